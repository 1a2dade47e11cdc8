package line

import "slices"

// sole is the weight of what has no match of its own.
type sole struct{ all, subject, tail, nouns, rough float32 }

func (x *side) sole() (s sole) {
	for i, a := range x.items {
		score := max(x.met[i].score, x.parts[i])
		switch {
		case score >= surely+0.05:
			continue
		case score >= 0.5:
			s.rough += a.weight
			continue
		}
		s.all += a.weight
		switch {
		case i >= x.subject:
			s.tail += a.weight
		case a.kind == wordItem: // the ties of A and B, our ties
			s.subject += a.weight
		}
		if !a.verb {
			s.nouns += a.weight
		}
	}
	return s
}

// whens counts the words that tell when, of which d has no like one.
func (k *Knowledge) whens(c, d *clause) (n float32) {
	for i := range c.items {
		a := &c.items[i]
		if a.signs.when && !slices.ContainsFunc(d.items, func(b item) bool { return b.signs.when && k.matchItems(a, &b).score >= surely }) {
			n++
		}
	}
	return n
}

// around is the share of what governs a clause that only tells which thing is
// meant that the other statement has; 1 for other clauses, and beside a claim with
// nothing around it that leaves its subject out.
func (k *Knowledge) around(p, q *Proposition) float32 {
	if p.core.marks&modifies == 0 || q.core.brief() && len(q.context) == 0 {
		return 1
	}
	var met, all float32
	for i := range p.context {
		a := &p.context[i]
		if a.weight <= lightWeight {
			continue
		}
		all += a.weight
		if k.saidAround(a, q.core.items) || k.saidAround(a, q.context) {
			met += a.weight
		}
	}
	if all == 0 {
		return 1
	}
	return met / all
}

// strayNames counts the names that no table knows and that stand in the
// statement around p, but nowhere in that around q.
func strayNames(p, q *Proposition) (n float32) {
	among := func(a *item, items []item) bool {
		return slices.ContainsFunc(items, func(b item) bool { return b.stem == a.stem })
	}
	for _, items := range [][]item{p.core.items, p.context} {
		for i := range items {
			if a := &items[i]; a.kind == nameItem && a.weight > lightWeight && !among(a, q.core.items) && !among(a, q.context) {
				n++
			}
		}
	}
	return n
}
