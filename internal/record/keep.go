package record

import (
	"context"
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// Status says what became of a report that was added.
type Status string

// What can become of a report.
const (
	Kept     Status = "kept"     // it was new
	Same     Status = "same"     // it was there already
	Revised  Status = "revised"  // it was new, and its page was there with another text
	Returned Status = "returned" // it was there already, and its page, which was changed since, has its text again
	Refused  Status = "refused"  // it was not kept
)

// Outcome is what became of a report.
type Outcome struct {
	Status     Status
	UID        string
	Page       string
	Revision   int
	Statements int
	Err        error // why it was refused
}

// Keep adds entries in one transaction: when it returns without an error they
// are in the record for good, and else none of them is.
func (r *Record) Keep(ctx context.Context, entries []*Entry) ([]Outcome, error) {
	var k *keeping
	err := r.update(ctx, func(w store.Writer) error {
		k = &keeping{r: r, w: w, entries: entries, outcomes: make([]Outcome, len(entries))}
		return k.run()
	})
	if err != nil {
		return nil, fmt.Errorf("adding reports: %w", err)
	}
	return k.outcomes, nil
}

// keeping is one batch on its way into the record. Every step asks and tells
// the store once for all reports.
type keeping struct {
	r        *Record
	w        store.Writer
	entries  []*Entry
	outcomes []Outcome
	fresh    []*arrival
	back     []*arrival       // what pages have again
	actors   map[string]int64 // rows, by key
	force    *inForce
}

// arrival is an entry that is new to the record.
type arrival struct {
	*Entry
	outcome *Outcome
	row     int64
	anew    bool // its text was found anew in its page
}

func (k *keeping) run() error {
	for _, step := range []func() error{k.sort, k.correct, k.putActors, k.number, k.putReports, k.putOriginals, k.putStatements, k.putFound, k.mark} {
		if err := step(); err != nil {
			return err
		}
		if len(k.fresh) == 0 {
			break
		}
	}
	return k.putBack()
}

// mark notes where another build formed the lines that are there: what it made
// of the same words may differ.
func (k *keeping) mark() error {
	formed, err := k.w.Meta(metaFormed)
	if err != nil || formed == k.r.former() {
		return err
	}
	return k.w.SetMeta(metaStale, "1")
}

// sort tells what is new from what is there.
func (k *keeping) sort() error {
	hashes := make([]string, len(k.entries))
	for i, e := range k.entries {
		hashes[i] = e.hash
	}
	known, err := k.w.ReportsByHash(hashes)
	if err != nil {
		return err
	}
	there := map[string]*Outcome{}
	outdated := map[string]int64{}
	for _, r := range known {
		there[r.UID] = &Outcome{UID: r.UID, Page: r.Page, Revision: r.Revision}
		if r.Page != "" {
			there[r.Hash+r.Page] = there[r.UID] // its UID is of another text where its own was found anew
		}
		if !r.Latest {
			outdated[r.UID] = r.ID
		}
	}
	last := map[string]int{} // of each page, what was seen last
	for i, e := range k.entries {
		last[e.page] = i
	}
	for i, e := range k.entries {
		out := &k.outcomes[i]
		first := there[e.uid(uidDigits)]
		if first == nil {
			first = there[e.uid(moreDigits)]
		}
		if first == nil && e.page != "" {
			first = there[e.hash+e.page]
		}
		if first != nil {
			*out = Outcome{Status: Same, UID: first.UID, Page: first.Page, Revision: first.Revision, Statements: len(e.said)}
			if row := outdated[first.UID]; row != 0 && first.Page == e.page && last[e.page] == i {
				k.back = append(k.back, &arrival{Entry: e, outcome: out, row: row})
			}
			continue
		}
		*out = Outcome{Status: Kept, UID: e.uid(uidDigits), Page: e.page, Revision: 1, Statements: len(e.said)}
		there[out.UID] = out
		k.fresh = append(k.fresh, &arrival{Entry: e, outcome: out})
	}
	return nil
}

// putBack makes what a page has again its last revision: what stands for a page
// is what was last seen there.
func (k *keeping) putBack() error {
	if len(k.back) == 0 {
		return nil
	}
	rows := make([]int64, len(k.back))
	for i, a := range k.back {
		rows[i] = a.row
	}
	if err := k.w.SeeAgain(rows); err != nil {
		return err
	}
	now, err := k.w.ReportsByID(rows)
	if err != nil {
		return err
	}
	for i, r := range now {
		k.back[i].outcome.Status, k.back[i].outcome.Revision = Returned, r.Revision
	}
	return nil
}

// correct looks up the corrections that reach what comes.
func (k *keeping) correct() (err error) {
	if k.force, err = k.r.inForce(k.w); err != nil {
		return err
	}
	return k.force.bringIn(k.r, k.w)
}

// number makes what is new of a page that is there a revision of it.
func (k *keeping) number() error {
	var pages []string
	for _, a := range k.fresh {
		if a.page != "" {
			pages = append(pages, a.page)
		}
	}
	known, err := k.w.ReportsOfPages(pages)
	if err != nil {
		return err
	}
	last := map[string]int{}
	for _, r := range known {
		last[r.Page] = max(last[r.Page], r.Revision)
	}
	for _, a := range k.fresh {
		if a.page == "" {
			continue
		}
		last[a.page]++
		if a.outcome.Revision = last[a.page]; a.outcome.Revision > 1 {
			a.outcome.Status = Revised
		}
	}
	return nil
}

// putReports puts what is new, each with its origin.
func (k *keeping) putReports() error {
	added := k.r.time()
	for _, a := range k.fresh {
		a.report.UID, a.report.Revision, a.report.Added = a.outcome.UID, a.outcome.Revision, added
		a.report.Outlet = k.row(a.Entry, a.outlet)
	}
	if err := k.findOrigins(); err != nil {
		return err
	}
	reports := make([]store.NewReport, len(k.fresh))
	for i, a := range k.fresh {
		reports[i] = a.report
	}
	rows, err := k.w.PutReports(reports)
	if err != nil {
		return err
	}
	return k.own(rows)
}

// own takes the rows of what is new. Where another report has the same short
// uid, which happens once in millions, the longer one is taken.
func (k *keeping) own(rows []int64) error {
	kept, err := k.w.ReportsByID(rows)
	if err != nil {
		return err
	}
	hashes := make(map[int64]string, len(kept))
	for _, r := range kept {
		hashes[r.ID] = r.Hash
	}
	for i, a := range k.fresh {
		a.row = rows[i]
		if hashes[a.row] == a.hash {
			continue
		}
		a.outcome.UID = a.uid(moreDigits)
		a.report.UID = a.outcome.UID
		again, err := k.w.PutReports([]store.NewReport{a.report})
		if err != nil {
			return err
		}
		a.row = again[0]
	}
	return nil
}
