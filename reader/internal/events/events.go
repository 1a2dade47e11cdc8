// Package events finds what was done: who did what to whom, when and where,
// and whether it was done, planned, called for or denied. Words that tell an
// event are a pack's events.tsv; a sentence without one costs a look.
package events

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/phrase"
)

const none = draft.None

// Bounds of what is looked at, so that reading stays linear in a text made to
// slow it: tokens of a sentence, and words of events in it.
const (
	longest      = 1000
	mostTriggers = 40
)

// Read fills Events. It needs dates, mentions and statements with their
// speakers.
func Read(d *draft.Draft, ph *phrase.Finder) {
	if len(d.Doc.Lang.Pack.Events) == 0 {
		return
	}
	f := finder{d: d, doc: &d.Doc, pack: d.Doc.Lang.Pack, ph: ph, otherwise: lang.EventRow{Use: lang.EventNever}}
	next, stated := 0, 0
	for s := range f.doc.Sents {
		sent := f.doc.Sents[s].Range
		f.triggers = f.triggers[:0]
		f.aside = false
		for next < len(f.doc.Matches) && int(f.doc.Matches[next].From) < sent.To {
			if m := f.doc.Matches[next]; m.Sense.Kind == lang.EventSense && int(m.From) >= sent.From {
				f.note(m)
			}
			next++
		}
		for stated < len(d.Statements) && d.Statements[stated].Sent < s {
			stated++
		}
		if len(f.triggers) > 0 && !f.aside && sent.Len() <= longest {
			f.s, f.sent, f.stated = s, sent, stated
			f.sentence()
		}
	}
	f.merge()
}

// finder finds the events of one sentence after the other.
type finder struct {
	d    *draft.Draft
	doc  *text.Doc
	pack *lang.Pack
	ph   *phrase.Finder

	s         int // the sentence at hand
	sent      text.Range
	stated    int           // its first statement
	triggers  []trigger     // words of events in it, in order
	toCome    bool          // the verb is a headline's infinitive
	resolved  bool          // the verb is what somebody's decision or plan is to do
	supposed  bool          // the verb is that of a condition by inversion: "were Velmora to sign"
	undone    bool          // the event at hand may still take place
	aside     bool          // it tells of sport, crime or a tale
	actors    []someone     // those it names, in order
	partial   []draft.Event // with a date, and nobody named on the other side: they tell more of another
	otherwise lang.EventRow // stands for words that tell an event with some objects only
	at        []int32       // for each token of it, 1 + the index of its actor
}

// trigger is words of an event: a row of events.tsv found in the text.
type trigger struct {
	text.Range
	row    *lang.EventRow
	clitic bool
	back   int              // 1 + the event told before which has the thing that "it" stands for
	thing  text.Range       // what it is about, where its row asks for one
	sets   []*lang.EventRow // rows of the same words that ask for an object of a set
}

// note keeps a match that tells an event. Words inside longer ones that were
// noted before count for nothing.
func (f *finder) note(m lang.Match) {
	if _, date := f.ph.Date(int(m.From)); date {
		return
	}
	t := trigger{Range: text.Range{From: int(m.From), To: int(m.To)}, row: &f.pack.Events[m.Sense.Ref], clitic: m.Sense.Clitic}
	if t.row.Use == lang.EventOutside {
		f.aside = true
		return
	}
	if n := len(f.triggers); n > 0 && f.triggers[n-1].Overlaps(t.Range) {
		last := &f.triggers[n-1]
		switch {
		case last.Range == t.Range:
			f.also(last, t)
		case f.pack.HeadLast && last.From == t.From && last.row.Use == lang.EventVerb && t.row.Use == lang.EventNoun && t.row.Set == "" && f.doc.Is(t.From, lang.VerbBase) && f.doc.Is(t.From-1, lang.Det|lang.Poss|lang.PossessiveS):
			*last = t // "a call on Sunday between …"
		}
		return
	}
	if t.row.Set != "" {
		t.row, t.sets = &f.otherwise, append(t.sets, t.row)
	}
	if len(f.triggers) < mostTriggers {
		f.triggers = append(f.triggers, t)
	}
}

// also adds to a trigger another row with the same words.
func (f *finder) also(last *trigger, t trigger) {
	switch {
	case t.row.Set != "":
		last.sets = append(last.sets, t.row)
	case last.row == &f.otherwise || f.prefers(t, *last):
		last.row, last.clitic = t.row, t.clitic
	}
}

