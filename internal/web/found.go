package web

import (
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
)

// foundItem is an event or a figure of a report as its page lists it.
type foundItem struct {
	Head  string // what was done; the amount
	Mark  string // where it was not done: planned, denied
	Text  string // who did it to whom; what is measured
	Facts []string
	Href  string // of its characters
	Words string // those characters
}

// placeIn is the address of a stretch of a report.
func placeIn(uid string, s sanad.Span) string {
	return linkTo(address("reports", uid), "at", strconv.Itoa(s.Start)+"-"+strconv.Itoa(s.End)) + "#at"
}

// events are the events of a report.
func (v *voice) events(d *reportData) []foundItem {
	var out []foundItem
	for i := range min(len(d.Reading.Events), foundShown) {
		e := &d.Reading.Events[i]
		it := foundItem{Head: v.eventKind(e), Text: sidesOf(e), Href: placeIn(d.UID, e.Span), Words: clip(e.Span.Text, 160)}
		if e.Status != sanad.Done {
			it.Mark = v.words.Get("page.status." + strings.ReplaceAll(string(e.Status), " ", ""))
		}
		if e.Count > 1 {
			it.Facts = append(it.Facts, v.words.Whole(e.Count)+"×")
		}
		if e.Date != nil {
			it.Facts = append(it.Facts, v.words.Date(e.Date.Value))
		}
		if e.Place != "" {
			it.Facts = append(it.Facts, e.Place)
		}
		out = append(out, v.claimed(it, e.Statement))
	}
	return out
}

// eventKind names the kind of an event as closely as the catalogue does.
func (v *voice) eventKind(e *sanad.Event) string {
	for _, key := range []string{"page.event." + e.Type + "." + e.Mode, "page.event." + e.Type} {
		if v.words.Has(key) {
			return v.words.Get(key)
		}
	}
	return e.Type
}

// sidesOf tells who did it to whom; where both do the same a double arrow
// stands between them.
func sidesOf(e *sanad.Event) string {
	who, whom := partyNames(e.Who), partyNames(e.Whom)
	switch {
	case whom == "":
		return who
	case e.Mutual:
		return who + " ↔ " + whom
	}
	return who + " → " + whom
}

func partyNames(all []sanad.Party) string {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	return strings.Join(names, ", ")
}

// figures are the figures of a report.
func (v *voice) figures(d *reportData) []foundItem {
	var out []foundItem
	for i := range min(len(d.Reading.Figures), foundShown) {
		f := &d.Reading.Figures[i]
		it := foundItem{Head: f.Value.Text, Href: placeIn(d.UID, f.Span), Words: clip(f.Span.Text, 160)}
		if f.Bound != "" {
			it.Head = v.words.Get("figure."+string(f.Bound), it.Head)
		}
		if !strings.Contains(f.Value.Text, f.What) {
			it.Text = f.What
		}
		if of := partyNames(f.Of); of != "" && !strings.Contains(f.What, of) {
			it.Facts = append(it.Facts, of)
		}
		if f.Period != "" {
			it.Facts = append(it.Facts, v.words.Date(f.Period))
		}
		for _, key := range []string{"page.measure." + f.Measure, "page.figure." + string(f.Kind)} {
			if v.words.Has(key) {
				it.Facts = append(it.Facts, v.words.Get(key))
			}
		}
		out = append(out, v.claimed(it, f.Statement))
	}
	return out
}

// claimed adds in which statement something is said, where the report does not
// tell it itself.
func (v *voice) claimed(it foundItem, statement *string) foundItem {
	if statement != nil {
		it.Facts = append(it.Facts, v.words.Get("page.instatement", strings.TrimPrefix(*statement, "s")))
	}
	return it
}
