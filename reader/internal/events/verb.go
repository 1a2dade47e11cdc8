package events

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// verb reads an event whose subject does it.
func (f *finder) verb(t *trigger) (draft.Event, bool) {
	if f.nominal(t) || f.means(t) {
		return draft.Event{}, false
	}
	if f.isPassive(t) {
		return f.passive(t)
	}
	if t.row.Type == plover.Request && f.asksNothing(t) {
		return draft.Event{}, false
	}
	if who, whom := f.charge(t); len(who) > 0 {
		return draft.Event{Who: who, Whom: whom, Rule: "verb"}, true
	}
	who, at := f.subject(t.From, 0)
	if who = f.orCrowd(t, who); len(who) == 0 {
		return draft.Event{}, false
	}
	if f.reciprocal(t) && len(who) > 1 {
		return draft.Event{Who: who[:1], Whom: who[1:], Mutual: true, Rule: "verb-together"}, true
	}
	whom, rule := f.otherSide(t, who)
	if len(whom) == 0 && t.row.Object {
		whom = f.antecedent(at)
	}
	if len(whom) == 0 && t.row.Rest {
		whom, rule = f.rest(t.To, who), "verb-rest"
	}
	if len(whom) == 0 && t.row.Type == plover.Accuse {
		whom = f.told(t.Range)
	}
	switch {
	case len(whom) > 0:
	case t.row.Mutual && (len(who) > 1 || !t.row.Alone):
		rule = "verb-together"
	case t.row.Alone:
		rule = "verb-alone"
	}
	return draft.Event{Who: who, Whom: whom, Rule: rule}, true
}

// orCrowd gives what private people can do too its crowd, where no state or
// official is the subject.
func (f *finder) orCrowd(t *trigger, who []draft.Party) []draft.Party {
	if !t.row.Anyone || len(who) > 0 && (!f.pack.HeadLast || f.isPerson(who[0])) && f.weight(who[0]) != nobody {
		return who
	}
	if crowd := f.crowd(t.From); len(crowd) > 0 {
		return crowd
	}
	if i := f.group(t.From); len(who) > 0 && !f.pack.HeadLast && !f.doc.Is(i-1, lang.And) && (f.isNounAt(i-1) || !f.noVerb(who[0].Mention.To, i)) {
		return nil // "polisi menemukan ajakan berdemonstrasi"
	}
	return who
}

// otherSide is whom a verb's object names, or who stands behind its preposition,
// with the rule that found it.
func (f *finder) otherSide(t *trigger, who []draft.Party) (whom []draft.Party, rule string) {
	rule = "verb"
	if _, near := f.actorAt(t.To); t.row.Rest && !near {
		whom = f.behind(t.To, t.row.Whom, true)
	}
	if f.toDo(t) {
		return whom, rule
	}
	if len(whom) == 0 && t.row.Object {
		whom = f.object(t.To, strict(t.row.Type))
	}
	if len(whom) == 0 {
		from := t.To
		if f.doc.Is(from, lang.VerbIng) && t.thing.From > from {
			from = t.thing.To // "stopped buying timber from Velmora"
		}
		if whom = f.behind(from, t.row.Whom, true); len(whom) > 0 {
			rule = "verb-preposition"
		}
		if len(whom) > 0 && t.row.Type == plover.Accuse && f.victim(t.To, whom[0].Mention.From) {
			whom = f.by(t.To)
		}
	}
	if t.row.Mutual && len(who) > 1 && len(whom) > 0 && !f.anyPolitical(whom) && f.pack.HeadLast && f.doc.Is(whom[0].Mention.From-1, lang.Of) {
		whom = nil // "the two will resume talks with the question of prisoners left out"
	}
	return whom, rule
}

// toDo reports whether an infinitive stands behind a verb: "agreed to exchange".
func (f *finder) toDo(t *trigger) bool {
	return f.pack.HeadLast && f.doc.Is(t.To-1, lang.To) && f.doc.Is(t.To, lang.VerbBase) && t.Len() > 1
}

// means reports whether a verb tells how the event right before it was done:
// "melakukan patroli bersama dengan menerbangkan pengebom".
func (f *finder) means(t *trigger) bool {
	for k := range f.triggers {
		if o := &f.triggers[k]; o.To == t.From-1 && !f.pack.HeadLast && slices.Contains(o.row.Whom, f.doc.Toks[o.To].Hash) {
			return true
		}
	}
	return false
}

