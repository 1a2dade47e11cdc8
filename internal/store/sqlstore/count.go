package sqlstore

import (
	"database/sql"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// count adds statements to what is counted of their actors and lines, or takes
// them out.
func (w *writer) count(statements []store.Statement, in bool) error {
	by := int64(1)
	if !in {
		by = -1
	}
	wordings := make([]int64, 0, len(statements))
	for i := range statements {
		s := &statements[i]
		wordings = append(wordings, s.Wording)
		w.countActors(s.Speakers, by)
	}
	lines, err := w.linesOf(wordings)
	if err != nil {
		return err
	}
	for i := range statements {
		day := dayOf(statements[i].ID)
		for label := range lines[statements[i].Wording] {
			if d := w.line(label); in {
				d.come(1, day, day)
			} else {
				d.leave(1, day, day)
			}
		}
	}
	return nil
}

const countedColumns = `s.id, s.wording, s.voices, s.speakers, s.chain, s.outlet, s.withdrawn`

// counted is as much of a statement as is counted and indexed.
type counted struct {
	store.Statement

	state int // bits; 0: it stands
}

func scanCounted(rows *sql.Rows, s *counted) error {
	var voices, speakers, chain []byte
	if err := rows.Scan(&s.ID, &s.Wording, &voices, &speakers, &chain, &s.Outlet, &s.state); err != nil {
		return err
	}
	return unpackLists(&s.Statement, voices, speakers, chain)
}

// dropStatements takes the statements of a report out.
func (w *writer) dropStatements(doing string, report int64) error {
	list, err := ask(w.reader, doing, "SELECT "+countedColumns+" FROM statement s WHERE s.report = ?", []any{report}, scanCounted)
	if err != nil || len(list) == 0 {
		return err
	}
	ids := make([]int64, len(list))
	var live []store.Statement
	var spoke, carried []store.Posting
	for i, s := range list {
		ids[i] = s.ID
		delete(w.places, dayOf(s.ID)) // the last row of that day may be free now
		spoke = appendPostings(spoke, s.Speakers, s.ID)
		carried = appendPostings(carried, carriersOf(&s.Statement), s.ID)
		if s.state == 0 {
			live = append(live, s.Statement)
		}
	}
	w.counts.Statements -= len(live)
	if err := w.dropPostings(doing, "speaker", spoke); err != nil {
		return err
	}
	if err := w.dropPostings(doing, "carrier", carried); err != nil {
		return err
	}
	if err := w.exec(doing, "DELETE FROM words WHERE "+w.inInts("rowid"), w.ints(ids)); err != nil {
		return err
	}
	if err := w.exec(doing, "DELETE FROM statement WHERE "+w.inInts("id"), w.ints(ids)); err != nil {
		return err
	}
	return w.count(live, false)
}

// dropPostings takes statements out of the lists of actors.
func (w *writer) dropPostings(doing, table string, list []store.Posting) error {
	byActor := map[int64][]int64{}
	for _, p := range list {
		byActor[p.Key] = append(byActor[p.Key], p.Row)
	}
	for actor, rows := range byActor {
		if err := w.exec(doing, "DELETE FROM "+table+" WHERE actor = ? AND "+w.inInts("statement"), actor, w.ints(rows)); err != nil {
			return err
		}
	}
	return nil
}

// SetWithdrawn counts a statement out, or in again.
func (w *writer) SetWithdrawn(statements []int64, withdrawn bool) error {
	const doing = "withdrawing statements"
	list, err := ask(w.reader, doing, "SELECT "+countedColumns+" FROM statement s WHERE "+w.inInts("s.id"), []any{w.ints(statements)}, scanCounted)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(s counted) bool { return s.state&markedWrong != 0 == withdrawn })
	return w.mark(doing, list, markedWrong, withdrawn)
}
