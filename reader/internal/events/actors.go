package events

import (
	"strings"

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
		f.at = make([]int32, n, n+n/2)
	}
	f.at = f.at[:f.sent.Len()]
	clear(f.at)
	f.named()
	f.others()
	clear(f.at) // order and appose have moved them
	for i := range f.actors {
		for t := f.actors[i].From; t < f.actors[i].To; t++ {
			f.at[t-f.sent.From] = int32(i + 1)
		}
	}
}

// actorAt returns the actor that token i belongs to.
func (f *finder) actorAt(i int) (*someone, bool) {
	if !f.sent.Has(i) || f.at[i-f.sent.From] == 0 || int(f.at[i-f.sent.From]) > len(f.actors) {
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
		if m.Name.Len() == 1 && m.Title.Len() > 0 && m.Title.To <= m.Name.From && f.pack.HeadLast && f.comma(m.Title.To, m.Name.From) && !f.doc.Capital(m.Title.From) && f.stateLike(m.Name.From) && (f.acting(m.To) || f.plural(m.Title)) {
			continue // "for two pilots, Velmora handed over", "the ministers of Velmora, Borenia and Karsania"
		}
		r := m.Range
		for _, part := range []text.Range{m.Title, m.Of} {
			if part.Len() == 0 || part.From < f.sent.From || part.To > f.sent.To {
				continue
			}
			if !f.adjoins(part, r) || f.pack.HeadLast && (f.doc.Is(part.From-1, lang.And) || f.has(part, lang.And)) && f.doc.IsMark(part.To, ',') && f.doc.Is(m.To, lang.And) {
				break // "the ministers of Velmora and Borenia, Lena Orbak and Tavik Orlan": see pairs
			}
			r.From, r.To = min(r.From, part.From), max(r.To, part.To)
		}
		r = f.clip(r)
		f.personOrGroup(m, r)
		f.ofState(m)
	}
}

// plural reports whether an office is that of several.
func (f *finder) plural(office text.Range) bool {
	return f.pack.Plural != "" && strings.HasSuffix(f.doc.Word(office.To-1), f.pack.Plural)
}

// ofState gives a person the state that stands behind the name: "Presidents Luc
// Morandin of France and Bimo Pranoto of Indonesia".
func (f *finder) ofState(m *draft.Mention) {
	last := len(f.actors) - 1
	if !f.pack.HeadLast || last < 0 || !f.doc.Is(m.To, lang.Of) || !f.sent.Has(m.To+1) || !f.d.IsPerson(m) {
		return
	}
	a := &f.actors[last]
	of, ok := f.d.Mention(m.To + 1)
	if !ok || a.To != m.To || len(a.parties) != 1 || a.parties[0].State != none || f.doc.Is(of.To, lang.PossessiveS) {
		return
	}
	e := &f.d.Entities[of.Entity]
	if e.Kind != draft.StateEntity && !(e.Kind == draft.ProperEntity && f.bare(e, of.Range) && a.From < m.From) {
		return
	}
	a.parties[0].State, a.To = of.Entity, of.To
	f.cover(f.actors[last])
	f.actors = f.actors[:last+1]
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

// personOrGroup keeps a person; a single unknown word behind a word for a group is
// the group's state: "pasukan Velmora", "diplomat Velmora".
func (f *finder) personOrGroup(m *draft.Mention, r text.Range) {
	if m.Name.Len() == 1 && m.Title.Len() > 0 && r.From < m.Name.From && !f.has(m.Title, lang.Title) && !f.doc.Is(m.Name.From, lang.Given) &&
		f.d.Entities[m.Entity].Actor == "" && f.d.Entities[m.Entity].Span.Len() == 1 {
		f.cover(someone{Range: r, parties: []draft.Party{{Entity: none, Mention: r, Words: true, State: m.Entity}}})
		return
	}
	if f.pack.HeadLast && r.From < m.Name.From && r.To == m.To && !f.d.IsPerson(m) && f.doc.Is(m.To, lang.PossessiveS) && f.doc.Is(m.To+1, heads) {
		r.To += 2 // "the speaker of Velmora's parliament"
		f.cover(someone{Range: r, parties: []draft.Party{{Entity: none, Mention: r, Words: true, State: m.Entity}}})
		return
	}
	f.cover(someone{Range: r, parties: []draft.Party{f.party(m)}})
}

// cover keeps an actor for the time being: order is made by others.
func (f *finder) cover(a someone) {
	a.From, a.To = max(a.From, f.sent.From), min(a.To, f.sent.To) // a name can run on past a stop
	if a.Len() <= 0 {
		return
	}
	f.actors = append(f.actors, a)
	for t := a.From; t < a.To; t++ {
		f.at[t-f.sent.From] = int32(len(f.actors))
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

// plainName keeps a name without an office.
func (f *finder) plainName(m *draft.Mention) {
	if m.Len() == 1 && f.doc.Is(m.From, lang.Number) && f.doc.Is(m.To, lang.Noun|heads) {
		return // a headline's "Lima Diplomat"
	}
	if k := f.d.Entities[m.Entity].Kind; m.Len() == 3 && k == draft.ProperEntity && f.hyphen(m.From+1) && f.stateLike(m.From) && f.stateLike(m.From+2) {
		for _, i := range []int{m.From, m.From + 2} { // a headline's "Velmora-Borenia Gelar Patroli Bersama"
			r := text.Range{From: i, To: i + 1}
			f.cover(someone{Range: r, parties: []draft.Party{{Entity: none, Mention: r, Words: true, State: none}}})
		}
		return
	}
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

// bracketed returns the token of the bracket that the one at i closes, or -1.
func (f *finder) bracketed(i int) int {
	const most = 24
	for j := i - 1; j >= f.sent.From && i-j < most; j-- {
		if f.doc.IsMark(j, '(') {
			return j
		}
	}
	return -1
}

func (f *finder) isMark(i int) bool {
	return f.sent.Has(i) && f.doc.Toks[i].Kind == token.Mark
}
