package gen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
)

// StateTable is a states.tsv of the states of this world, which makes them
// known: loaded as a user's actors, they have the ids that the parties of
// events and figures name.
func (g *Generator) StateTable() string {
	var b strings.Builder
	b.WriteString("code\tiso3\tname_en\tname_id\talso_en\talso_id\tpeople_en\tpeople_id\tcapital_en\tcapital_id\tseats\n")
	for _, s := range slices.Compact(slices.Sorted(slices.Values(g.states))) {
		fmt.Fprintf(&b, "%s\t\t%s\t%s\t\t\t\t\t\t\t\n", stateID(s), s, s)
	}
	return b.String()
}

// stateID is the id of a state in StateTable.
func stateID(name string) string { return "g-" + strings.ToLower(name) }

// Between leaves only the first two states in the world: all that is said and
// done is between them.
func (g *Generator) Between() (a, b string) {
	a, b = g.states[0], g.states[1]
	for i := range g.states {
		g.states[i] = [2]string{a, b}[i%2]
	}
	for i := range g.people {
		g.people[i].state = [2]string{a, b}[i%2]
	}
	return a, b
}

// deeds writes what was done and counted at the end of an article: a meeting of
// its speaker with someone of another state, or a criticism, and the trade of
// the two. What it draws comes from a stream of its own, so that the articles
// are the same with and without.
func (g *Generator) deeds(w *writer, rd *sanad.Reading, a *article) {
	who, whom := g.people[g.deed.IntN(len(g.people))], g.people[g.deed.IntN(len(g.people))]
	for _, p := range a.paras {
		if p.speaker != nil {
			who = *p.speaker
			break
		}
	}
	if who.state == whom.state {
		return
	}
	w.put("\n\n")
	start := w.at
	party := func(p person) sanad.Party {
		s := w.put(p.name)
		return sanad.Party{Name: p.name, Of: stateID(p.state), Mention: &s}
	}
	said := [2][2]string{{" bertemu dengan ", " met "}, {" mengecam ", " criticised "}}
	e := sanad.Event{ID: "e1", Type: "CONSULT", Mode: "meet", CAMEO: "04", Status: sanad.Done, Mutual: true, Count: 1, Rule: "gen.meet", Confidence: 0.9}
	kind := 0
	if g.deed.IntN(4) == 0 {
		kind = 1
		e.Type, e.Mode, e.CAMEO, e.Mutual, e.Rule = "ACCUSE", "disapprove", "11", false, "gen.criticise"
	}
	e.Who = []sanad.Party{party(who)}
	w.put(" ")
	e.Trigger = w.put(strings.TrimSpace(said[kind][a.lang]))
	w.put(" ")
	e.Whom = []sanad.Party{party(whom)}
	e.Actor, e.Recipient = who.name, whom.name
	if g.deed.IntN(3) > 0 {
		ev := w.put(fmt.Sprintf(" (%d/%d/%d)", a.day.Day(), int(a.day.Month()), a.day.Year()))
		e.Date = &sanad.Date{Value: a.day.Format("2006-01-02"), Precision: "day", Evidence: []sanad.Span{ev}}
	}
	e.Span = w.since(start)
	w.put(". ")
	rd.Events = append(rd.Events, e)
	g.trade(w, rd, a, who, whom)
	rd.Blocks = append(rd.Blocks, block(sanad.BodyBlock, start, w.at))
}

// trade writes a figure of two states.
func (g *Generator) trade(w *writer, rd *sanad.Reading, a *article, who, whom person) {
	start := w.at
	w.put([2]string{"Perdagangan ", "Trade of "}[a.lang])
	of := make([]sanad.Party, 0, 2)
	for i, state := range []string{who.state, whom.state} {
		if i == 1 {
			w.put([2]string{" dan ", " and "}[a.lang])
		}
		s := w.put(state)
		of = append(of, sanad.Party{Name: state, Actor: stateID(state), Of: stateID(state), Mention: &s})
	}
	n := 1 + g.deed.IntN(90)
	w.put(" ")
	value := w.put(fmt.Sprintf([2]string{"%d miliar dolar AS", "%d billion dollars"}[a.lang], n))
	w.put(fmt.Sprintf([2]string{" pada %d.", " in %d."}[a.lang], a.day.Year()))
	kind := sanad.Actual
	if g.deed.IntN(4) == 0 {
		kind = sanad.Target
	}
	rd.Figures = append(rd.Figures, sanad.Figure{
		ID: "f1", What: [2]string{"perdagangan", "trade"}[a.lang], Measure: "level", Of: of, Low: float64(n) * 1e9, High: float64(n) * 1e9,
		Unit: "USD", Period: a.day.Format("2006"), Kind: kind, Value: value, Span: w.since(start), Rule: "gen.trade", Confidence: 0.9,
	})
}

// since is the span of all that was written from a place on.
func (w *writer) since(start int) sanad.Span {
	return sanad.Span{Start: start, End: w.at, Text: string([]rune(w.b.String())[start:])}
}
