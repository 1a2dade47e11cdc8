package events

import (
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// verdict is what the words of status found so far make of an event.
type verdict struct {
	found       lang.Status
	conditional bool
	untold      bool
	told        bool // in words that are told of someone
	refused     bool // what the verb right before says will not be done, or threatens
}

// take adds a word of status: the one furthest from done wins.
func (v *verdict) take(s lang.Status) {
	if s == lang.StatusFuture {
		if s = lang.StatusConditional; v.told {
			s = lang.StatusPlanned
		}
	}
	v.conditional = v.conditional || s == lang.StatusConditional
	if s == lang.StatusUntold {
		v.untold = true
		return
	}
	if rank(s) < rank(v.found) {
		v.found = s
	}
}

// status reads whether the event took place, empty where it says no more than
// what will be if it does not: from the words of status before
// its verb and in its clause, and from the statement that claims it.
func (f *finder) status(ev *draft.Event, t *trigger) sanad.EventStatus {
	v := verdict{found: lang.StatusDone, told: ev.Statement != none && f.doc.QuoteAt(ev.Trigger.From) < 0}
	f.beforeIt(ev, t, &v)
	f.inIt(ev, t, v.take)
	f.behindIt(ev, t, v.take)
	if f.toCome {
		v.take(lang.StatusPlanned)
	}
	if f.supposed {
		v.take(lang.StatusConditional)
	}
	if v.refused && v.found != lang.StatusDenied {
		return "" // "refused to receive"
	}
	f.claimed(ev, v.take)
	if v.untold && v.found != lang.StatusDenied || v.found == lang.StatusDenied && v.conditional {
		return "" // "if Velmora does not sign"
	}
	if v.found == lang.StatusCalled {
		return sanad.CalledFor
	}
	return sanad.EventStatus(v.found)
}

// beforeIt takes the words of status before the event's that reach it.
func (f *finder) beforeIt(ev *draft.Event, t *trigger, v *verdict) {
	at := standing{joined: f.coordinated(ev.Trigger.From), direct: true, clause: true, start: ev.Trigger.From}
	lo := f.sent.From
	if q := f.doc.QuoteAt(ev.Trigger.From); q >= 0 {
		lo = max(lo, f.doc.Quotes[q].From)
	}
	if t.row.Use == lang.EventNoun && at.start == t.From {
		at.start = f.front(at.start)
	}
	for i := at.start - 1; i >= lo; i-- {
		if open := f.aboutClause(i); open > lo {
			i = open
			continue
		}
		if n := max(f.statusBefore(i+1), lo); n <= i {
			for _, m := range f.doc.MatchesAt(n) {
				if m.Sense.Kind == lang.StatusSense && int(m.To) == i+1 && f.reaches(&f.pack.Statuses[m.Sense.Ref], text.Range{From: n, To: i + 1}, ev, t, at) {
					row := &f.pack.Statuses[m.Sense.Ref]
					v.take(row.Status)
					v.refused = v.refused || row.Status == lang.StatusUntold && row.Reach == lang.ReachVerb
				}
			}
			i = n
			continue
		}
		infinitive := f.pack.HeadLast && f.doc.Is(t.From-1, lang.To) && i < t.From-1
		at.direct = at.direct && (f.doc.Is(i, lang.Aux|lang.Adv|lang.Neg|lang.Be|lang.Det|lang.Adj|lang.Number|lang.To) || infinitive && f.adjunct(i))
		if f.doc.Is(i, lang.Comp) && f.statusBefore(i) < i {
			continue // "demanded that"
		}
		if f.doc.Is(i, lang.Rel|lang.Sub|lang.But) && !f.doc.Is(i, lang.Prep|lang.Noun|lang.Cond) || f.doc.IsMark(i, ';') || f.doc.IsMark(i, ',') && !f.listed(i) {
			at.clause = false
		}
	}
}

// standing is how a word of status before an event stands to it.
type standing struct {
	start  int  // where the event's words begin, with what belongs to them
	joined bool // "and" joins the event to a verb before it
	direct bool // nothing but small words between
	clause bool // no clause ends between
}

// reaches reports whether words of status at r speak of the event.
func (f *finder) reaches(row *lang.StatusRow, r text.Range, ev *draft.Event, t *trigger, at standing) bool {
	if row.Status == lang.StatusUntold && row.Reach == lang.ReachClause && f.andBetween(r.To, at.start) && !f.governed(t, at.start) {
		return false // "accused Borenia of spying and expelled its envoy"
	}
	if row.Status == lang.StatusCalled && f.ofSubject(r.From, r.To, t) {
		return false // "Velmora's request was rebuffed"
	}
	switch row.Reach {
	case lang.ReachVerb:
		return at.direct || at.joined && at.clause && f.verbNext(r.To, at.start)
	case lang.ReachClause:
		return at.clause
	case lang.ReachSubject:
		return at.clause && f.doerIn(ev, text.Range{From: r.To, To: at.start})
	}
	return row.Reach == lang.ReachSentence
}

// inIt takes what the event's words tell of its status themselves: "is considering
// a boycott", "off to".
func (f *finder) inIt(ev *draft.Event, t *trigger, take func(lang.Status)) {
	if f.doc.At[ev.Trigger.From] < 0 {
		return
	}
	for _, m := range f.doc.MatchesAt(ev.Trigger.From) {
		if m.Sense.Kind != lang.StatusSense || !(ev.Trigger.From < t.From || int(m.To) == t.To && f.doc.Is(t.From, preps|lang.Adv|lang.Be)) {
			continue
		}
		if row := &f.pack.Statuses[m.Sense.Ref]; row.Reach != lang.ReachPredicate && row.Reach != lang.ReachSubject {
			take(row.Status)
		}
	}
}

// coordinated reports whether a verb without words of its own for when and whether
// is joined by "and" to one before it, of which it shares them: "will close its
// border and recall its envoy".
func (f *finder) coordinated(i int) bool {
	if f.group(i) != i || !f.doc.Is(i-1, lang.And) || f.doc.Is(i, lang.Noun) && !f.isVerbAt(i) {
		return false
	}
	return !f.pack.HeadLast || f.doc.Is(i, lang.VerbBase) && !f.doc.Is(i, lang.VerbPast)
}

// verbNext reports whether the verb that a word of status speaks of stands at
// token i, before end.
func (f *finder) verbNext(i, end int) bool {
	if f.pack.HeadLast {
		return i < end && f.doc.Is(i, lang.VerbBase)
	}
	return i < end && (f.verbal(i) || f.isTrigger(text.Range{From: i}) || f.doc.Class[i] == 0 && f.doc.IsWord(i) && !f.doc.Capital(i))
}

// presupposed reports whether an event is told in a relative clause, as something
// that was: "demanded the release of the fishermen whom it had seized".
func (f *finder) presupposed(ev *draft.Event) bool {
	const near = 4 // tokens of the clause's subject
	i := f.group(ev.Trigger.From) - 1
	for end := i - near; i > f.sent.From && i > end; i-- {
		if f.doc.Is(i, lang.Rel) && !f.doc.Is(i, lang.Dem|lang.Det) {
			return true
		}
		if _, named := f.actorAt(i); !named {
			return false
		}
	}
	return false
}

// ofSubject reports whether a word that calls for something is a noun in the subject
// of a verb which is not what it calls for.
func (f *finder) ofSubject(n, end int, t *trigger) bool {
	if !f.pack.HeadLast || t.row.Use == lang.EventNoun || !f.doc.Is(n, lang.Noun) || !f.doc.Is(n-1, lang.PossessiveS|lang.Det|lang.Poss|lang.Adj) || f.doc.Is(n, lang.Aux) {
		return false
	}
	for i := end; i < t.From; i++ {
		if f.doc.Is(i, lang.Comp) || f.doc.Is(i, lang.To) && f.doc.Is(i+1, lang.VerbBase) {
			return false
		}
	}
	return true
}

// andBetween reports whether an "and" stands between two tokens.
func (f *finder) andBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if f.doc.Is(i, lang.And) {
			return true
		}
	}
	return false
}

