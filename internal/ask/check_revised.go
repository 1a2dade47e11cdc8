package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// Rewording is what another revision of a report has in the place of the words
// asked about.
type Rewording struct {
	Saying Saying  `json:"saying"`
	Diff   []Piece `json:"diff"` // from the words of that revision to those asked about
	Turns  []Turn  `json:"turns"`
}

// reworded finds the revisions of the reports that have the quotation's words
// which have others: what a page said first, or says now, bears on what it is
// quoted for.
func (c *checker) reworded() error {
	var pages []string
	for i := range c.a.Sayings {
		for _, s := range c.a.Sayings[i].Sources {
			pages = append(pages, s.Report.Page)
		}
	}
	all, err := c.r.ReportsOfPages(distinct(pages))
	if err != nil {
		return err
	}
	count := map[string]int{}
	for i := range all {
		count[all[i].Page]++
	}
	all = slices.DeleteFunc(all, func(r store.Report) bool { return count[r.Page] < 2 })
	slices.Reverse(all)
	for i := range all[:min(len(all), mostRevisions)] {
		if err := c.rewordedIn(&all[i]); err != nil {
			return err
		}
	}
	return nil
}

// rewordedIn adds what a revision has in the place of the words, where it has
// others. Capitals and what stands around the words do not count.
func (c *checker) rewordedIn(r *store.Report) error {
	found, err := c.r.Statements(store.StatementQuery{Reports: []int64{r.ID}, Limit: mostFetched})
	if err != nil {
		return err
	}
	l, err := load(c.r, found)
	if err != nil {
		return err
	}
	var candidates []quote.Candidate
	var from []*said
	for i := range l.statements {
		s := &l.statements[i]
		if !s.Negated && c.asked(keysOf(s.speakers)) {
			candidates = append(candidates, quote.Candidate{Text: s.wording.Text, Speakers: keysOf(s.speakers), Ref: s.ID, Day: c.dayOf(s), Know: c.quoting(s.Language)})
			from = append(from, s)
		}
	}
	v := quote.Judge(quote.Quotation{Text: c.a.Text}, candidates, c.know)
	if v.Finding != quote.Altered {
		return nil
	}
	var g joined
	g.add(from[v.Match])
	out := Rewording{Saying: g.saying(l), Turns: []Turn{}}
	kept := candidates[v.Match].Text
	out.Diff = pieces(v.Comparison.Edits, kept, c.a.Text)
	for _, t := range v.Comparison.Turns {
		if !t.Apart {
			out.Turns = append(out.Turns, Turn{t.Kind, words([]rune(kept), t.Kept), words([]rune(c.a.Text), t.Asked)})
		}
	}
	if !slices.ContainsFunc(c.a.Rewordings, func(o Rewording) bool { return same(o.Saying.Text, out.Saying.Text) }) {
		c.a.Rewordings = append(c.a.Rewordings, out)
	}
	return nil
}
