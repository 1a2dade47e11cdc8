package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// resolve gives the words that tell an event with some objects only the row that
// asks for what they are about: "withdrew its troops", not "withdrew its bid".
func (f *finder) resolve() {
	for i := range f.triggers {
		t := &f.triggers[i]
		if len(t.sets) == 0 {
			continue
		}
		if row := f.about(t); row != nil {
			t.row = row
		} else if row := f.pointedBack(t); row != nil {
			t.row, t.thing = row, text.Range{}
		}
	}
}

// resolveNouns gives the nouns that tell an event with some other noun in their
// phrase only the row that asks for it: "a joint mine-clearing drill", "latihan
// laut bersama".
func (f *finder) resolveNouns() {
	const far = 4 // tokens
	kept := f.triggers[:0]
	for _, t := range f.triggers {
		if n := len(kept); n > 0 && kept[n-1].To > t.From {
			continue // inside the longer one before it
		}
		for i := t.To; len(t.sets) > 0 && t.sets[0].Use == lang.EventNoun && i < min(t.To+far, f.sent.To); i++ {
			if row := f.thing(i, &t, false); row != nil {
				t.row, t.To, t.sets = row, t.thing.To, nil
				break
			}
			if !f.doc.IsWord(i) && !f.hyphen(i) || f.doc.Is(i, preps|lang.And|lang.Sub|lang.Rel|lang.Comp) {
				break
			}
		}
		kept = append(kept, t)
	}
	f.triggers = kept
}

// promising reports whether the words found in a sentence can tell an event at all:
// most stand for verbs that do so with some objects only, and no such object is
// there.
func (f *finder) promising() bool {
	for k := range f.triggers {
		t := &f.triggers[k]
		switch t.row.Use {
		case lang.EventVerb, lang.EventPassive, lang.EventNoun:
			return true
		}
		if n := len(f.d.Events); len(t.sets) > 0 && n > 0 && f.d.Events[n-1].Sent == f.s-1 {
			if _, ok := f.doc.Match(t.To, lang.PronounSense); ok {
				return true // "had imposed it"
			}
		}
		for i := f.sent.From; len(t.sets) > 0 && i < f.sent.To; i++ {
			if f.thing(i, t, false) != nil {
				t.thing = text.Range{}
				return true
			}
		}
	}
	return false
}

// about returns the row that the object of a verb asks for, or nil; in the
// passive its subject, which also stands right before a participle, and where
// nobody need be on the other side the subject too: "the troops withdrew".
func (f *finder) about(t *trigger) *lang.EventRow {
	const far = 14 // tokens
	ahead := func() *lang.EventRow {
		for i := t.To; i < min(t.To+far, f.sent.To); i++ {
			if row := f.thing(i, t, false); row != nil {
				return row
			}
			if f.dateFollows(i) || f.doc.IsMark(i, ',') && i+1 < f.sent.To && f.thing(i+1, t, false) != nil {
				continue // "told his counterpart, Tavik Orlan, to stop"
			}
			if a, ok := f.actorAt(i + 1); ok && f.doc.IsMark(i, ',') && a.From == i+1 && f.doc.IsMark(a.To, ',') {
				i = a.To // "let the chairman, Matti Orlo, out of jail"
				continue
			}
			if f.isNounAt(i) {
				break // "membuka lagi perundingan hak tangkap ikan"
			}
			if i == t.To && f.doc.Is(i, lang.VerbIng) {
				continue // "stopped buying timber"
			}
			if f.closes(i) || f.doc.Is(i, preps) && !f.doc.Is(i, lang.By|lang.Of|lang.Adj|lang.Noun|lang.Number) || f.verbal(i) {
				break
			}
		}
		return nil
	}
	isPassive := f.isPassive(t)
	if !isPassive {
		if row := ahead(); row != nil {
			return row
		}
	}
	passive := !f.pack.HeadLast || f.doc.Is(t.From, lang.VerbPart)
	if f.isNounAt(t.To) && !isPassive {
		return nil // "tentara Velmora menggelar latihan": what they do is told by the noun
	}
	i := f.group(t.From) - 1
	i = f.beforeRelative(i)
	for steps := 0; i >= f.sent.From && steps < far; i, steps = i-1, steps+1 {
		if row := f.thing(i, t, !passive); row != nil {
			return row
		}
		if open := f.aboutClause(i); open >= 0 {
			i = open
			continue
		}
		if j := f.beforeRelative(i); j < i && passive && f.pack.HeadLast && steps > 0 {
			i = j + 1 // "the treaty that Velmora and Borenia signed"
			continue
		}
		if f.closes(i) || f.verbal(i) {
			break
		}
	}
	if isPassive { // "was asked by Velmora to leave"
		return ahead()
	}
	return nil
}

// pointedBack is about for an object that only points back to what the event told
// last was about: "lifted a flight ban. Port Elsin had imposed it in January".
func (f *finder) pointedBack(t *trigger) *lang.EventRow {
	a, ok := f.actorAt(t.To)
	n := len(f.d.Events)
	if !ok || !f.pack.HeadLast || n == 0 || a.pronoun == nil || a.pronoun.Person != 3 || f.doc.Is(a.From, lang.Poss) || f.d.Events[n-1].Sent < f.s-1 {
		return nil
	}
	for r, i := f.d.Events[n-1].Trigger, f.d.Events[n-1].Trigger.From; i < r.To; i++ {
		if row := f.thing(i, t, false); row != nil {
			t.back = n
			return row
		}
	}
	return nil
}

// beforeRelative steps left over what opens a relative clause at token i, with the
// comma before it.
func (f *finder) beforeRelative(i int) int {
	for i > f.sent.From && (f.doc.Is(i, lang.Rel) || f.doc.IsMark(i, ',') && f.doc.Is(i+1, lang.Rel)) {
		i-- // "the agreement, which was signed"
	}
	return i
}

// qualifies reports whether words only tell of what kind the event is that a noun
// behind them names: the "tariff" of "tariff talks".
func (f *finder) qualifies(r text.Range, of *trigger) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.From != of.From && t.Has(r.From) && t.row.Use == lang.EventNoun {
			return t.To > r.To
		}
	}
	return false
}

// thing returns the row of a verb that asks for what stands at token i; acting
// if that is the subject of the active verb.
func (f *finder) thing(i int, t *trigger, acting bool) *lang.EventRow {
	if f.doc.At[i] < 0 {
		return nil
	}
	for _, m := range f.doc.MatchesAt(i) {
		if m.Sense.Kind != lang.ThingSense || f.qualifies(text.Range{From: i, To: int(m.To)}, t) {
			continue
		}
		for _, row := range t.sets {
			if (row.Alone || !acting) && row.Set == f.pack.Events[m.Sense.Ref].Set {
				t.thing = text.Range{From: int(m.From), To: int(m.To)}
				return row
			}
		}
	}
	return nil
}
