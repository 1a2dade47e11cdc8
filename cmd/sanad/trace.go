package main

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

func (p *program) traceCommand() *cobra.Command {
	var f askFlags
	cmd := p.askCommand(&cobra.Command{Use: "trace WORDS|ID", Args: p.joined("use.trace"), RunE: func(cmd *cobra.Command, args []string) error {
		return p.asking(cmd, &f, func(d *ask.Desk) error {
			a, err := d.Trace(cmd.Context(), strings.Join(args, " "))
			if err != nil {
				return err
			}
			return p.answer(&f, &a, func(b *bytes.Buffer, o page.Options) { page.AppendTrace(b, &a, o) })
		})
	}})
	f.add(p, cmd)
	return cmd
}
