package ask

import (
	"context"

	"github.com/sanad-news/sanad/internal/store"
)

// LineAffairs are the facts of a line, with the places they were read at: by
// the uids of statements.
type LineAffairs struct {
	Line  *Line // nil where the record has no such line
	Cites map[string]*Cite
}

// LineAffairs gathers the facts of a line that an id, a name or words tell;
// actors are named as in the record.
func (d *Desk) LineAffairs(ctx context.Context, words string) (LineAffairs, error) {
	return d.LineAffairsIn(ctx, words, "")
}

// LineAffairsIn does the same; actors of the actor data are named in a language.
func (d *Desk) LineAffairsIn(ctx context.Context, words, language string) (LineAffairs, error) {
	out := LineAffairs{Cites: map[string]*Cite{}}
	t, err := d.Trace(ctx, words)
	if err != nil || len(t.Lines) == 0 {
		return out, err
	}
	out.Line = &t.Lines[0]
	var uids []string
	take := func(list []Saying) {
		for i := range list {
			for _, s := range ends(list[i].Sources) {
				uids = append(uids, s.Statement)
			}
		}
	}
	take(ends(out.Line.Sayings))
	take(ends(out.Line.NotSaid))
	for i := range out.Line.Forms {
		uids = append(uids, out.Line.Forms[i].Statement)
	}
	for i := range out.Line.Opposed {
		take(ends(out.Line.Opposed[i].Sayings))
	}
	for i := range out.Line.Sayings { // each speaker's own
		uids = append(uids, out.Line.Sayings[i].Sources[0].Statement)
	}
	uids = distinct(uids)
	err = d.view(ctx, func(r store.Reader) error {
		g := &gatherer{Desk: d, r: r, all: newLoaded(), language: language}
		g.nameSpeakers(out.Line)
		found, err := r.Statements(store.StatementQuery{UIDs: uids, Limit: len(uids)})
		if err != nil {
			return err
		}
		all, err := load(r, found)
		if err != nil {
			return err
		}
		for i := range all.statements {
			s := &all.statements[i]
			out.Cites[s.UID] = g.citeSaid(all, s)
		}
		return g.characters()
	})
	return out, err
}

// nameSpeakers gives those who say a line, or the opposite, their names in the
// language that is asked for.
func (g *gatherer) nameSpeakers(l *Line) {
	called := map[string]string{}
	name := func(list []Saying) {
		for i := range list {
			for j := range list[i].Speakers {
				s := &list[i].Speakers[j]
				called[s.Name] = g.nameOf(s.Key, s.Name)
				s.Name = called[s.Name]
			}
		}
	}
	name(l.Sayings)
	name(l.NotSaid)
	for i := range l.Opposed {
		name(l.Opposed[i].Sayings)
	}
	for i := range l.Speakers {
		l.Speakers[i].Name = g.nameOf(l.Speakers[i].Key, l.Speakers[i].Name)
	}
	for i := range l.Forms {
		for j, s := range l.Forms[i].Speakers {
			if n, ok := called[s]; ok {
				l.Forms[i].Speakers[j] = n
			}
		}
	}
}
