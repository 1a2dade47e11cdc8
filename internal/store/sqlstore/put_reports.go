package sqlstore

import (
	"database/sql"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

var (
	reportTable = &Table{Name: "report", Kinds: "itbitiiiittttttii", Columns: `id, uid, hash, hash_key, page, page_hash, revision,
		latest, outlet, title, published, day, language, added, build, origin, words`}
	bodyTable = &Table{Name: "body", Columns: "report, bands, sentences, source, reading", Kinds: "ibbbb"}
)

// PutReports knows a report by its UID.
func (w *writer) PutReports(reports []store.NewReport) ([]int64, error) {
	const doing = "adding reports"
	uids := make([]string, len(reports))
	for i := range reports {
		uids[i] = reports[i].UID
		if err := checkReport(doing, &reports[i]); err != nil {
			return nil, err
		}
	}
	rows := make(map[string]int64, len(reports))
	err := each(w.reader, doing, `SELECT r.uid, r.id FROM report r WHERE `+w.inTexts("r.uid"),
		[]any{w.texts(uids)}, func(row *sql.Rows) error {
			var uid string
			var id int64
			err := row.Scan(&uid, &id)
			rows[uid] = id
			return err
		})
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(reports))
	fresh := make([]*store.NewReport, 0, len(reports))
	for i := range reports {
		r := reports[i] // a copy: the row is ours
		if ids[i] = rows[r.UID]; ids[i] != 0 {
			continue
		}
		if r.ID, err = w.next("report"); err != nil {
			return nil, err
		}
		ids[i], rows[r.UID] = r.ID, r.ID
		fresh = append(fresh, &r)
	}
	w.counts.Reports += len(fresh)
	return ids, w.insertReports(doing, fresh)
}

func checkReport(doing string, r *store.NewReport) error {
	if err := checkKey(doing, r.UID, r.Hash); err != nil {
		return err
	}
	if _, err := dayNumber(r.Day); err != nil {
		return fmt.Errorf("%s: %s: %w", doing, r.UID, err)
	}
	return checkText(doing, r.Page, r.Title, r.Published, r.Language, r.Added, r.Build)
}

func (w *writer) insertReports(doing string, fresh []*store.NewReport) error {
	if len(fresh) == 0 {
		return nil
	}
	latest, err := w.supersede(doing, fresh)
	if err != nil {
		return err
	}
	var rows, bodies []any
	var ofBands, ofSentences []store.Posting
	for _, r := range fresh {
		rows = append(rows, r.ID, r.UID, packHash(r.Hash), hash64(r.Hash), r.Page, hash64(r.Page), r.Revision, count(r.Page == "" || latest[r.Page] == r.Revision), r.Outlet, r.Title,
			r.Published, r.Day, r.Language, r.Added, r.Build, r.Origin, r.Words)
		bodies = append(bodies, r.ID, packPlaces(r.Bands), packPlaces(r.Sentences), some(r.Source), some(r.Reading))
		ofBands = appendPostings(ofBands, r.Bands, r.ID)
		ofSentences = appendPostings(ofSentences, r.Sentences, r.ID)
	}
	if err := w.insert(doing, reportTable, rows); err != nil {
		return err
	}
	if err := w.insert(doing, bodyTable, bodies); err != nil {
		return err
	}
	if err := w.addPostings(doing, bands, ofBands); err != nil {
		return err
	}
	return w.addPostings(doing, sentences, ofSentences)
}

// ReplaceReading leaves alone what came with the report: its row, UID, hash,
// page, revision, source and when it was added; and its origin where the new
// reading has none.
func (w *writer) ReplaceReading(report int64, r store.NewReport) error {
	const doing = "replacing a reading"
	if err := checkReport(doing, &r); err != nil {
		return err
	}
	type packed struct{ bands, sentences []byte }
	old, err := ask(w.reader, doing, "SELECT bands, sentences FROM body WHERE report = ?", []any{report},
		func(rows *sql.Rows, p *packed) error { return rows.Scan(&p.bands, &p.sentences) })
	if err != nil {
		return err
	}
	if len(old) == 0 {
		return fmt.Errorf("%s: there is no report %d", doing, report)
	}
	if err := w.dropStatements(doing, report); err != nil {
		return err
	}
	if err := w.dropFound(doing, report); err != nil {
		return err
	}
	if err := w.dropPostingsOf(doing, bands, old[0].bands, report); err != nil {
		return err
	}
	if err := w.dropPostingsOf(doing, sentences, old[0].sentences, report); err != nil {
		return err
	}
	if err := w.exec(doing, `UPDATE report SET outlet = ?, title = ?, published = ?, day = ?, language = ?, build = ?, words = ?,
			origin = coalesce(nullif(CAST(? AS BIGINT), 0), origin) WHERE id = ?`,
		r.Outlet, r.Title, r.Published, r.Day, r.Language, r.Build, r.Words, r.Origin, report); err != nil {
		return err
	}
	if err := w.exec(doing, "UPDATE body SET bands = ?, sentences = ?, reading = ? WHERE report = ?",
		packPlaces(r.Bands), packPlaces(r.Sentences), some(r.Reading), report); err != nil {
		return err
	}
	if err := w.addPostings(doing, bands, appendPostings(nil, r.Bands, report)); err != nil {
		return err
	}
	return w.addPostings(doing, sentences, appendPostings(nil, r.Sentences, report))
}

func (w *writer) SetOrigins(labels map[int64]int64) error {
	a, b := pairsOf(labels)
	return w.exec("labelling copies", "UPDATE report SET origin = j.b FROM "+w.d.Pairs+" WHERE report.id = j.a", w.d.BindPairs(a, b)...)
}
