package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// joined returns the actor that "and" or a hyphen joins to this one's front.
func (f *finder) joined(a *someone) (*someone, bool) {
	i := a.From - 1
	for f.sent.Has(i) && (f.doc.Is(i, lang.Det|lang.Acting|lang.Number) || f.doc.Is(i, lang.Of) && f.doc.Is(i-1, lang.Number)) && !f.doc.Is(i, lang.And|lang.Comp) {
		i-- // "and eleven of his aides"
	}
	if nor := f.doc.Is(i, lang.Or) && f.doc.Is(i, lang.Neg); !f.sent.Has(i) || !f.doc.Is(i, lang.And) && !nor && !f.hyphen(i) && !f.listComma(i, a) {
		return nil, false
	}
	i--
	if f.doc.IsMark(i, ',') {
		i--
	}
	if f.doc.IsMark(i, ')') {
		i = f.bracketed(i) - 1
	}
	prev, ok := f.actorAt(i)
	if !ok || prev.pronoun != nil && f.doc.Is(prev.From, lang.Poss) {
		return nil, false
	}
	return prev, true
}

// hyphen reports whether a hyphen or dash at token i joins two names.
func (f *finder) hyphen(i int) bool {
	if i < 0 || i >= len(f.doc.Toks) {
		return false
	}
	m := f.doc.Toks[i].Mark
	return f.doc.Toks[i].Kind == token.Mark && (m == '-' || m == '–' || m == '/' || m == token.Dash) && !f.doc.Toks[i].Space
}

// listComma reports whether the comma at token i stands in a list that "and"
// ends behind the actor: "A, B dan C".
func (f *finder) listComma(i int, a *someone) bool {
	if !f.doc.IsMark(i, ',') {
		return false
	}
	if prev, ok := f.actorAt(i - 1); ok && prev.From == f.sent.From && !f.doc.IsMark(f.sent.To-1, '.') && f.subjectHere(a) {
		return true // a headline's "and": "Spain, Greece defence chiefs discuss"
	}
	end := a.To
	for steps := 0; steps < 6; steps++ {
		if f.doc.IsMark(end, ',') {
			end++
		}
		if f.doc.Is(end, lang.And) {
			for f.doc.Is(end+1, lang.Det) {
				end++
			}
			_, ok := f.actorAt(end + 1)
			return ok
		}
		next, ok := f.actorAt(end)
		if !ok || end == a.To {
			return false
		}
		end = next.To
	}
	return false
}

// subjectHere reports whether an actor, with the nouns behind it, stands before a
// verb of an event.
func (f *finder) subjectHere(a *someone) bool {
	const longest = 3
	i := a.To
	for i < a.To+longest && f.sent.Has(i) && (f.doc.Class[i] == 0 && f.doc.IsWord(i) || f.doc.Is(i, lang.Noun|lang.Adj|lang.Aux|lang.Adv|heads)) && !f.isVerbAt(i) {
		i++
	}
	return f.isVerbAt(i) || f.doc.Is(i, lang.To) && f.doc.Is(i+1, lang.VerbBase)
}

// conjuncts returns an actor with those joined to its front.
func (f *finder) conjuncts(a *someone) ([]draft.Party, text.Range) {
	out, r := f.partiesOf(a), a.Range
	for n := 0; n < 8; n++ {
		prev, ok := f.joined(a)
		if !ok {
			break
		}
		out = append(append([]draft.Party{}, f.partiesOf(prev)...), out...)
		r.From = prev.From
		a = prev
	}
	return out, r
}

// conjunctsRight returns an actor with those joined behind it.
func (f *finder) conjunctsRight(a *someone) ([]draft.Party, text.Range) {
	out, r := f.partiesOf(a), a.Range
	for n := 0; n < 8 && !(a.pronoun != nil && a.pronoun.Gender == "n"); n++ {
		next, ok := f.nextJoined(a)
		if !ok {
			break
		}
		out = append(append([]draft.Party{}, out...), f.partiesOf(next)...)
		r.To = next.To
		a = next
	}
	return out, r
}

func (f *finder) lastConjunct(a *someone) int {
	_, r := f.conjunctsRight(a)
	return r.To
}

// nextJoined returns the actor that is joined behind this one.
func (f *finder) nextJoined(a *someone) (*someone, bool) {
	i := a.To
	if f.doc.IsMark(i, '(') {
		for i < f.sent.To && !f.doc.IsMark(i, ')') {
			i++
		}
		i++
	}
	for n := 0; n < 6 && i < f.sent.To; n++ {
		if next, ok := f.actorAt(i); ok && !f.ownerOnly(next) {
			prev, ok := f.joined(next)
			if ok && prev.Range == a.Range && !f.clauseFollows(next) {
				return next, true
			}
			return nil, false
		}
		i++
	}
	return nil, false
}

// ownerOnly reports whether an actor is a possessive before the words for somebody.
func (f *finder) ownerOnly(a *someone) bool {
	b, ok := f.actorAt(a.To)
	return ok && a.pronoun != nil && f.doc.Is(a.From, lang.Poss) && b.pronoun == nil
}

// clauseFollows reports whether an actor behind "and" is the subject of a
// clause of its own: "… bertemu Lavrov, dan Rusia mengecam …".
func (f *finder) clauseFollows(a *someone) bool {
	if !f.doc.Is(a.From-1, lang.And) || !f.doc.IsMark(a.From-2, ',') || f.pack.HeadLast && f.doc.Is(a.To, lang.Noun) {
		return false
	}
	if prev, ok := f.actorAt(a.From - 3); ok && f.doc.IsMark(prev.From-1, ',') && !f.verbBefore(a.From-2) {
		return false // the last of a list: "ke A, B, dan C berlangsung"
	}
	i := a.To
	if f.doc.IsMark(i, ',') && f.doc.Is(i+1, lang.Rel) {
		return true // ", and Tamoe, whose delegate …"
	}
	for i < f.sent.To && f.doc.Is(i, lang.Aux|lang.Neg|lang.Adv) {
		i++
	}
	return f.verbal(i)
}

// groupOf reports whether the preposition at token i follows a group told by
// what its people are, which its states stand for.
func (f *finder) groupOf(i int) bool {
	if f.pack.HeadLast && !f.doc.Is(i, lang.Of) {
		return false // "brigades to Lorvania"
	}
	if f.doc.Is(i, lang.Of) && f.armed(i-1) {
		return true // "patrol boats of Velmora and Borenia"
	}
	a, ok := f.actorAt(i - 1)
	if !ok || f.doc.Is(i, lang.Loc) && !f.doc.Is(i, lang.Of) || len(a.parties) != 1 {
		return false
	}
	p := a.parties[0]
	return p.Entity == none && p.State == none && p.Words
}
