package events

import (
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// bidden reports whether an infinitive's subject may be the object of the verb
// before rather than that verb's subject: "allowed Velmora to deploy". Who meets
// or visits somebody does it to do more: "met Orlan to discuss".
func (f *finder) bidden(passed *someone, verb, v int) bool {
	if f.has(passed.Range, lang.Number) || f.doc.Is(passed.From-1, lang.Number) {
		return false // "became the first state to recognise"
	}
	return f.pack.HeadLast && f.doc.Is(v-1, lang.To) && passed.To == v-1 && !f.isTrigger(text.Range{From: verb}) && !f.doc.Is(passed.From-1, preps) && f.inVerb(verb, passed.From)
}

// inVerb reports whether only small words stand between a verb and its object.
func (f *finder) inVerb(verb, object int) bool {
	for i := verb + 1; i < object; i++ {
		if !f.doc.Is(i, lang.Det|lang.Adj|lang.Poss|lang.Adv) {
			return false
		}
	}
	return true
}

// asks reports whether the verb at token i calls on its object to do something,
// so that the object is the subject of what follows: "urged Velmora to sign".
func (f *finder) asks(i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.Has(i) {
			return t.row.Type == plover.Request || t.row.Type == plover.Threaten && t.row.Set != "" // "gave Velmora until Friday to"
		}
	}
	return false
}

// wanted reports whether an actor is the one of whom somebody wants what follows:
// "would like Velmora to sign".
func (f *finder) wanted(a *someone) bool {
	i := a.From
	for i > f.sent.From && f.doc.Is(i-1, lang.Det|lang.Poss) {
		i--
	}
	n := f.statusBefore(i)
	if n == i {
		return false
	}
	for _, m := range f.doc.MatchesAt(n) {
		if m.Sense.Kind == lang.StatusSense && int(m.To) == i && f.pack.Statuses[m.Sense.Ref].Reach == lang.ReachSubject {
			return true
		}
	}
	return false
}

// agent is who stands right behind a verb whose subject is no one: "disampaikan
// Wang Yi", "kata Mao".
func (f *finder) agent(i int) ([]draft.Party, text.Range) {
	if f.doc.Is(i, lang.By) {
		i++
	}
	if a, ok := f.actorAt(i); ok {
		return f.conjunctsRight(a)
	}
	return nil, text.Range{}
}

// mainSubject is the subject of the clause behind one that opens the sentence:
// "Dalam pertemuan dengan Lavrov, Wang mengatakan".
func (f *finder) mainSubject(v int) ([]draft.Party, text.Range) {
	if !f.opensWithPhrase() {
		return nil, text.Range{}
	}
	var guess *someone // behind a comma, where no verb shows it to be a subject
	for i := v; i < f.sent.To; i++ {
		if _, inside := f.actorAt(i); inside || !f.doc.IsMark(i, ',') {
			continue
		}
		a, ok := f.actorBehind(i + 1)
		if !ok {
			continue
		}
		end := f.lastConjunct(a)
		if f.actsBehind(end) {
			return f.conjunctsRight(a)
		}
		if guess == nil && (!f.doc.IsMark(end, ',') || f.behindComma(end)) {
			guess = a
		}
	}
	if guess == nil {
		return nil, text.Range{}
	}
	return f.conjunctsRight(guess)
}

// actorBehind returns the actor that begins at token i, or behind the determiners
// there.
func (f *finder) actorBehind(i int) (*someone, bool) {
	for ; i < f.sent.To; i++ {
		if a, ok := f.actorAt(i); ok {
			return a, true
		}
		if !f.doc.Is(i, lang.Det|lang.Acting) {
			break
		}
	}
	return nil, false
}

// actsBehind reports whether what ends before token i is the subject of a verb
// there, or behind what tells of it between commas.
func (f *finder) actsBehind(i int) bool {
	const longest = 24 // tokens between the commas
	if f.acting(i) || f.unknownVerb(i) {
		return true
	}
	if !f.doc.IsMark(i, ',') {
		return false
	}
	for j := i + 1; j < min(i+longest, f.sent.To); j++ {
		if _, inside := f.actorAt(j); !inside && f.doc.IsMark(j, ',') {
			return f.acting(j + 1)
		}
	}
	return false
}

// behindComma reports whether a comma at token i closes an apposition or opens
// one, rather than a list.
func (f *finder) behindComma(i int) bool { return !f.doc.Is(i+1, lang.And) }

// opensWithPhrase reports whether the sentence opens with what is no subject.
func (f *finder) opensWithPhrase() bool {
	for i := f.sent.From; i < f.sent.To && i < f.sent.From+4; i++ {
		if f.timeBefore(i) > i || f.passiveAt(i) {
			return true
		}
		if m, ok := f.doc.Match(i, lang.StatusSense); ok && int(m.To) > i+1 {
			return true // "Far from having signed"
		}
		if f.doc.IsWord(i) {
			_, named := f.actorAt(i)
			return !named && f.doc.Is(i, preps|lang.Sub|lang.Conn|lang.Cond|lang.VerbIng|lang.VerbPart)
		}
	}
	return false
}

// passiveAt reports whether a passive of an event begins at token i: "Dituduh Besk
// …, Velmora …".
func (f *finder) passiveAt(i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.From == i && t.row.Use == lang.EventPassive {
			return true
		}
	}
	return false
}
