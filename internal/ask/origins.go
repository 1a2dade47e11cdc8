package ask

import "strconv"

// origins counts from how many places reports have what they say: copies of one
// text, and reports of one saying that came by one wire, have one origin.
type origins struct {
	parent map[string]string
}

func newOrigins() *origins { return &origins{map[string]string{}} }

func (o *origins) root(k string) string {
	for {
		p, ok := o.parent[k]
		if !ok {
			o.parent[k] = k
			return k
		}
		if p == k {
			return k
		}
		if up, ok := o.parent[p]; ok {
			o.parent[k] = up // halve the way for the next
		}
		k = p
	}
}

func (o *origins) unite(a, b string) {
	if a, b = o.root(a), o.root(b); a != b {
		o.parent[b] = a
	}
}

// add adds the reports of a saying.
func (o *origins) add(g *joined) {
	wires := map[int64]string{} // the first report that each wire brought this saying to
	for _, s := range g.statements {
		report := "r" + s.report.UID
		o.root(report)
		if s.report.Origin != 0 {
			o.unite(report, originKey(s.report.Origin))
		}
		for _, c := range s.Chain {
			if c.Kind != "wire" {
				continue
			}
			if first, ok := wires[c.Actor]; ok {
				o.unite(first, report)
			} else {
				wires[c.Actor] = report
			}
		}
	}
}

// count is how many origins there are.
func (o *origins) count() int {
	n := map[string]bool{}
	for k := range o.parent {
		if k[0] == 'r' {
			n[o.root(k)] = true
		}
	}
	return len(n)
}

func originKey(label int64) string { return "o" + strconv.FormatInt(label, 16) }
