package record

import (
	"fmt"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

func (r *Record) drawLine(w store.Writer, c *Change) (store.Correction, error) {
	l, err := r.line(w, c.Line)
	if c.Kind == LineSplit && (err == nil || isNone(err)) {
		return r.drawLineSplit(w, c, l.Label, err)
	}
	if err != nil {
		return store.Correction{}, err
	}
	at, err := r.anchorLine(w, l.Label)
	if err != nil {
		return store.Correction{}, err
	}
	switch c.Kind {
	case LineName:
		if strings.TrimSpace(c.Name) == "" {
			return store.Correction{}, ErrNothing
		}
		return packCorrection(c.Kind, at, strings.TrimSpace(c.Name))
	case LineMerge:
		other, err := r.line(w, c.Other)
		if err != nil {
			return store.Correction{}, err
		}
		if other.Label == l.Label {
			return store.Correction{}, ErrNothing
		}
		to, err := r.anchorLine(w, other.Label)
		if err != nil {
			return store.Correction{}, err
		}
		return packCorrection(c.Kind, at, to)
	default:
		return r.drawPin(w, at, l.Label)
	}
}

// drawPin keeps which forms a line has.
func (r *Record) drawPin(w store.Writer, at LineAnchor, label int64) (store.Correction, error) {
	rows, err := wordingsOfLine(w, label)
	if err != nil {
		return store.Correction{}, err
	}
	var value pinValue
	seen := map[hex64]bool{}
	for len(rows) > 0 {
		n := min(refreshAt, len(rows))
		anchors, err := r.anchors(w, rows[:n], label, false)
		if err != nil {
			return store.Correction{}, err
		}
		for _, a := range anchors {
			if !seen[a.Form] {
				seen[a.Form] = true
				value.Forms = append(value.Forms, a)
			}
		}
		rows = rows[n:]
	}
	return packCorrection(LinePin, at, value)
}

// line finds a line by the beginning of its label.
func (r *Record) line(rd store.Reader, prefix string) (store.Line, error) {
	prefix = strings.ToLower(strings.TrimSpace(prefix))
	if prefix == "" {
		return store.Line{}, &NoneError{prefix, ErrNoLine}
	}
	found, err := rd.LinesByPrefix(prefix, 5)
	switch {
	case err != nil:
		return store.Line{}, err
	case len(found) == 0:
		return store.Line{}, &NoneError{prefix, ErrNoLine}
	case len(found) == 1:
		return found[0], nil
	}
	many := &ManyError{Named: prefix}
	for _, l := range found {
		many.Found = append(many.Found, fmt.Sprint(Label(l.Label)))
	}
	return store.Line{}, many
}

// anchorLine ties to a line: to the oldest wording in it.
func (r *Record) anchorLine(rd store.Reader, label int64) (LineAnchor, error) {
	q := store.StatementQuery{Lines: []int64{label}, Oldest: true, Withdrawn: true, Limit: 20}
	list, err := rd.Statements(q)
	if err != nil {
		return LineAnchor{}, err
	}
	for i := range list {
		anchors, err := r.anchors(rd, []int64{list[i].Wording}, label, true)
		if err != nil {
			return LineAnchor{}, err
		}
		if len(anchors) > 0 {
			return anchors[0], nil
		}
	}
	return LineAnchor{}, &NoneError{Label(label), ErrNoLine}
}

// wordingsOfLine finds the wordings of a line.
func wordingsOfLine(rd store.Reader, label int64) ([]int64, error) {
	var rows []int64
	err := store.EachStatement(rd, store.StatementQuery{Lines: []int64{label}, Oldest: true, Withdrawn: true}, func(s *store.Statement) error {
		rows = append(rows, s.Wording)
		return nil
	})
	return distinct(rows), err
}

// anchors are the ties of wordings to a line: for each form that a wording has
// in it, where the proposition stands in the wording. Texts are left out unless
// asked for.
func (r *Record) anchors(rd store.Reader, wordings []int64, label int64, texts bool) ([]LineAnchor, error) {
	pairs, err := rd.FormsOfWordings(wordings)
	if err != nil {
		return nil, err
	}
	inLine, err := rd.FormsOfLines([]int64{label})
	if err != nil {
		return nil, err
	}
	hashes := make(map[int64]int64, len(inLine))
	for _, f := range inLine {
		hashes[f.ID] = f.Hash
	}
	list, err := rd.Wordings(wordings)
	if err != nil {
		return nil, err
	}
	byRow := make(map[int64]store.Wording, len(list))
	for _, w := range list {
		byRow[w.ID] = w
	}
	var out []LineAnchor
	for _, p := range pairs {
		hash, in := hashes[p.Row]
		if !in {
			continue
		}
		w := byRow[p.Key]
		a := LineAnchor{Form: hex64(hash), Wording: hex64(w.Hash), End: len(w.Text)}
		props := r.Lines.Propositions(w.Text, w.Language)
		for i := range props {
			if props[i].Hash() == hash {
				a.Start, a.End = props[i].Start, props[i].End
			}
		}
		if texts {
			a.Text, a.Language = w.Text, w.Language
		}
		out = append(out, a)
	}
	return out, nil
}

// formsNamed are the hashes of the forms that a correction of lines is tied to.
func (r *Record) formsNamed(rd store.Reader, c *store.Correction) ([]int64, error) {
	one := lineFixes{}
	if err := one.add(c); err != nil {
		return nil, err
	}
	if err := one.resolve(r, rd); err != nil {
		return nil, err
	}
	var out []int64
	for _, p := range one.forced {
		out = append(out, p[0], p[1])
	}
	for h := range one.apart {
		out = append(out, h)
	}
	for h := range one.pinned {
		out = append(out, h)
	}
	return distinct(out), nil
}

// LineNames are the names that people gave to lines, by label.
func (r *Record) LineNames(rd store.Reader) (map[int64]string, error) {
	f, err := r.inForce(rd)
	if err != nil || len(f.lines.names) == 0 {
		return nil, err
	}
	hashes := make([]int64, len(f.lines.names))
	for i, n := range f.lines.names {
		hashes[i] = int64(n.Form)
	}
	forms, err := rd.FormsByHash(hashes)
	if err != nil {
		return nil, err
	}
	labels := map[int64]int64{}
	for _, form := range forms {
		labels[form.Hash] = form.Line
	}
	names := map[int64]string{}
	for _, n := range f.lines.names {
		if label, ok := labels[int64(n.Form)]; ok {
			names[label] = n.name
		}
	}
	return names, nil
}

// CountsFor tells which actors count for others since someone merged them: the
// rows of actors, to the rows of those that what they said counts for.
func (r *Record) CountsFor(rd store.Reader, actors []store.Actor) (map[int64]int64, error) {
	f, err := r.inForce(rd)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]int64, len(actors))
	for _, a := range actors {
		rows, err := f.rowsOf(rd, []string{f.counts(a.Key)})
		if err != nil {
			return nil, err
		}
		out[a.ID] = a.ID
		if len(rows) == 1 {
			out[a.ID] = rows[0]
		}
	}
	return out, nil
}
