package events

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// role reads an office, body or group that is told by its words, with the state
// it is of: "Menlu China tersebut", "pasukan Velmora", "the Zandrian army".
func (f *finder) role(i int) (someone, bool) {
	if f.pack.HeadLast {
		return f.roleLast(i)
	}
	if !f.doc.Is(i, heads) || f.doc.Is(i, lang.Verb) && !f.doc.Is(i, lang.Title|lang.Body) {
		return someone{}, false
	}
	end, state := i+1, none
	if f.hyphen(i+1) && f.sent.Has(i+2) && f.doc.Toks[i+2].Hash == f.doc.Toks[i].Hash {
		end = i + 3 // "wakil-wakil Velmora"
	}
	if m, ok := f.doc.Match(i, lang.TitleSense); ok {
		end = int(m.To)
	}
	if m, ok := f.d.Mention(i); ok && m.From == i {
		end = max(end, m.To)
	}
	const most = 8
	for end < f.sent.To && end-i < most && f.at[end-f.sent.From] == 0 {
		if state == none && f.doc.Is(end, lang.Place|lang.Noun) && f.doc.Is(end+1, lang.Dem) {
			if that := f.thatState(text.Range{From: end, To: end + 2}); len(that) > 0 {
				return f.pointing(text.Range{From: i, To: end + 2}, i, that[0].Entity), true // "utusan negara itu"
			}
			break
		}
		if m, ok := f.d.Mention(end); ok {
			if f.doc.Is(i, lang.Body) && f.doc.Capital(i) && end == i+1 && f.d.IsPerson(m) {
				end = m.To // "Partai Fajar": a body named with what can be a person's name
				break
			}
			if k := f.d.Entities[m.Entity].Kind; k == draft.StateEntity || k == draft.BodyEntity && state == none || k == draft.ProperEntity {
				end = m.To
				state = m.Entity
				if k == draft.StateEntity || k == draft.ProperEntity {
					break
				}
				continue
			}
			break
		}
		if !f.doc.IsWord(end) || !f.doc.Is(end, lang.Noun|lang.Adj|heads) && !f.doc.Capital(end) || f.doc.Is(end, lang.Prep|lang.Cue|lang.VerbAny|lang.Aux|lang.Conn|lang.Sub) {
			break
		}
		if _, ok := f.doc.Match(end, lang.EventSense); ok {
			break
		}
		end++
	}
	return f.described(text.Range{From: i, To: end}, i, state), true
}

// roleLast is role for a language whose heads come last.
func (f *finder) roleLast(i int) (someone, bool) {
	if f.doc.Is(i, lang.Number) && !f.doc.Is(i, lang.Adj|lang.Noun) {
		return someone{}, false // "Two Velmoran diplomats"
	}
	head, state := f.headLast(i)
	if head == none || head < i {
		return someone{}, false
	}
	end, owned := head+1, state != none || i > f.sent.From && f.doc.Is(i-1, lang.Poss)
	if f.doc.Is(end, lang.Of) && !f.asksFor(end) && !owned { // but no "its ambassador in Geneva", "Velmora's troops from Borenia"
		end, state = f.ofWhom(end, state)
	}
	if state == none && end == i+1 && f.doc.Is(i-1, lang.Def) && f.is(text.Range{From: i, To: end}, "governments") {
		if own := f.stateBefore(i); own != none {
			return f.pointing(text.Range{From: i, To: end}, head, own), true // "Velmora's opposition demanded that the government"
		}
	}
	if state == none && i > f.sent.From && f.doc.Is(i-1, lang.Poss) && f.ofSide(i-1) {
		if that := f.thatState(text.Range{From: i - 1, To: i}); len(that) > 0 {
			return f.pointing(text.Range{From: i, To: end}, head, that[0].Entity), true // "its ambassador"
		}
	}
	return f.described(text.Range{From: i, To: end}, head, state), true
}

// stateBefore is the state of the person named last before token i in the sentence,
// or none.
func (f *finder) stateBefore(i int) int {
	for k := len(f.actors) - 1; k >= 0; k-- {
		if a := &f.actors[k]; a.To <= i && one(a) && f.isPerson(a.parties[0]) && a.parties[0].State != none {
			return a.parties[0].State
		}
	}
	return none
}

// headLast finds the last word for somebody in the noun phrase that begins at token
// i, and the state named before it.
func (f *finder) headLast(i int) (head, state int) {
	const most = 8
	head, state = none, none
	for end := i; end < f.sent.To && end-i < most && f.at[end-f.sent.From] == 0 && f.doc.IsWord(end); {
		if f.inDate(text.Range{From: end, To: end + 1}) || f.doc.Is(end, lang.Calendar) {
			return head, state
		}
		if m, ok := f.d.Mention(end); ok && !f.cutShort(m) {
			k := f.d.Entities[m.Entity].Kind
			if head != none || k == draft.OutletEntity || state != none {
				return head, state
			}
			end, state = m.To, m.Entity
			if k == draft.BodyEntity && f.doc.Is(end-1, heads) {
				head = end - 1
			}
			continue
		}
		if f.doc.Is(end, lang.PossessiveS) && state != none {
			end++
			continue
		}
		if f.endsPhrase(end) || state != none && f.doc.Is(end, lang.Number) && !f.doc.Is(end, lang.Adj) {
			return head, state // "handed Velmora nine fishermen"
		}
		if f.doc.Is(end, heads) {
			end = f.compound(end)
			head = end
		} else if !f.doc.Is(end, lang.Noun|lang.Adj) && !(f.doc.Capital(end) && head == none) && (head != none || end == i) {
			return head, state
		}
		end++
	}
	return head, state
}

