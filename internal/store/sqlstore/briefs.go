package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// Briefs fetches as much of statements as is counted. Who spoke and who carried
// is the same in most of them, so that each such list is read once: that halves
// the time of fifty thousand.
func (r *reader) Briefs(q store.StatementQuery) ([]store.Brief, error) {
	const doing = "fetching statements"
	ids, err := r.find(q, limit(q.Limit))
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	// There are some hundred manners, and a look for each statement is dearer than all of them.
	forces := map[int64]string{}
	if err := each(r, doing, "SELECT id, force FROM manner", nil, func(rows *sql.Rows) error {
		var id int64
		var force string
		err := rows.Scan(&id, &force)
		forces[id] = force
		return err
	}); err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	out := make([]store.Brief, len(ids))
	known := alike{map[[3]string]store.Statement{}, map[int64]string{}, map[string]string{}}
	err = each(r, doing, `SELECT s.id, s.report, s.wording, s.outlet, s.said, s.until, s.manner, s.negated, s.ordinal, s.repeats,
			s.voices, s.speakers, s.chain
		FROM statement s WHERE `+r.inInts("s.id"), []any{r.ints(ids)}, func(rows *sql.Rows) error {
		var b store.Brief
		var manner int64
		err := known.scan(rows, &b, &manner)
		b.Force = forces[manner]
		out[place[b.ID]] = b
		return err
	})
	return out, err
}

// alike keeps what many statements have in common, so that it is made once.
type alike struct {
	lists map[[3]string]store.Statement // by how they are packed
	days  map[int64]string
	said  map[string]string
}

// StatementRows returns the rows of statements.
func (r *reader) StatementRows(q store.StatementQuery) ([]int64, error) {
	return r.find(q, limit(q.Limit))
}

func (k *alike) scan(rows *sql.Rows, b *store.Brief, manner *int64) error {
	var said, voices, speakers, chain sql.RawBytes
	var until int64
	if err := rows.Scan(&b.ID, &b.Report, &b.Wording, &b.Outlet, &said, &until, manner, &b.Negated, &b.Ordinal, &b.Repeats, &voices, &speakers, &chain); err != nil {
		return err
	}
	b.From, b.To = k.day(dayOf(b.ID)), k.day(until)
	var ok bool
	if b.Said, ok = k.said[string(said)]; !ok {
		b.Said = string(said)
		k.said[b.Said] = b.Said
	}
	key := [3]string{string(voices), string(speakers), string(chain)}
	s, ok := k.lists[key]
	if !ok {
		if err := unpackLists(&s, voices, speakers, chain); err != nil {
			return err
		}
		k.lists[key] = s
	}
	b.Voices, b.Speakers, b.Chain = s.Voices, s.Speakers, s.Chain
	return nil
}

func (k *alike) day(n int64) string {
	name, ok := k.days[n]
	if !ok {
		name = dayName(n)
		k.days[n] = name
	}
	return name
}

// LinesOfWordings returns the lines that wordings are in.
func (r *reader) LinesOfWordings(wordings []int64) ([]store.Posting, error) {
	// Sorting here costs a third of what it does in the database.
	out, err := ask(r, "looking lines up", `SELECT p.wording, f.line
		FROM wording_form p CROSS JOIN form f WHERE `+r.inInts("p.wording")+` AND f.id = p.form`, []any{r.ints(wordings)}, scanPosting)
	slices.SortFunc(out, func(a, b store.Posting) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Row, b.Row)) })
	return slices.Compact(out), err
}