// crowd is whoever the noun phrase before the verb tells: those who take to the
// streets have no names.
func (f *finder) crowd(v int) []draft.Party {
	end := f.group(v)
	end = f.statusBefore(end) // "clerks plan to walk out"
	if f.isNounAt(end - 1) {
		return nil // "ajakan berdemonstrasi"
	}
	for a, ok := f.actorAt(end - 1); ok; a, ok = f.actorAt(end - 1) {
		p, in := f.inPhraseOf(a)
		if !in || f.doc.Is(p, lang.Of) && f.doc.Is(p-1, lang.Number) { // "thousands of students"
			break
		}
		end = p // "bus drivers across Velmora"
	}
	np := f.ph.Left(end, f.sent.From)
	for np.Len() > 0 && f.doc.Is(np.From, lang.Det|lang.Number|lang.Of) {
		np.From++
	}
	if a, ok := f.actorAt(np.To - 1); np.Len() == 0 || ok && a.pronoun == nil && f.person(a.parties[0]) && !f.has(a.Range, lang.Person|lang.Body) {
		return nil // one man is no crowd
	}
	if !f.has(np, lang.Person|lang.Body|lang.Noun) && (f.doc.Class[np.To-1] != 0 || f.doc.Is(np.From-1, lang.Sub|lang.Aux|lang.Neg|lang.Cond)) {
		return nil // "ketika diajak": a word no table knows is no noun there
	}
	return []draft.Party{{Entity: none, Mention: np, Words: true, State: none}}
}

// nominal reports whether a verb's form stands as a noun or an adjective, as
// forms of a language that does not mark its nouns do: "a free fall", "March".
func (f *finder) nominal(t *trigger) bool {
	if !f.pack.HeadLast {
		return false
	}
	if f.doc.Capital(t.From) && f.doc.Is(t.From, lang.Calendar) {
		return true
	}
	if f.attributive(t.From) || f.disagrees(t.From) || f.doc.Is(t.From, lang.Adv) && f.doc.Is(t.From-1, lang.Verb) && !f.doc.Is(t.From-1, lang.Aux|lang.Be) {
		return true // "beat back"
	}
	if !f.doc.Is(t.From, lang.Noun|lang.Adj|lang.VerbBase) || f.doc.Is(t.From, lang.VerbPast|lang.VerbIng) {
		return false
	}
	before := t.From - 1
	if f.doc.Toks[max(0, before)].Kind == token.Number && f.doc.Is(t.From, lang.Noun) && f.doc.Is(t.From, lang.VerbBase) {
		return true // "the 80-19 vote for"
	}
	if f.doc.Is(before, lang.Be) && f.doc.Is(t.From, lang.VerbBase) && !f.doc.Is(t.From, lang.VerbPart) {
		return true // "the trawler is free"
	}
	if _, named := f.actorAt(before); !named && f.doc.Is(t.From, lang.VerbBase) && f.doc.Is(before, lang.Noun) && !f.doc.Is(before, lang.Aux|lang.Adv|lang.To|lang.Verb) && !f.doc.Capital(before) && !strings.HasSuffix(f.doc.Word(before), f.pack.Plural) {
		return true // "a space launch": one thing launches no rockets, it launches
	}
	return f.doc.Is(before, lang.Det|lang.Poss|lang.PossessiveS|lang.Adj|lang.Be|lang.Number) && !f.doc.Is(before, lang.Aux|lang.Adv) || f.doc.Is(before, preps) && !f.doc.Is(before, lang.To)
}

// attributive reports whether a participle stands before the noun that it tells
// of: "the imprisoned tycoon".
func (f *finder) attributive(i int) bool {
	return f.doc.Is(i, lang.VerbPart) && !f.doc.Is(i, lang.VerbBase) && f.doc.Is(i+1, lang.Noun|lang.Adj|heads) && !f.doc.Is(i+1, preps|lang.Det|lang.Poss|lang.Number) &&
		f.doc.Is(i-1, lang.Det|lang.Poss|lang.PossessiveS) && !f.doc.Is(i-1, lang.Rel|lang.Pronoun|lang.Comp|lang.Aux|lang.Adv)
}

// disagrees reports whether a bare stem stands behind a single name, whose verb
// it cannot be: "radio host Mirela Kostan".
func (f *finder) disagrees(i int) bool {
	if !f.doc.Is(i, lang.VerbBase) || !f.doc.Is(i, lang.Noun) || f.doc.Is(i, lang.VerbPast|lang.VerbPart|lang.VerbS) {
		return false
	}
	a, ok := f.actorAt(i - 1)
	if !ok || a.pronoun != nil || len(a.parties) != 1 || strings.HasSuffix(f.doc.Word(i-1), f.pack.Plural) {
		return false
	}
	_, joined := f.joined(a)
	_, in := f.inPhraseOf(a)
	return !joined && !in && f.isPerson(a.parties[0])
}
