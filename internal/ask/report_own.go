package ask

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// sentences tells which sentences of a report stand in earlier reports, and
// which are its own.
func (t *reportTeller) sentences(r *store.Report) error {
	all := record.Sentences(&t.a.reading)
	all = all[:min(len(all), mostSentences)]
	hashes := make([]int64, len(all))
	for i, s := range all {
		hashes[i] = s.Hash
	}
	postings, err := t.r.ReportsBySentence(distinct(hashes))
	if err != nil {
		return err
	}
	earlier, err := t.earlier(r, postings)
	if err != nil {
		return err
	}
	from := map[int64]*store.Report{} // the first report that had a sentence
	shared := map[int64]int{}
	for _, p := range postings {
		o := earlier[p.Row]
		if o == nil {
			continue
		}
		shared[p.Row]++
		if f := from[p.Key]; f == nil || before2(o, f) {
			from[p.Key] = o
		}
	}
	text := []rune(t.a.reading.Text)
	t.a.Sentences = []Sentence{}
	for _, s := range all {
		out := Sentence{Start: s.Start, End: s.End, Text: string(text[s.Start:min(s.End, len(text))])}
		if f := from[s.Hash]; f != nil {
			out.Report = f.UID
		}
		t.a.Sentences = append(t.a.Sentences, out)
	}
	return t.shared(shared, earlier)
}

// earlier are the reports of postings that were published before a report; of
// one day, those with a smaller uid are. Other revisions of its page are none.
func (t *reportTeller) earlier(r *store.Report, postings []store.Posting) (map[int64]*store.Report, error) {
	var rows []int64
	for _, p := range postings {
		rows = append(rows, p.Row)
	}
	rows = distinct(rows)
	found, err := t.r.ReportsByID(rows[:min(len(rows), mostFetched)])
	if err != nil {
		return nil, err
	}
	out := map[int64]*store.Report{}
	for i := range found {
		o := &found[i]
		if o.ID != r.ID && (o.Page == "" || o.Page != r.Page) && before2(o, r) {
			out[o.ID] = o
		}
	}
	return out, nil
}

// before2 orders reports by day; one of no known day comes last.
func before2(a, b *store.Report) bool {
	return cmp.Or(cmp.Compare(cmp.Or(a.Day, "9999"), cmp.Or(b.Day, "9999")), cmp.Compare(a.UID, b.UID)) < 0
}

// shared lists the earlier reports by how many sentences they have in common.
func (t *reportTeller) shared(counts map[int64]int, reports map[int64]*store.Report) error {
	rows := slices.SortedFunc(maps.Keys(counts), func(a, b int64) int {
		if c := cmp.Compare(counts[b], counts[a]); c != 0 {
			return c
		}
		if before2(reports[a], reports[b]) {
			return -1
		}
		return 1
	})
	rows = rows[:min(len(rows), mostShared)]
	list := make([]store.Report, len(rows))
	for i, row := range rows {
		list[i] = *reports[row]
	}
	briefs, err := t.briefs(list)
	t.a.Earlier = []Shared{}
	for i, b := range briefs {
		t.a.Earlier = append(t.a.Earlier, Shared{b, counts[rows[i]]})
	}
	return err
}
