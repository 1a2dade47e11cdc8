package record

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/store"
)

// putForms makes sure that forms are there, each in its line, and returns
// their rows by hash. Two forms are of one line where a row of forms leads from
// one to the other of which each says the same as the next. A line's label is
// the smallest hash in it.
func (r *Record) putForms(w store.Writer, forms map[int64]form, force *inForce) (map[int64]int64, error) {
	hashes := slices.Sorted(maps.Keys(forms))
	known, err := w.FormsByHash(hashes)
	if err != nil {
		return nil, err
	}
	rows := make(map[int64]int64, len(hashes))
	for _, f := range known {
		rows[f.Hash] = f.ID
	}
	l := &lining{r: r, w: w, force: force, labels: union{}}
	for _, h := range hashes {
		if rows[h] == 0 {
			l.come = append(l.come, member{form: forms[h], label: h})
		}
	}
	if err := l.find(); err != nil {
		return nil, err
	}
	list := make([]store.NewForm, len(l.come))
	for i, m := range l.come {
		list[i] = store.NewForm{Hash: m.hash, Body: m.body, Keys: m.keys, Line: l.labels.find(m.label)}
	}
	if err := l.settle(); err != nil {
		return nil, err
	}
	put, err := w.PutForms(list)
	if err != nil {
		return nil, err
	}
	for i := range l.come {
		l.come[i].row = put[i]
		rows[l.come[i].hash] = put[i]
		r.sketches.add(put[i], l.come[i].sketch)
	}
	return rows, l.putOpposites()
}

// lining finds the lines of forms that came.
type lining struct {
	r      *Record
	w      store.Writer
	force  *inForce
	labels union
	come   []member
	there  []member // that may say the same as one that came, or the opposite
	oppose [][2]place
}

// member is a form of a line.
type member struct {
	form
	row   int64 // 0 where it is not there yet
	label int64
	near  []int32 // those there that it is compared with

	unpack func() *line.Proposition // of one there; nil for one of another build
}

// place is where a member stands: among those that came, or those there.
type place struct {
	there bool
	i     int
}

// find compares what came with all there that share a key with it, and among
// itself.
func (l *lining) find() error {
	if err := l.fetch(); err != nil {
		return err
	}
	l.compare(true)
	return l.joinForced()
}

// settle moves the forms of lines that were joined to others.
func (l *lining) settle() error {
	lines := make(map[int64]bool, len(l.there))
	for i := range l.there {
		lines[l.there[i].label] = true
	}
	for i := range l.come {
		if l.come[i].row != 0 {
			lines[l.come[i].label] = true
		}
	}
	old := slices.DeleteFunc(l.labels.moved(), func(label int64) bool { return !lines[label] })
	if len(old) == 0 {
		return nil
	}
	forms, err := l.w.FormsOfLines(old)
	if err != nil {
		return err
	}
	to := map[int64]int64{}
	for _, f := range forms {
		to[f.ID] = l.labels.find(f.Line)
	}
	if len(to) == 0 {
		return nil
	}
	return l.w.SetLines(to)
}

// putOpposites keeps which forms oppose each other. What is of one line is not
// opposed to itself: a row of forms leads from one to the other.
func (l *lining) putOpposites() error {
	pairs := make([]store.Pair, 0, len(l.oppose))
	for _, o := range l.oppose {
		a, b := l.at(o[0]), l.at(o[1])
		if l.labels.find(a.label) != l.labels.find(b.label) {
			pairs = append(pairs, store.Pair{A: min(a.row, b.row), B: max(a.row, b.row)})
		}
	}
	slices.SortFunc(pairs, func(x, y store.Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return l.w.PutOpposites(slices.Compact(pairs))
}

func byKeyAndRow(a, b store.Posting) int {
	if a.Key != b.Key {
		return cmp.Compare(a.Key, b.Key)
	}
	return cmp.Compare(a.Row, b.Row)
}
