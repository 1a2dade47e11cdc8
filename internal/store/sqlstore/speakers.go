package sqlstore

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// SetSpeakers replaces whom a statement counts for.
func (w *writer) SetSpeakers(statement int64, actors []int64, spoke []int, terms []uint32) error {
	const doing = "correcting a statement"
	list, err := ask(w.reader, doing, "SELECT "+countedColumns+" FROM statement s WHERE s.id = ?", []any{statement}, scanCounted)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return fmt.Errorf("%s: there is no statement %d", doing, statement)
	}
	s := list[0]
	if s.state == 0 {
		w.countActors(s.Speakers, -1)
		w.countActors(actors, 1)
	}
	if err := w.dropPostings(doing, "speaker", appendPostings(nil, s.Speakers, statement)); err != nil {
		return err
	}
	s.Speakers, s.Spoke = actors, spoke
	var again statementBatch
	again.addSpeakers(statement, &s.Statement, s.state)
	if err := again.insertSpeakers(w, doing); err != nil {
		return err
	}
	if err := w.exec(doing, "UPDATE statement SET speakers = ? WHERE id = ?", some(packSpeakers(actors, spoke)), statement); err != nil {
		return err
	}
	if err := w.exec(doing, "DELETE FROM words WHERE rowid = ?", statement); err != nil {
		return err
	}
	return w.insert(doing, words, []any{statement, w.d.Terms(distinct(terms), distinct(actors), carriersOf(&s.Statement))})
}

func (w *writer) countActors(actors []int64, by int64) {
	for _, a := range distinct(actors) {
		w.actors[a] += by
	}
}

var _ store.Writer = (*writer)(nil)
