package events

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// cancelled reads "membatalkan kunjungannya ke China": who undoes it, to whom.
func (f *finder) cancelled(ev draft.Event, t, gov *trigger) (draft.Event, bool) {
	who, _ := f.subject(gov.From, 0)
	if len(who) == 0 {
		return ev, false
	}
	ev.Rule, ev.Trigger = "noun-cancelled", text.Range{From: gov.From, To: t.To}
	ev.Type, ev.Mode, ev.CAMEO = gov.row.Type, gov.row.Mode, gov.row.CAMEO
	if len(ev.Whom) == 0 {
		ev.Whom = ev.Who
	}
	ev.Who = who
	return ev, true
}

// scrapped reads "a meeting with Orlan was scrapped by Velmora". By whom may not be
// told.
func (f *finder) scrapped(ev draft.Event, off *trigger) (draft.Event, bool) {
	who := f.by(off.To)
	if len(who) == 0 && !f.pack.HeadLast {
		if a, ok := f.actorAt(off.To); ok {
			who, _ = f.conjunctsRight(a)
		}
	}
	if byWhom := f.doc.Is(off.To, lang.By) || len(who) > 0; byWhom && len(ev.Who) > 0 && (len(who) == 0 || f.unnamed(who[0])) {
		who = ev.Who // "dibatalkan oleh kantornya"
	}
	if len(who) == 0 {
		return ev, false
	}
	ev.Rule, ev.Trigger = "noun-cancelled", off.Range
	ev.Type, ev.Mode, ev.CAMEO = off.row.Type, off.row.Mode, off.row.CAMEO
	if len(ev.Whom) == 0 {
		ev.Whom = ev.Who
	}
	ev.Who = who
	return ev, true
}

// calledOff returns the passive that undoes a noun which is its subject.
func (f *finder) calledOff(n int) *trigger {
	for k := n + 1; k < len(f.triggers); k++ {
		if g := &f.triggers[k]; g.row.Use == lang.EventCancel {
			if f.isPassive(g) || !f.pack.HeadLast && !f.comma(f.overClause(f.triggers[n].To), g.From) {
				return g
			}
			return nil
		}
	}
	return nil
}

// overClause returns where a relative clause between commas that begins near
// token i ends, or else i.
func (f *finder) overClause(i int) int {
	open := i
	for end := min(i+farObject, f.sent.To); open < end && !(f.doc.IsMark(open, ',') && f.doc.Is(open+1, lang.Rel)); open++ {
	}
	if !f.doc.IsMark(open, ',') {
		return i
	}
	for j := open + 1; j < min(open+farPrep, f.sent.To); j++ {
		if f.doc.IsMark(j, ',') {
			return j + 1
		}
	}
	return i
}
