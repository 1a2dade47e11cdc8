package phrase

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Subject is what stands before a verb of saying.
type Subject struct {
	text.Range      // the noun phrase
	Relative   bool // the verb stands in a relative clause about it
	Negated    bool // not said
	Commas     bool // adjuncts between commas stand between it and the verb
	Start      int  // where the subject with an office before it begins
	lo         int
}

// steps bounds how many adjuncts may stand between a subject and its verb.
const steps = 6

// Subject finds the subject of the verb at token verb, not reaching back past
// lo: leftwards over adverbs, dates, brackets and what stands between commas.
func (f *Finder) Subject(verb, lo int) (Subject, bool) {
	s := Subject{lo: lo}
	i := f.beside(verb, lo, &s)
	apposed := text.Range{}
	for step := 0; step < steps && i > lo; step++ {
		last := i - 1
		if date, ok := f.Date(last); ok {
			i = f.d.Dates[date].From
			if f.doc.Is(i-1, lang.Prep) {
				i--
			}
			continue
		}
		if f.doc.IsMark(last, ')') {
			if i = f.bracket(last, lo); i < 0 {
				break
			}
			continue
		}
		if f.doc.IsMark(last, ',') {
			seg := f.segment(last, lo)
			if f.isAdjunct(seg) {
				s.Commas = true
				i = seg.From
				if i > lo && f.doc.IsMark(i-1, ',') {
					continue
				}
				if i <= lo {
					break
				}
				i = f.beside(i, lo, &s)
				continue
			}
			s.Commas = true
			if !f.opensPhrase(seg.From) {
				break
			}
			if f.PersonHead(seg) || seg.From <= lo || !f.doc.IsMark(seg.From-1, ',') {
				if np := f.Left(last, seg.From); np.Len() > 0 && (f.PersonHead(np) && !f.doc.Is(np.From, lang.Pronoun) || np.From == seg.From) {
					return f.found(s, np, apposed)
				}
				return f.found(s, seg, apposed)
			}
			apposed, i = seg, seg.From
			if f.doc.IsMark(i-1, ',') && i-1 > lo {
				before := f.Left(i-1, lo)
				if before.Len() > 0 && (f.PersonHead(before) || f.properName(before)) {
					return f.found(s, before, apposed)
				}
			}
			continue
		}
		np := f.Left(i, lo)
		if np.Len() == 0 {
			break
		}
		if np.From > lo && f.doc.Is(np.From-1, lang.Prep|lang.To|lang.By) && !f.doc.Is(np.From-1, lang.Sub) && !f.HasPerson(np) {
			// "Budi di Jakarta mengatakan": the place is an adjunct
			if np.From-1 > lo && !f.doc.IsMark(np.From-2, ',') {
				i = np.From - 1
				continue
			}
			if split, ok := f.split(np); ok {
				return f.found(s, split, text.Range{})
			}
			break
		}
		return f.found(s, np, apposed)
	}
	if apposed.Len() > 0 {
		return f.found(s, apposed, text.Range{})
	}
	return s, false
}

// found closes the search: where the phrase found left of an apposition is no
// person's, the apposition itself was the subject.
func (f *Finder) found(s Subject, np, apposed text.Range) (Subject, bool) {
	s.Range, s.Start = np, np.From
	if apposed.Len() > 0 && !f.PersonHead(np) && (f.properName(apposed) || f.PersonHead(apposed) || !f.doc.Is(np.From, lang.Title|lang.Person) && !f.properName(np)) {
		s.Range = apposed
	}
	if role := f.Left(s.Start-1, s.lo); s.Commas && f.doc.IsMark(s.Start-1, ',') && role.Len() > 0 && f.IsRole(role) {
		s.Start = role.From // "its chief negotiator, Ilse Brandt, said"
	}
	return s, true
}

// beside moves left over what stands beside a verb: adverbs, auxiliaries,
// negation, and a relative word.
func (f *Finder) beside(i, lo int, s *Subject) int {
	for i > lo {
		c := f.doc.Class[i-1]
		switch {
		case c&lang.Neg != 0:
			s.Negated = true
		case c&(lang.Aux|lang.Adv) != 0 && f.d.MentionAt[i-1] < 0:
		case c&lang.Rel != 0:
			i--
			if i > lo && f.doc.IsMark(i-1, ',') {
				s.Relative = true
				i--
			}
			return i
		default:
			return i
		}
		i--
	}
	return i
}

