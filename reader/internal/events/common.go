package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// common reads a subject whose head is a common noun: the forces of who stands
// before them, "Velmora's gunboats shelled", or else nobody's: "attacks in Orlan
// highlight". Whether there is such a noun is told apart.
func (f *finder) common(i int) (who []draft.Party, at text.Range, found bool) {
	const longest = 4 // words of the phrase
	if !f.pack.HeadLast {
		return nil, at, false
	}
	_, named := f.actorAt(i - 1)
	forces := !named && f.armed(i-1)
	if !forces && !f.commonNoun(i-1) {
		return nil, at, false
	}
	for j := i - 2; forces && j >= f.sent.From && i-j <= longest; j-- {
		if a, ok := f.actorAt(j); ok {
			if a.pronoun == nil {
				who, at = f.conjuncts(a)
			} else if f.doc.Is(a.From, lang.Poss) {
				who, at = f.leftwards(a.From, true, a.From, 1) // "Velmora … its troops"
			}
			break
		}
		if !f.doc.Is(j, lang.Noun|lang.Adj|lang.PossessiveS|lang.Number) && !f.isThing(j, i) {
			break
		}
	}
	return who, at, true
}

// commonNoun reports whether token i is a noun that names nobody.
func (f *finder) commonNoun(i int) bool {
	if !f.sent.Has(i) || !f.doc.IsWord(i) || f.doc.Capital(i) || !f.doc.Is(i, lang.Noun) || f.doc.Is(i, lang.Verb|lang.Adv|lang.Adj|lang.Pronoun|lang.Calendar|lang.Cue|lang.And|lang.Rel|lang.Number|preps|heads) {
		return false
	}
	_, named := f.actorAt(i)
	return !named && !f.inDate(text.Range{From: i, To: i + 1})
}

// isThing reports whether words for forces that end before token end begin at
// token j: "armoured column".
func (f *finder) isThing(j, end int) bool {
	if f.doc.At[j] < 0 {
		return false
	}
	for _, m := range f.doc.MatchesAt(j) {
		if m.Sense.Kind == lang.ThingSense && int(m.To) == end {
			return true
		}
	}
	return false
}

// armed reports whether a word for forces ends with token i.
func (f *finder) armed(i int) bool {
	if !f.sent.Has(i) {
		return false // behind the last word of the report too
	}
	const longest = 3
	for j := i; j > i-longest && j >= f.sent.From; j-- {
		for _, m := range f.doc.MatchesAt(j) {
			if m.Sense.Kind == lang.ThingSense && int(m.To) == i+1 && f.pack.Events[m.Sense.Ref].Set == "forces" {
				return true
			}
		}
	}
	return false
}

// uncertain reports whether a participle at token v, whose group begins at token
// i, has a subject that nothing tells: "their powers include sending troops".
func (f *finder) uncertain(v, i int) bool {
	if !f.pack.HeadLast || !f.doc.Is(v, lang.VerbIng) || f.doc.Is(v, lang.Noun) {
		return false
	}
	for j := i; j < v; j++ {
		if f.doc.Is(j, lang.Be) {
			return false
		}
	}
	before := f.verbal(i-1) || f.doc.Is(i-1, lang.VerbBase) && !f.doc.Is(i-1, lang.Noun|preps) || f.doc.IsWord(i-1) && f.doc.Class[i-1] == 0 && !f.doc.Capital(i-1)
	if _, named := f.actorAt(i - 1); named {
		return false
	}
	return before && !f.doc.Is(i-1, lang.Be|lang.Sub) && f.statusBefore(i) == i
}

// stateName reports whether an actor is the bare name of a state, before which no
// noun can stand in its phrase.
func (f *finder) stateName(a *someone) bool {
	return a.pronoun == nil && len(a.parties) == 1 && a.parties[0].Mention == a.Range && a.Len() == 1 && (f.weight(a.parties[0]) == ofState || f.stateLike(a.From)) && !f.isPerson(a.parties[0])
}

// unknownVerb reports whether a word that no table knows stands right behind a
// name, where it can only be a verb.
func (f *finder) unknownVerb(i int) bool {
	return f.sent.Has(i) && f.doc.IsWord(i) && f.doc.Class[i] == 0 && !f.doc.Capital(i) && !f.inNoun(i)
}
