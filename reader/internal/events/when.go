package events

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// when returns the date that the event's clause gives: the nearest behind its
// words, or else before them. A day that stands outside the statement that
// tells the event is the day it was said, not done.
func (f *finder) when(ev *draft.Event) *draft.Date {
	if m, ok := f.doc.Match(ev.Trigger.From, lang.CalendarSense); ok && f.pack.Calendar[m.Sense.Ref].Kind == lang.This {
		return f.stay(ev.Trigger) // "sedang berada di"
	}
	for i := f.behindSides(ev); i < f.sent.To; i++ {
		if f.parts(i, ev) || f.otherVerb(i) || f.doc.Is(i, lang.Cue) && f.verbal(i) && ev.Statement == none {
			break
		}
		if d := f.dateAt(i); d != nil && f.within(i, ev) {
			return d
		}
	}
	for i := ev.Trigger.From - 1; i >= f.sent.From; i-- {
		if d := f.dayWhen(i); d != nil {
			return d
		}
		if d := f.dateEnding(i); d != nil && f.within(i, ev) && (f.opening(d.From) || f.cleft(d) || !f.apart(d.To, ev)) && !f.ofAnother(d, ev) {
			if stay, ok := f.staying(d.From); ok {
				return f.stay(stay)
			}
			return d
		}
	}
	return f.closing(ev)
}

// closing is the date that stands alone behind the last comma of a sentence, which
// is that of what the sentence tells first: "Mesir memuji Sudan karena …, Rabu (5/3)".
func (f *finder) closing(ev *draft.Event) *draft.Date {
	end := f.sent.To - 1
	for end > ev.Trigger.To && f.isMark(end) && !f.doc.IsMark(end, ')') {
		end--
	}
	n, ok := f.ph.Date(end)
	if !ok {
		return nil
	}
	d := &f.d.Dates[n]
	if !f.doc.IsMark(d.From-1, ',') || d.From <= ev.Trigger.To || !f.within(d.From, ev) {
		return nil
	}
	for i := f.sent.From; i < ev.Trigger.From; i++ {
		if f.doc.Is(i, lang.Sub|lang.Rel|lang.Comp|lang.Cue) && !f.doc.Is(i, preps) || f.otherVerb(i) {
			return nil
		}
	}
	return f.dated(d)
}

// staying returns the words of a visit that goes on which token i is part of:
// what is done on it is dated no better than it is.
func (f *finder) staying(i int) (text.Range, bool) {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.Has(i) && t.row.Mode == visit {
			return t.Range, true
		}
	}
	return text.Range{}, false
}

// dayWhen is the date that words for a time point back to whose clause begins at
// token i: "on 19 February 1976, the day when".
func (f *finder) dayWhen(i int) *draft.Date {
	if !f.doc.Is(i, lang.Sub|lang.Rel) {
		return nil
	}
	if _, ok := f.unit(i - 1); !ok {
		return nil
	}
	j := i - 2
	for f.doc.Is(j, lang.Det) {
		j--
	}
	if !f.doc.IsMark(j, ',') {
		return nil
	}
	return f.dateEnding(j - 1)
}

// ofAnother reports whether a date before an event's words is that of something
// else: of what is told about a noun in what opens the sentence, of those who
// call for the event, or of all the days of another one.
func (f *finder) ofAnother(d *draft.Date, ev *draft.Event) bool {
	if ev.Status == sanad.CalledFor && ev.Rule != "noun-owner" {
		return true
	}
	if f.inCondition(d, ev) {
		return true
	}
	days := strings.Contains(d.Value, "/")
	for i := d.From - 1; i >= f.sent.From && !f.doc.IsMark(i, ','); i-- {
		if f.doc.Is(i, lang.Rel) && !f.doc.Is(i, lang.Prep|lang.Sub|lang.Adv) && f.comma(d.To, ev.Trigger.From) || days && f.otherVerb(i) {
			return true
		}
	}
	return false
}

// inCondition reports whether a date stands in the condition that opens the sentence:
// "if the road is cleared by Sunday, …".
func (f *finder) inCondition(d *draft.Date, ev *draft.Event) bool {
	if !f.comma(d.To, ev.Trigger.From) {
		return false
	}
	for i := d.From - 1; i >= f.sent.From && !f.doc.IsMark(i, ','); i-- {
		if f.doc.Is(i, lang.Cond) {
			return true
		}
	}
	return false
}

// cleft reports whether a sentence opens by pointing to a date: "It was on 25
// September 1972 that …".
func (f *finder) cleft(d *draft.Date) bool {
	const near = 5 // tokens before the date
	return f.doc.Is(d.To, lang.Comp) && f.isPronoun(f.sent.From) && f.doc.Is(f.sent.From+1, lang.Be) && d.From < f.sent.From+near
}