// prefers reports whether of two rows with the same words the first is meant:
// a noun behind what opens a noun phrase or before "of", a verb elsewhere.
func (f *finder) prefers(a, b trigger) bool {
	const opens = lang.Det | lang.Poss | lang.PossessiveS | lang.Adj | lang.Prep | lang.Of | lang.Number | lang.Loc
	if !f.pack.HeadLast { // a bare stem is a headline's verb behind its subject, and a noun elsewhere
		_, named := f.d.Mention(a.From - 1)
		return named == (a.row.Use == lang.EventVerb) && named != (b.row.Use == lang.EventVerb)
	}
	noun := f.doc.Is(a.From-1, opens) && !f.doc.Is(a.From-1, lang.To) || f.doc.Is(a.To, lang.Of)
	noun = noun || f.doc.Is(a.From-1, lang.VerbIng|lang.VerbPart) && f.doc.Is(a.From-2, lang.Det|lang.Poss|lang.PossessiveS) // "a flying visit"
	if !f.doc.IsWord(a.From-1) && !f.doc.Is(a.From, lang.VerbIng|lang.VerbPast|lang.VerbPart) {
		noun = true // "Talks between …": no subject stands before it
	}
	if m, ok := f.d.Mention(a.From - 1); ok && !noun { // "the Zandrian attack"
		noun = f.doc.Is(m.From-1, lang.Det) && !f.d.IsPerson(m)
	}
	if _, object := f.d.Mention(a.To); f.doc.Is(a.From, lang.VerbIng) && f.doc.Is(a.From-1, lang.Sub) && (object || f.doc.Is(a.To, lang.Title|lang.Poss)) {
		noun = false // "a day after meeting Orlan"
	}
	return noun == (a.row.Use == lang.EventNoun) && noun != (b.row.Use == lang.EventNoun)
}

// sentence finds the events of the sentence at hand.
func (f *finder) sentence() {
	f.resolveNouns()
	if !f.promising() {
		return
	}
	f.findActors()
	if len(f.actors) == 0 {
		return
	}
	f.resolve()
	var told text.Range
	for i := range f.triggers {
		t := &f.triggers[i]
		if f.inWords(t) {
			continue
		}
		var ev draft.Event
		var ok bool
		f.toCome, f.supposed, f.resolved = false, false, false
		switch t.row.Use {
		case lang.EventVerb:
			ev, ok = f.verb(t)
		case lang.EventPassive:
			ev, ok = f.passive(t)
		case lang.EventNoun:
			if f.doubled(i) {
				continue
			}
			ev, ok = f.noun(i)
		default:
			continue
		}
		if n := len(f.d.Events); ok && !t.Overlaps(told) {
			if f.add(ev, t); len(f.d.Events) > n && t.row.Set != "" && t.row.Use == lang.EventVerb {
				told = t.thing // "ended its blockade", "stopped buying timber": what stands there is no event of its own
				if f.doc.Is(t.To, lang.VerbIng) && t.thing.From > t.To {
					told.From = t.To
				}
			}
		}
	}
}

// inWords reports whether words of an event are part of the words for somebody:
// "juru bicara", "the pilgrimage minister".
func (f *finder) inWords(t *trigger) bool {
	a, ok := f.actorAt(t.From)
	return ok && a.pronoun == nil && a.To > t.To && f.has(text.Range{From: t.To, To: a.To}, heads) || ok && a.From < t.From && a.To >= t.To && f.doc.Is(a.From, heads)
}

// doubled reports whether a noun is the object of a verb that tells the same event:
// "menandatangani perjanjian".
func (f *finder) doubled(n int) bool {
	t := &f.triggers[n]
	start := f.front(t.From)
	for k := n - 1; k >= 0; k-- {
		if v := &f.triggers[k]; v.To == start && v.row.Type == t.row.Type && v.row.Use != lang.EventNoun {
			return true
		}
	}
	if t.row.Type == plover.Aid && n+1 < len(f.triggers) { // "gandum bantuan Velmora dikapalkan ke …": the verb tells it
		v := &f.triggers[n+1]
		return v.row.Type == t.row.Type && v.row.Use != lang.EventNoun && !f.comma(t.To, v.From)
	}
	return false
}

// spoken reports whether a type of event is done by saying something. What is
// said can be conditional without the saying being so.
func spoken(typ string) bool {
	t, ok := plover.Named(typ)
	return ok && (t.Quad == plover.VerbalConflict || typ == plover.Support)
}

