// Package setting tells when, where, on what occasion and to whom each
// statement was said, from the words beside its cue, and which statements say
// the same words again.
package setting

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/phrase"
)

// Read fills Said, Place, Occasion and Addressee of the statements, marks
// repeats, and adds the pull quotes that open the report.
func Read(d *draft.Draft, ph *phrase.Finder) {
	s := setter{d: d, doc: &d.Doc, ph: ph}
	next := 0
	for i, sent := range s.doc.Sents {
		first := next
		for next < len(d.Statements) && d.Statements[next].Sent <= i {
			next++
		}
		s.sentence(sent, first, next)
	}
	s.repeats()
	s.pullQuotes()
}

type setter struct {
	d   *draft.Draft
	doc *text.Doc
	ph  *phrase.Finder
}

// around is what a sentence tells outside the words attributed.
type around struct {
	said      *draft.Date
	place     text.Range
	occasion  text.Range
	addressee text.Range
}

// sentence gives the statements of a sentence what it tells around them. A
// sentence without statements whose subject is the words just told ("Pernyataan
// itu disampaikan Wang di Moskow …") tells of the statement before it.
func (s *setter) sentence(sent text.Sentence, first, next int) {
	a := s.look(sent.Range, first, next)
	for i := first; i < next; i++ {
		if s.d.Statements[i].Within == draft.None {
			s.give(&s.d.Statements[i], a)
		}
	}
	if first == next && first > 0 && s.pointsBack(sent.Range) {
		s.give(&s.d.Statements[first-1], a)
	}
}

func (s *setter) give(st *draft.Statement, a around) {
	if st.Said == nil {
		st.Said = a.said
	}
	if st.Place.Len() == 0 {
		st.Place = a.place
	}
	if st.Occasion.Len() == 0 {
		st.Occasion = a.occasion
	}
	if st.Addressee.Len() == 0 {
		st.Addressee = a.addressee
	}
}

// pointsBack reports whether a sentence begins with a word for what was said
// and a word that points: "Pernyataan tersebut", "The remarks".
func (s *setter) pointsBack(sent text.Range) bool {
	return s.doc.Is(sent.From, lang.Text) && s.doc.Is(sent.From+1, lang.Dem) || s.doc.Is(sent.From, lang.Dem) && s.doc.Is(sent.From+1, lang.Text)
}

// look reads the tokens of a sentence that stand in no content.
func (s *setter) look(sent text.Range, first, next int) around {
	var a around
	for i := sent.From; i < sent.To; i++ {
		if end := s.content(i, first, next); end > i {
			i = end - 1
			continue
		}
		if end := s.carriage(i, sent.To); end > i {
			i = end - 1
			continue
		}
		if date, ok := s.ph.Date(i); ok {
			d := &s.d.Dates[date]
			if a.said == nil && (d.Precision == "day" || d.Precision == "minute") && d.Year > 0 {
				a.said = d
			}
			i = d.To - 1
			continue
		}
		switch {
		case s.doc.Is(i, lang.Loc) && a.place.Len() == 0:
			a.place = s.place(i+1, sent.To)
		case s.doc.Is(i, lang.Occasion) && a.occasion.Len() == 0 && s.doc.Is(i-1, lang.Prep|lang.Of|lang.Det|lang.Adj|lang.Number|lang.Noun):
			a.occasion = s.ph.Right(i, sent.To)
		case s.doc.Is(i, lang.To) && a.addressee.Len() == 0 && s.doc.Is(i+1, lang.Person|lang.Body|lang.Text|lang.Outlet|lang.Pronoun):
			a.addressee = s.ph.Right(i+1, sent.To)
		}
	}
	return a
}

// carriage returns the end of "as quoted by the Gazette, Tuesday (4/3)", whose
// day is the Gazette's and not the speaker's; i where none begins there.
func (s *setter) carriage(i, limit int) int {
	const longest = 8 // words of an outlet's name, with the comma
	m, ok := s.doc.Match(i, lang.MarkerSense)
	if !ok || s.doc.Lang.Pack.Markers[m.Sense.Ref].Kind != lang.CarriageMarker {
		return i
	}
	for j := int(m.To); j < min(limit, int(m.To)+longest); j++ {
		if date, ok := s.ph.Date(j); ok {
			return s.d.Dates[date].To
		}
	}
	return i
}

// content returns the end of the content or quotation that token i stands in;
// i where it stands in none.
func (s *setter) content(i, first, next int) int {
	if q := s.doc.QuoteAt(i); q >= 0 {
		return s.doc.Quotes[q].End
	}
	const most = 40 // statements of one sentence that are looked at
	for k := first; k < min(next, first+most); k++ {
		for _, p := range s.d.Statements[k].Parts {
			if p.Has(i) {
				return p.To
			}
		}
	}
	return i
}

// place returns the name or noun of a place behind a preposition of place.
func (s *setter) place(i, end int) text.Range {
	for s.doc.Is(i, lang.Det) {
		i++
	}
	if m, ok := s.d.Mention(i); ok && !s.d.IsPerson(m) && s.d.Entities[m.Entity].Kind != draft.OutletEntity {
		return m.Range
	}
	if s.doc.Is(i, lang.Place) && i < end {
		return s.ph.Right(i, end)
	}
	return text.Range{}
}
