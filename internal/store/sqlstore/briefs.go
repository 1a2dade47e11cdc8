package sqlstore

import (
	"database/sql"

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
	place := make(map[int64]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	out := make([]store.Brief, len(ids))
	known := map[[3]string]store.Statement{}
	err = each(r, doing, `SELECT s.id, s.report, s.wording, s.outlet, s.said, s.until, m.force, s.negated, s.ordinal, s.repeats,
			s.voices, s.speakers, s.chain
		FROM statement s CROSS JOIN manner m WHERE `+r.inInts("s.id")+` AND m.id = s.manner`, []any{r.ints(ids)}, func(rows *sql.Rows) error {
		var b store.Brief
		err := scanBrief(rows, &b, known)
		out[place[b.ID]] = b
		return err
	})
	return out, err
}

func scanBrief(rows *sql.Rows, b *store.Brief, known map[[3]string]store.Statement) error {
	var voices, speakers, chain sql.RawBytes
	var until int64
	if err := rows.Scan(&b.ID, &b.Report, &b.Wording, &b.Outlet, &b.Said, &until, &b.Force, &b.Negated, &b.Ordinal, &b.Repeats, &voices, &speakers, &chain); err != nil {
		return err
	}
	b.From, b.To = dayName(dayOf(b.ID)), dayName(until)
	key := [3]string{string(voices), string(speakers), string(chain)}
	s, ok := known[key]
	if !ok {
		if err := unpackLists(&s, voices, speakers, chain); err != nil {
			return err
		}
		known[key] = s
	}
	b.Voices, b.Speakers, b.Chain = s.Voices, s.Speakers, s.Chain
	return nil
}

// LinesOfWordings returns the lines that wordings are in.
func (r *reader) LinesOfWordings(wordings []int64) ([]store.Posting, error) {
	return ask(r, "looking lines up", `SELECT DISTINCT p.wording, f.line
		FROM wording_form p CROSS JOIN form f WHERE `+r.inInts("p.wording")+` AND f.id = p.form
		ORDER BY 1, 2`, []any{r.ints(wordings)}, scanPosting)
}