// add completes an event whose sides are known, and keeps it where both sides
// can do such a thing.
func (f *finder) add(ev draft.Event, t *trigger) {
	if ev.Trigger.Len() == 0 {
		ev.Trigger = t.Range
		if t.row.Set != "" && t.thing.From >= t.To && !f.doc.Is(t.thing.From, preps) && !f.between(t.To, t.thing.From) {
			ev.Trigger.To = t.thing.To
		}
	}
	if ev.Type == "" {
		ev.Type, ev.Mode, ev.CAMEO = t.row.Type, t.row.Mode, t.row.CAMEO
	}
	f.shareWhom(&ev, t)
	whole := f.sides(&ev, t.row)
	if n := len(f.d.Events); !whole && len(ev.Who) == 0 && t.row.Mutual && n > 0 && f.d.Events[n-1].Sent == f.s && f.d.Events[n-1].Mutual {
		last := &f.d.Events[n-1] // "perundingan A dan B berakhir tanpa kesepakatan"
		ev.Who, ev.Whom, ev.Date = last.Who, last.Whom, last.Date
		whole = true
	}
	if !whole && (len(ev.Who) == 0 || len(ev.Whom) > 0) {
		return
	}
	ev.Sent, ev.Count = f.s, f.count(ev.Trigger)
	ev.Mutual = ev.Mutual || t.row.Mutual && ev.Type == t.row.Type
	ev.Statement = f.statement(ev.Trigger)
	ev.Status = f.status(&ev, t)
	if ev.Status == "" || ev.Status == sanad.Done && f.meant(t) {
		return
	}
	f.undone = ev.Status == sanad.Planned || ev.Status == sanad.CalledFor || ev.Status == sanad.Conditional
	if d := f.offset(&ev); d != nil && written(d.Value) {
		ev.Date = d
	} else if d := f.when(&ev); d != nil && written(d.Value) {
		ev.Date = d
	}
	if ev.Date == nil && ev.Status == sanad.Done {
		ev.Date = f.sameDay(&ev)
	}
	f.lasting(&ev, t)
	if !whole {
		if ev.Date != nil {
			f.partial = append(f.partial, ev)
		}
		return
	}
	ev.Place = f.where(&ev)
	ev.Span = f.span(&ev)
	f.d.Events = append(f.d.Events, ev)
}

// shareWhom gives what is done with something of one's own the other side of what
// the sentence told before that the same one did: "closed its border with Borenia
// and recalled its ambassador".
func (f *finder) shareWhom(ev *draft.Event, t *trigger) {
	n := len(f.d.Events)
	if t.back > 0 && t.back <= n && len(ev.Whom) == 0 {
		ev.Whom = f.d.Events[t.back-1].Whom
		return
	}
	if len(ev.Whom) > 0 || len(ev.Who) == 0 || t.row.Set == "" || t.row.Alone || t.row.Mutual || n == 0 || f.pack.HeadLast && !f.doc.Is(t.thing.From-1, lang.Poss) {
		return
	}
	if last := &f.d.Events[n-1]; last.Sent == f.s && len(last.Whom) > 0 && f.equal(last.Who, ev.Who) && !last.Mutual {
		ev.Whom = last.Whom
	}
}

// meant reports whether an infinitive tells what something is for and not that
// it was done: "a bill to sanction Borenia". Behind the verb of a visit or a
// meeting it is what was done there: "flew to Borenia to sign".
func (f *finder) meant(t *trigger) bool {
	const far = 20 // tokens
	if !f.pack.HeadLast || f.resolved || t.row.Use != lang.EventVerb || !f.doc.Is(t.From-1, lang.To) || f.statusBefore(t.From) < t.From {
		return false
	}
	const near = 10 // tokens of adjuncts
	for i := t.From - 1; i > f.sent.From && i > t.From-near; i-- {
		if f.statusBefore(i) < i {
			return false // "agreed on Friday to send", "voted by 90 to 12 on Monday to recognise"
		}
		if _, named := f.actorAt(i - 1); named || !f.adjunct(i-1) {
			break
		}
	}
	if a, ok := f.actorAt(t.From - 2); ok && (f.has(a.Range, lang.Number) || f.doc.Is(a.From-1, lang.Number)) {
		return false // "became the first state to recognise"
	}
	for k := range f.triggers {
		if o := &f.triggers[k]; o.To < t.From && t.From-o.To < far && o.row.Use == lang.EventVerb && o.row.Type == plover.Consult {
			return false
		}
	}
	return true
}

// adjunct reports whether token i can stand in a phrase of time or number between a
// verb and its infinitive.
func (f *finder) adjunct(i int) bool {
	return f.doc.Is(i, preps|lang.Number|lang.Calendar) || f.doc.Toks[i].Kind == token.Number || f.inDate(text.Range{From: i, To: i + 1})
}

// statement returns the innermost statement that claims what stands at r, or
// whose cue it is.
func (f *finder) statement(r text.Range) int {
	found := none
	for i := f.stated; i < len(f.d.Statements) && f.d.Statements[i].Sent == f.s; i++ {
		st := &f.d.Statements[i]
		if st.Cue.Overlaps(r) {
			return i
		}
		for _, p := range st.Parts {
			if p.Has(r.From) && (found == none || p.Len() < f.d.Statements[found].Hull().Len()) {
				found = i
			}
		}
	}
	return found
}

// span is the stretch that tells the event: its words, its sides, its date.
func (f *finder) span(ev *draft.Event) text.Range {
	out := ev.Trigger
	stretch := func(r text.Range) {
		if r.Len() > 0 && r.From >= f.sent.From && r.To <= f.sent.To {
			out.From, out.To = min(out.From, r.From), max(out.To, r.To)
		}
	}
	for _, side := range [][]draft.Party{ev.Who, ev.Whom} {
		for _, p := range side {
			stretch(p.Mention)
		}
	}
	stretch(ev.Place)
	if ev.Date != nil {
		stretch(ev.Date.Range)
	}
	return out
}
