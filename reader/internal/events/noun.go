package events

import (
	"slices"

	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// noun reads an event that a noun names. Who does it stands as the noun's owner,
// as the subject of the verb it is the object of, or as the subject of the
// sentence that it is told beside.
func (f *finder) noun(n int) (draft.Event, bool) {
	t := &f.triggers[n]
	if f.finite(t) || !f.pack.HeadLast && f.doc.Is(t.To, lang.Dem) && f.toldBefore(t.row.Type) { // "… dan pembicaraan itu berlangsung alot"
		return draft.Event{}, false
	}
	start := f.front(t.From)
	gov := f.governor(n, start)
	ev := f.nounSides(n, start)
	if gov != nil && gov.row.Use == lang.EventCancel {
		return f.cancelled(ev, t, gov)
	}
	if off := f.calledOff(n); off != nil {
		return f.scrapped(ev, off)
	}
	if len(ev.Who) == 0 && gov == nil {
		ev.Who = f.performers(n)
	}
	if len(ev.Who) > 0 {
		return ev, true
	}
	f.nounBeside(&ev, t, gov, start)
	if len(ev.Who) == 0 && len(ev.Whom) == 0 {
		if ev.Who = f.maker(t.To); len(ev.Who) > 0 {
			ev.Rule = "noun-made"
		}
	}
	if len(ev.Who) > 0 && len(ev.Whom) == 0 && ev.Rule == "noun-beside" && t.row.Mutual {
		ev.Whom = f.behindMain(t, ev.Who)
	}
	if len(ev.Who) == 0 && t.row.Mutual && len(ev.Whom) > 1 {
		ev.Rule = "noun-between"
		if v := f.signing(n); v != nil {
			ev.Trigger, ev.Type, ev.Mode, ev.CAMEO = v.Range, v.row.Type, v.row.Mode, v.row.CAMEO
		}
	}
	return ev, true
}

// nounSides reads the owner of an event's noun, and who stands behind it.
func (f *finder) nounSides(n, start int) draft.Event {
	t := &f.triggers[n]
	ev := draft.Event{Rule: "noun-owner", Who: f.owner(t, start)}
	if len(ev.Who) == 0 {
		ev.Who = f.by(t.To)
		if v := f.signing(n); v != nil && len(ev.Who) > 0 && t.row.Mutual {
			ev.Trigger, ev.Type, ev.Mode, ev.CAMEO = v.Range, v.row.Type, v.row.Mode, v.row.CAMEO // "a memorandum signed by A and B"
		}
	}
	ev.Whom = f.behind(t.To, t.row.Whom, false)
	if by := f.by(t.To); !f.pack.HeadLast && len(by) > 0 && len(ev.Who) > 0 && !t.row.Mutual && !f.shares(by, ev.Who) && by[0].Mention.From > ev.Who[0].Mention.From {
		ev.Who, ev.Whom = by, ev.Who // "pengusiran dua diplomat Velmora oleh Borenia"
	}
	if len(ev.Whom) == 0 && t.row.Object {
		ev.Whom = f.object(t.To, false)
	}
	if len(ev.Whom) == 0 && t.row.Rest && len(ev.Who) > 0 {
		ev.Whom = f.rest(t.To, ev.Who)
	}
	if t.row.Mutual && len(ev.Whom) > 1 && len(ev.Who) == 1 && f.weight(ev.Who[0]) < ofState {
		ev.Who = nil // the name of the thing: "Persetujuan Marona antara A dan B"
	}
	return ev
}

// nounBeside gives an event's noun without an owner the subject of the verb that
// governs it, or of the sentence it is told beside.
func (f *finder) nounBeside(ev *draft.Event, t, gov *trigger, start int) {
	switch {
	case gov != nil:
		ev.Rule = "noun-light"
		ev.Who, _ = f.subject(gov.From, 0)
		if crowd := f.crowd(gov.From); t.row.Anyone && len(crowd) > 0 && (len(ev.Who) == 0 || ev.Who[0].Entity != none) {
			ev.Who = crowd // "Buruh tani Velmora menjadwalkan mogok"
		}
		ev.Trigger = text.Range{From: gov.From, To: t.To}
	case t.row.Type != plover.Consult: // only a meeting is where something else is said or done
	case start > f.sent.From && f.doc.Is(start-1, preps|lang.Sub) || start == f.sent.From:
		ev.Rule = "noun-beside"
		ev.Who, _ = f.leftwards(start-1, true, t.To, 0)
		if start-1 <= f.sent.From {
			ev.Who, _ = f.mainSubject(t.To)
		}
	}
}

// finite reports whether a word that names an event is the verb of the sentence
// instead: "Orlan and Kostan call them wolves".
func (f *finder) finite(t *trigger) bool {
	if !f.pack.HeadLast || t.Len() > 1 || !f.doc.Is(t.From, lang.VerbBase|lang.VerbS) {
		return false
	}
	a, ok := f.actorAt(t.From - 1)
	_, object := f.actorAt(t.To)
	return ok && a.To == t.From && !a.modifier && a.pronoun == nil && (object || f.doc.Is(t.To, lang.Det|lang.Pronoun))
}

// signing returns the passive that says that what a noun names was done: "an
// agreement between A and B was signed".
func (f *finder) signing(n int) *trigger {
	t := &f.triggers[n]
	for k := n + 1; k < len(f.triggers); k++ {
		v := &f.triggers[k]
		if v.row.Type == t.row.Type && (v.row.Use == lang.EventPassive || v.row.Use == lang.EventVerb && f.isPassive(v)) && !f.comma(t.To, v.From) {
			return v
		}
	}
	return nil
}

// performers are who stand behind the passive that says of a noun before it no
// more than that it was done: "serangan itu dilancarkan Velmora", "sanctions were
// imposed by Velmora".
func (f *finder) performers(n int) []draft.Party {
	t := &f.triggers[n]
	for k := n + 1; k < len(f.triggers); k++ {
		g := &f.triggers[k]
		if g.From-t.To > farPrep || f.comma(t.To, g.From) {
			return nil
		}
		if g.row.Use != lang.EventLight {
			continue
		}
		if f.pack.HeadLast && !f.isPassive(g) || f.doc.Is(g.From-1, lang.Rel) {
			return nil
		}
		who, _ := f.agent(g.To)
		if len(who) == 0 {
			who = f.by(g.To)
		}
		return who
	}
	return nil
}

// toldBefore reports whether the sentence at hand or the one before it told an
// event of this type.
func (f *finder) toldBefore(typ string) bool {
	for i := len(f.d.Events) - 1; i >= 0 && f.d.Events[i].Sent >= f.s-1; i-- {
		if f.d.Events[i].Type == typ {
			return true
		}
	}
	return false
}

// front returns where the noun phrase that ends in the noun at token i begins:
// over determiners, numbers, adjectives and nouns.
func (f *finder) front(i int) int {
	const longest = 8
	from := i
	for i-1 >= f.sent.From && from-i < longest {
		if a, ok := f.actorAt(i - 1); ok {
			if a.From < i && (f.pack.HeadLast || a.pronoun != nil && f.doc.Is(a.From, lang.Poss)) {
				i = a.From
				continue
			}
			return i
		}
		k := f.doc.Toks[i-1].Kind
		if k == token.Number || f.hyphen(i-1) && f.pack.HeadLast {
			i--
			continue
		}
		if f.statusBefore(i) < i {
			return i
		}
		if f.doc.Class[i-1] == 0 && f.doc.IsWord(i-1) && !f.doc.Capital(i-1) && !f.isVerb(i-1) {
			i-- // a word no table knows is most likely a noun
			continue
		}
		if f.pack.HeadLast && f.doc.Is(i-1, lang.VerbIng|lang.VerbPart) && f.doc.Is(i-2, lang.Det|lang.Adj|lang.Poss|lang.PossessiveS) {
			i-- // "a flying visit"
			continue
		}
		if !f.doc.Is(i-1, lang.Det|lang.Adj|lang.Number|lang.Noun|lang.PossessiveS|lang.Poss) || f.doc.Is(i-1, preps|lang.Cue) && !f.doc.Is(i-1, lang.Det|lang.PossessiveS|lang.Poss) {
			return i
		}
		if f.isVerb(i - 1) {
			return i
		}
		i--
	}
	return i
}

// isVerb reports whether a verb of an event ends at token i.
func (f *finder) isVerb(i int) bool {
	for k := range f.triggers {
		t := &f.triggers[k]
		if t.To == i+1 && t.row.Use != lang.EventNoun && t.row.Use != lang.EventNever {
			return true
		}
	}
	return false
}

// governor returns the verb right before a noun's phrase that says no more than
// that it is done, or that undoes it.
func (f *finder) governor(n, start int) *trigger {
	for k := n - 1; k >= 0; k-- {
		g := &f.triggers[k]
		if g.To > start {
			continue
		}
		for start > g.To && f.doc.Is(start-1, lang.Adv) {
			start--
		}
		if g.To < start || g.row.Use != lang.EventLight && g.row.Use != lang.EventCancel {
			return nil
		}
		if f.hyphenAt(g.From - 1) {
			return nil // "the Velmoran-led invasion"
		}
		return g
	}
	return nil
}

// owner returns whose the noun is: "kunjungan Xi ke", "Xi's visit to",
// "pertemuan Wang-Putin", "the Zandrian attack".
func (f *finder) owner(t *trigger, start int) []draft.Party {
	if f.pack.HeadLast {
		for i := t.From - 1; i >= start; i-- {
			if a, ok := f.actorAt(i); ok {
				if a.pronoun != nil && !f.doc.Is(a.From, lang.Poss) {
					return nil
				}
				if a.pronoun != nil {
					if who := f.ownSubject(t); len(who) > 0 {
						return who
					}
				}
				if a.From == f.sent.From && a.Len() == 1 && f.doc.Is(a.From, lang.VerbIng|lang.Adj) && !f.anyPolitical(a.parties) {
					break // "Scathing criticism of …": its capital is the sentence's
				}
				out, _ := f.conjuncts(a)
				return out
			}
		}
		if f.doc.IsWord(t.To) && slices.Contains(t.row.Owner, f.doc.Toks[t.To].Hash) {
			if who := f.nameBehind(t.To + 1); f.anyPolitical(who) {
				return who // but no "patrol of the Sulu Sea"
			}
		}
		return nil
	}
	if t.clitic {
		return f.enclitic(t)
	}
	if who := f.behind(t.To, t.row.Owner, true); len(who) > 0 {
		return who // "bantuan pangan dari Uni Eropa"
	}
	const longest = 4 // words between: "kunjungan kenegaraan resmi Xi"
	for i := t.To; i < f.sent.To && i-t.To < longest; i++ {
		if a, ok := f.actorAt(i); ok {
			out, _ := f.conjunctsRight(a)
			return out
		}
		if !f.doc.Is(i, lang.Adj|lang.Noun|lang.Number|lang.Det) && f.doc.Class[i] != 0 || f.doc.Is(i, preps|lang.VerbAny|lang.Cue) || !f.doc.IsWord(i) {
			return nil
		}
	}
	return nil
}

// enclitic is whose the noun with "-nya" is: the sentence's own subject before
// it, or who the report turned to last.
func (f *finder) enclitic(t *trigger) []draft.Party {
	if who := f.ownSubject(t); len(who) > 0 {
		return who
	}
	return f.one(&someone{Range: text.Range{From: t.To - 1, To: t.To}}, "")
}

// ownSubject is the subject of the sentence that a possessive in it points to.
func (f *finder) ownSubject(t *trigger) []draft.Party {
	if who, _ := f.leftwards(t.From, true, t.To, 1); len(who) > 0 {
		return who
	}
	who, _ := f.mainSubject(t.To)
	return who
}

// maker is who stands behind the verb of a relative clause about the noun:
// "kesepakatan yang dicapai A dan B", "the agreement reached by A and B".
func (f *finder) maker(i int) []draft.Party {
	const longest = 6 // words of the noun's phrase before the clause
	for end := min(i+longest, f.sent.To); i < end; i++ {
		if a, ok := f.actorAt(i + 1); ok && f.pack.HeadLast && f.doc.Is(i, lang.Rel|lang.Comp) {
			if who, r := f.conjunctsRight(a); f.verbal(r.To) || f.isVerb(r.To) {
				return who
			}
		}
		if f.doc.Is(i, lang.Rel) && (f.verbal(i+1) || f.isTrigger(text.Range{From: i + 1})) {
			who, _ := f.agent(i + 2)
			return who
		}
		if f.closes(i) || f.doc.Is(i, preps|lang.VerbAny) {
			return nil
		}
	}
	return nil
}

// behindMain is the other side of what opens the sentence, told behind its main
// verb: "Lewat konferensi video, A membahas gandum dengan B".
func (f *finder) behindMain(t *trigger, who []draft.Party) []draft.Party {
	if !f.opensWithPhrase() || len(who) == 0 || who[0].Mention.From < t.To {
		return nil
	}
	return f.behind(who[len(who)-1].Mention.To, t.row.Whom, false)
}
