package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

// Briefs fetches as much of statements as is counted.
func (r *reader) Briefs(q store.StatementQuery) ([]store.Brief, error) {
	ids, err := r.find(q, limit(q.Limit))
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	rows, err := ask(r, "fetching statements", `SELECT s.id, s.report, s.wording, s.outlet, s.said, s.until, m.force, s.negated,
			s.voices, s.speakers, s.chain
		FROM statement s CROSS JOIN manner m WHERE `+r.inInts("s.id")+` AND m.id = s.manner`, []any{r.ints(ids)}, scanBrief)
	return inOrder(ids, rows, func(b *store.Brief) int64 { return b.ID }), err
}

func scanBrief(rows *sql.Rows, b *store.Brief) error {
	var voices, speakers, chain sql.RawBytes
	var until int64
	if err := rows.Scan(&b.ID, &b.Report, &b.Wording, &b.Outlet, &b.Said, &until, &b.Force, &b.Negated, &voices, &speakers, &chain); err != nil {
		return err
	}
	b.From, b.To = dayName(dayOf(b.ID)), dayName(until)
	var s store.Statement
	err := unpackLists(&s, voices, speakers, chain)
	b.Voices, b.Speakers, b.Chain = s.Voices, s.Speakers, s.Chain
	return err
}

// LinesOfWordings returns the lines that wordings are in.
func (r *reader) LinesOfWordings(wordings []int64) ([]store.Posting, error) {
	return ask(r, "looking lines up", `SELECT DISTINCT p.wording, f.line
		FROM wording_form p CROSS JOIN form f WHERE `+r.inInts("p.wording")+` AND f.id = p.form
		ORDER BY 1, 2`, []any{r.ints(wordings)}, scanPosting)
}