// governed reports whether an event is told by what depends on a verb before it: a
// noun, an infinitive, a participle; where the language does not mark these, by
// what no "and" joins.
func (f *finder) governed(t *trigger, start int) bool {
	if t.row.Use == lang.EventNoun {
		return true
	}
	i := f.group(start)
	if !f.pack.HeadLast {
		return !f.doc.Is(i-1, lang.And)
	}
	return f.doc.Is(t.From, lang.VerbIng) && !f.doc.Is(i-1, lang.And) || f.doc.Is(i-1, lang.To) || f.doc.Is(i, lang.VerbIng|lang.Aux) && f.doc.Is(i-1, lang.Of)
}

// doerIn reports whether one who does the event is named within r.
func (f *finder) doerIn(ev *draft.Event, r text.Range) bool {
	for _, p := range ev.Who {
		if r.Has(p.Mention.From) {
			return true
		}
	}
	return false
}

// listed reports whether the comma at token i closes what only stands between:
// a date or an apposition.
func (f *finder) listed(i int) bool {
	_, date := f.ph.Date(i - 1)
	return date || f.dateFollows(i+1)
}

func rank(s lang.Status) int {
	return slices.Index([]lang.Status{lang.StatusDenied, lang.StatusConditional, lang.StatusCalled, lang.StatusPlanned, lang.StatusDone}, s)
}

