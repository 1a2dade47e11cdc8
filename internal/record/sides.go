package record

import (
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// A side is the state, or the body that belongs to none, for which someone
// speaks or acts. What a side says of another is found by two terms beside
// those of the words: whose side the speaker is on, and whom the report, or the
// statement itself, is about.

// TermOfSide is the term of statements by those who speak for a side; that of
// "" has those of whom no side is known.
func TermOfSide(id string) uint32 { return hash32("side:" + id) }

// TermOn is the term of statements that name a side, or stand in a report whose
// title or first paragraph does.
func TermOn(id string) uint32 { return hash32("on:" + id) }

// mostUp bounds how far an actor is followed to whom it belongs.
const mostUp = 5

// Side is the side that an actor of the actor data is on: a state or body
// itself, a person's state; "" where none is known.
func (r *Record) Side(id string) string {
	for range mostUp {
		a, ok := r.Data.Actors.ByID(id)
		switch {
		case !ok:
			return ""
		case a.Kind == actor.State, a.Kind == actor.Organisation && a.Of == "":
			return id
		case a.Kind != actor.Organisation && a.Kind != actor.Person || a.Of == "":
			return ""
		}
		id = a.Of
	}
	return ""
}

// sideNamed is the side of a name that a report gives: what it is of in the
// actor data, or the name itself.
func (c *cast) sideNamed(of string) string {
	if id := c.r.actorNamed(of, c.lang); id != "" {
		return c.r.Side(id)
	}
	if folded := FoldName(of); folded != "" {
		return cut(namePrefix + folded)
	}
	return ""
}

// sidesOf are the sides of those who said something, each once.
func (c *cast) sidesOf(speakers []sanad.Speaker) []string {
	var sides []string
	for i := range speakers {
		sp := &speakers[i]
		side := ""
		if sp.Of != "" {
			side = c.sideNamed(sp.Of)
		}
		if side == "" {
			side = c.r.Side(sp.Actor)
		}
		if side != "" && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	return sides
}

// meet notes the states and bodies of a report that the actor data do not know,
// by the names that its speakers are given: they are sides too. It notes as well
// for whom those who speak in it do: they take part in what it tells.
func (c *cast) meet(rd *sanad.Reading) {
	c.strangers, c.voices = map[string]string{}, map[string]string{}
	for i := range rd.Statements {
		for _, sp := range rd.Statements[i].Speakers {
			if side := c.sideNamed(sp.Of); strings.HasPrefix(side, namePrefix) {
				if old, ok := c.strangers[side]; !ok || plainer(sp.Of, old) {
					c.strangers[side] = sp.Of
				}
			}
			if sides := c.sidesOf([]sanad.Speaker{sp}); len(sides) == 1 {
				name := FoldName(sp.Name)
				if old, ok := c.voices[name]; ok && old != sides[0] {
					sides[0] = ""
				}
				c.voices[name] = sides[0]
			}
		}
	}
}

// strangersIn are the sides of unknown names that a text names.
func (c *cast) strangersIn(s string) []string {
	if len(c.strangers) == 0 {
		return nil
	}
	words := " " + FoldName(s) + " "
	var sides []string
	for _, side := range slices.Sorted(maps.Keys(c.strangers)) {
		if strings.Contains(words, " "+strings.TrimPrefix(side, namePrefix)+" ") {
			sides = append(sides, side)
		}
	}
	return sides
}

// The bounds of whom a report is about.
const (
	leadRunes = 600 // of its first paragraph
	mostOn    = 8   // sides
)

// leadOf are the sides that a report's title and first paragraph name.
func (c *cast) leadOf(rd *sanad.Reading) []string {
	at := newOffsets(rd.Text)
	var lead strings.Builder
	if rd.Title != nil {
		lead.WriteString(*rd.Title)
	}
	for _, b := range rd.Blocks {
		if b.Kind == sanad.TitleBlock && rd.Title == nil {
			lead.WriteString(at.slice(b.Start, b.End))
		}
		if b.Kind == sanad.BodyBlock {
			lead.WriteString("\n" + at.slice(b.Start, min(b.End, b.Start+leadRunes)))
			break
		}
	}
	sides := c.sidesIn(lead.String())
	return sides[:min(len(sides), mostOn)]
}

// sidesIn are the sides that a text names, each once, in their order.
func (c *cast) sidesIn(s string) []string {
	if c.lang == nil || s == "" {
		return nil
	}
	var doc text.Doc
	doc.Scan(s)
	doc.LookUp(c.lang)
	var sides []string
	for i := 0; i < len(doc.Toks); i++ {
		m, ok := doc.Match(i, lang.ActorSense)
		if !ok || !doc.Capital(i) || c.partOfName(&doc, i, m) || c.inUnit(&doc, m) {
			continue
		}
		if side := c.r.Side(c.r.Data.Actors.Actors[m.Sense.Ref].ID); side != "" && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
		i = max(i, int(m.To)-1)
	}
	return append(sides, c.strangersIn(s)...)
}

// partOfName tells a person's family name that stands in another name: Mount
// Tai is not Katherine Tai.
func (c *cast) partOfName(doc *text.Doc, i int, m lang.Match) bool {
	if c.r.Data.Actors.Actors[m.Sense.Ref].Kind != actor.Person || int(m.To) > i+1 || i == 0 || !doc.Capital(i-1) || !doc.IsWord(i-1) {
		return false
	}
	_, title := doc.Match(i-1, lang.TitleSense)
	_, named := doc.Match(i-1, lang.ActorSense)
	return !title && !named
}

// longestUnit is how many words of a unit can stand before a state's name: dolar AS.
const longestUnit = 2

// inUnit tells a state's name that stands in the name of a unit: dolar AS, US
// dollars.
func (c *cast) inUnit(doc *text.Doc, m lang.Match) bool {
	if c.lang.Figures == nil {
		return false
	}
	var found []lang.Match
	for i := max(int(m.From)-longestUnit, 0); i <= int(m.From); i++ {
		_, found = c.lang.Figures().Find(doc.Toks, i, found)
	}
	return slices.ContainsFunc(found, func(u lang.Match) bool {
		return u.Sense.Kind == lang.UnitSense && u.To >= m.To && (u.From < m.From || u.To > m.To)
	})
}

// placing are the terms of a statement that tell on whose side it is, and whom
// it is about.
func placing(sides, about, lead []string) []uint32 {
	var terms []uint32
	for _, s := range sides {
		terms = append(terms, TermOfSide(s))
	}
	if len(sides) == 0 {
		terms = append(terms, TermOfSide(""))
	}
	for _, s := range slices.Concat(about[:min(len(about), mostOn)], lead) {
		terms = append(terms, TermOn(s))
	}
	return terms
}

// termsOf are all terms of a statement of a reading: those of its words, and
// those of its place. Sides that are given take the place of those read.
func (r *Record) termsOf(rd *sanad.Reading, i int, sides []string) []uint32 {
	c := r.newCast(rd.Language)
	c.meet(rd)
	st := &rd.Statements[i]
	if len(sides) == 0 {
		sides = c.sidesOf(st.Speakers)
	}
	words := wordsOf(st)
	return distinct(append(r.Terms(words, rd.Language), placing(sides, c.sidesIn(words), c.leadOf(rd))...))
}

// NamedSide is the side of a name that the actor data do not know.
func NamedSide(name string) string { return cut(namePrefix + FoldName(name)) }

// SidesIn are the sides that a text in a language names, each once.
func (r *Record) SidesIn(s, code string) []string { return r.newCast(code).sidesIn(s) }
