package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// someone is a stretch of a sentence that names someone: a name with its office,
// an office alone, a body or group with its state, a pronoun.
type someone struct {
	text.Range
	parties  []draft.Party
	pronoun  *lang.PronounRow
	modifier bool // a state's name before the noun it belongs to: "Zandrian warships"
}

// findActors finds who is named in the sentence at hand.
func (f *finder) findActors() {
	f.actors = f.actors[:0]
	if n := f.sent.Len(); cap(f.at) < n {
		f.at = make([]int16, n, n+n/2)
	}
	f.at = f.at[:f.sent.Len()]
	clear(f.at)
	f.named()
	f.others()
	for i := range f.actors {
		for t := f.actors[i].From; t < f.actors[i].To; t++ {
			f.at[t-f.sent.From] = int16(i + 1)
		}
	}
}

// actorAt returns the actor that token i belongs to.
func (f *finder) actorAt(i int) (*someone, bool) {
	if !f.sent.Has(i) || f.at[i-f.sent.From] == 0 {
		return nil, false
	}
	return &f.actors[f.at[i-f.sent.From]-1], true
}

// named takes the persons, with their offices before or behind them, and marks
// what their offices cover.
func (f *finder) named() {
	for i := f.sent.From; i < f.sent.To; i++ {
		m, ok := f.d.Mention(i)
		if !ok {
			continue
		}
		i = m.To - 1
		if !f.d.IsPerson(m) && m.Title.Len() == 0 || f.isTrigger(m.Range) || f.inDate(m.Range) {
			continue
		}
		if m.Len() == 1 && f.doc.Capital(m.From-1) && f.doc.Is(m.From-1, lang.Body) && !f.doc.Is(m.From-1, lang.Title) {
			continue // "Partai Fajar"
		}
		r := m.Range
		for _, part := range []text.Range{m.Title, m.Of} {
			if part.Len() == 0 || part.From < f.sent.From || part.To > f.sent.To {
				continue
			}
			if !f.adjoins(part, r) {
				break
			}
			r.From, r.To = min(r.From, part.From), max(r.To, part.To)
		}
		f.person1(m, f.clip(r))
	}
}

// isTrigger reports whether a name begins with words of an event: a headline's
// "Temui", a sentence's "Gencatan".
func (f *finder) isTrigger(r text.Range) bool {
	for k := range f.triggers {
		if f.triggers[k].Has(r.From) {
			return true
		}
	}
	return false
}

// uncut gives the part of a name before the words of an event in it, which a
// headline writes with capitals too: "Lurania Ancam Tutup".
func (f *finder) uncut(r text.Range) text.Range {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.From > r.From && t.From < r.To {
			r.To = t.From
		}
	}
	return r
}

// inDate reports whether a name is a word of a date.
func (f *finder) inDate(r text.Range) bool {
	_, ok := f.ph.Date(r.From)
	return ok
}

// adjoins reports whether an office belongs to the name at r and not to one
// that stands between.
func (f *finder) adjoins(part, r text.Range) bool {
	for i := max(r.To, part.From); i < part.To; i++ {
		if m, ok := f.d.Mention(i); ok && f.d.IsPerson(m) {
			return false
		}
	}
	for i := part.To; i < r.From; i++ {
		if f.doc.Is(i, preps) && f.d.MentionAt[i] < 0 && !f.doc.Is(i, lang.Of) {
			return false
		}
	}
	return true
}

// clip takes off the front of a name's office what is another person's.
func (f *finder) clip(r text.Range) text.Range {
	for n := len(f.actors); n > 0; n = len(f.actors) {
		last := &f.actors[n-1]
		if !last.Overlaps(r) {
			break
		}
		if last.To <= r.To && last.parties[0].Mention.To == last.To && last.parties[0].Mention.Len() == 1 && !f.doc.Is(last.To, lang.And) {
			f.actors = f.actors[:n-1] // "Perdana Menteri", "Duta Besar Velmora untuk": a word of the office that can be a name
			continue
		}
		r.From = last.To
		for f.doc.Is(r.From, lang.And) || f.doc.IsMark(r.From, ',') {
			r.From++
		}
		break
	}
	return r
}