// bracket returns the token of the opening bracket that the one at i closes,
// or -1.
func (f *Finder) bracket(i, lo int) int {
	for j := i - 1; j >= lo && i-j < 40; j-- {
		if f.doc.IsMark(j, '(') {
			return j
		}
	}
	return -1
}

// segment returns the tokens between the comma at i and the one before it.
func (f *Finder) segment(i, lo int) text.Range {
	const longest = 80
	j := i
	for j > lo && i-j < longest && !f.doc.IsMark(j-1, ',') {
		if f.doc.IsMark(j-1, ')') {
			if b := f.bracket(j-1, lo); b > lo {
				j = b
				continue
			}
		}
		j--
	}
	return text.Range{From: j, To: i}
}

// isAdjunct reports whether a stretch between commas says when, where or how,
// or tells more of the subject, and is no subject itself.
func (f *Finder) isAdjunct(seg text.Range) bool {
	if seg.Len() == 0 {
		return true
	}
	if _, ok := f.Date(seg.From); ok {
		return true
	}
	if f.doc.Is(seg.From, lang.Prep|lang.Sub|lang.Rel|lang.VerbIng|lang.VerbPart|lang.Topic|lang.Of|lang.To) && !f.doc.Is(seg.From, lang.Title|lang.Person) {
		return true
	}
	if f.doc.Is(seg.From, lang.VerbAny|lang.Cue|lang.Adv) && !f.doc.Capital(seg.From) && f.d.MentionAt[seg.From] < 0 {
		return true
	}
	return false
}

// HasPerson reports whether a phrase names a person or is a pronoun.
func (f *Finder) HasPerson(r text.Range) bool {
	for i := r.From; i < r.To; i++ {
		if m, ok := f.d.Mention(i); ok && f.d.IsPerson(m) {
			return true
		}
	}
	return f.isPronoun(r)
}

// isPronoun reports whether a phrase is a pronoun, perhaps with a word behind
// it ("dia sendiri"), and no possessive before a noun ("her rival").
func (f *Finder) isPronoun(np text.Range) bool {
	if !f.doc.Is(np.From, lang.Pronoun) {
		return false
	}
	return np.Len() == 1 || np.Len() == 2 && !f.doc.Is(np.From, lang.Poss|lang.Det)
}

// properName reports whether a phrase ends in the name of something that no
// table knows.
func (f *Finder) properName(np text.Range) bool {
	m, ok := f.d.Mention(np.To - 1)
	return ok && f.d.Entities[m.Entity].Kind == draft.ProperEntity && m.From == np.From
}

// IsRole reports whether a phrase tells an office or a kind of person, and no
// name.
func (f *Finder) IsRole(np text.Range) bool {
	if f.HasPerson(np) && !f.doc.Is(np.From, lang.Poss) {
		return false
	}
	for i := np.From; i < np.To; i++ {
		if f.doc.Is(i, lang.Title|lang.Person) || i == np.From && f.doc.Is(i, lang.Number) {
			return true
		}
	}
	return false
}

// opensPhrase reports whether a noun phrase can begin at token i.
func (f *Finder) opensPhrase(i int) bool {
	return i < len(f.doc.Toks) && f.inPhrase(i)
}

// PersonHead reports whether a phrase is a person's name with what stands
// before it: the head, not a name inside ("a top Velo aide").
func (f *Finder) PersonHead(np text.Range) bool {
	end := np.To
	if f.doc.Lang.Pack.HeadLast {
		for i := np.From + 1; i < np.To; i++ {
			if f.doc.Is(i, lang.Of) && f.d.MentionAt[i] < 0 {
				end = i
				break
			}
		}
	}
	for end > np.From && f.doc.Toks[end-1].Kind == token.Mark {
		end--
	}
	m, ok := f.d.Mention(end - 1)
	return ok && f.d.IsPerson(m) || f.isPronoun(np)
}

// split finds the subject that follows a fronted adjunct with no comma between:
// "Dalam pernyataan kementerian mengatakan".
func (f *Finder) split(np text.Range) (text.Range, bool) {
	for i := np.To - 1; i > np.From; i-- {
		if f.doc.Is(i, lang.Body|lang.Person|lang.Title|lang.Pronoun) && f.doc.Is(i-1, lang.Text|lang.Noun|lang.Dem|lang.Place) {
			return text.Range{From: i, To: np.To}, true
		}
	}
	return np, false
}

