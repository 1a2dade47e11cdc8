package sqlstore

import (
	"database/sql"
	"maps"

	"github.com/sanad-news/sanad/internal/store"
)

// lineDiff is what came to a line since the database was last told, or went.
type lineDiff struct {
	forms, wordings, statements int
	first, last                 int64 // days of what came, 0 for none
	goneFirst, goneLast         int64 // days of what went
	gone                        bool
}

func (w *writer) line(label int64) *lineDiff {
	d := w.lines[label]
	if d == nil {
		d = &lineDiff{}
		w.lines[label] = d
	}
	return d
}

// come adds statements that came to a line, in days from first to last.
func (d *lineDiff) come(n int, first, last int64) {
	d.statements += n
	d.first, d.last = widen(d.first, d.last, first, last)
}

// leave takes statements out that went.
func (d *lineDiff) leave(n int, first, last int64) {
	d.statements -= n
	d.gone = d.gone || n > 0
	d.goneFirst, d.goneLast = widen(d.goneFirst, d.goneLast, first, last)
}

// widen is two stretches of days as one; 0 is no day.
func widen(first, last, more, most int64) (from, to int64) {
	if more != 0 && (first == 0 || more < first) {
		first = more
	}
	return first, max(last, most)
}

// membership tells in which lines wordings are.
type membership map[int64]map[int64]bool

func (m membership) add(wording, label int64) {
	if m[wording] == nil {
		m[wording] = map[int64]bool{}
	}
	m[wording][label] = true
}

func (m membership) clone() membership {
	c := make(membership, len(m))
	for wording, labels := range m {
		c[wording] = maps.Clone(labels)
	}
	return c
}

// linesOf tells in which lines wordings are. What was asked or written in this
// Update is remembered: a new wording is asked for three times otherwise.
func (w *writer) linesOf(wordings []int64) (membership, error) {
	var unknown []int64
	for _, wording := range wordings {
		if _, ok := w.inLines[wording]; !ok {
			unknown = append(unknown, wording)
			w.inLines[wording] = nil
		}
	}
	if len(unknown) > 0 {
		err := each(w.reader, "looking lines up", `SELECT p.wording, f.line
			FROM wording_form p CROSS JOIN form f WHERE `+w.inInts("p.wording")+` AND f.id = p.form`,
			[]any{w.ints(unknown)}, func(rows *sql.Rows) error {
				var p store.Posting
				err := scanPosting(rows, &p)
				w.inLines.add(p.Key, p.Row)
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	m := make(membership, len(wordings))
	for _, wording := range wordings {
		m[wording] = w.inLines[wording]
	}
	return m, nil
}

// said is how often a wording was said by statements that stand.
type said struct {
	n           int
	first, last int64
}

// saidOf counts the statements of wordings.
func (w *writer) saidOf(wordings []int64) (map[int64]said, error) {
	m := make(map[int64]said, len(wordings))
	err := each(w.reader, "counting statements", `SELECT s.wording, count(*),
			coalesce(min(CASE WHEN s.id >= ? THEN s.id END), 0), max(s.id)
		FROM statement s WHERE `+w.inInts("s.wording")+` AND s.withdrawn = 0 GROUP BY s.wording`,
		[]any{places, w.ints(wordings)}, func(rows *sql.Rows) error {
			var wording int64
			var s said
			err := rows.Scan(&wording, &s.n, &s.first, &s.last)
			s.first, s.last = dayOf(s.first), dayOf(s.last)
			m[wording] = s
			return err
		})
	return m, err
}

// moved counts wordings into the lines they came to and out of those they left.
func (w *writer) moved(before, after membership) error {
	var wordings []int64
	for wording, labels := range after {
		if !maps.Equal(labels, before[wording]) {
			wordings = append(wordings, wording)
		}
	}
	if len(wordings) == 0 {
		return nil
	}
	for _, wording := range wordings {
		w.inLines[wording] = after[wording]
	}
	counts, err := w.saidOf(wordings)
	if err != nil {
		return err
	}
	for _, wording := range wordings {
		s := counts[wording]
		for label := range after[wording] {
			if !before[wording][label] {
				d := w.line(label)
				d.wordings++
				d.come(s.n, s.first, s.last)
			}
		}
		for label := range before[wording] {
			if !after[wording][label] {
				d := w.line(label)
				d.wordings--
				d.leave(s.n, s.first, s.last)
			}
		}
	}
	return nil
}
