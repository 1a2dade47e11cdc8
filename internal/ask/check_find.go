package ask

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// The bounds of what a quotation is compared with.
const (
	perPrint      = 64  // wordings of one fingerprint
	mostWordings  = 200 // those with most fingerprints in common
	nearest       = 20  // of which these are fetched first
	mostOfWording = 400 // statements of each lot
	mostOfWords   = 60  // statements of one search by words
	rarest        = 4   // words of the quotation that are searched for in pairs
	mostRare      = 150
	mostCounts    = 16 // words that are counted
)

// byPrints fetches the statements of wordings that share fingerprints.
func (c *checker) byPrints() error {
	shared := map[int64]int{}
	exact, err := c.r.WordingsByHash([]int64{quote.Hash(c.words)})
	if err != nil {
		return err
	}
	for _, w := range exact {
		shared[w.ID] = len(c.words)
	}
	prints := quote.Prints(c.words)
	postings, err := c.r.WordingsByFingerprint(prints, perPrint)
	if err != nil {
		return err
	}
	of := map[int64]int{}
	for _, p := range postings {
		shared[p.Row]++
		if of[p.Key]++; of[p.Key] == perPrint {
			c.a.Cut = true
		}
	}
	rows := slices.SortedFunc(maps.Keys(shared), func(a, b int64) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b))
	})
	if len(rows) == 0 {
		return nil
	}
	c.a.Cut = c.a.Cut || len(rows) > mostWordings
	// Apart, so that the nearest are not crowded out by what is said every day.
	for _, some := range [][]int64{rows[:min(len(rows), nearest)], rows[min(len(rows), nearest):min(len(rows), mostWordings)]} {
		if len(some) == 0 {
			continue
		}
		if err := c.fetch(store.StatementQuery{Wordings: some, Oldest: true, Limit: mostOfWording}); err != nil {
			return err
		}
	}
	return nil
}

// fetch adds the statements of queries to the candidates.
func (c *checker) fetch(queries ...store.StatementQuery) error {
	var found []store.Statement
	for _, q := range queries {
		list, err := c.r.Statements(q)
		if err != nil {
			return err
		}
		for _, s := range list {
			if !c.known[s.ID] {
				c.known[s.ID] = true
				found = append(found, s)
			}
		}
	}
	l, err := load(c.r, found)
	if err != nil {
		return err
	}
	c.all.merge(l)
	for _, s := range l.statements {
		c.all.statements = append(c.all.statements, s)
		k := quote.Candidate{Text: s.wording.Text, Speakers: keysOf(s.speakers), Ref: s.ID, Day: c.dayOf(&s), Know: c.quoting(s.Language)}
		if s.Negated {
			c.denied = append(c.denied, k)
		} else {
			c.candidates = append(c.candidates, k)
		}
	}
	return nil
}

// dayOf is the day of a statement as far as it is told: that of the report
// orders statements, but it is not held against a day that was asked for.
func (c *checker) dayOf(s *said) string {
	switch {
	case s.day.Known == KnownSaid && s.From == s.To:
		return s.From
	case s.day.Known == KnownSaid && s.day.precise() && s.From[:7] == s.To[:7]:
		return s.From[:7]
	case s.day.Known == KnownReport && c.a.On == "":
		return s.From
	case s.day.Known == KnownReport || s.day.Known == KnownOccasion:
		// whichever day it was, it lies in the month or year that was asked for
		if n := len(s.days); n > 0 && strings.HasPrefix(s.days[0].from, c.a.On) && strings.HasPrefix(s.days[n-1].to, c.a.On) {
			return s.From
		}
	}
	return ""
}

// byWords fetches the statements that have the quotation's rarest words in
// pairs, in each language that it may be in.
func (c *checker) byWords() error {
	var asked [][]uint32
	for _, l := range c.likely(c.a.Text) {
		rare, err := c.rare(c.rec.Terms(c.a.Text, l.Pack.Code))
		if err != nil {
			return err
		}
		if len(rare) == 0 || slices.ContainsFunc(asked, func(o []uint32) bool { return slices.Equal(o, rare) }) {
			continue
		}
		asked = append(asked, rare)
		if err := c.fetch(c.together(rare)...); err != nil {
			return err
		}
	}
	return nil
}

// together are the queries for statements that have two of the terms, or that
// the speakers asked for said with one of them.
func (c *checker) together(terms []uint32) []store.StatementQuery {
	var all []store.StatementQuery
	for i := range terms {
		for j := range i {
			all = append(all, store.StatementQuery{Terms: []uint32{terms[i], terms[j]}, Limit: mostOfWords})
		}
	}
	if len(terms) == 1 {
		all = append(all, store.StatementQuery{Terms: terms, Limit: mostOfWords})
	}
	if c.a.By != nil && len(c.a.By.rows) > 0 {
		all = append(all, store.StatementQuery{Speakers: c.a.By.rows, AnyTerms: terms, Limit: mostOfWords})
	}
	return all
}

// rare are the terms of the quotation that fewest statements have, but have.
func (c *checker) rare(terms []uint32) ([]uint32, error) {
	terms = terms[:min(len(terms), mostCounts)]
	counted, err := c.r.CountTerms(terms, mostRare)
	if err != nil {
		return nil, err
	}
	counts := map[uint32]int{}
	var out []uint32
	for i, t := range terms {
		if counted[i] > 0 {
			counts[t] = counted[i]
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(a, b uint32) int { return cmp.Or(cmp.Compare(counts[a], counts[b]), cmp.Compare(a, b)) })
	return out[:min(len(out), rarest)], nil
}
