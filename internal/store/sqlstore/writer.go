package sqlstore

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// writer is one writing transaction. What it counts (statements of an actor,
// sizes of lines, sizes of the record) it counts in memory, and brings the
// database up to date before that is read and before it ends: a batch touches
// the same line up to four times.
type writer struct {
	*reader
	counts  store.Counts        // what has come to the record
	actors  map[int64]int64     // statements that came to an actor or went
	lines   map[int64]*lineDiff // what came to a line or went
	ids     map[string]int64    // the last row of a table
	places  map[int64]int64     // the last row of a day
	inLines membership          // the lines of wordings, as far as they were looked at
	kinds   map[*postings]*recentKind
	manners map[manner]int64 // rows; nil until they are looked at

	foundPlaces map[int64]int64 // the last row of a day that something was found of
}

func newWriter(r *reader) *writer {
	w := &writer{reader: r}
	w.forget()
	w.ids, w.places, w.kinds = map[string]int64{}, map[int64]int64{}, map[*postings]*recentKind{}
	w.inLines, w.foundPlaces = membership{}, map[int64]int64{}
	r.settle = w.settleSome
	return w
}

func (w *writer) forget() {
	w.counts, w.actors, w.lines = store.Counts{}, map[int64]int64{}, map[int64]*lineDiff{}
}

func (w *writer) settleAll() error {
	if err := w.settleSome(ofLines | ofActors | ofRecord); err != nil {
		return err
	}
	return w.carryOver()
}

// settleSome brings what is counted up to date in the database.
func (w *writer) settleSome(t tallies) error {
	if t&ofActors != 0 && len(w.actors) > 0 {
		actors := w.actors
		w.actors = map[int64]int64{}
		if err := w.addToActors(actors); err != nil {
			return err
		}
	}
	if t&ofLines != 0 && len(w.lines) > 0 {
		lines := w.lines
		w.lines = map[int64]*lineDiff{}
		if err := w.addToLines(lines); err != nil {
			return err
		}
	}
	if c := w.counts; t&ofRecord != 0 && c != (store.Counts{}) {
		w.counts = store.Counts{}
		return w.exec("counting", `UPDATE tally SET reports = reports + ?, statements = statements + ?,
			wordings = wordings + ?, forms = forms + ?, lines = lines + ?, actors = actors + ?, corrections = corrections + ?`,
			c.Reports, c.Statements, c.Wordings, c.Forms, c.Lines, c.Actors, c.Corrections)
	}
	return nil
}

// next returns the next row of a table. Nobody else can take it: there is one
// writer. It saves asking back for the rows that were given.
func (w *writer) next(table string) (int64, error) {
	last, ok := w.ids[table]
	if !ok {
		var err error
		if table == "form" {
			last, err = w.lastForm()
		} else {
			last, err = w.number("numbering", "SELECT coalesce(max(id), 0) FROM "+table)
		}
		if err != nil {
			return 0, err
		}
	}
	w.ids[table] = last + 1
	return last + 1, nil
}

// nextOfDay returns the next row for a statement of a day.
func (w *writer) nextOfDay(day int64) (int64, error) {
	last, ok := w.places[day]
	if !ok {
		var err error
		if last, err = w.number("numbering", "SELECT coalesce(max(id), ?) FROM statement WHERE id BETWEEN ? AND ?",
			day*places, day*places+1, (day+1)*places-1); err != nil {
			return 0, err
		}
	}
	if last+1 == (day+1)*places {
		return 0, fmt.Errorf("%w: there are %d statements of %q, and one day has room for no more", store.ErrFull, places-1, dayName(day))
	}
	w.places[day] = last + 1
	return last + 1, nil
}

var metas = &Table{Name: "meta", Columns: "key, value", Kinds: "tt", Tail: " ON CONFLICT (key) DO UPDATE SET value = excluded.value"}

func (w *writer) SetMeta(key, value string) error {
	const doing = "keeping a setting"
	if err := checkKey(doing, key); err != nil {
		return err
	}
	if err := checkText(doing, value); err != nil {
		return err
	}
	return w.insert(doing, metas, []any{key, value})
}
