package sqlstore

import (
	"database/sql"

	"github.com/sanad-news/sanad/internal/store"
)

// What keeps a statement from being counted, as bits of its column withdrawn;
// a statement that stands has none of them. That a report was superseded is
// kept with each of its statements, so that what stands is counted in the index
// of wordings alone.
const (
	markedWrong = 1
	outdated    = 2 // a later revision of its page is there
)

// revision is what tells revisions of a page apart.
type revision struct {
	id     int64
	page   string
	n      int
	latest bool
}

// revisionsOf returns the revisions of pages.
func (w *writer) revisionsOf(doing string, pages []string) (map[string][]revision, error) {
	hashes := make([]int64, 0, len(pages))
	wanted := make(map[string]bool, len(pages))
	for _, p := range pages {
		if p != "" {
			hashes, wanted[p] = append(hashes, hash64(p)), true
		}
	}
	kept, err := ask(w.reader, doing, `SELECT r.id, r.page, r.revision, r.latest FROM report r WHERE `+w.inInts("r.page_hash"),
		[]any{w.ints(hashes)}, func(rows *sql.Rows, r *revision) error { return rows.Scan(&r.id, &r.page, &r.n, &r.latest) })
	out := make(map[string][]revision, len(wanted))
	for _, r := range kept {
		if wanted[r.page] {
			out[r.page] = append(out[r.page], r)
		}
	}
	return out, err
}

// supersede tells the last revision of each page that the reports are of, and
// takes out of what is counted those kept that are not the last any more. What
// is of no page is never superseded.
func (w *writer) supersede(doing string, fresh []*store.NewReport) (map[string]int, error) {
	last := map[string]int{}
	pages := make([]string, len(fresh))
	for i, r := range fresh {
		pages[i], last[r.Page] = r.Page, max(last[r.Page], r.Revision)
	}
	kept, err := w.revisionsOf(doing, pages)
	if err != nil {
		return nil, err
	}
	var over []int64
	for page, list := range kept {
		for _, r := range list {
			if r.latest && r.n < last[page] {
				over = append(over, r.id)
			}
			last[page] = max(last[page], r.n)
		}
	}
	return last, w.setLatest(doing, over, false)
}

// SeeAgain numbers the revisions of pages anew.
func (w *writer) SeeAgain(reports []int64) error {
	const doing = "putting a page back to what it was"
	for _, id := range reports {
		found, err := w.ReportsByID([]int64{id})
		if err != nil {
			return err
		}
		for i := range found {
			if err := w.seeAgain(doing, &found[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *writer) seeAgain(doing string, report *store.Report) error {
	pages, err := w.revisionsOf(doing, []string{report.Page})
	if err != nil {
		return err
	}
	last := report.Revision
	for _, r := range pages[report.Page] {
		last = max(last, r.n)
	}
	var over []int64
	for _, r := range pages[report.Page] {
		n := r.n
		if r.id == report.ID {
			n = last
		} else if n > report.Revision {
			n--
		}
		if r.latest && n < last {
			over = append(over, r.id)
		}
		if n != r.n {
			if err := w.exec(doing, "UPDATE report SET revision = ? WHERE id = ?", n, r.id); err != nil {
				return err
			}
		}
	}
	if err := w.setLatest(doing, over, false); err != nil || report.Latest {
		return err
	}
	return w.setLatest(doing, []int64{report.ID}, true)
}

// setLatest notes whether reports are the last of their pages, and counts what
// they say and tell of pairs in or out. It is for those of which that changes.
func (w *writer) setLatest(doing string, reports []int64, latest bool) error {
	if len(reports) == 0 {
		return nil
	}
	if err := w.exec(doing, "UPDATE report SET latest = ? WHERE "+w.inInts("id"), count(latest), w.ints(reports)); err != nil {
		return err
	}
	by := 1
	if !latest {
		by = -1
	}
	for _, id := range reports {
		if err := w.addTiesOf(doing, id, by); err != nil {
			return err
		}
	}
	list, err := ask(w.reader, doing, "SELECT "+countedColumns+" FROM statement s WHERE "+w.inInts("s.report"), []any{w.ints(reports)}, scanCounted)
	if err != nil {
		return err
	}
	return w.mark(doing, list, outdated, !latest)
}

// mark sets or clears a bit of statements that do not have it so, and counts
// those out or in that stand on one side of it only. Their postings stay, since
// what does not stand can be asked for; their offices do not.
func (w *writer) mark(doing string, list []counted, bit int, on bool) error {
	if len(list) == 0 {
		return nil
	}
	ids := make([]int64, len(list))
	var moved []store.Statement
	var spoke []store.Posting
	var again statementBatch
	for i := range list {
		s := &list[i]
		ids[i] = s.ID
		stood := s.state == 0
		if s.state &^= bit; on {
			s.state |= bit
		}
		if stood == (s.state == 0) {
			continue
		}
		moved = append(moved, s.Statement)
		spoke = appendPostings(spoke, s.Speakers, s.ID)
		again.addSpeakers(s.ID, &s.Statement, s.state)
	}
	change := "withdrawn - ?"
	if on {
		change = "withdrawn + ?"
	}
	if err := w.exec(doing, "UPDATE statement SET withdrawn = "+change+" WHERE "+w.inInts("id"), bit, w.ints(ids)); err != nil {
		return err
	}
	if on {
		w.counts.Statements -= len(moved)
	} else {
		w.counts.Statements += len(moved)
	}
	if err := w.dropPostings(doing, "speaker", spoke); err != nil {
		return err
	}
	if err := again.insertSpeakers(w, doing); err != nil {
		return err
	}
	return w.count(moved, !on)
}
