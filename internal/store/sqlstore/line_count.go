package sqlstore

import (
	"database/sql"
	"maps"
	"slices"
)

var lineTable = &Table{
	Name: "line", Columns: "label, forms, wordings, statements, first, last", Kinds: "iiiiii",
	Tail: ` ON CONFLICT (label) DO UPDATE SET forms = excluded.forms, wordings = excluded.wordings,
		statements = excluded.statements, first = excluded.first, last = excluded.last`,
}

// lineRow is a line as it is kept.
type lineRow struct {
	label, forms, wordings, statements, first, last int64
}

// addToLines brings lines up to date with what came and went. A line is there
// as long as it has a form.
func (w *writer) addToLines(diffs map[int64]*lineDiff) error {
	const doing = "counting lines"
	labels := slices.Sorted(maps.Keys(diffs))
	kept, err := ask(w.reader, doing, `SELECT `+lineColumns+` FROM line l WHERE `+w.inInts("l.label"),
		[]any{w.ints(labels)}, func(rows *sql.Rows, l *lineRow) error {
			return rows.Scan(&l.label, &l.forms, &l.wordings, &l.statements, &l.first, &l.last)
		})
	if err != nil {
		return err
	}
	old := make(map[int64]lineRow, len(kept))
	for _, l := range kept {
		old[l.label] = l
	}
	var rows []any
	var empty []int64
	for _, label := range labels {
		l, was := old[label]
		d := diffs[label]
		l.forms += int64(d.forms)
		switch {
		case l.forms == 0 && was:
			empty = append(empty, label)
			w.counts.Lines--
			continue
		case l.forms == 0:
			continue
		case !was:
			w.counts.Lines++
		}
		l.wordings += int64(d.wordings)
		l.statements += int64(d.statements)
		edge := d.gone && (d.goneFirst <= l.first || d.goneLast >= l.last)
		l.first, l.last = widen(l.first, l.last, d.first, d.last)
		if edge {
			if l.first, l.last, err = w.daysOfLine(label); err != nil {
				return err
			}
		}
		rows = append(rows, label, l.forms, l.wordings, l.statements, l.first, l.last)
	}
	if err := w.insert(doing, lineTable, rows); err != nil || len(empty) == 0 {
		return err
	}
	return w.exec(doing, "DELETE FROM line WHERE "+w.inInts("label"), w.ints(empty))
}

// daysOfLine finds the first and last day of a line anew: needed only where a
// statement went that stood at its edge.
func (w *writer) daysOfLine(label int64) (first, last int64, err error) {
	err = each(w.reader, "counting lines", `SELECT coalesce(min(s.id), 0), coalesce(max(s.id), 0)
		FROM (`+w.formsOfLines()+`) i CROSS JOIN wording_form p CROSS JOIN statement s
		WHERE p.form = i.id AND s.wording = p.wording AND s.withdrawn = 0 AND s.id >= ?`,
		[]any{w.ints([]int64{label}), w.ints([]int64{label}), places}, func(rows *sql.Rows) error { return rows.Scan(&first, &last) })
	return dayOf(first), dayOf(last), err
}
