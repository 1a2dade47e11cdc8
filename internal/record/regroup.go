package record

import (
	"github.com/sanad-news/sanad/internal/store"
)

// regroup forms lines anew after their corrections changed: forms that nothing
// holds together any more part, and forms that may join again do. Named are
// hashes of forms that a correction is tied to.
func (r *Record) regroup(w store.Writer, named []int64, force *inForce) error {
	forms, err := w.FormsByHash(named)
	if err != nil || len(forms) == 0 {
		return err
	}
	var labels []int64
	for _, f := range forms {
		labels = append(labels, f.Line)
	}
	if err := r.part(w, distinct(labels), force); err != nil {
		return err
	}
	for _, pair := range force.lines.forced {
		named = append(named, pair[0], pair[1])
	}
	return r.link(w, distinct(named), force)
}

// part divides lines into what holds together.
func (r *Record) part(w store.Writer, labels []int64, force *inForce) error {
	forms, err := w.FormsOfLines(labels)
	if err != nil {
		return err
	}
	l := &lining{r: r, w: w, force: force, labels: union{}}
	was := map[int64]int64{}
	for _, f := range forms {
		d, err := r.decodeForm(f.Body)
		if err != nil {
			d = form{} // of another build: it joins nothing until the lines are formed anew
		}
		d.hash = f.Hash
		was[f.ID] = f.Line
		l.come = append(l.come, member{form: d, row: f.ID, label: f.Hash})
	}
	l.compare(false)
	if err := l.joinForced(); err != nil {
		return err
	}
	to := map[int64]int64{}
	for i := range l.come {
		m := &l.come[i]
		if label := l.labels.find(m.label); label != was[m.row] {
			to[m.row] = label
		}
	}
	if err := l.putOpposites(); err != nil || len(to) == 0 {
		return err
	}
	return w.SetLines(to)
}

// link joins forms with all that they may be joined with.
func (r *Record) link(w store.Writer, hashes []int64, force *inForce) error {
	forms, err := w.FormsByHash(hashes)
	if err != nil {
		return err
	}
	l := &lining{r: r, w: w, force: force, labels: union{}}
	for _, f := range forms {
		d, err := r.decodeForm(f.Body)
		if err != nil {
			continue
		}
		d.hash = f.Hash
		l.come = append(l.come, member{form: d, row: f.ID, label: f.Line})
	}
	if err := l.find(); err != nil {
		return err
	}
	return l.settle()
}
