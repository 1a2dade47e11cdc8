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
	there  []member
	oppose [][2]place
}

// member is a form of a line.
type member struct {
	form
	row   int64 // 0 where it is not there yet
	label int64
}

// place is where a member stands: among those that came, or those there.
type place struct {
	there bool
	i     int
}

// find compares what came with all there that share a key with it, and among
// itself.
func (l *lining) find() error {
	var keys []int64
	for i := range l.come {
		keys = append(keys, l.come[i].keys...)
	}
	found, err := l.w.FormsByKey(distinct(keys))
	if err != nil {
		return err
	}
	own := make(map[int64]bool, len(l.come))
	for i := range l.come {
		own[l.come[i].hash] = true
	}
	for _, f := range found {
		if own[f.Hash] {
			continue
		}
		d, err := l.r.decodeForm(f.Body)
		if err != nil {
			continue // of another build: it is compared once the lines are formed anew
		}
		d.hash = f.Hash
		l.there = append(l.there, member{form: d, row: f.ID, label: f.Line})
	}
	l.compare()
	return l.joinForced()
}

// compare compares all that share a key.
func (l *lining) compare() {
	byKey := map[int64][]int32{} // of those there
	for i := range l.there {
		for _, key := range l.there[i].keys {
			byKey[key] = append(byKey[key], int32(i))
		}
	}
	mine := map[int64][]int32{} // of those that came before, in this batch
	seen, seenMine := make([]int32, len(l.there)), make([]int32, len(l.come))
	for i := range l.come {
		a := &l.come[i]
		turn := int32(i + 1)
		for _, key := range a.keys {
			for _, j := range byKey[key] {
				if seen[j] != turn {
					seen[j] = turn
					l.relate(place{i: i}, place{true, int(j)})
				}
			}
			for _, j := range mine[key] {
				if seenMine[j] != turn {
					seenMine[j] = turn
					l.relate(place{i: i}, place{i: int(j)})
				}
			}
		}
		for _, key := range a.keys {
			mine[key] = append(mine[key], int32(i))
		}
	}
}

func (l *lining) at(p place) *member {
	if p.there {
		return &l.there[p.i]
	}
	return &l.come[p.i]
}

// relate compares two forms. The one with the smaller hash is always the
// first, so that it makes no difference which came first.
func (l *lining) relate(p, q place) {
	a, b := l.at(p), l.at(q)
	if a.hash > b.hash {
		a, b, p, q = b, a, q, p
	}
	switch l.r.Lines.Compare(a.is, b.is).Relation {
	case line.Same:
		if l.force.mayJoin(a.hash, b.hash) {
			l.labels.join(a.label, b.label)
		}
	case line.Opposes:
		l.oppose = append(l.oppose, [2]place{p, q})
	case line.Unrelated:
	}
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

// putOpposites keeps which forms oppose each other.
func (l *lining) putOpposites() error {
	pairs := make([]store.Pair, 0, len(l.oppose))
	for _, o := range l.oppose {
		a, b := l.at(o[0]).row, l.at(o[1]).row
		pairs = append(pairs, store.Pair{A: min(a, b), B: max(a, b)})
	}
	slices.SortFunc(pairs, func(x, y store.Pair) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return l.w.PutOpposites(slices.Compact(pairs))
}

func byKeyAndRow(a, b store.Posting) int {
	return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Row, b.Row))
}
