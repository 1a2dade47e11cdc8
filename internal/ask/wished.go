package ask

import (
	"context"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// WishedQuery asks which statements of one report someone wants to be told of.
// One of Speaker, Line and Pair is set.
type WishedQuery struct {
	Report  string   // its uid
	Speaker string   // a name, an actor's key, or an office
	Line    string   // the beginning of a line's id
	Pair    []string // two actors: one, or someone of it, says it, about the other
}

// Wished is one statement that was wished for.
type Wished struct {
	Statement string   `json:"statement"` // its uid
	Speakers  []string `json:"speakers"`
	Text      string   `json:"text"`
	Said      string   `json:"said,omitempty"` // EDTF
	Kind      string   `json:"kind"`
}

// Wished answers which statements of a report are wished for. A name that
// means nobody in the record yet, and a line that is not there, find nothing.
// What the report says was not said, or repeats, is left out.
func (d *Desk) Wished(ctx context.Context, q WishedQuery) (out []Wished, err error) {
	err = d.view(ctx, func(r store.Reader) error {
		found, err := r.ReportsByUID(q.Report, 1)
		if err != nil || len(found) == 0 {
			return err
		}
		base := store.StatementQuery{Reports: []int64{found[0].ID}, Oldest: true}
		var list []store.Statement
		switch {
		case q.Line != "":
			list, err = wishedLine(r, base, q.Line)
		case len(q.Pair) == 2:
			list, err = d.between(r, base, q.Pair[0], q.Pair[1])
		default:
			list, err = d.saidBy(r, base, q.Speaker)
		}
		if err == nil {
			out, err = tellWished(r, list)
		}
		return err
	})
	return out, err
}

// wishedLine finds the statements on a line.
func wishedLine(r store.Reader, base store.StatementQuery, prefix string) ([]store.Statement, error) {
	lines, err := r.LinesByPrefix(strings.ToLower(strings.TrimSpace(prefix)), 2)
	if err != nil || len(lines) != 1 {
		return nil, err
	}
	base.Lines = []int64{lines[0].Label}
	return r.Statements(base)
}

// saidBy finds what someone said, or someone of that state or body.
func (d *Desk) saidBy(r store.Reader, base store.StatementQuery, name string) ([]store.Statement, error) {
	w, err := who(r, d.rec, "speaker", name)
	if err != nil {
		return nil, err
	}
	ids := known(d.rec, name)
	all, err := r.Statements(base)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(s store.Statement) bool {
		by := slices.ContainsFunc(s.Speakers, func(a int64) bool { return slices.Contains(w.rows, a) })
		of := slices.ContainsFunc(s.Voices, func(v store.Voice) bool { return v.Of != "" && slices.Contains(ids, v.Of) })
		return !by && !of
	}), nil
}

// between finds what one of two says about the other.
func (d *Desk) between(r store.Reader, base store.StatementQuery, a, b string) ([]store.Statement, error) {
	var out []store.Statement
	for _, x := range [][2]string{{a, b}, {b, a}} {
		said, err := d.saidBy(r, base, x[0])
		if err != nil {
			return nil, err
		}
		about := map[int64]bool{}
		searches, err := d.about(r, &SaidQuery{About: x[1]}, &SaidAnswer{}, base)
		if err != nil {
			return nil, err
		}
		for i := range searches {
			found, err := r.Statements(searches[i].StatementQuery)
			if err != nil {
				return nil, err
			}
			kept, _, err := d.sift(r, found, func(*store.Statement) *search { return &searches[i] })
			if err != nil {
				return nil, err
			}
			for _, s := range kept {
				about[s.ID] = true
			}
		}
		for _, s := range said {
			if about[s.ID] && !slices.ContainsFunc(out, func(o store.Statement) bool { return o.ID == s.ID }) {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// tellWished tells statements by their words and speakers.
func tellWished(r store.Reader, list []store.Statement) ([]Wished, error) {
	var wordings, actors []int64
	for _, s := range list {
		wordings, actors = append(wordings, s.Wording), append(actors, s.Speakers...)
	}
	ws, err := r.Wordings(distinct(wordings))
	if err != nil {
		return nil, err
	}
	people, err := r.ActorsByID(distinct(actors))
	if err != nil {
		return nil, err
	}
	texts, names := map[int64]string{}, map[int64]string{}
	for _, w := range ws {
		texts[w.ID] = w.Text
	}
	for _, a := range people {
		names[a.ID] = a.Name
	}
	var out []Wished
	for _, s := range list {
		if s.Negated || s.Repeats >= 0 {
			continue
		}
		x := Wished{Statement: s.UID, Speakers: []string{}, Text: texts[s.Wording], Said: s.Said, Kind: s.Kind}
		for _, a := range s.Speakers {
			x.Speakers = append(x.Speakers, names[a])
		}
		out = append(out, x)
	}
	return out, nil
}
