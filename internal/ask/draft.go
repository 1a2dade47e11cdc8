package ask

import (
	"cmp"
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
)

// DraftAnswer tells of each quotation in a draft whether it is real.
type DraftAnswer struct {
	Text   string       `json:"text"` // as all offsets point into it
	Quotes []DraftQuote `json:"quotes"`
	Cut    bool         `json:"cut,omitempty"` // there are more quotations than were checked
}

// DraftQuote is a quotation of a draft, without its marks.
type DraftQuote struct {
	Start int         `json:"start"` // code points
	End   int         `json:"end"`
	By    string      `json:"by,omitempty"` // whom the draft has say it
	Check CheckAnswer `json:"check"`
}

// The bounds of a draft.
const (
	mostDraftQuotes = 200
	leastDraftWords = 3 // fewer words in quotation marks are a name or a turn of speech
)

// Draft checks every quotation of a draft against the record. The draft comes as
// it was read, so that each quotation is checked of whom the draft has say it.
// One draft is checked at a time, with all processors: many at once would all
// take as long as the last of them, and longer than anyone waits.
func (d *Desk) Draft(ctx context.Context, rd *sanad.Reading) (DraftAnswer, error) {
	select {
	case d.drafts <- struct{}{}:
		defer func() { <-d.drafts }()
	case <-ctx.Done():
		return DraftAnswer{}, context.Cause(ctx)
	}
	a := DraftAnswer{Text: rd.Text, Quotes: d.draftQuotes(rd)}
	if a.Cut = len(a.Quotes) > mostDraftQuotes; a.Cut {
		a.Quotes = a.Quotes[:mostDraftQuotes]
	}
	runes := []rune(rd.Text)
	type asked struct{ words, by string }
	at := func(q *DraftQuote) asked { return asked{string(runes[q.Start:q.End]), q.By} }
	first := map[asked]int{}
	for i := range a.Quotes {
		if _, ok := first[at(&a.Quotes[i])]; !ok {
			first[at(&a.Quotes[i])] = i
		}
	}
	errs := make([]error, len(a.Quotes))
	next := make(chan int)
	var running sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(first)) {
		running.Go(func() {
			for i := range next {
				q := &a.Quotes[i]
				q.Check, errs[i] = d.draftCheck(ctx, at(q).words, q.By)
			}
		})
	}
	for i := range a.Quotes {
		if first[at(&a.Quotes[i])] == i {
			next <- i
		}
	}
	close(next)
	running.Wait()
	for i := range a.Quotes {
		if f := first[at(&a.Quotes[i])]; f != i { // what is quoted again is checked once
			a.Quotes[i].Check = a.Quotes[f].Check.copied()
		}
	}
	return a, errors.Join(errs...)
}

// copied is an answer whose sayings can be cut apart from the other's.
func (a *CheckAnswer) copied() CheckAnswer {
	b := *a
	b.Sayings, b.NotSaid = slices.Clone(a.Sayings), slices.Clone(a.NotSaid)
	return b
}

// draftCheck checks a quotation of a draft. Where the name can mean several it is
// checked of anyone: whom the draft means is for its reader to say.
func (d *Desk) draftCheck(ctx context.Context, words, by string) (CheckAnswer, error) {
	a, err := d.Check(ctx, CheckQuery{Text: words, By: by})
	if err != nil || a.By == nil || len(a.By.Candidates) == 0 || len(a.By.Actors) > 0 {
		return a, err
	}
	asked := a.By
	a, err = d.Check(ctx, CheckQuery{Text: words})
	a.By = asked
	return a, err
}

// draftQuotes finds what stands in double quotation marks in a draft.
func (d *Desk) draftQuotes(rd *sanad.Reading) []DraftQuote {
	out := []DraftQuote{}
	l := d.rec.Data.Language(rd.Language)
	if l == nil {
		l = d.likely(rd.Text)[0]
	}
	var doc text.Doc
	doc.Scan(rd.Text)
	doc.LookUp(l)
	doc.Segment(doc.Lines)
	for i := range doc.Quotes {
		if len(out) > mostDraftQuotes {
			break // one more says that there are more
		}
		q := &doc.Quotes[i]
		if q.Single || wordsIn(&doc, q.Range) < leastDraftWords {
			continue
		}
		start, end := int(doc.Toks[q.From].RuneStart), int(doc.Toks[q.To-1].RuneEnd)
		out = append(out, DraftQuote{Start: start, End: end, By: attributed(rd, start, end)})
	}
	return out
}

func wordsIn(doc *text.Doc, r text.Range) (n int) {
	for i := r.From; i < r.To; i++ {
		if doc.IsWord(i) {
			n++
		}
	}
	return n
}

// attributed is whom a draft has say what stands at a place: the speaker of the
// shortest statement that covers most of it.
func attributed(rd *sanad.Reading, start, end int) string {
	best := -1
	for i := range rd.Statements {
		s := &rd.Statements[i]
		if len(s.Speakers) == 0 || s.Negated || 2*(min(end, s.End)-max(start, s.Start)) < end-start {
			continue
		}
		if best < 0 || s.End-s.Start < rd.Statements[best].End-rd.Statements[best].Start {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	by := rd.Statements[best].Speakers[0]
	return cmp.Or(by.Actor, by.Name)
}
