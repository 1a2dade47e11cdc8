package main

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

func (p *program) saidCommand() *cobra.Command {
	var f listFlags
	var q ask.SaidQuery
	cmd := p.askCommand(&cobra.Command{Use: "said NAME", Args: func(cmd *cobra.Command, args []string) error {
		if strings.TrimSpace(strings.Join(args, " ")) == "" && strings.TrimSpace(q.About+q.Via) == "" {
			return p.use(cmd, "use.said")
		}
		return nil
	}, RunE: func(cmd *cobra.Command, args []string) error {
		q.Name, q.Limit, q.After = strings.Join(args, " "), f.limit, f.after
		return p.asking(cmd, &f.askFlags, func(d *ask.Desk) error {
			a, err := d.Said(cmd.Context(), q)
			if err != nil {
				return err
			}
			err = p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) {
				page.AppendSaid(b, &a, again(cmd, args, a.Next), o)
			})
			return cmp.Or(err, named(a.Who, a.Via))
		})
	}})
	flags := cmd.Flags()
	flags.StringVar(&q.About, "about", "", p.words.Get("flag.about"))
	flags.StringVar(&q.Since, "since", "", p.words.Get("flag.since"))
	flags.StringVar(&q.Until, "until", "", p.words.Get("flag.until"))
	flags.StringArrayVar(&q.Kinds, "kind", nil, p.words.Get("flag.kind"))
	flags.StringVar(&q.Language, "in", "", p.words.Get("flag.in"))
	flags.StringVar(&q.Via, "via", "", p.words.Get("flag.via"))
	f.add(p, cmd)
	return cmd
}
