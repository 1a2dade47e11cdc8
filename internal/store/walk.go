package store

import "strconv"

// pageRows is how many rows a walk asks for at once.
const pageRows = 1000

// At is the place of a statement in a list of statements.
func (s *Statement) At() Cursor { return Cursor{Sort: s.From, ID: s.ID} }

// At is the place of a report in a list of reports.
func (r *Report) At() Cursor { return Cursor{Sort: r.Day, ID: r.ID} }

// At is the place of an actor in a list of actors.
func (a *Actor) At() Cursor { return Cursor{Sort: strconv.Itoa(a.Statements), ID: a.ID} }

// At is the place of a line in a list of lines.
func (l *Line) At() Cursor { return Cursor{Sort: strconv.Itoa(l.Statements), ID: l.Label} }

// EachStatement calls do with every statement that a query is for.
func EachStatement(r Reader, q StatementQuery, do func(*Statement) error) error {
	q.Limit = pageRows
	return each(func() ([]Statement, error) { return r.Statements(q) }, do, func(last *Statement) { q.After = last.At() })
}

// EachReport calls do with every report that a query is for.
func EachReport(r Reader, q ReportQuery, do func(*Report) error) error {
	q.Limit = pageRows
	return each(func() ([]Report, error) { return r.Reports(q) }, do, func(last *Report) { q.After = last.At() })
}

// each calls do with the rows of one page after the other; next moves on to the
// page after a row.
func each[T any](page func() ([]T, error), do func(*T) error, next func(last *T)) error {
	for {
		list, err := page()
		if err != nil {
			return err
		}
		for i := range list {
			if err := do(&list[i]); err != nil {
				return err
			}
		}
		if len(list) < pageRows {
			return nil
		}
		next(&list[len(list)-1])
	}
}
