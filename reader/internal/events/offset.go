package events

import (
	"time"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// timeBefore returns where words end that begin at token i and tell how long
// what stands beside them lies from something else: "a day after".
func (f *finder) timeBefore(i int) int {
	if m, ok := f.doc.Match(i, lang.CalendarSense); ok && f.pack.Calendar[m.Sense.Ref].Kind == lang.Apart {
		return int(m.To)
	}
	return i
}

// offset dates an event by how far it lies from another one: what stands behind
// "a day after" is a day older than the rest of the sentence, what stands with "a
// week later" a week younger than what was told before it.
func (f *finder) offset(ev *draft.Event) *draft.Date {
	const far = 20 // tokens
	for i := ev.Trigger.From - 1; i >= f.sent.From && ev.Trigger.From-i < far && !f.doc.IsMark(i, ';'); i-- {
		if f.otherVerb(i) {
			break
		}
		if to := f.timeBefore(i); to > i {
			end := ev.Trigger.To
			for end < f.sent.To && !f.doc.IsMark(end, ',') {
				if f.dateAt(end) != nil {
					return nil // it has a date of its own
				}
				end++
			}
			return f.shifted(f.dayOutside(text.Range{From: i, To: end}), text.Range{From: i, To: to}, -1)
		}
	}
	for i := ev.Trigger.To; i < f.sent.To && !f.parts(i, ev) && !f.otherVerb(i); i++ {
		if m, ok := f.doc.Match(i, lang.CalendarSense); ok && f.pack.Calendar[m.Sense.Ref].Kind == lang.Later {
			return f.shifted(f.dayBefore(), text.Range{From: i, To: int(m.To)}, 1)
		}
	}
	for i := ev.Trigger.From - 1; i >= f.sent.From && !f.parts(i+1, ev) && !f.otherVerb(i); i-- {
		if m, ok := f.doc.Match(i, lang.CalendarSense); ok && f.pack.Calendar[m.Sense.Ref].Kind == lang.Later {
			return f.shifted(f.dayBefore(), text.Range{From: i, To: int(m.To)}, 1)
		}
	}
	return nil
}

// dayOutside is the one day that the sentence names outside of r, or nil.
func (f *finder) dayOutside(r text.Range) *draft.Date {
	var found *draft.Date
	for i := f.sent.From; i < f.sent.To; i++ {
		if r.Has(i) {
			continue
		}
		if d := f.dateAt(i); d != nil {
			if found != nil && found.Value != d.Value {
				return nil
			}
			found, i = d, d.To-1
		}
	}
	return found
}

// dayBefore is the day of the event told last, in the sentence at hand or the
// one before it.
func (f *finder) dayBefore() *draft.Date {
	if n := len(f.d.Events); n > 0 && f.d.Events[n-1].Sent >= f.s-1 {
		return f.d.Events[n-1].Date
	}
	return nil
}

// sameDay is the one day of the sentence before, for an event whose doer is told by
// a pronoun only and that goes on with that sentence: "… on Monday. The two conferred
// alone". What had been done before has its own day.
func (f *finder) sameDay(ev *draft.Event) *draft.Date {
	if f.s == 0 || len(ev.Who) == 0 || ev.Trigger.Len() == 0 {
		return nil
	}
	a, ok := f.actorAt(ev.Who[0].Mention.From)
	if !ok || a.pronoun == nil || ev.Statement != none {
		return nil
	}
	for i := a.To; i < ev.Trigger.From; i++ {
		if f.doc.Is(i, lang.Aux|lang.Rel|lang.Sub|lang.Comp|lang.Cue) {
			return nil
		}
	}
	before := *f
	before.sent = f.doc.Sents[f.s-1].Range
	return before.dayOutside(text.Range{})
}

// shifted is a day moved by what the calendar words at r tell, or nil where it
// is no single day.
func (f *finder) shifted(d *draft.Date, r text.Range, sign int) *draft.Date {
	m, ok := f.doc.Match(r.From, lang.CalendarSense)
	if !ok || d == nil {
		return nil
	}
	day, err := time.Parse(time.DateOnly, d.Value)
	if err != nil {
		return nil
	}
	day = day.AddDate(0, 0, sign*f.pack.Calendar[m.Sense.Ref].Value)
	return &draft.Date{Range: r, Year: day.Year(), Month: int(day.Month()), Day: day.Day(), Value: day.Format(time.DateOnly),
		Precision: "day", Proof: append([]text.Range{r, d.Range}, d.Proof...)}
}

// lasting gives an event that is told to have lasted some days all of them, where
// the day named is the one on which it began or ended.
func (f *finder) lasting(ev *draft.Event, t *trigger) {
	const most = 60 // days
	if ev.Date == nil || t.row.Use != lang.EventNoun {
		return
	}
	n := f.length(t)
	day, err := time.Parse(time.DateOnly, ev.Date.Value)
	if n < 2 || n > most || err != nil {
		return
	}
	for k := range f.triggers {
		g := &f.triggers[k]
		if g.row.Use != lang.EventLight || g.To < t.From-farObject || g.From > ev.Date.From && g.From > t.To+farPrep {
			continue
		}
		d := *ev.Date
		switch g.row.Mode {
		case lang.LightBegin:
			d.Value += "/" + day.AddDate(0, 0, n-1).Format(time.DateOnly)
		case lang.LightEnd:
			d.Value = day.AddDate(0, 0, 1-n).Format(time.DateOnly) + "/" + d.Value
		default:
			continue
		}
		ev.Date = &d
		return
	}
}

// length is how many days a noun's own phrase says that it lasted: "a three-day
// conference", "lawatan lima hari"; 0 where it does not say.
func (f *finder) length(t *trigger) int {
	const near = 4 // tokens
	for i := max(f.sent.From, t.From-near-2); i < min(t.To+near, f.sent.To); i++ {
		if t.Has(i) {
			continue
		}
		if unit, ok := f.unit(i); !ok || unit != 1 {
			continue
		}
		j := i - 1
		if f.hyphenAt(j) {
			j--
		}
		if n, ok := f.day(j); ok && f.doc.Toks[j].Kind == token.Number {
			return n
		}
		if n := f.numeral(j); n > 0 {
			return n
		}
	}
	return 0
}