// person1 keeps a person; a single unknown word behind a word for a group is
// the group's state: "pasukan Velmora", "diplomat Velmora".
func (f *finder) person1(m *draft.Mention, r text.Range) {
	if m.Name.Len() == 1 && m.Title.Len() > 0 && r.From < m.Name.From && !f.has(m.Title, lang.Title) && !f.doc.Is(m.Name.From, lang.Given) &&
		f.d.Entities[m.Entity].Actor == "" && f.d.Entities[m.Entity].Span.Len() == 1 {
		f.cover(someone{Range: r, parties: []draft.Party{{Entity: none, Mention: r, Words: true, State: m.Entity}}})
		return
	}
	f.cover(someone{Range: r, parties: []draft.Party{f.party(m)}})
}

// cover keeps an actor for the time being: order is made by others.
func (f *finder) cover(a someone) {
	f.actors = append(f.actors, a)
	for t := a.From; t < a.To; t++ {
		f.at[t-f.sent.From] = int16(len(f.actors))
	}
}

// party is the participant that a mention names.
func (f *finder) party(m *draft.Mention) draft.Party {
	p := draft.Party{Entity: m.Entity, Mention: m.Name, State: none}
	e := &f.d.Entities[m.Entity]
	if e.Kind == draft.StateEntity {
		p.State, p.Words = m.Entity, true
	}
	if of, ok := f.d.Mention(m.Of.From); ok && m.Of.Len() > 0 {
		p.State = of.Entity
	} else if of, ok := f.d.Mention(e.Of.From); ok && e.Of.Len() > 0 {
		p.State = of.Entity
	}
	return p
}

// others takes what names no person: states, bodies, places, offices and groups
// without a name, pronouns.
func (f *finder) others() {
	for i := f.sent.From; i < f.sent.To; i++ {
		if f.at[i-f.sent.From] != 0 {
			continue
		}
		if pm, ok := f.doc.Match(i, lang.PronounSense); ok {
			row := &f.pack.Pronouns[pm.Sense.Ref]
			f.cover(someone{Range: text.Range{From: i, To: int(pm.To)}, pronoun: row})
			i = int(pm.To) - 1
			continue
		}
		if a, ok := f.role(i); ok {
			f.cover(a)
			i = a.To - 1
			continue
		}
		if m, ok := f.d.Mention(i); ok && m.From == i {
			if f.d.Entities[m.Entity].Kind != draft.OutletEntity && !f.isTrigger(m.Range) && !f.inDate(m.Range) {
				f.plainName(m)
			}
			i = m.To - 1
		}
	}
	f.order()
	f.appose()
}

// appose gives a name between commas the office that stands before it: "Velmora's
// ambassador to the UN, Mirela Kostan, said".
func (f *finder) appose() {
	const far = 8 // tokens from the office's head to the comma
	for i := 1; i < len(f.actors); i++ {
		a := &f.actors[i]
		if len(a.parties) != 1 || a.parties[0].State != none || !f.person(a.parties[0]) || a.parties[0].Mention.Len() < 2 || !f.doc.IsMark(a.From-1, ',') {
			continue
		}
		for j := i - 1; j >= 0 && a.From-f.actors[j].To < far; j-- {
			role := &f.actors[j]
			if len(role.parties) != 1 || !f.has(role.Range, lang.Title) || !f.noVerb(role.To, a.From-1) {
				continue
			}
			if p := role.parties[0]; p.Words && p.State != none && p.Entity == none {
				a.parties[0].State, a.From = p.State, role.From
				f.actors = append(f.actors[:j], f.actors[i:]...)
				i = j
			}
			break
		}
	}
}

func (f *finder) noVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if f.doc.IsMark(i, ',') || f.verbal(i) || f.doc.Is(i, lang.And) {
			return false
		}
	}
	return true
}

// plainName keeps a name without an office.
func (f *finder) plainName(m *draft.Mention) {
	a := someone{Range: f.uncut(m.Range), parties: []draft.Party{f.party(m)}}
	if k := f.d.Entities[m.Entity].Kind; a.Range == m.Range && m.Len() > 1 && (k == draft.ProperEntity || k == draft.BodyEntity) {
		for a.From-1 > f.sent.From && f.doc.Capital(a.From-1) && f.doc.IsWord(a.From-1) && f.doc.Is(a.From-1, lang.Adj|lang.Noun) && f.at[a.From-1-f.sent.From] == 0 {
			a.From-- // "the Northern Liberation Front": a name's common words stand in no mention
			a.parties[0].Mention, a.parties[0].Words = a.Range, true
		}
	}
	if a.Range != m.Range {
		a.parties = []draft.Party{{Entity: none, Mention: a.Range, Words: true, State: none}}
	}
	f.modify(&a)
	f.cover(a)
}

