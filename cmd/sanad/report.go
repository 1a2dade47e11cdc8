package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

func (p *program) reportCommand() *cobra.Command {
	var f askFlags
	var diff bool
	cmd := p.askCommand(&cobra.Command{Use: "report ID", Args: p.joined("use.report"), RunE: func(cmd *cobra.Command, args []string) error {
		id := strings.Join(args, " ")
		return p.asking(cmd, &f, func(d *ask.Desk) error {
			a, err := d.Report(cmd.Context(), id)
			if errors.Is(err, ask.ErrNotFound) {
				fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.noreport", id))
				return errFailed
			}
			if err != nil {
				return err
			}
			return p.answer(&f, &a, func(b *bytes.Buffer, o page.Options) { page.AppendReport(b, &a, diff, o) })
		})
	}})
	cmd.Flags().BoolVar(&diff, "diff", false, p.words.Get("flag.diff"))
	f.add(p, cmd)
	return cmd
}
