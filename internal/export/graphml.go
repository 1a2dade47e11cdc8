package export

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// graph gathers a network of events: who did what to whom, a directed edge for
// each pair and type, with how often reports tell of it and when. It holds as
// much as there are actors and edges.
type graph struct {
	nodes map[string]node
	edges map[edge]*weight
}

type node struct{ name, kind, side string }

type edge struct{ from, to, typ string }

type weight struct {
	quad        string
	tellings    int
	first, last string
	reports     map[string]bool
}

// graphML writes the events that took place as a network in GraphML
// (graphml.graphdrawing.org), which Gephi, igraph and NetworkX read.
func (j *job) graphML(w io.Writer) (int, error) {
	g := &graph{nodes: map[string]node{}, edges: map[edge]*weight{}}
	err := j.events(func(e *Event) error {
		return j.directed(e, func(from, to *partyOf) error {
			if to != nil {
				g.add(e, from, to)
			}
			return nil
		})
	})
	if err != nil {
		return 0, err
	}
	return len(g.edges), g.write(w)
}

func (g *graph) add(e *Event, from, to *partyOf) {
	for _, p := range []*partyOf{from, to} {
		g.nodes[p.actor.Key] = node{p.actor.Name, p.actor.Kind, p.side.Key}
	}
	key := edge{from.actor.Key, to.actor.Key, e.Type}
	x := g.edges[key]
	if x == nil {
		x = &weight{quad: e.Quad, reports: map[string]bool{}}
		g.edges[key] = x
	}
	x.tellings++
	x.reports[e.Report] = true
	if e.Date == "" || e.From == "" {
		return
	}
	if x.first == "" || e.From < x.first {
		x.first = e.From
	}
	x.last = max(x.last, e.To)
}

// write writes the network; its order is that of the ids.
func (g *graph) write(w io.Writer) error {
	var b strings.Builder
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, k := range [][3]string{
		{"node", "name", "string"}, {"node", "kind", "string"}, {"node", "side", "string"}, {"edge", "type", "string"}, {"edge", "quad", "string"},
		{"edge", "tellings", "int"}, {"edge", "reports", "int"}, {"edge", "first", "string"}, {"edge", "last", "string"},
	} {
		fmt.Fprintf(&b, `<key id="%s.%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", k[0], k[1], k[0], k[1], k[2])
	}
	b.WriteString(`<graph edgedefault="directed">` + "\n")
	for _, id := range slices.Sorted(maps.Keys(g.nodes)) {
		n := g.nodes[id]
		fmt.Fprintf(&b, `<node id="%s">%s</node>`+"\n", inXML(id), datums("node", "name", n.name, "kind", n.kind, "side", n.side))
	}
	order := slices.SortedFunc(maps.Keys(g.edges), func(x, y edge) int {
		return cmp.Or(strings.Compare(x.from, y.from), strings.Compare(x.to, y.to), strings.Compare(x.typ, y.typ))
	})
	for _, k := range order {
		x := g.edges[k]
		fmt.Fprintf(&b, `<edge source="%s" target="%s">%s</edge>`+"\n", inXML(k.from), inXML(k.to), datums("edge", "type", k.typ, "quad", x.quad,
			"tellings", strconv.Itoa(x.tellings), "reports", strconv.Itoa(len(x.reports)), "first", x.first, "last", x.last))
	}
	b.WriteString("</graph>\n</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// datums are the data of a node or an edge; what is empty is left out.
func datums(of string, pairs ...string) string {
	var b strings.Builder
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] != "" {
			fmt.Fprintf(&b, `<data key="%s.%s">%s</data>`, of, pair[0], inXML(pair[1]))
		}
	}
	return b.String()
}

// inXML is a text as it may stand in XML: what XML cannot hold is left out.
func inXML(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
