// Package chain tells through whom a report and each of its statements came:
// the outlet, the wires it credits, and the outlets that a sentence cites.
package chain

import (
	"sort"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Read fills Outlet, Carriers and the chain of each statement.
func Read(d *draft.Draft) {
	c := chainer{d: d, doc: &d.Doc, bySent: map[int][]int{}, told: map[int]bool{}}
	c.outlet()
	c.credits()
	c.dateline()
	c.cited()
	for i := range d.Statements {
		c.statement(&d.Statements[i])
	}
}

type chainer struct {
	d      *draft.Draft
	doc    *text.Doc
	whole  []int         // carriers of the whole report
	bySent map[int][]int // carriers that a sentence cites
	cites  int           // how many citations
	only   int           // the last one
	told   map[int]bool  // sentences in which somebody told the outlet himself
}

// outlet finds who published the report: given beside the text, or named in
// the dateline, the copyright line or the address.
func (c *chainer) outlet() {
	if c.d.Report.Outlet != "" {
		c.d.Outlet = &draft.Named{Name: c.d.Report.Outlet, Actor: c.d.Actors.OutletNamed(c.d.Report.Outlet)}
		return
	}
	if dl := c.d.Dateline; dl != nil && dl.Agency.Len() > 0 {
		n := c.named(dl.Agency)
		c.d.Outlet = &n
	}
	for _, b := range c.d.Blocks {
		if b.Kind != sanad.NoticeBlock {
			continue
		}
		for i := b.From; i < b.To; i++ {
			if m, ok := c.doc.Match(i, lang.OutletSense); ok {
				n := c.named(text.Range{From: i, To: int(m.To)})
				c.d.Outlet = &n
				return
			}
		}
	}
	if c.d.Outlet == nil && c.d.Report.Source.URL != "" {
		c.byDomain(c.d.Report.Source.URL)
	}
}

func (c *chainer) byDomain(url string) {
	host := strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://")
	host, _, _ = strings.Cut(host, "/")
	for i := range c.d.Actors.Actors {
		a := &c.d.Actors.Actors[i]
		for _, domain := range a.Domains {
			if host == domain || strings.HasSuffix(host, "."+domain) {
				c.d.Outlet = &draft.Named{Name: a.NameIn(""), Actor: a.ID}
				return
			}
		}
	}
}

// named makes a name of a range, with the outlet that bears it.
func (c *chainer) named(r text.Range) draft.Named {
	n := draft.Named{Range: r, Name: c.doc.Slice(r)}
	if m, ok := c.doc.Match(r.From, lang.OutletSense); ok && int(m.To) >= r.To {
		n.Actor = c.d.Actors.Actors[m.Sense.Ref].ID
	}
	return n
}

func (c *chainer) isWire(id string) bool {
	a, ok := c.d.Actors.ByID(id)
	return ok && a.Kind == actor.Wire
}

// credits makes carriers of the outlets that the credits name: the report is
// theirs, told again.
func (c *chainer) credits() {
	for _, cr := range c.d.Credits {
		if cr.Role == "photo" || cr.Role == "photographer" {
			continue
		}
		n := c.named(cr.Range)
		if n.Actor == "" && cr.Role != "source" {
			continue
		}
		c.carry(draft.Carrier{Named: n, Wire: c.isWire(n.Actor), Whole: true, Sent: draft.None})
	}
}

// dateline makes a carrier of the agency in it where somebody else published the
// report: "Jakarta (ANTARA) -" in a newspaper.
func (c *chainer) dateline() {
	if dl := c.d.Dateline; dl != nil && dl.Agency.Len() > 0 {
		n := c.named(dl.Agency)
		c.carry(draft.Carrier{Named: n, Wire: c.isWire(n.Actor), Whole: true, Sent: draft.None})
	}
}

func (c *chainer) carry(k draft.Carrier) {
	if c.d.Outlet != nil && (k.Actor != "" && k.Actor == c.d.Outlet.Actor || k.Name == c.d.Outlet.Name) {
		return
	}
	for i := len(c.d.Carriers) - 1; i >= 0 && c.d.Carriers[i].Sent == k.Sent; i-- {
		if c.d.Carriers[i].Name == k.Name || k.Actor != "" && c.d.Carriers[i].Actor == k.Actor {
			return
		}
	}
	if k.Whole {
		c.whole = append(c.whole, len(c.d.Carriers))
	} else {
		c.cites++
		c.bySent[k.Sent] = append(c.bySent[k.Sent], len(c.d.Carriers))
		c.only = len(c.d.Carriers)
	}
	c.d.Carriers = append(c.d.Carriers, k)
}

// cited finds the outlets that sentences cite: a phrase of carriage with an
// outlet's name behind it, past a few words.
func (c *chainer) cited() {
	const near = 8
	for s, sent := range c.doc.Sents {
		for i := sent.From; i < sent.To; i++ {
			m, ok := c.doc.Match(i, lang.MarkerSense)
			if !ok || c.doc.Lang.Pack.Markers[m.Sense.Ref].Kind != lang.CarriageMarker || c.doc.QuoteAt(i) >= 0 {
				continue
			}
			for j := int(m.To); j < min(int(m.To)+near, sent.To); j++ {
				if c.doc.Toks[j].Kind == token.Mark && !c.doc.IsMark(j, ',') || c.doc.Is(j, lang.Cue|lang.Comp) {
					break
				}
				if n, wire, ok := c.outletAt(j, sent.To); ok {
					c.told[s] = c.doc.Lang.Pack.Markers[m.Sense.Ref].Value == "told"
					c.carry(draft.Carrier{Named: n, Wire: wire, Sent: s})
					break
				}
			}
			i = int(m.To) - 1
		}
	}
}

// outletAt is the outlet named at token i: a known one, or an unknown name with
// the word for an outlet before it, as its last word, or behind it: "kantor
// berita Velta", "Velta Times", "the Velta news agency".
func (c *chainer) outletAt(i, end int) (n draft.Named, wire, ok bool) {
	if o, ok := c.doc.Match(i, lang.OutletSense); ok {
		n = c.named(text.Range{From: i, To: int(o.To)})
		return n, c.isWire(n.Actor), true
	}
	name := text.Range{From: i, To: i}
	wire, to, before := c.medium(i, end)
	switch {
	case before && !c.doc.Capital(i):
		name = text.Range{From: to, To: to}
	case before && c.doc.Lang.Pack.HeadLast:
		wire, before = false, false // "Press Freedom Committee"
	}
	last := false
	for c.inName(name, before, end) {
		agency, to, ok := c.medium(name.To, end)
		if last = ok && name.Len() > 0; last {
			wire, name.To = wire || agency, to
			continue
		}
		name.To++
	}
	agency, past, behind := c.medium(name.To, end)
	if behind = behind && !c.doc.Capital(past) && !c.ofState(name); behind { // and not "French broadcaster Velta"
		wire = wire || agency
	}
	if name.Len() == 0 || !before && !last && !behind || before && name.To == to {
		return n, false, false
	}
	return draft.Named{Range: name, Name: c.doc.Slice(name)}, wire, true
}

// inName reports whether an outlet's name goes on behind what was read of it. A
// day can begin it, but does not end it.
func (c *chainer) inName(name text.Range, before bool, end int) bool {
	i := name.To
	if i >= end || !c.doc.IsWord(i) || !c.doc.Capital(i) || c.doc.QuoteAt(i) >= 0 {
		return false
	}
	return !c.doc.Is(i, lang.Calendar) || !before && name.Len() == 0
}

// ofState reports whether a name is that of a state or place.
func (c *chainer) ofState(r text.Range) bool {
	m, ok := c.d.Mention(r.From)
	return ok && m.To >= r.To && (c.d.Entities[m.Entity].Kind == draft.StateEntity || c.d.Entities[m.Entity].Kind == draft.PlaceEntity)
}

// medium is a word for an outlet at token i: whether it is one for a news
// agency, and where it ends.
func (c *chainer) medium(i, end int) (agency bool, to int, ok bool) {
	if i >= end {
		return false, i, false
	}
	for _, m := range c.doc.MatchesAt(i) {
		if m.Sense.Kind == lang.MarkerSense && int(m.To) <= end {
			if row := &c.doc.Lang.Pack.Markers[m.Sense.Ref]; row.Kind == lang.MediumMarker {
				return row.Value == "agency", int(m.To), true
			}
		}
	}
	return false, i, false
}

// teller is the entity that told the report a statement: its speaker, or who
// passed the speaker's words on; None where that is nobody known.
func (c *chainer) teller(st *draft.Statement) int {
	switch {
	case st.Via != draft.None:
		return st.Via
	case st.Within != draft.None:
		return c.teller(&c.d.Statements[st.Within])
	case len(st.Speakers) > 0:
		return st.Speakers[0].Entity
	}
	return draft.None
}

// sameTeller reports whether a statement was told by whoever the sentence that
// cites an outlet quotes from it: the rest of what he told came the same way.
// What others say in the report may have come to it directly.
func (c *chainer) sameTeller(st *draft.Statement, sent int) bool {
	teller := c.teller(st)
	if teller == draft.None || c.told[sent] {
		return false
	}
	i := sort.Search(len(c.d.Statements), func(i int) bool { return c.d.Statements[i].Sent >= sent })
	for ; i < len(c.d.Statements) && c.d.Statements[i].Sent == sent; i++ {
		if c.teller(&c.d.Statements[i]) == teller {
			return true
		}
	}
	return false
}

// statement builds the chain of one statement, nearest to the speaker first:
// the speaker whose statement it stands in, the outlet cited in its sentence
// or in the report's only citation, the wires credited, the outlet.
func (c *chainer) statement(st *draft.Statement) {
	if st.Within != draft.None {
		for _, sp := range c.d.Statements[st.Within].Speakers {
			if sp.Entity != draft.None {
				st.Chain = append(st.Chain, sanad.Link{Carrier: c.d.Entities[sp.Entity].Name, Kind: "speaker"})
			}
		}
	}
	if st.Via != draft.None {
		st.Chain = append(st.Chain, sanad.Link{Carrier: c.d.Entities[st.Via].Name, Kind: "speaker"})
	}
	cited := c.bySent[st.Sent]
	if len(cited) == 0 && c.cites == 1 && c.sameTeller(st, c.d.Carriers[c.only].Sent) {
		cited = []int{c.only}
	}
	for _, list := range [][]int{cited, c.whole} {
		for _, k := range list {
			st.Chain = append(st.Chain, sanad.Link{Carrier: c.d.Carriers[k].Name, Kind: kind(c.d.Carriers[k].Wire)})
		}
	}
	if o := c.d.Outlet; o != nil {
		st.Chain = append(st.Chain, sanad.Link{Carrier: o.Name, Kind: "outlet"})
	}
}

func kind(wire bool) string {
	if wire {
		return "wire"
	}
	return "outlet"
}