// order sorts the actors by where they stand, by insertion: few are out of place.
func (f *finder) order() {
	for i := 1; i < len(f.actors); i++ {
		for j := i; j > 0 && f.actors[j].From < f.actors[j-1].From; j-- {
			f.actors[j], f.actors[j-1] = f.actors[j-1], f.actors[j]
		}
	}
}

// heads are words for who acts without a name.
const heads = lang.Title | lang.Body | lang.Person

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
	if m, ok := f.doc.Match(i, lang.TitleSense); ok {
		end = int(m.To)
	}
	if m, ok := f.d.Mention(i); ok && m.From == i {
		end = max(end, m.To)
	}
	const longest = 8
	for end < f.sent.To && end-i < longest && f.at[end-f.sent.From] == 0 {
		if state == none && f.doc.Is(end, lang.Place|lang.Noun) && f.doc.Is(end+1, lang.Dem) {
			if that := f.thatState(text.Range{From: end, To: end + 2}); len(that) > 0 {
				state, end = that[0].Entity, end+2 // "utusan negara itu"
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
	head, state, end := none, none, i
	const longest = 8
	for end < f.sent.To && end-i < longest && f.at[end-f.sent.From] == 0 && f.doc.IsWord(end) {
		if f.inDate(text.Range{From: end, To: end + 1}) || f.doc.Is(end, lang.Calendar) {
			break
		}
		if m, ok := f.d.Mention(end); ok {
			k := f.d.Entities[m.Entity].Kind
			if head != none || k == draft.OutletEntity || state != none {
				break
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
		if f.doc.Is(end, lang.Prep|lang.And|lang.Sub|lang.Aux|lang.Det|lang.Pronoun|lang.Neg|lang.Rel|lang.Of|lang.Conn|lang.Comp) {
			break
		}
		if _, ok := f.doc.Match(end, lang.EventSense); ok && !f.doc.Is(end, heads) {
			break
		}
		switch {
		case f.doc.Is(end, heads):
			head = end
		case !f.doc.Is(end, lang.Noun|lang.Adj) && !(f.doc.Capital(end) && head == none):
			longestReached := head != none || end == i
			if longestReached {
				goto done
			}
		}
		end++
	}
done:
	if head == none || head < i {
		return someone{}, false
	}
	end = head + 1
	if f.doc.Is(end, lang.Of) { // "the president of Velmora"
		j := end + 1
		for f.doc.Is(j, lang.Det) {
			j++
		}
		if m, ok := f.d.Mention(j); ok && !f.d.IsPerson(m) && j < f.sent.To {
			end, state = m.To, m.Entity
			if f.doc.Is(end, lang.PossessiveS) && f.doc.Is(end+1, heads) {
				end += 2 // "the speaker of Velmora's parliament"
			}
		}
	}
	if state == none && i > f.sent.From && f.doc.Is(i-1, lang.Poss) && f.ofSide(i-1) {
		if that := f.thatState(text.Range{From: i - 1, To: i}); len(that) > 0 {
			state = that[0].Entity // "its ambassador"
		}
	}
	return f.described(text.Range{From: i, To: end}, head, state), true
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

// modify marks a state's name that stands before a noun of its own.
func (f *finder) modify(a *someone) {
	if !f.pack.HeadLast || !f.doc.IsWord(a.To) || f.doc.Capital(a.To) || f.doc.Is(a.To, lang.PossessiveS) {
		return
	}
	if f.doc.Is(a.To, lang.Noun|lang.Adj) && !f.doc.Is(a.To, lang.Finite|lang.Prep|lang.Aux|lang.Adv) {
		a.modifier = true
	}
}

// bracketed returns the token of the bracket that the one at i closes, or -1.
func (f *finder) bracketed(i int) int {
	const longest = 24
	for j := i - 1; j >= f.sent.From && i-j < longest; j-- {
		if f.doc.IsMark(j, '(') {
			return j
		}
	}
	return -1
}

func (f *finder) isMark(i int) bool {
	return f.sent.Has(i) && f.doc.Toks[i].Kind == token.Mark
}
