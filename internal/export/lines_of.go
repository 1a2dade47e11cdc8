package export

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// lineIndex tells the line of each form, in 16 bytes a form. The store is asked
// for forms by line only.
type lineIndex struct{ pairs []store.Posting }

// lineOf is the label of a form's line.
func (x *lineIndex) lineOf(form int64) (label int64, ok bool) {
	i, ok := slices.BinarySearchFunc(x.pairs, form, func(p store.Posting, form int64) int { return cmp.Compare(p.Key, form) })
	if !ok {
		return 0, false
	}
	return x.pairs[i].Row, true
}

// lineIndex makes the index once.
func (j *job) lineIndex() (*lineIndex, error) {
	if j.lines != nil {
		return j.lines, nil
	}
	x := &lineIndex{}
	err := j.eachLine(func(lines []store.Line) error {
		labels := make([]int64, len(lines))
		for i := range lines {
			labels[i] = lines[i].Label
		}
		forms, err := j.r.FormsOfLines(labels)
		for i := range forms {
			x.pairs = append(x.pairs, store.Posting{Key: forms[i].ID, Row: forms[i].Line})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(x.pairs, func(a, b store.Posting) int { return cmp.Compare(a.Key, b.Key) })
	j.lines = x
	return x, nil
}

// linesOf are the labels of the lines that wordings are in, in their order.
func (j *job) linesOf(wordings []int64) (map[int64][]int64, error) {
	x, err := j.lineIndex()
	if err != nil {
		return nil, err
	}
	forms, err := j.r.FormsOfWordings(wordings)
	if err != nil {
		return nil, err
	}
	out := map[int64][]int64{}
	for _, f := range forms {
		if label, ok := x.lineOf(f.Row); ok && !slices.Contains(out[f.Key], label) {
			out[f.Key] = append(out[f.Key], label)
		}
	}
	for _, labels := range out {
		slices.SortFunc(labels, func(a, b int64) int { return cmp.Compare(uint64(a), uint64(b)) })
	}
	return out, nil
}

// eachLine hands all lines on, those with most statements first.
func (j *job) eachLine(yield func([]store.Line) error) error {
	var after store.Cursor
	for {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		lines, err := j.r.Lines(store.LineQuery{After: after, Limit: j.o.pageRows()})
		if err != nil || len(lines) == 0 {
			return err
		}
		if err := yield(lines); err != nil || len(lines) < j.o.pageRows() {
			return err
		}
		after = lines[len(lines)-1].At()
	}
}