// stay is the time of a visit that goes on as the report is written: the day of
// the report or, where the visit lasts several, its month, as its days are not
// told.
func (f *finder) stay(r text.Range) *draft.Date {
	const month = 30
	for i := r.To; i < min(r.To+farPrep, f.sent.To) && !f.closes(i); i++ {
		if unit, ok := f.unit(i); !ok || unit != 1 {
			continue
		}
		if n, ok := f.day(i - 1); ok && n > 1 || f.numeral(i-1) > 1 {
			return f.period(text.Range{From: r.From, To: r.From + 1}, month, 0)
		}
	}
	return f.dateAt(r.From)
}

// behindSides is where the look for a date begins: behind the event's words and
// the sides that stand behind them, and into a clause about them: "kritik X
// terhadap Y, yang dimuat pada …".
func (f *finder) behindSides(ev *draft.Event) int {
	i := ev.Trigger.To
	for _, side := range [][]draft.Party{ev.Who, ev.Whom} {
		for _, p := range side {
			if f.sent.Has(p.Mention.From) && !f.between(i, p.Mention.From) {
				i = max(i, p.Mention.To)
			}
		}
	}
	j := i
	if f.doc.IsMark(j, ',') {
		j++
	}
	if f.doc.Is(j, lang.Rel) && (j > i || ev.Rule == "noun-made") {
		return j + 1
	}
	return i
}

// between reports whether a date stands between two tokens.
func (f *finder) between(from, to int) bool {
	for i := from; i < to; i++ {
		if f.dateAt(i) != nil {
			return true
		}
	}
	return false
}

// parts reports whether a clause of its own begins at token i, whose date is
// not the event's.
func (f *finder) parts(i int, ev *draft.Event) bool {
	if f.doc.IsMark(i, ';') || f.doc.Is(i, lang.Comp|lang.But) && !f.doc.Is(i, lang.Dem|lang.Adj) {
		return true
	}
	if f.doc.Is(i, lang.Whether) && f.clauseHere(i+1) {
		return true // "contrary to what newspapers printed on Thursday"
	}
	if f.doc.Is(i, lang.And) && f.doc.IsMark(i-1, ',') {
		j := i + 1
		for f.doc.Is(j, lang.Det|lang.Number|lang.Of|lang.Adj) && j < f.sent.To {
			if _, named := f.actorAt(j); named && !f.doc.Is(j, lang.Poss) {
				break
			}
			j++ // "and eleven of his aides"
		}
		a, list := f.actorAt(j)
		return !list || j > i+1 && f.acting(a.To)
	}
	if f.doc.Is(i, lang.Rel) && f.doc.Is(i+1, lang.Adj) && !f.doc.Is(i+1, lang.Verb) {
		return false // "pertemuan yang penting pada …"
	}
	if f.doc.Is(i, lang.Sub|lang.Rel) && !f.doc.Is(i, lang.Noun) {
		return !f.doc.Is(i, lang.Prep) || f.clauseHere(i+1)
	}
	return false
}

// otherVerb reports whether another event's verb begins at token i.
func (f *finder) otherVerb(i int) bool {
	for k := range f.triggers {
		if t := &f.triggers[k]; t.From == i {
			switch t.row.Use {
			case lang.EventVerb, lang.EventPassive, lang.EventCancel:
				if f.pack.HeadLast && f.doc.Is(i, lang.Calendar) && f.nominal(t) {
					return false // "since March"
				}
				return !f.doc.Is(i-1, lang.Prep) || f.doc.Is(i-1, lang.Sub)
			case lang.EventLight:
				return !f.doc.Is(i, lang.Aux) && k+1 < len(f.triggers) && f.triggers[k+1].row.Use == lang.EventNoun && f.front(f.triggers[k+1].From) <= t.To
			}
		}
	}
	return false
}

// clauseHere reports whether a clause, and no bare date or name, follows.
func (f *finder) clauseHere(i int) bool {
	if _, ok := f.ph.Date(i); ok || f.year(i) > 0 {
		return false
	}
	for j := i; j < f.sent.To && j-i < 12 && !f.doc.IsMark(j, ','); j++ {
		if f.verbal(j) {
			return true
		}
	}
	return false
}

// apart reports whether a clause begins between token i and the event's words.
func (f *finder) apart(i int, ev *draft.Event) bool {
	for ; i < ev.Trigger.From; i++ {
		if f.parts(i, ev) {
			return true
		}
	}
	return false
}

// opening reports whether token i stands in what opens the sentence, before any
// verb.
func (f *finder) opening(i int) bool {
	for j := f.sent.From; j < i; j++ {
		if f.verbal(j) || f.doc.Is(j, lang.Sub|lang.Rel) && !f.doc.Is(j, lang.Prep|lang.Adv) {
			return false
		}
	}
	return true
}

// within reports whether token i stands in the same statement as the event's
// words, or in none as they do.
func (f *finder) within(i int, ev *draft.Event) bool {
	at := f.statement(text.Range{From: i, To: i + 1})
	mine := ev.Statement
	if mine != none && f.d.Statements[mine].Cue.Overlaps(ev.Trigger) {
		return at == none || at == mine
	}
	if at == mine {
		return true
	}
	return mine == none && at != none && f.d.Statements[at].Cue.Has(i)
}

