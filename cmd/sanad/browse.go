package main

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

func (p *program) actorsCommand() *cobra.Command {
	var f listFlags
	var q ask.ActorsQuery
	cmd := p.askCommand(&cobra.Command{Use: "actors [NAME]", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		q.Name, q.Limit, q.After = strings.Join(args, " "), f.limit, f.after
		return p.asking(cmd, &f.askFlags, func(d *ask.Desk) error {
			a, err := d.Actors(cmd.Context(), q)
			if err != nil {
				return err
			}
			return p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) {
				page.AppendActors(b, &a, again(cmd, args, a.Next), o)
			})
		})
	}})
	cmd.Flags().StringArrayVar(&q.Kinds, "kind", nil, p.words.Get("flag.actor.kind"))
	f.add(p, cmd)
	return cmd
}

func (p *program) reportsCommand() *cobra.Command {
	var f listFlags
	var q ask.ReportsQuery
	cmd := p.askCommand(&cobra.Command{Use: "reports", Args: p.noArgs, RunE: func(cmd *cobra.Command, args []string) error {
		q.Limit, q.After = f.limit, f.after
		return p.asking(cmd, &f.askFlags, func(d *ask.Desk) error {
			a, err := d.Reports(cmd.Context(), q)
			if err != nil {
				return err
			}
			err = p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) {
				page.AppendReports(b, &a, again(cmd, args, a.Next), o)
			})
			return cmp.Or(err, named(a.Outlet))
		})
	}})
	flags := cmd.Flags()
	flags.StringVar(&q.Outlet, "outlet", "", p.words.Get("flag.outlet"))
	flags.StringVar(&q.Language, "in", "", p.words.Get("flag.in"))
	flags.StringVar(&q.Since, "since", "", p.words.Get("flag.since"))
	flags.StringVar(&q.Until, "until", "", p.words.Get("flag.until"))
	flags.BoolVar(&q.Revisions, "revisions", false, p.words.Get("flag.revisions"))
	f.add(p, cmd)
	return cmd
}

func (p *program) linesCommand() *cobra.Command {
	var f listFlags
	var q ask.LinesQuery
	cmd := p.askCommand(&cobra.Command{Use: "lines", Args: p.noArgs, RunE: func(cmd *cobra.Command, args []string) error {
		q.Limit, q.After = f.limit, f.after
		return p.asking(cmd, &f.askFlags, func(d *ask.Desk) error {
			a, err := d.Lines(cmd.Context(), q)
			if err != nil {
				return err
			}
			return p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) {
				page.AppendLines(b, &a, again(cmd, args, a.Next), o)
			})
		})
	}})
	cmd.Flags().IntVar(&q.Least, "least", 0, p.words.Get("flag.least"))
	f.add(p, cmd)
	return cmd
}
