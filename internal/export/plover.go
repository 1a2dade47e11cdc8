package export

import (
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/record"
)

// PloverRow is an event in the layout of the POLECAT files, which code PLOVER:
// one directed row for each who and whom, in the columns and the order of the
// published files (Halterman and others, POLECAT, Harvard Dataverse, 2023).
// README.md tells which columns are filled.
type PloverRow struct {
	EventID                string `json:"Event ID"`
	EventDate              string `json:"Event Date"`
	EventType              string `json:"Event Type"`
	EventMode              string `json:"Event Mode"`
	Intensity              string `json:"Intensity"`
	QuadCode               string `json:"Quad Code"`
	Contexts               string `json:"Contexts"`
	ActorName              string `json:"Actor Name"`
	ActorCountry           string `json:"Actor Country"`
	ActorCOW               string `json:"Actor COW"`
	PrimaryActorSector     string `json:"Primary Actor Sector"`
	ActorSectors           string `json:"Actor Sectors"`
	ActorTitle             string `json:"Actor Title"`
	ActorNameRaw           string `json:"Actor Name Raw"`
	WikipediaActorID       string `json:"Wikipedia Actor ID"`
	RecipientName          string `json:"Recipient Name"`
	RecipientCountry       string `json:"Recipient Country"`
	RecipientCOW           string `json:"Recipient COW"`
	PrimaryRecipientSector string `json:"Primary Recipient Sector"`
	RecipientSectors       string `json:"Recipient Sectors"`
	RecipientTitle         string `json:"Recipient Title"`
	RecipientNameRaw       string `json:"Recipient Name Raw"`
	WikipediaRecipientID   string `json:"Wikipedia Recipient ID"`
	Placename              string `json:"Placename"`
	City                   string `json:"City"`
	District               string `json:"District"`
	Province               string `json:"Province"`
	Country                string `json:"Country"`
	Latitude               string `json:"Latitude"`
	Longitude              string `json:"Longitude"`
	GeoNamesID             string `json:"GeoNames ID"`
	RawPlacename           string `json:"Raw Placename"`
	FeatureType            string `json:"Feature Type"`
	Source                 string `json:"Source"`
	PublicationDate        string `json:"Publication Date"`
	StoryPeople            string `json:"Story People"`
	StoryOrganizations     string `json:"Story Organizations"`
	StoryLocations         string `json:"Story Locations"`
	Language               string `json:"Language"`
	Version                string `json:"Version"`
}

// ploverRows writes the events that took place, in the layout of POLECAT.
func (j *job) ploverRows(write func(*PloverRow) error) error {
	return j.events(func(e *Event) error {
		return j.directed(e, func(from, to *partyOf) error {
			row := PloverRow{
				EventID: e.UID, EventDate: exactDay(e), EventType: e.Type, EventMode: e.Mode, QuadCode: strings.ToUpper(e.Quad),
				RawPlacename: e.Place, Placename: e.Place, Source: e.Outlet, PublicationDate: day(e.Published), Language: e.Language, Version: "sanad " + j.o.Build,
			}
			row.ActorName, row.ActorNameRaw, row.ActorCountry = from.actor.Name, from.name, j.iso3(from)
			if to != nil {
				row.RecipientName, row.RecipientNameRaw, row.RecipientCountry = to.actor.Name, to.name, j.iso3(to)
			}
			return write(&row)
		})
	})
}

// directed calls do with each who and whom of an event that took place; with
// both ways where both did the same, and with no whom where there is none.
func (j *job) directed(e *Event, do func(from, to *partyOf) error) error {
	if e.Status != "done" {
		return nil
	}
	var who, whom []*partyOf
	for i := range e.parties {
		if p := &e.parties[i]; p.whom {
			whom = append(whom, p)
		} else {
			who = append(who, p)
		}
	}
	if e.Mutual {
		who, whom = append(who, whom...), append(whom, who...)
	}
	written := false
	for _, a := range who {
		for _, b := range whom {
			if a == b || e.Mutual && a.side.ID != 0 && a.side.ID == b.side.ID {
				continue
			}
			written = true
			if err := do(a, b); err != nil {
				return err
			}
		}
	}
	if written || len(who) == 0 {
		return nil
	}
	return do(who[0], nil)
}

// exactDay is the day of an event where it is known, else "".
func exactDay(e *Event) string {
	if e.Date == "" || e.From != e.To {
		return ""
	}
	return e.From
}

// day is the first day of a date, else "".
func day(edtf string) string {
	first, last := record.Days(edtf)
	if first != last {
		return ""
	}
	return first
}

// iso3 is the ISO 3166-1 alpha-3 code of the state that a party is of, else "".
func (j *job) iso3(p *partyOf) string {
	for _, id := range []string{p.side.Key, p.actor.Key} {
		if a, ok := j.rec.Data.Actors.ByID(id); ok && a.ISO3 != "" {
			return a.ISO3
		}
	}
	return ""
}

// stamp is a moment as GDELT writes it: 20060102150405.
func stamp(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return ""
	}
	return t.UTC().Format("20060102150405")
}
