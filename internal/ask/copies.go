package ask

import (
	"context"
	"fmt"
	"slices"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// How the words of a copy stand to those of the statement asked for.
const (
	CopyVerbatim = "verbatim" // the same words
	CopyTrimmed  = "trimmed"  // one is a stretch of the other
	CopyAltered  = "altered"  // words in common, and others in place of the rest
)

// Copy is a statement of another report with words of the one asked for.
type Copy struct {
	Source
	Speakers []Speaker `json:"speakers"`
	How      string    `json:"how"`
	Diff     []Piece   `json:"diff"` // against the statement asked for
}

// CopiesAnswer tells who else has the words of a statement.
type CopiesAnswer struct {
	Of      Source    `json:"of"`
	Text    string    `json:"text"`
	Said    []Speaker `json:"speakers"`
	Copies  []Copy    `json:"copies"` // oldest first
	Reports int       `json:"reports"`
	Cut     bool      `json:"cut"`
}

// leastCopied is how many words in order two statements have in common to be
// told as copies: fewer stand in sentences that have nothing to do with each
// other. Fingerprints find every run of seven.
const leastCopied = 8

// mostCarriers bounds the statements that are fetched.
const mostCarriers = 1_000

// Copies tells which statements of other reports have a stretch of at least
// eight words of a statement, whole, trimmed or altered. Shorter statements are
// found where they stand whole. It returns ErrNotFound for a statement that is
// not in the record.
func (d *Desk) Copies(ctx context.Context, uid string) (a CopiesAnswer, err error) {
	a.Copies = []Copy{}
	err = d.view(ctx, func(r store.Reader) error {
		found, err := r.Statements(store.StatementQuery{UIDs: []string{uid}, Withdrawn: true, Limit: 1})
		if err != nil {
			return err
		}
		l, err := load(r, found)
		if err != nil {
			return err
		}
		if len(l.statements) == 0 {
			return fmt.Errorf("statement %q: %w", shorten(uid), ErrNotFound)
		}
		s := &l.statements[0]
		a.Of, a.Text, a.Said = l.source(s, s.wording.Text), s.wording.Text, s.speakers
		return d.copies(r, s, &a)
	})
	return a, err
}

func (d *Desk) copies(r store.Reader, s *said, a *CopiesAnswer) error {
	words := quote.Fold(s.wording.Text)
	postings, err := r.WordingsByFingerprint(quote.Prints(words), perPrint)
	if err != nil {
		return err
	}
	rows := []int64{s.Wording}
	of := map[int64]int{}
	for _, p := range postings {
		rows = append(rows, p.Row)
		if of[p.Key]++; of[p.Key] == perPrint {
			a.Cut = true
		}
	}
	wordings, err := r.Wordings(distinct(rows))
	if err != nil {
		return err
	}
	know := d.quoting(s.Language)
	sharing := map[int64]*quote.Comparison{}
	rows = rows[:0]
	for i := range wordings {
		w := &wordings[i]
		other := quote.Fold(w.Text)
		if w.ID != s.Wording && len(quote.Runs(words, other, min(leastCopied, len(words), len(other)))) == 0 {
			continue
		}
		c := quote.Compare(other, words, know)
		sharing[w.ID] = &c
		rows = append(rows, w.ID)
	}
	found, err := r.Statements(store.StatementQuery{Wordings: rows, Oldest: true, Limit: mostCarriers})
	if err != nil {
		return err
	}
	a.Cut = a.Cut || len(found) == mostCarriers
	found = slices.DeleteFunc(found, func(o store.Statement) bool { return o.Report == s.Report })
	l, err := load(r, found)
	if err != nil {
		return err
	}
	reports := map[int64]bool{s.Report: true}
	for i := range l.statements {
		o := &l.statements[i]
		reports[o.Report] = true
		a.Copies = append(a.Copies, Copy{Source: l.source(o, ""), Speakers: o.speakers, How: how(s, o, sharing[o.Wording]),
			Diff: pieces(sharing[o.Wording].Edits, s.wording.Text, o.wording.Text)})
	}
	a.Reports = len(reports)
	return nil
}

// how tells how the words of a copy stand to those of the statement.
func how(s, o *said, c *quote.Comparison) string {
	switch {
	case s.Wording == o.Wording:
		return CopyVerbatim
	case !c.Altered():
		return CopyTrimmed
	}
	for _, e := range c.Edits { // the copy may be the longer one
		if e.Kind != quote.Kept && len(e.Kept) > 0 {
			return CopyAltered
		}
	}
	return CopyTrimmed
}
