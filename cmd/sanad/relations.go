package main

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

// The orders of sanad relations.
const (
	byActivity = "activity"
	byChange   = "change"
)

func (p *program) relationsCommand() *cobra.Command {
	var f askFlags
	var q ask.RelationsQuery
	by := byActivity
	cmd := p.askCommand(&cobra.Command{Use: "relations [ACTOR]", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if by != byActivity && by != byChange {
			return p.use(cmd, "use.relations.by", brief(by))
		}
		q.Name, q.Change, q.Language = strings.Join(args, " "), by == byChange, p.words.Get("ui.language")
		return p.asking(cmd, &f, func(d *ask.Desk) error {
			a, err := d.Relations(cmd.Context(), q)
			if err != nil {
				return err
			}
			err = p.answer(&f, &a, func(b *bytes.Buffer, o page.Options) { page.AppendRelations(b, &a, o) })
			return cmp.Or(err, named(a.Who))
		})
	}})
	flags := cmd.Flags()
	flags.StringVar(&by, "by", byActivity, p.words.Get("flag.relations.by"))
	flags.StringVar(&q.Since, "since", "", p.words.Get("flag.since"))
	flags.StringVar(&q.Until, "until", "", p.words.Get("flag.until"))
	flags.IntVar(&q.Limit, "limit", 0, p.words.Get("flag.limit"))
	f.add(p, cmd)
	return cmd
}