// behindIt takes the words of status behind the event's: those that reach over
// the sentence ("… jika …", "… dibantah"), and those of the verb whose subject
// the event's noun is ("latihan itu rencananya digelar").
func (f *finder) behindIt(ev *draft.Event, t *trigger, take func(lang.Status)) {
	subject := t.row.Use == lang.EventNoun && ev.Trigger == t.Range && !f.doc.Is(f.front(t.From)-1, preps|lang.Sub)
	for i := ev.Trigger.To; i < f.sent.To; i++ {
		if m, ok := f.doc.Match(i, lang.StatusSense); ok {
			row := &f.pack.Statuses[m.Sense.Ref]
			if said, ok := f.predicate(i); ok && subject {
				take(said)
				subject = false
				continue
			}
			if subject && !f.verbNear(int(m.To)) && row.Reach != lang.ReachSentence {
				continue // "perundingan itu gagal": it took place
			}
			if row.Status == lang.StatusConditional && f.toldBetween(ev.Trigger.To, i) {
				return // "will travel to Jakarta, with a stop in Singapore if …"
			}
			if row.Reach == lang.ReachSentence && !(spoken(t.row.Type) && row.Status == lang.StatusConditional) || subject {
				take(row.Status)
			}
			i = int(m.To) - 1
			continue
		}
		if _, named := f.actorAt(i); !named && (f.verbal(i) && !(f.doc.Is(i, lang.VerbPart) && f.doc.IsMark(i-1, ',')) || f.doc.Is(i, lang.Rel|lang.Comp)) {
			subject = false
		}
	}
}

// toldBetween reports whether another event is told behind a comma between two
// tokens, which what follows is said of.
func (f *finder) toldBetween(from, to int) bool {
	for k := range f.triggers {
		t := &f.triggers[k]
		if t.From <= from || t.From >= to || !f.comma(from, t.From) {
			continue
		}
		switch t.row.Use {
		case lang.EventVerb, lang.EventNoun, lang.EventPassive:
			return !f.doc.Is(to, lang.Comp)
		}
	}
	return false
}

// predicate returns what the words of status at token i say of the noun that is
// their subject.
func (f *finder) predicate(i int) (lang.Status, bool) {
	for _, m := range f.doc.MatchesAt(i) {
		if m.Sense.Kind == lang.StatusSense && f.pack.Statuses[m.Sense.Ref].Reach == lang.ReachPredicate {
			return f.pack.Statuses[m.Sense.Ref].Status, true
		}
	}
	return "", false
}

// verbNear reports whether a verb follows within a few tokens.
func (f *finder) verbNear(i int) bool {
	const near = 3
	for j := i; j < min(i+near, f.sent.To); j++ {
		if j == i && f.doc.Class[j] == 0 && f.doc.IsWord(j) && !f.doc.Capital(j) {
			return true // a word no table knows behind "akan" is a verb
		}
		if f.verbal(j) || f.doc.Is(j, lang.Verb) || f.isTrigger(text.Range{From: j}) {
			return true
		}
	}
	return false
}

// claimed takes the force of the statement that the event is told in: what a
// speaker calls for or denies was not done.
func (f *finder) claimed(ev *draft.Event, take func(lang.Status)) {
	if ev.Statement == none || f.d.Statements[ev.Statement].Cue.Overlaps(ev.Trigger) {
		return
	}
	st := &f.d.Statements[ev.Statement]
	switch {
	case st.Negated || st.Force == lang.Denies || st.Force == lang.Refrains:
		take(lang.StatusDenied)
	case st.Force == lang.Calls && !f.resolved && !f.presupposed(ev):
		take(lang.StatusCalled)
	}
}
