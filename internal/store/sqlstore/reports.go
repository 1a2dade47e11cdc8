package sqlstore

import (
	"database/sql"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

const reportColumns = `r.id, r.uid, r.hash, r.page, r.revision, r.outlet, r.title, r.published, r.day, r.language,
	r.added, r.build, r.origin, r.words, r.latest`

func scanReport(rows *sql.Rows, r *store.Report) error {
	var hash sql.RawBytes
	err := rows.Scan(&r.ID, &r.UID, &hash, &r.Page, &r.Revision, &r.Outlet, &r.Title, &r.Published, &r.Day, &r.Language,
		&r.Added, &r.Build, &r.Origin, &r.Words, &r.Latest)
	r.Hash = unpackHash(hash)
	return err
}

func (r *reader) ReportsByHash(hashes []string) ([]store.Report, error) {
	keys := make([]int64, len(hashes))
	wanted := make(map[string]bool, len(hashes))
	for i, h := range hashes {
		keys[i], wanted[h] = hash64(h), true
	}
	rows, err := ask(r, "looking reports up by hash", `SELECT `+reportColumns+`
		FROM report r WHERE `+r.inInts("r.hash_key")+` ORDER BY r.id`, []any{r.ints(keys)}, scanReport)
	rows = slices.DeleteFunc(rows, func(r store.Report) bool { return !wanted[r.Hash] })
	return inOrder(hashes, rows, func(r *store.Report) string { return r.Hash }), err
}

// ReportsOfPages finds pages by their hashes: an address may be longer than
// what a tree of PostgreSQL takes.
func (r *reader) ReportsOfPages(pages []string) ([]store.Report, error) {
	hashes := make([]int64, len(pages))
	wanted := make(map[string]bool, len(pages))
	for i, p := range pages {
		hashes[i], wanted[p] = hash64(p), true
	}
	rows, err := ask(r, "looking pages up", `SELECT `+reportColumns+`
		FROM report r WHERE `+r.inInts("r.page_hash")+`
		ORDER BY r.revision, r.id`, []any{r.ints(hashes)}, scanReport)
	kept := rows[:0]
	for _, row := range rows {
		if wanted[row.Page] {
			kept = append(kept, row)
		}
	}
	return inOrder(pages, kept, func(r *store.Report) string { return r.Page }), err
}

func (r *reader) ReportsByID(ids []int64) ([]store.Report, error) {
	rows, err := ask(r, "looking reports up", `SELECT `+reportColumns+`
		FROM report r WHERE `+r.inInts("r.id"), []any{r.ints(ids)}, scanReport)
	return inOrder(ids, rows, func(r *store.Report) int64 { return r.ID }), err
}

func (r *reader) ReportsByUID(prefix string, most int) ([]store.Report, error) {
	if !keepable(prefix) {
		return nil, nil
	}
	cond, args := beginsWith("r.uid", prefix)
	return ask(r, "looking a report up", `SELECT `+reportColumns+` FROM report r WHERE `+cond+`
		ORDER BY r.uid LIMIT ?`, append(args, limit(most)), scanReport)
}

// beginsWith is the condition that a column begins with prefix, as a walk of
// its index; LIKE would take % and _ for more than they are.
func beginsWith(column, prefix string) (cond string, args []any) {
	cond, args = column+" >= ?", []any{prefix}
	if end := afterPrefix(prefix); end != "" {
		cond, args = cond+" AND "+column+" < ?", append(args, end)
	}
	return cond, args
}

// Reports walks an index by day: that of the outlet where one is asked for, or
// each of several, merged as they are walked.
func (r *reader) Reports(q store.ReportQuery) ([]store.Report, error) {
	var cond []string
	var args []any
	add := func(c string, a ...any) { cond, args = append(cond, c), append(args, a...) }
	if q.Since != "" {
		add("r.day >= ?", q.Since)
	}
	if q.Until != "" {
		add("r.day <= ? AND r.day <> ''", q.Until)
	}
	if q.After != (store.Cursor{}) {
		add("(r.day < ? OR r.day = ? AND r.id < ?)", q.After.Sort, q.After.Sort, q.After.ID)
		add("r.day <= ?", q.After.Sort) // the bound of the walk
	}
	if !q.Revisions {
		add("r.latest = 1")
	}
	if len(q.Languages) > 0 {
		add(r.inTexts("r.language"), r.texts(q.Languages))
	}
	outlets := distinct(q.Outlets)
	if len(q.Origins) > 0 {
		add(r.inInts("r.origin"), r.ints(q.Origins))
	}
	if len(outlets) > mostArms || len(q.Origins) > 0 && len(outlets) > 0 {
		add(r.inInts("r.outlet"), r.ints(outlets))
		outlets = nil
	}

	arm := `SELECT ` + reportColumns + ` FROM report r WHERE `
	const order = ` ORDER BY 9 DESC, 1 DESC`
	if len(outlets) == 0 {
		query := arm + strings.Join(append(cond, "1 = 1"), " AND ") + order + " LIMIT ?"
		return ask(r, "listing reports", query, append(args, limit(q.Limit)), scanReport)
	}
	arm += strings.Join(append([]string{"r.outlet = ?"}, cond...), " AND ")
	bound := make([][]any, len(outlets))
	for i, o := range outlets {
		bound[i] = append([]any{o}, args...)
	}
	query, all := r.union(" UNION ALL ", slices.Repeat([]string{arm}, len(outlets)), bound, order, limit(q.Limit))
	return ask(r, "listing reports", query, all, scanReport)
}

// mostArms is how many walks of an index are merged; beyond it their rows are
// gathered and sorted.
const mostArms = 16

func (r *reader) Bodies(ids []int64) (map[int64]store.Body, error) {
	bodies := make(map[int64]store.Body, len(ids))
	err := each(r, "fetching reports", `SELECT b.report, b.source, b.reading
		FROM body b WHERE `+r.inInts("b.report"), []any{r.ints(ids)}, func(rows *sql.Rows) error {
		var id int64
		var b store.Body
		err := rows.Scan(&id, &b.Source, &b.Reading)
		bodies[id] = b
		return err
	})
	return bodies, err
}

func (r *reader) ReportsByBand(keys []int64) ([]store.Posting, error) {
	return r.findPostings("looking for copies", bands, keys)
}

func (r *reader) ReportsBySentence(hashes []int64) ([]store.Posting, error) {
	return r.findPostings("looking sentences up", sentences, hashes)
}

func scanPosting(rows *sql.Rows, p *store.Posting) error { return rows.Scan(&p.Key, &p.Row) }
