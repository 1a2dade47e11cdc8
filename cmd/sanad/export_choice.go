package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/export"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// choiceFlags choose statements, as those of sanad said do.
type choiceFlags struct {
	by, about, since, until, in, via, line string
	kinds                                  []string

	query store.StatementQuery // what of it needs no record
}

func (f *choiceFlags) add(p *program, flags *pflag.FlagSet) {
	flags.StringVar(&f.by, "by", "", p.words.Get("flag.export.by"))
	flags.StringVar(&f.about, "about", "", p.words.Get("flag.export.about"))
	flags.StringVar(&f.since, "since", "", p.words.Get("flag.since"))
	flags.StringVar(&f.until, "until", "", p.words.Get("flag.until"))
	flags.StringArrayVar(&f.kinds, "kind", nil, p.words.Get("flag.kind"))
	flags.StringVar(&f.in, "in", "", p.words.Get("flag.in"))
	flags.StringVar(&f.via, "via", "", p.words.Get("flag.via"))
	flags.StringVar(&f.line, "line", "", p.words.Get("flag.export.line"))
}

// check refuses values that cannot be.
func (f *choiceFlags) check(p *program, cmd *cobra.Command, d *data.Data) error {
	for _, x := range []struct {
		flag, value string
		to          *string
		last        bool
	}{{"--since", f.since, &f.query.Since, false}, {"--until", f.until, &f.query.Until, true}} {
		from, until := record.Days(x.value)
		if *x.to = from; x.last {
			*x.to = until
		}
		if x.value != "" && *x.to == "" {
			return p.use(cmd, "use.ask.date", x.flag, brief(x.value))
		}
	}
	for _, k := range f.kinds {
		if !slices.Contains([]string{"direct", "indirect", "mixed"}, k) {
			return p.use(cmd, "use.ask.kind", "--kind", brief(k))
		}
	}
	f.query.Kinds = f.kinds
	if f.in != "" {
		f.query.Languages = []string{f.in}
		if l := d.Language(f.in); l != nil {
			f.query.Languages = []string{l.Pack.Code}
		}
	}
	return nil
}

// any reports whether anything is chosen.
func (f *choiceFlags) any() bool {
	return f.by != "" || f.about != "" || f.since != "" || f.until != "" || f.in != "" || f.via != "" || f.line != "" || len(f.kinds) > 0
}

// choose finds whom the names mean, and returns what makes the choice; nil
// where everything is chosen.
func (p *program) choose(cmd *cobra.Command, f *choiceFlags, rec *record.Record) (func(store.Reader) (export.Selection, error), error) {
	if !f.any() {
		return nil, nil
	}
	by, err := p.named(cmd, rec, "--by", f.by)
	if err != nil {
		return nil, err
	}
	via, err := p.named(cmd, rec, "--via", f.via)
	if err != nil {
		return nil, err
	}
	about, err := p.subject(cmd, rec, f)
	if err != nil {
		return nil, err
	}
	return func(r store.Reader) (export.Selection, error) {
		q := f.query
		var err error
		if q.Speakers, err = rowsOf(r, by); err != nil {
			return export.Selection{}, err
		}
		if q.Carriers, err = rowsOf(r, via); err != nil {
			return export.Selection{}, err
		}
		if f.line != "" {
			if q.Lines, err = p.lineNamed(r, f.line); err != nil {
				return export.Selection{}, err
			}
		}
		return export.Selection{Queries: about(q)}, nil
	}, nil
}

// named is the key of the actor that a name means.
func (p *program) named(cmd *cobra.Command, rec *record.Record, flag, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	a, err := ask.New(rec).Said(cmd.Context(), ask.SaidQuery{Name: name, Limit: 1})
	if wrong, ok := errors.AsType[*ask.QuestionError](err); ok {
		return "", p.use(cmd, "use.ask."+wrong.Key, flag, wrong.Value)
	}
	if err != nil {
		return "", err
	}
	if a.Who != nil && len(a.Who.Actors) == 1 && a.Who.Office == "" {
		return a.Who.Actors[0].Key, nil
	}
	key, list := "error.export.nobody", []string{}
	if a.Who != nil {
		for _, c := range append(a.Who.Actors, a.Who.Candidates...) {
			list = append(list, c.Key+" ("+c.Name+")")
		}
	}
	if len(list) > 0 {
		key = "error.export.several"
	}
	args := []any{flag, brief(name)}
	if len(list) > 0 {
		args = append(args, strings.Join(list, "\n  "))
	}
	fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get(key, args...)))
	return "", errFailed
}

// subject makes of a query those that ask for a subject too: an actor under
// all of its names, or words, in each language by its own stems.
func (p *program) subject(cmd *cobra.Command, rec *record.Record, f *choiceFlags) (func(store.StatementQuery) []store.StatementQuery, error) {
	if f.about == "" {
		return func(q store.StatementQuery) []store.StatementQuery { return []store.StatementQuery{q} }, nil
	}
	a, err := ask.New(rec).Said(cmd.Context(), ask.SaidQuery{About: f.about, Limit: 1})
	if wrong, ok := errors.AsType[*ask.QuestionError](err); ok {
		return nil, p.use(cmd, "use.ask."+wrong.Key, "--about", wrong.Value)
	}
	if err != nil {
		return nil, err
	}
	return func(q store.StatementQuery) []store.StatementQuery {
		if a.About != nil && len(a.About.Actors) > 0 {
			for _, id := range a.About.Actors {
				q.AnyTerms = append(q.AnyTerms, record.TermOfActor(id))
			}
			return []store.StatementQuery{q}
		}
		var out []store.StatementQuery
		for _, l := range rec.Data.Languages {
			code := l.Pack.Code
			if len(q.Languages) > 0 && q.Languages[0] != code {
				continue
			}
			one := q
			one.Languages, one.Terms = []string{code}, rec.Terms(f.about, code)
			if len(one.Terms) > 0 {
				out = append(out, one)
			}
		}
		// The last finds nothing: an empty list would choose everything.
		return append(out, store.StatementQuery{IDs: []int64{-1}})
	}, nil
}

// rowsOf is the row of an actor, in a list; empty for no actor.
func rowsOf(r store.Reader, key string) ([]int64, error) {
	if key == "" {
		return nil, nil
	}
	found, err := r.Actors([]string{key})
	if err != nil {
		return nil, err
	}
	rows := []int64{-1} // should it be gone meanwhile, nobody is chosen
	for _, a := range found {
		rows = append(rows, a.ID)
	}
	return rows, nil
}

// lineNamed finds the line whose label begins so.
func (p *program) lineNamed(r store.Reader, prefix string) ([]int64, error) {
	found, err := r.LinesByPrefix(cmp.Or(strings.ToLower(strings.TrimSpace(prefix)), "-"), 5)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, l := range found {
		list = append(list, record.Label(l.Label))
	}
	switch len(list) {
	case 1:
		return []int64{found[0].Label}, nil
	case 0:
		fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get("error.export.noline", brief(prefix))))
	default:
		fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get("error.export.several", "--line", brief(prefix), strings.Join(list, "\n  "))))
	}
	return nil, errFailed
}
