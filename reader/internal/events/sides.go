package events

import (
	"strings"

	"github.com/sanad-news/sanad/internal/plover"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// sides puts each participant on his side, and reports whether the event has
// the participants that it needs.
func (f *finder) sides(ev *draft.Event, row *lang.EventRow) bool {
	ev.Who, ev.Whom = f.distinct(ev.Who, nil), f.distinct(ev.Whom, ev.Who)
	if row.Mutual && len(ev.Whom) == 0 && len(ev.Who) > 1 {
		ev.Who, ev.Whom = ev.Who[:1], ev.Who[1:]
	}
	if row.Mutual && len(ev.Who) == 0 && len(ev.Whom) > 1 {
		ev.Who, ev.Whom = ev.Whom[:1], ev.Whom[1:]
	}
	if len(ev.Who) == 0 || len(ev.Whom) == 0 && !row.Alone && !(row.Mutual && f.many(ev.Who[0])) {
		return false
	}
	if row.Type == plover.Support && len(ev.Whom) > 1 && f.anyOwn(ev.Whom, ev.Who) {
		return false // praise of what both have together
	}
	return f.acts(ev, row) && f.suffers(ev, row) && f.fits(ev, row)
}

// acts reports whether those on the first side can do such a thing.
func (f *finder) acts(ev *draft.Event, row *lang.EventRow) bool {
	if row.Anyone {
		return true
	}
	for i, p := range ev.Who {
		if f.weight(p) == nobody && !(i > 0 && f.person(p)) && !f.capital(p, ev) {
			return false
		}
	}
	return true
}

// capital reports whether a city stands for who governs from it: the subject of
// what is done to a state by a decision.
func (f *finder) capital(p draft.Party, ev *draft.Event) bool {
	if !f.pack.HeadLast || !f.located(p) || len(ev.Who) != 1 || len(ev.Whom) == 0 || f.weight(ev.Whom[0]) != ofState && !f.isBare(ev.Whom[0]) || f.isPerson(ev.Whom[0]) || f.doc.Is(p.Mention.From-1, preps|lang.Of) {
		return false
	}
	switch ev.Type {
	case plover.Reject, plover.Accuse, plover.Request, plover.Aid, plover.Threaten, plover.Sanction, plover.Support, plover.Concede:
		return p.Mention.Len() == 1
	}
	return false
}

// isBare reports whether a party is a name such as that of a state nobody knows.
func (f *finder) isBare(p draft.Party) bool {
	return p.Entity != none && f.d.Entities[p.Entity].Kind != draft.PlaceEntity && f.bare(&f.d.Entities[p.Entity], p.Mention)
}

// farOwned is how far behind an owner what he owns is told, in tokens.
const farOwned = 5

// Modes that say what the other side must be.
const (
	visit   = "visit"
	leaving = "withdraw" // an organisation or a treaty
)

// suffers reports whether it can be done to those on the other side: to a place
// only a visit or an attack, to a private person only what an official does.
func (f *finder) suffers(ev *draft.Event, row *lang.EventRow) bool {
	for i, p := range ev.Whom {
		switch {
		case ev.Type == plover.Concede && row.Set == "" && f.doc.Is(p.Mention.To, lang.PossessiveS) && !f.captive(text.Range{From: p.Mention.To, To: min(p.Mention.To+farOwned, f.sent.To)}):
			return false // "released Orlan's tax returns"
		case f.weight(p) > nobody || i > 0 && (f.person(p) || p.Words && (ev.Type == plover.Coerce || ev.Type == plover.Concede)):
		case f.located(p) && (ev.Mode == visit || ev.Type == plover.Assault):
		case f.person(p) && !f.private(p) && (ev.Type == plover.Consult && ev.Mode != visit || ev.Type == plover.Coerce || ev.Type == plover.Concede) && f.weight(ev.Who[0]) == ofState:
		case p.Words && (ev.Type == plover.Coerce || ev.Type == plover.Concede) && !f.isPerson(ev.Who[0]) && f.captive(p.Mention):
		case f.person(p) && (ev.Type == plover.Coerce || ev.Type == plover.Concede) && f.weight(ev.Who[0]) > nobody && !f.isPerson(ev.Who[0]) && f.captive(f.d.Entities[p.Entity].Office):
		case f.inNeed(ev, p):
		case p.Words && p.State != none && (ev.Type == plover.Coerce || ev.Type == plover.Concede || ev.Type == plover.Assault || ev.Type == plover.Aid):
		default:
			return false
		}
	}
	return true
}

// inNeed reports whether aid goes to people told by their words: "the families cut
// off by the flood".
func (f *finder) inNeed(ev *draft.Event, p draft.Party) bool {
	return f.pack.HeadLast && ev.Type == plover.Aid && p.Words && p.Entity == none && p.State == none && f.has(p.Mention, lang.Person) && !f.has(p.Mention, lang.Title)
}

// captive reports whether words tell people whom states hold and let go: crews,
// fishermen, the opposition.
func (f *finder) captive(r text.Range) bool { return f.is(r, "captives") }

// fits reports whether the two sides together make an event between political
// actors.
func (f *finder) fits(ev *draft.Event, row *lang.EventRow) bool {
	who := ev.Who[0]
	if len(ev.Whom) == 0 {
		if row.Anyone && (f.ofForces(who.Mention) || row.Set != "" && f.pack.HeadLast && !strings.HasSuffix(f.doc.Word(who.Mention.To-1), f.pack.Plural)) {
			return false // troops block roads for their state, and a crowd is many
		}
		if row.Anyone { // one man is no crowd, and a street or a state none either
			return who.Entity == none && !(who.Mention.Len() == 1 && f.has(who.Mention, lang.Place)) || who.Entity != none && f.has(who.Mention, lang.Person|lang.Body) && !f.person(who) && f.d.Entities[who.Entity].Kind != draft.StateEntity && f.d.Entities[who.Entity].Kind != draft.PlaceEntity
		}
		if ev.Type == plover.Agree && f.isPerson(who) {
			return false // a president signs many papers
		}
		return !f.unnamed(who) && (ev.Type != plover.Mobilize && ev.Type != plover.Retreat || !f.isPerson(who))
	}
	whom := ev.Whom[0]
	if f.unnamed(who) && !row.Anyone || f.unnamed(whom) && !f.captive(whom.Mention) && !f.inNeed(ev, whom) {
		return false
	}
	if whom.State != none && whom.State == who.Entity && spoken(ev.Type) && f.d.Entities[who.Entity].Kind == draft.BodyEntity {
		return false // its own
	}
	if ev.Type == plover.Assault && (f.isPerson(who) || f.isPerson(whom)) {
		return false // "fired at his rival", "is destroying his party": armed forces attack states and groups
	}
	if ev.Type == plover.Aid && f.isPerson(whom) {
		return false
	}
	if ev.Mode == leaving {
		return whom.Entity != none && f.d.Entities[whom.Entity].Kind == draft.BodyEntity
	}
	if ev.Mode == visit {
		if who.Entity == none && f.has(who.Mention, lang.Body) && !f.has(who.Mention, lang.Title|lang.Person) && !f.is(who.Mention, "officials") {
			return false // a hospital ship
		}
		if who.Entity != none && f.d.Entities[who.Entity].Kind == draft.StateEntity && who.Mention.Len() > 0 && f.pack.HeadLast && ev.Rule != "noun-owner" && f.doc.Is(who.Mention.From-1, lang.By) {
			return false // "kitchens given by Velmora reached"
		}
		if who.Entity != none && f.d.Entities[who.Entity].Kind == draft.PersonEntity && !f.isPerson(who) && f.d.Entities[who.Entity].Office.Len() == 0 {
			return false // "tiga pesawat Hawk": what nothing shows to be somebody
		}
		return !f.home(who, whom) && !f.unnamed(who) && !f.company(who) && f.visited(whom)
	}
	return true
}

// visited reports whether a visit to a party is one between states: to a state or
// a place, to who holds an office, to an organisation of states.
func (f *finder) visited(p draft.Party) bool {
	if p.Entity == none {
		return f.weight(p) == ofState && f.has(p.Mention, lang.Title)
	}
	e := &f.d.Entities[p.Entity]
	switch e.Kind {
	case draft.StateEntity, draft.PlaceEntity:
		return true
	case draft.BodyEntity:
		a, ok := f.d.Actors.ByID(e.Actor)
		return ok && a.Sort != "agency" && a.Sort != "ministry" && a.Sort != "party"
	case draft.ProperEntity:
		before := p.Mention.From - 1
		named := !f.pack.HeadLast && before >= 0 && f.doc.Capital(before) && f.doc.Is(before, lang.Noun|lang.Place|lang.Body) // "Gedung Marona"
		return f.official(e.Office) || f.bare(e, p.Mention) && !named
	}
	return f.weight(p) == ofState
}

// company reports whether a party is a name that nothing shows to be a state's
// or a body's of one: what travels may be a company's goods.
func (f *finder) company(p draft.Party) bool {
	return p.Entity != none && f.d.Entities[p.Entity].Kind == draft.ProperEntity && f.d.Entities[p.Entity].Office.Len() == 0 && (p.State == none && f.weight(p) == nameOnly || !f.pack.HeadLast)
}

func (f *finder) isPerson(p draft.Party) bool {
	if p.Entity == none {
		return false
	}
	e := &f.d.Entities[p.Entity]
	return e.Kind == draft.PersonEntity && !(e.Actor == "" && f.bare(e, p.Mention)) // one bare word that speaks is rather a state
}

// home reports whether a visit is no visit abroad: to one's own state or to a
// place in it, or by what does not travel.
func (f *finder) home(who, whom draft.Party) bool {
	if who.Entity != none && f.d.Entities[who.Entity].Kind == draft.BodyEntity && who.State == none {
		return true
	}
	if whom.Entity == none {
		return false
	}
	own, e := "", f.d.Entities[whom.Entity]
	switch {
	case who.State != none:
		own = f.d.Entities[who.State].Actor
	case who.Entity != none:
		own = f.d.Entities[who.Entity].OfID
	}
	if own == "" {
		return e.Kind == draft.PlaceEntity || who.State != none && who.State == whom.Entity
	}
	return e.Actor == own || e.OfID == own
}

// distinct leaves out who is named twice or stands on the other side too.
func (f *finder) distinct(side, other []draft.Party) []draft.Party {
	var out []draft.Party
	for _, p := range side {
		if !holds(out, p) && !holds(other, p) {
			out = append(out, p)
		}
	}
	return out
}

func holds(all []draft.Party, p draft.Party) bool {
	for _, o := range all {
		if o.Entity == p.Entity && p.Entity != none || o.Entity == none && p.Entity == none && o.Mention == p.Mention {
			return true
		}
	}
	return false
}
