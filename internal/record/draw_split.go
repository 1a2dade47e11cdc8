package record

import (
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// splitBeforeError says that a wording was taken out of its line before, and by
// which correction.
type splitBeforeError struct{ id int64 }

func (*splitBeforeError) Error() string { return ErrNothing.Error() }
func (*splitBeforeError) Unwrap() error { return ErrNothing }

// drawLineSplit takes the form of a statement out of a line, and those of the
// statements that repeat it in its report: a headline would take its place.
// noLine says that the line was not found: taking a wording out can have changed
// its id.
func (r *Record) drawLineSplit(w store.Writer, c *Change, label int64, noLine error) (store.Correction, error) {
	st, _, err := r.statement(w, first(c.Statements))
	if err != nil {
		return store.Correction{}, err
	}
	f, err := r.inForce(w)
	if err != nil {
		return store.Correction{}, err
	}
	var anchors []LineAnchor
	if noLine == nil {
		if anchors, err = r.splitAnchors(w, &st, label); err != nil {
			return store.Correction{}, err
		}
	}
	if len(anchors) == 0 {
		return store.Correction{}, r.splitBefore(w, &st, f, noLine)
	}
	for _, m := range f.lines.merges {
		if slices.ContainsFunc(anchors, func(a LineAnchor) bool { return m[0].Form == a.Form || m[1].Form == a.Form }) {
			return store.Correction{}, ErrHolds
		}
	}
	return packCorrection(c.Kind, anchors[0], splitValue{hex64(label), anchors[1:]})
}

// splitAnchors are the forms that a statement and its repeats have in a line,
// each once, the statement's own first. Where there are no others in the line,
// only its own is taken out.
func (r *Record) splitAnchors(w store.Writer, st *store.Statement, label int64) ([]LineAnchor, error) {
	own, err := r.anchors(w, []int64{st.Wording}, label, true)
	if err != nil || len(own) == 0 {
		return nil, err
	}
	repeats, err := r.repeatsOf(w, st)
	if err != nil {
		return nil, err
	}
	more, err := r.anchors(w, repeats, label, true)
	if err != nil {
		return nil, err
	}
	var all []LineAnchor
	for _, a := range slices.Concat(own, more) {
		if !slices.ContainsFunc(all, func(o LineAnchor) bool { return o.Form == a.Form }) {
			all = append(all, a)
		}
	}
	forms, err := w.FormsOfLines([]int64{label})
	switch {
	case err != nil:
		return nil, err
	case len(forms) < 2:
		return nil, ErrNothing
	case len(all) >= len(forms):
		return all[:1], nil
	}
	return all, nil
}

// repeatsOf are the wordings of the statements of a report that repeat one of
// them, or that it repeats.
func (r *Record) repeatsOf(rd store.Reader, st *store.Statement) ([]int64, error) {
	list, err := rd.Statements(store.StatementQuery{Reports: []int64{st.Report}, Withdrawn: true, Limit: mostOfReport})
	if err != nil {
		return nil, err
	}
	root := map[int]int{}
	for i := range list {
		root[list[i].Ordinal] = list[i].Ordinal
		if list[i].Repeats != none {
			root[list[i].Ordinal] = list[i].Repeats
		}
	}
	of := func(ordinal int) int { // what a repeat repeats is the first of its words, or repeats that
		return root[root[ordinal]]
	}
	var wordings []int64
	for i := range list {
		if of(list[i].Ordinal) == of(st.Ordinal) && list[i].Wording != st.Wording {
			wordings = append(wordings, list[i].Wording)
		}
	}
	return distinct(wordings), nil
}

// mostOfReport is how many statements of a report are looked at.
const mostOfReport = 10_000

// splitBefore tells why nothing of a statement is taken out of a line: it was
// taken out before, or was never in it.
func (r *Record) splitBefore(w store.Writer, st *store.Statement, f *inForce, noLine error) error {
	pairs, err := w.FormsOfWordings([]int64{st.Wording})
	if err != nil {
		return err
	}
	var rows []int64
	for _, p := range pairs {
		rows = append(rows, p.Row)
	}
	forms, err := w.FormsByID(rows)
	if err != nil {
		return err
	}
	for _, s := range f.lines.splits {
		if slices.ContainsFunc(forms, func(x store.Form) bool { return x.Hash == int64(s.Form) }) {
			return &splitBeforeError{s.id}
		}
	}
	if noLine != nil {
		return noLine
	}
	return ErrOneLine
}
