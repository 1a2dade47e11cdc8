package ask

import (
	"cmp"
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// deed tells an event that was put together.
func (g *gatherer) deed(j *joinedDeed, claims map[claimPlace]*said) Deed {
	first := j.tellings[0]
	d := Deed{Type: first.Type, Mode: first.Mode, CAMEO: first.CAMEO, Mutual: first.Mutual, Count: first.Count, Document: first.UID, Claimed: true}
	d.Class, _ = record.TieOf(first.Type)
	reports, from := map[string]bool{}, newOrigins()
	by := map[string]*variants{}
	for _, what := range []string{DifferDay, DifferPlace, DifferStatus, DifferCount} {
		by[what] = &variants{}
	}
	slices.SortFunc(j.tellings, func(a, b *deedTelling) int {
		x, y := g.all.reports[a.Report], g.all.reports[b.Report]
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(a.UID, b.UID))
	})
	for _, t := range j.tellings {
		rep := g.all.reports[t.Report]
		reports[pageOf(rep)] = true
		from.root("r" + rep.UID)
		if rep.Origin != 0 {
			from.unite("r"+rep.UID, originKey(rep.Origin))
		}
		t.cite = &Cite{ID: t.UID, Kind: "event", Report: g.all.brief(rep), Chain: []Link{}, Start: t.Start, End: t.End, row: t.Report}
		if s := claims[claimPlace{t.Report, t.Statement}]; t.Statement >= 0 && s != nil {
			t.cite.Chain, t.by = g.claimChain(s), g.claimedBy(s)
		} else {
			d.Claimed = false
		}
		g.addParties(&d, t.Event)
		by[DifferDay].add(t.Date, t.cite)
		by[DifferPlace].add(t.Place, t.cite)
		by[DifferStatus].add(t.Status, t.cite)
		by[DifferCount].add(plainNumber(t.Count), t.cite)
		d.Count = max(d.Count, t.Count)
	}
	told := ends(j.tellings)
	for _, t := range told {
		d.Cites = append(d.Cites, t.cite)
	}
	d.Reports, d.Origins = len(reports), from.count()
	d.Day, d.Place = dayOfDeed(j), by[DifferPlace].most("")
	d.Places = g.placesOf(d.Place, g.languageOf(j, d.Place))
	if first := told[0]; d.Claimed && len(first.by) > 0 {
		d.By = first.by
	} else if d.Claimed && len(first.cite.Chain) > 0 {
		d.By = []string{first.cite.Chain[0].Carrier}
	}
	d.Status = by[DifferStatus].most("done")
	for _, what := range []string{DifferDay, DifferPlace, DifferStatus, DifferCount} {
		if diff := by[what].differ(what); diff != nil {
			d.Differ = append(d.Differ, *diff)
		}
	}
	return d
}

// languageOf is the language of a report that names a place of an event so.
func (g *gatherer) languageOf(j *joinedDeed, place string) string {
	for _, t := range j.tellings {
		if t.Place == place {
			return g.all.reports[t.Report].Language
		}
	}
	return ""
}

func (g *gatherer) addParties(d *Deed, e *store.Event) {
	for i := range e.Parties {
		p := &e.Parties[i]
		a := g.all.actors[p.Actor]
		if a == nil {
			continue
		}
		n := DeedParty{Key: a.Key, Name: g.nameOf(a.Key, a.Name)}
		if s := g.all.actors[p.State]; s != nil {
			n.State = s.Key
		}
		to := &d.Who
		if p.Whom {
			to = &d.Whom
		}
		same := func(o DeedParty) bool { return o.Key == n.Key }
		if !slices.ContainsFunc(d.Who, same) && !slices.ContainsFunc(d.Whom, same) {
			*to = append(*to, n)
		}
	}
}

// dayOfDeed is the closest day that a report tells, or that of the reports.
func dayOfDeed(j *joinedDeed) When {
	var out When
	for _, t := range j.tellings {
		w := When{Value: t.Date, From: t.From, To: t.To, Known: KnownSaid}
		if t.Date == "" {
			w.Value, w.Known = t.From, KnownReport
			if t.From == "" {
				w.Known = KnownNot
			}
		}
		if out.Known == "" || closer(&w, &out) {
			out = w
		}
	}
	return out
}
