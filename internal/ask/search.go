package ask

import (
	"context"

	"github.com/sanad-news/sanad/internal/store"
)

// SearchQuery asks what the record has of words: a name, a subject, a sentence.
type SearchQuery struct {
	Words string
	Limit int // sayings; 0: DefaultList
}

// SearchAnswer is what the record has of words, by what they can mean.
type SearchAnswer struct {
	Words string      `json:"words"` // as asked
	Who   *Who        `json:"who"`   // whom they name, or can
	About *About      `json:"about"` // how they were looked for in what was said
	Count int         `json:"count"` // statements that have them
	More  bool        `json:"more"`  // there are more sayings than are given, or than were counted
	Said  []Saying    `json:"said"`  // that have all or most of them, newest first
	Found string      `json:"found"` // what the lines have to do with the words, as a trace tells it
	Lines []LineBrief `json:"lines"` // that assert them, or speak of them
}

// mostSearched is how many lines a search gives.
const mostSearched = 10

// Search looks for words in all that the record is asked by: who is called so,
// what was said with these words, which lines say or speak of it.
func (d *Desk) Search(ctx context.Context, q SearchQuery) (SearchAnswer, error) {
	a := SearchAnswer{Words: q.Words, Said: []Saying{}, Lines: []LineBrief{}}
	traced, err := d.trace(ctx, q.Words, 0, mostSearched) // to tell lines that are only listed here took most of the time
	if err != nil {
		return a, err
	}
	a.Words, a.Found = traced.Words, traced.Found
	a.Lines = append(a.Lines, traced.Others[:min(len(traced.Others), mostSearched)]...)
	said, err := d.Said(ctx, SaidQuery{About: a.Words, Limit: q.Limit})
	if err != nil {
		return a, err
	}
	a.Said, a.About, a.Count, a.More = said.Sayings, said.About, said.Count, said.Next != "" || said.AtLeast
	if len(a.Words) > MaxName {
		return a, nil // no name
	}
	err = d.view(ctx, func(r store.Reader) error {
		a.Who, err = who(r, d.rec, "WORDS", a.Words)
		return err
	})
	return a, err
}
