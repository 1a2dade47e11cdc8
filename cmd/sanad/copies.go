package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

func (p *program) copiesCommand() *cobra.Command {
	var f askFlags
	cmd := p.askCommand(&cobra.Command{Use: "copies ID", Args: p.joined("use.copies"), RunE: func(cmd *cobra.Command, args []string) error {
		return p.asking(cmd, &f, func(d *ask.Desk) error {
			a, err := d.Copies(cmd.Context(), args[0])
			if errors.Is(err, ask.ErrNotFound) {
				fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.correct.nostatement", args[0]))
				return errFailed
			}
			if err != nil {
				return err
			}
			return p.answer(&f, &a, func(b *bytes.Buffer, o page.Options) { page.AppendCopies(b, &a, o) })
		})
	}})
	f.add(p, cmd)
	return cmd
}
