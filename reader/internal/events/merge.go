package events

import (
	"sort"
	"strings"

	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// merge makes one event of those that a report tells twice, gives an undated
// visit the dates of what tells more of it, and what was done on a visit the
// visit's dates.
func (f *finder) merge() {
	all := f.d.Events
	kept := all[:0]
	for i := range all {
		ev := all[i]
		if j := f.same(kept, &ev); j != none {
			fill(&kept[j], &ev)
			continue
		}
		kept = append(kept, ev)
	}
	for _, p := range f.partial {
		last := sort.Search(len(kept), func(i int) bool { return kept[i].Sent > p.Sent })
		for i := max(0, last-farBack); i < last; i++ {
			if e := &kept[i]; e.Type == p.Type && e.Mode == p.Mode && e.Date == nil && f.shares(e.Who, p.Who) {
				e.Date = p.Date
				break
			}
		}
	}
	for i := range kept {
		f.onVisit(kept, i)
	}
	f.d.Events = kept
}

// onVisit dates what was done on a visit that the same sentence tells.
func (f *finder) onVisit(all []draft.Event, at int) {
	const far = 6 // events of one sentence
	ev := &all[at]
	if ev.Date != nil {
		return
	}
	for j := max(0, at-far); j < min(len(all), at+far); j++ {
		o := &all[j]
		if ev.Mode == visit && o.Mode == visit {
			continue // the next place on the way
		}
		if j != at && o.Sent == ev.Sent && o.Date != nil && o.Type == ev.Type && o.Status == ev.Status && f.shares(o.Who, ev.Who) {
			ev.Date = o.Date
			return
		}
	}
}

// same returns the index of the event that this one tells again.
func (f *finder) same(kept []draft.Event, ev *draft.Event) int {
	const back = 60 // events
	for i := max(0, len(kept)-back); i < len(kept); i++ {
		k := &kept[i]
		if k.Type != ev.Type || k.Mode != ev.Mode && !(k.Sent == ev.Sent && ev.Type == plover.Consult && k.Mutual && ev.Mutual) || k.Status != ev.Status || !agree(k.Date, ev.Date) {
			continue
		}
		if f.otherDeed(k, ev) {
			continue
		}
		if f.equal(k.Who, ev.Who) && f.equal(k.Whom, ev.Whom) || ev.Mutual && f.equal(k.Who, ev.Whom) && f.equal(k.Whom, ev.Who) {
			return i
		}
	}
	return none
}

// otherDeed reports whether two events of one sentence are told by verbs of their
// own: "blockaded Lorvania and held two of its trawlers". Talks are told again by
// what was done at them.
func (f *finder) otherDeed(k, ev *draft.Event) bool {
	if k.Sent != ev.Sent || k.Mutual || ev.Mutual || ev.Type == plover.Consult || ev.Type == plover.Agree {
		return false
	}
	verb := func(e *draft.Event) bool { return strings.HasPrefix(e.Rule, "verb") || e.Rule == "passive" }
	return verb(k) && verb(ev) && f.doc.Toks[k.Trigger.From].Hash != f.doc.Toks[ev.Trigger.From].Hash
}

// agree reports whether two dates can be one: either is missing, or one holds
// the other.
func agree(a, b *draft.Date) bool {
	if a == nil || b == nil {
		return true
	}
	n := min(len(a.Value), len(b.Value))
	return a.Value[:n] == b.Value[:n]
}

func fill(k, ev *draft.Event) {
	if k.Date == nil || ev.Date != nil && len(ev.Date.Value) > len(k.Date.Value) {
		k.Date = ev.Date
	}
	if k.Place.Len() == 0 {
		k.Place = ev.Place
	}
	k.Count = max(k.Count, ev.Count)
}

// equal reports whether two sides have the same participants.
func (f *finder) equal(a, b []draft.Party) bool {
	if len(a) != len(b) {
		return false
	}
	for _, p := range a {
		if !f.among(b, p) {
			return false
		}
	}
	return true
}

// shares reports whether somebody stands in both.
func (f *finder) shares(a, b []draft.Party) bool {
	for _, p := range a {
		if f.among(b, p) {
			return true
		}
	}
	return false
}

func (f *finder) among(all []draft.Party, p draft.Party) bool {
	for _, o := range all {
		if o.Entity != none && o.Entity == p.Entity {
			return true
		}
		if o.Entity == none && p.Entity == none && f.sameWords(o.Mention, p.Mention) {
			return true
		}
	}
	return false
}

func (f *finder) sameWords(a, b text.Range) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if f.doc.Toks[a.From+i].Hash != f.doc.Toks[b.From+i].Hash {
			return false
		}
	}
	return true
}
