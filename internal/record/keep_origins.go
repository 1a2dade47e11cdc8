package record

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// findOrigins labels what is new, and moves the labels of what is there where
// it turns out to be a copy of the same text. Two reports have one label where
// a row of copies leads from one to the other.
func (k *keeping) findOrigins() error {
	o := &origins{r: k.r, w: k.w, labels: union{}, rows: map[int64]store.Report{}}
	for _, a := range k.fresh {
		a.report.Origin = a.origin()
		o.add(&newcomer{label: a.report.Origin, bands: a.report.Bands, shingles: a.shingles, page: steadyPage(a)})
	}
	if err := o.find(); err != nil {
		return err
	}
	for _, a := range k.fresh {
		a.report.Origin = o.labels.find(a.report.Origin)
	}
	return o.settle()
}

func steadyPage(a *arrival) string {
	if a.steady {
		return a.page
	}
	return ""
}

// origins finds which reports are copies of others.
type origins struct {
	r      *Record
	w      store.Writer
	labels union
	rows   map[int64]store.Report // those there that may be copies
	come   []*newcomer
}

// newcomer is a report that is compared with those that are there.
type newcomer struct {
	row      int64 // 0 where it is not there yet
	label    int64
	bands    []int64
	shingles []uint64
	page     string  // whose revisions are of one origin, or ""
	maybe    []int64 // rows that it may be a copy of, those first that share most
}

func (o *origins) add(n *newcomer) { o.come = append(o.come, n) }

func (o *origins) find() error {
	if err := o.byPage(); err != nil {
		return err
	}
	o.among()
	if err := o.candidates(); err != nil {
		return err
	}
	return o.verify()
}

// byPage joins the revisions of a page: a text that its outlet changed is no
// second witness.
func (o *origins) byPage() error {
	var pages []string
	byPage := map[string][]*newcomer{}
	for _, n := range o.come {
		if n.page != "" {
			pages = append(pages, n.page)
			byPage[n.page] = append(byPage[n.page], n)
		}
	}
	known, err := o.w.ReportsOfPages(pages)
	if err != nil {
		return err
	}
	for _, r := range known {
		o.labels.join(r.Origin, byPage[r.Page][0].label)
	}
	for _, list := range byPage {
		for _, n := range list[1:] {
			o.labels.join(list[0].label, n.label)
		}
	}
	return nil
}

// among compares those that came together.
func (o *origins) among() {
	byBand := map[int64][]int{}
	for i, n := range o.come {
		compared := map[int]bool{}
		for _, b := range n.bands {
			for _, j := range byBand[b] {
				m := o.come[j]
				if compared[j] || o.labels.find(n.label) == o.labels.find(m.label) {
					continue
				}
				compared[j] = true
				if copies(n.shingles, m.shingles) {
					o.labels.join(n.label, m.label)
				}
			}
			byBand[b] = append(byBand[b], i)
		}
	}
}

// candidates finds the reports there that share a band with one that came.
func (o *origins) candidates() error {
	var bands []int64
	for _, n := range o.come {
		bands = append(bands, n.bands...)
	}
	postings, err := o.w.ReportsByBand(distinct(bands))
	if err != nil {
		return err
	}
	byBand := map[int64][]int64{}
	var rows []int64
	for _, p := range postings {
		byBand[p.Key] = append(byBand[p.Key], p.Row)
		rows = append(rows, p.Row)
	}
	reports, err := o.w.ReportsByID(distinct(rows))
	if err != nil {
		return err
	}
	for _, r := range reports {
		o.rows[r.ID] = r
	}
	for _, n := range o.come {
		shared := map[int64]int{}
		for _, b := range n.bands {
			for _, row := range byBand[b] {
				if row != n.row {
					shared[row]++
				}
			}
		}
		n.maybe = slices.SortedFunc(maps.Keys(shared), func(a, b int64) int {
			return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
		})
	}
	return nil
}

// verify compares texts. In a round each that came is compared with one report
// of every origin that it may be of; most are done after the first. Two that
// are of one origin already need no comparing: it would change nothing.
func (o *origins) verify() error {
	for {
		var rows []int64
		picked := make([][]int64, len(o.come))
		for i, n := range o.come {
			picked[i] = o.pick(n)
			rows = append(rows, picked[i]...)
		}
		if len(rows) == 0 {
			return nil
		}
		bodies, err := o.w.Bodies(distinct(rows))
		if err != nil {
			return err
		}
		texts := map[int64][]uint64{}
		for row, b := range bodies {
			_, rd, err := o.r.Unpack(b)
			if err != nil {
				continue // what is damaged is a copy of nothing
			}
			texts[row] = shinglesOf(bodyOf(&rd).words)
		}
		for i, n := range o.come {
			for _, row := range picked[i] {
				if copies(n.shingles, texts[row]) {
					o.labels.join(n.label, o.rows[row].Origin)
				}
			}
		}
	}
}

// pick takes from what a report may be a copy of one of every origin.
func (o *origins) pick(n *newcomer) []int64 {
	var out, later []int64
	seen := map[int64]bool{o.labels.find(n.label): true}
	for _, row := range n.maybe {
		label := o.labels.find(o.rows[row].Origin)
		switch {
		case label == o.labels.find(n.label):
		case seen[label]:
			later = append(later, row)
		default:
			seen[label] = true
			out = append(out, row)
		}
	}
	n.maybe = later
	return out
}

// settle moves the reports of labels that are joined to smaller ones.
func (o *origins) settle() error {
	moved := map[int64]int64{}
	old := o.labels.moved()
	if len(old) == 0 {
		return nil
	}
	err := store.EachReport(o.w, store.ReportQuery{Origins: old, Revisions: true}, func(r *store.Report) error {
		moved[r.ID] = o.labels.find(r.Origin)
		return nil
	})
	if err != nil || len(moved) == 0 {
		return err
	}
	return o.w.SetOrigins(moved)
}