// endsPhrase reports whether the noun phrase of somebody ends before token i.
func (f *finder) endsPhrase(i int) bool {
	const small = lang.Prep | lang.And | lang.Sub | lang.Aux | lang.Det | lang.Pronoun | lang.Neg | lang.Rel | lang.Of | lang.Conn | lang.Comp
	return f.doc.Is(i, small) || f.telling(i) && !f.doc.Is(i, heads) || f.inNoun(i)
}

// compound returns the last token of a head at token i with a hyphen in it:
// "secretary-general".
func (f *finder) compound(i int) int {
	if !f.hyphen(i+1) || !f.doc.IsWord(i+2) || i+2 >= f.sent.To {
		return i
	}
	if _, named := f.d.Mention(i + 2); !named || f.doc.Is(i+2, heads) {
		return i + 2
	}
	return i
}

// ofWhom reads the state behind the preposition at token i that a head is of, and
// returns where its words end: "the president of Velmora".
func (f *finder) ofWhom(i, state int) (end, of int) {
	j := i + 1
	for f.doc.Is(j, lang.Det) {
		j++
	}
	m, ok := f.d.Mention(j)
	if !ok || f.d.IsPerson(m) || j >= f.sent.To {
		return i, state
	}
	end = m.To
	switch {
	case f.doc.Is(end, lang.PossessiveS) && f.doc.Is(end+1, heads):
		end += 2 // "the speaker of Velmora's parliament"
	case f.doc.Is(end, heads) && f.doc.Is(m.From, lang.Adj) && f.sent.Has(end):
		end++ // "members of the Zandrian mission"
	}
	return end, m.Entity
}

// asksFor reports whether the preposition at token i is one behind which the other
// side of an event told before it stands: "signed a pact on patrols with Velmora".
func (f *finder) asksFor(i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.To <= i && f.wants(t, f.doc.Toks[i].Hash) {
			return true
		}
	}
	return false
}

func (f *finder) wants(t *trigger, preposition uint64) bool {
	for _, row := range append(t.sets, t.row) {
		if row.Mutual && slices.Contains(row.Whom, preposition) && !slices.Contains(row.Owner, preposition) {
			return true
		}
	}
	return false
}

// telling reports whether words begin at token i that tell an event, and that are
// no noun which does so as a verb with some objects only: "transport ministers".
func (f *finder) telling(i int) bool {
	for _, m := range f.doc.MatchesAt(i) {
		if m.Sense.Kind == lang.EventSense && (f.pack.Events[m.Sense.Ref].Set == "" || !f.doc.Is(i, lang.Noun)) {
			return true
		}
	}
	return false
}

// cutShort reports whether a name is a common word at the head of a sentence with
// a preposition: "Police in Velmora".
func (f *finder) cutShort(m *draft.Mention) bool {
	return m.Len() == 2 && f.doc.Is(m.From, heads) && f.doc.Is(m.From+1, preps) && f.d.Entities[m.Entity].Kind == draft.ProperEntity
}

// inNoun reports whether token i is part of a noun that tells an event: the
// "patrol" of "a joint patrol".
func (f *finder) inNoun(i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.Has(i) && t.Len() > 1 && t.row.Use == lang.EventNoun {
			return true
		}
	}
	return false
}

// ofSide reports whether the possessive at token i is a state's and no person's.
func (f *finder) ofSide(i int) bool {
	m, ok := f.doc.Match(i, lang.PronounSense)
	return ok && f.pack.Pronouns[m.Sense.Ref].Gender == "n"
}

// described is the actor that words without a name tell: the one who was given
// the office before, or else the words themselves.
func (f *finder) described(r text.Range, head, state int) someone {
	p := draft.Party{Entity: none, Mention: r, Words: true, State: state}
	if m, ok := f.d.Mention(r.From); ok && m.From == r.From && m.To >= r.To && f.d.Entities[m.Entity].Kind == draft.BodyEntity {
		return someone{Range: m.Range, parties: []draft.Party{f.party(m)}}
	}
	if e := f.holder(r, head, state); e != none {
		p.Entity, p.Words = e, false
	}
	return someone{Range: r, parties: []draft.Party{p}}
}

// pointing is the actor that words tell which name no state but point to one: who
// was given the office before, or else the state he stands for.
func (f *finder) pointing(r text.Range, head, state int) someone {
	a := f.described(r, head, state)
	if p := &a.parties[0]; len(a.parties) == 1 && p.Entity == none {
		p.Entity, p.Words = state, false
	}
	return a
}

// modify marks a state's name that stands before a noun of its own.
func (f *finder) modify(a *someone) {
	if !f.pack.HeadLast || !f.doc.IsWord(a.To) || f.doc.Capital(a.To) || f.doc.Is(a.To, lang.PossessiveS) {
		return
	}
	if f.doc.Is(a.To, lang.Noun|lang.Adj) && !f.doc.Is(a.To, lang.Finite|lang.Prep|lang.Aux|lang.Adv) {
		a.modifier = true
	}
}