// Adjuncts moves right from token i over what may stand between a cue and its
// content: adverbs, dates, and phrases of place, manner and occasion, with
// commas between them. It returns where the next thing begins.
func (f *Finder) Adjuncts(i, end int) int {
	for i < end {
		if date, ok := f.Date(i); ok {
			i = f.d.Dates[date].To
			continue
		}
		next := i
		switch {
		case f.doc.IsMark(i, ',') && i+1 < end && f.opensAdjunct(i+1):
			next = i + 1
		case f.doc.IsMark(i, '('):
			if next = f.closing(i, end); next == i {
				return i
			}
		case f.doc.Is(i, lang.Adv) && !f.doc.Capital(i):
			next = i + 1
		case f.doc.Is(i, lang.Prep|lang.Of) && !f.doc.Capital(i) && !f.doc.Is(i, lang.Comp):
			np := f.Right(f.skipDet(i+1, end), end)
			if _, ok := f.Date(i + 1); ok {
				next = i + 1
			} else if np.Len() > 0 {
				next = np.To
				if q := f.doc.QuoteAt(next); q >= 0 && f.doc.Is(next-1, lang.PossessiveS) {
					next = f.doc.Quotes[q].End // on the network's “Morning Hour”
				}
			} else if q := f.doc.QuoteAt(i + 1); q >= 0 {
				next = f.doc.Quotes[q].End
			}
		}
		if next == i {
			return i
		}
		i = next
	}
	return i
}

// Dates moves right from token i over dates alone: "on Friday", "last week".
func (f *Finder) Dates(i, end int) int {
	for i < end {
		at := i
		if f.doc.Is(at, lang.Prep|lang.Of) {
			at++
		}
		date, ok := f.Date(at)
		if !ok || f.d.Dates[date].From != at {
			return i
		}
		i = f.d.Dates[date].To
	}
	return i
}

func (f *Finder) skipDet(i, end int) int {
	for i < end && f.doc.Is(i, lang.Adv) {
		i++
	}
	return i
}

func (f *Finder) opensAdjunct(i int) bool {
	if _, ok := f.Date(i); ok {
		return true
	}
	return f.doc.Is(i, lang.Prep) && !f.doc.Is(i, lang.Comp|lang.Topic)
}

func (f *Finder) closing(i, end int) int {
	for j := i + 1; j < end && j-i < 40; j++ {
		if f.doc.IsMark(j, ')') {
			return j + 1
		}
	}
	return i
}

// AfterFronted returns where a clause begins behind the adjunct that opens it:
// "Atas pernyataan itu, China …". An adjunct that is all there is stays.
func (f *Finder) AfterFronted(lo, end int) int {
	for i := lo; i < end; i++ {
		if f.doc.QuoteAt(i) >= 0 {
			return lo
		}
		if f.doc.IsMark(i, ',') {
			if f.isAdjunct(text.Range{From: lo, To: i}) && i+1 < end && f.inPhrase(i+1) {
				return i + 1
			}
			return lo
		}
	}
	return lo
}

// Main returns the subject of the clause that begins at lo: its first noun
// phrase that follows no preposition, up to end.
func (f *Finder) Main(lo, end int) text.Range {
	i := lo
	for i < end {
		if f.doc.Is(i, lang.Prep|lang.Sub|lang.Topic|lang.Conn|lang.VerbIng|lang.Of) && f.d.MentionAt[i] < 0 && !f.doc.Is(i, lang.Det|lang.Pronoun) {
			j := i + 1 // a fronted adjunct runs to its comma
			for j < end && !f.doc.IsMark(j, ',') {
				j++
			}
			if j >= end {
				i++
				continue
			}
			i = j + 1
			continue
		}
		if np := f.Right(i, end); np.Len() > 0 {
			if f.IsRole(np) && f.doc.IsMark(np.To, ',') {
				if name := f.Right(np.To+1, end); name.Len() > 0 && f.PersonHead(name) {
					return name
				}
			}
			return np
		}
		i++
	}
	return text.Range{}
}