// dateAt returns the date that begins at token i.
func (f *finder) dateAt(i int) *draft.Date {
	if n, ok := f.ph.Date(i); ok {
		if d := &f.d.Dates[n]; d.From == i {
			return f.dated(d)
		}
		return nil
	}
	if m, ok := f.doc.Match(i, lang.CalendarSense); ok {
		row := f.pack.Calendar[m.Sense.Ref]
		if row.Kind == lang.This {
			return f.period(text.Range{From: i, To: int(m.To)}, row.Value, 0)
		}
		if unit, ok := f.unit(i + 1); ok && row.Kind == lang.Ahead {
			return f.period(text.Range{From: i, To: i + 2}, unit, 1)
		}
		if row.Kind == lang.Unit && row.Value > 1 && f.ahead(i+1) {
			return f.period(text.Range{From: i, To: i + 2}, row.Value, 1)
		}
	}
	if m, ok := f.month(i); ok {
		return f.nearMonth(text.Range{From: i, To: i + 1}, m)
	}
	if y := f.year(i); y > 0 && f.doc.Is(i-1, preps|lang.Noun|lang.Calendar|lang.Sub) {
		r := text.Range{From: i, To: i + 1}
		return &draft.Date{Range: r, Year: y, Value: fmt.Sprintf("%04d", y), Precision: "year", Proof: []text.Range{r}}
	}
	return nil
}

// dateEnding returns the date that ends with token i.
func (f *finder) dateEnding(i int) *draft.Date {
	if n, ok := f.ph.Date(i); ok {
		d := &f.d.Dates[n]
		if first, ok := f.ph.Date(d.From - 2); ok && f.doc.Is(d.From-1, lang.Prep|lang.To|lang.Sub) && first != n {
			return f.dated(&f.d.Dates[first]) // "From Monday to Wednesday"
		}
		return f.dated(d)
	}
	for j := i; j > i-3 && j >= f.sent.From; j-- {
		if d := f.dateAt(j); d != nil && d.To == i+1 {
			return d
		}
	}
	return nil
}

// year reads a year that stands alone.
func (f *finder) year(i int) int {
	if !f.sent.Has(i) || f.doc.Toks[i].Kind != token.Number {
		return 0
	}
	w := f.doc.Word(i)
	y, err := strconv.Atoi(w)
	if err != nil || len(w) != 4 || y < 1800 || y >= 2100 {
		return 0
	}
	return y
}

// dated makes the event's date of one found in the text: with the days joined
// to it, or the week, month or year that it names from the day of publication.
func (f *finder) dated(d *draft.Date) *draft.Date {
	if before := d.From - 2; before+1 >= f.sent.From && f.is(text.Range{From: before + 1, To: d.From}, "until") && !(before >= 0 && f.doc.Toks[before].Kind == token.Number) && f.days(before+1) < 2 {
		if _, ranged := f.ph.Date(before); !ranged {
			return nil // how long it is meant to last
		}
	}
	if d.Year == 0 && d.Day > 0 && f.lastDay(d) > d.Day && f.doc.IsMark(d.To+2, ',') {
		if y := f.year(d.To + 3); y > 0 { // "May 3-5, 2031"
			whole := *d
			whole.Year, whole.Precision, whole.Value = y, "day", fmt.Sprintf("%04d-%02d-%02d", y, d.Month, d.Day)
			d = &whole
		}
	}
	if d.Value == "" || d.Year == 0 {
		return f.relative(d)
	}
	out := *d
	if f.undone && d.Weekday != 0 && d.Day > 0 && f.d.Published != nil && f.bareWeekday(d.Range) {
		return f.comingWeekday(out)
	}
	if n, ok := f.ph.Date(d.To + 1); ok && f.doc.Is(d.To, lang.Prep|lang.Sub|lang.To) && !f.doc.Is(d.To, lang.Loc) {
		if last := &f.d.Dates[n]; last.Precision == "day" && d.Precision == "day" && last.Value > d.Value {
			out.Value += "/" + last.Value
			out.Range.To = last.To
			out.Proof = append([]text.Range{d.Range, last.Range}, d.Proof...)
			return &out
		}
	}
	out.Proof = append([]text.Range{d.Range}, d.Proof...)
	if n := f.days(d.From - 1); n > 1 && out.Precision == "day" && d.Day > 0 {
		last := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
		if f.is(text.Range{From: d.From - 1, To: d.From}, "since") { // "for three days since Monday"
			last = last.AddDate(0, 0, n-1)
		}
		out.Value = last.AddDate(0, 0, 1-n).Format(time.DateOnly) + "/" + last.Format(time.DateOnly)
		return &out
	}
	if from, ok := f.firstDay(d); ok && d.Year > 0 && d.Month > 0 && d.Day > from {
		out.Value = fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", d.Year, d.Month, from, d.Year, d.Month, d.Day)
		out.Precision = "day"
	} else if to := f.lastDay(d); to > d.Day && d.Year > 0 && d.Month > 0 && d.Day > 0 {
		out.Value = fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", d.Year, d.Month, d.Day, d.Year, d.Month, to)
		out.Precision = "day"
		out.Proof[0].To += 2
	}
	return &out
}
