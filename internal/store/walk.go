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
	for {
		list, err := r.Statements(q)
		if err != nil {
			return err
		}
		for i := range list {
			if err := do(&list[i]); err != nil {
				return err
			}
		}
		if len(list) < q.Limit {
			return nil
		}
		q.After = list[len(list)-1].At()
	}
}

// EachReport calls do with every report that a query is for.
func EachReport(r Reader, q ReportQuery, do func(*Report) error) error {
	q.Limit = pageRows
	for {
		list, err := r.Reports(q)
		if err != nil {
			return err
		}
		for i := range list {
			if err := do(&list[i]); err != nil {
				return err
			}
		}
		if len(list) < q.Limit {
			return nil
		}
		q.After = list[len(list)-1].At()
	}
}
