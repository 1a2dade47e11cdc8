package storetest

import (
	"fmt"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// move chooses something to do.
func (g *game) move() move {
	switch g.rand.IntN(24) {
	case 0, 1:
		return g.putActors()
	case 2, 3, 4:
		return g.putReports()
	case 5:
		return g.replaceReading()
	case 6, 7:
		return g.putWordings()
	case 8, 9:
		return g.putForms()
	case 10:
		return g.setLines()
	case 11, 12, 13, 14:
		return g.putStatements()
	case 15:
		return g.setSpeakers()
	case 16, 17:
		return g.withdraw()
	case 18:
		return g.book()
	case 20, 21, 22:
		return g.putFound()
	case 23:
		return g.seeAgain()
	}
	if g.rand.IntN(12) == 0 {
		g.forms = 0
		return func(w store.Writer) (any, error) { return nil, w.DropForms() }
	}
	return g.oppose()
}

func (g *game) putActors() move {
	var actors []store.Actor
	for _, key := range g.names("k", 3, 9) {
		actors = append(actors, store.Actor{Key: key, Name: "N" + key, Kind: "k" + key[1:], Names: g.names("n", 3, 30)})
	}
	return func(w store.Writer) (any, error) { return w.PutActors(actors) }
}

func (g *game) report(uid string) store.NewReport {
	return store.NewReport{
		Report: store.Report{
			UID: uid, Hash: "h" + uid[1:], Page: fmt.Sprint("p", g.rand.IntN(8)), Revision: g.rand.IntN(4), Outlet: g.one(9), Title: uid,
			Day: g.day(), Language: fmt.Sprint("l", g.rand.IntN(3)), Origin: int64(g.rand.IntN(4)), Words: g.rand.IntN(500),
		},
		Body: store.Body{Source: []byte(uid), Reading: []byte(g.day())}, Bands: g.some(4, 20), Sentences: g.some(4, 20),
	}
}

func (g *game) putReports() move {
	var reports []store.NewReport
	for range 1 + g.rand.IntN(3) {
		if g.reports > 0 && g.rand.IntN(4) == 0 {
			reports = append(reports, g.report(fmt.Sprintf("r%d", g.one(g.reports))))
			continue
		}
		g.reports++
		reports = append(reports, g.report(fmt.Sprintf("r%d", g.reports)))
	}
	labels := map[int64]int64{g.one(g.reports): int64(g.rand.IntN(4))}
	return func(w store.Writer) (any, error) {
		ids, err := w.PutReports(reports)
		if err != nil {
			return nil, err
		}
		return ids, w.SetOrigins(labels)
	}
}

func (g *game) replaceReading() move {
	if g.reports == 0 {
		return g.putReports()
	}
	id := g.one(g.reports)
	r := g.report("x")
	prefix := fmt.Sprintf("r%d/", id)
	g.said = slices.DeleteFunc(g.said, func(uid string) bool { return len(uid) > len(prefix) && uid[:len(prefix)] == prefix })
	g.ordinals[id] = 0
	delete(g.tied, id)
	return func(w store.Writer) (any, error) { return nil, w.ReplaceReading(id, r) }
}

func (g *game) seeAgain() move {
	reports := g.some(3, g.reports+2)
	return func(w store.Writer) (any, error) { return nil, w.SeeAgain(reports) }
}

func (g *game) putWordings() move {
	var wordings []store.NewWording
	for range 1 + g.rand.IntN(3) {
		hash := int64(g.rand.IntN(g.wordings+2)) - 5
		wordings = append(wordings, store.NewWording{Hash: hash, Text: fmt.Sprint(hash, g.rand.IntN(3)), Language: "l", Prints: g.some(5, 12)})
	}
	g.wordings += 2
	return func(w store.Writer) (any, error) { return w.PutWordings(wordings) }
}

// putForms adds forms and ties wordings to them.
func (g *game) putForms() move {
	var forms []store.NewForm
	for range 1 + g.rand.IntN(3) {
		g.forms++
		forms = append(forms, store.NewForm{Hash: int64(g.forms) * 7919 % 40, Body: []byte{byte(g.forms)}, Keys: g.some(4, 9), Line: int64(g.rand.IntN(8)) - 4})
	}
	wordings := g.some(4, 30)
	return func(w store.Writer) (any, error) {
		ids, err := w.PutForms(forms)
		if err != nil {
			return nil, err
		}
		known, err := w.Wordings(wordings)
		var pairs []store.Posting
		for i, k := range known {
			pairs = append(pairs, store.Posting{Key: k.ID, Row: ids[i%len(ids)]})
		}
		if err != nil {
			return nil, err
		}
		return ids, w.PutWordingForms(pairs)
	}
}

func (g *game) setLines() move {
	forms, to := g.some(4, 30), g.some(4, 6)
	return func(w store.Writer) (any, error) {
		known, err := w.FormsByHash(forms)
		labels := map[int64]int64{}
		for i, f := range known {
			if i < len(to) {
				labels[f.ID] = to[i] - 3
			}
		}
		if err != nil {
			return nil, err
		}
		return len(labels), w.SetLines(labels)
	}
}

func (g *game) oppose() move {
	a, b := int64(g.rand.IntN(20)), int64(g.rand.IntN(20))
	if a == b {
		b++
	}
	return func(w store.Writer) (any, error) {
		return nil, w.PutOpposites([]store.Pair{{A: min(a, b), B: max(a, b)}})
	}
}

func (g *game) putStatements() move {
	if g.reports == 0 {
		return g.putReports()
	}
	var list []store.NewStatement
	for range 1 + g.rand.IntN(4) {
		report := g.one(g.reports)
		n := g.ordinals[report]
		g.ordinals[report]++
		from := g.day()
		s := store.NewStatement{Statement: store.Statement{
			Report: report, Ordinal: n, UID: fmt.Sprintf("r%d/s%d", report, n), Wording: g.one(20), Kind: fmt.Sprint("k", g.rand.IntN(3)),
			From: from, To: max(from, g.day()), Within: -1, Repeats: n - 1, Outlet: int64(g.rand.IntN(5)), Language: fmt.Sprint("l", g.rand.IntN(3)),
			Confidence: float64(g.rand.IntN(8)) / 8, Speakers: each(g.some(3, 8), func(v int64) int64 { return v + 1 }), Withdrawn: g.rand.IntN(9) == 0,
		}, Terms: g.terms(6)}
		for _, a := range g.some(3, 8) {
			s.Voices = append(s.Voices, store.Voice{Actor: a, Office: fmt.Sprint("o", a%3), Of: "x"}, store.Voice{Actor: a + 1})
			s.Chain = append(s.Chain, store.Carriage{Actor: a + 1, Kind: "outlet"})
		}
		g.said = append(g.said, s.UID)
		list = append(list, s)
	}
	return func(w store.Writer) (any, error) {
		ids, err := w.PutStatements(list)
		return len(ids), err
	}
}

func (g *game) setSpeakers() move {
	names, actors, terms := g.pickSaid(1), g.some(3, 8), g.terms(5)
	var spoke []int // of one who is a speaker twice the first counts
	if slices.Sort(actors); g.rand.IntN(2) == 0 {
		actors = slices.Compact(actors)
		spoke = each(actors, func(int64) int { return g.rand.IntN(5) - 1 })
	}
	return func(w store.Writer) (any, error) {
		rows, err := rowsOf(w, names)
		for _, row := range rows {
			if err := w.SetSpeakers(row, each(actors, func(a int64) int64 { return a + 1 }), spoke, terms); err != nil {
				return nil, err
			}
		}
		return len(rows), err
	}
}

func (g *game) withdraw() move {
	names, withdrawn := g.pickSaid(4), g.rand.IntN(2) == 0
	return func(w store.Writer) (any, error) {
		rows, err := rowsOf(w, names)
		if err != nil {
			return nil, err
		}
		return len(rows), w.SetWithdrawn(rows, withdrawn)
	}
}

func (g *game) book() move {
	why := g.day()
	return func(w store.Writer) (any, error) {
		id, err := w.PutCorrection(store.Correction{Kind: "k", Why: why})
		if err != nil {
			return nil, err
		}
		if err := w.SetMeta("m", why); err != nil {
			return nil, err
		}
		return id, w.UndoCorrection(1+id/2, "then", why)
	}
}
