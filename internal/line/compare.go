package line

import (
	"cmp"
	"slices"
)

type match struct {
	score    float32
	flipped  bool // one denies what the other asserts
	contrary bool
	same     bool    // the same stem
	opposite bool    // their meanings are complements: allow, forbid
	alone    float32 // weight of the words of a phrase that have no match
}

func (k *Knowledge) matchItems(a, b *item) match {
	if (a.kind == actorItem) != (b.kind == actorItem) || (a.kind == numberItem) != (b.kind == numberItem) {
		return match{}
	}
	flip := a.denied != b.denied
	if a.kind == actorItem || a.kind == numberItem {
		if a.stem == b.stem {
			return match{score: 1, same: true}
		}
		return match{}
	}
	best := match{}
	for _, x := range a.meaning {
		for _, y := range b.meaning {
			if x.concept == y.concept {
				m := match{score: 0.95, flipped: flip != (x.turned != y.turned), opposite: x.turned != y.turned}
				if m.score > best.score || m.score == best.score && best.opposite && !m.opposite {
					best = m
				}
			}
		}
	}
	if a.stem == b.stem && (best.score == 0 || !best.flipped || flip) {
		return match{score: 1, flipped: flip, same: true}
	}
	if best.score > 0 {
		return best
	}
	for _, x := range a.meaning {
		for _, y := range b.meaning {
			switch {
			case k.contrary[x.concept] == y.concept:
				best = match{score: 0.9, contrary: true, flipped: !flip}
			case best.score < 0.6 && (within(k.broader[x.concept], y.concept) || within(k.broader[y.concept], x.concept)):
				best = match{score: 0.6, flipped: flip != (x.turned != y.turned), opposite: x.turned != y.turned}
			default:
				if alike := k.nearness(x.concept, y.concept); alike > 0 && nearScore(alike) > best.score {
					best = match{score: nearScore(alike), flipped: flip != (x.turned != y.turned), opposite: x.turned != y.turned}
				}
			}
		}
	}
	return best
}

// nearScore is what a match of two near concepts counts.
func nearScore(alike float32) float32 { return min(0.45+alike, 0.85) }

// matchItem matches an item, or a phrase word by word.
func (k *Knowledge) matchItem(a, b *item) match {
	if !a.mayMatch(b) {
		return match{}
	}
	best := k.matchItems(a, b)
	for i := range b.parts {
		if m := k.matchItems(a, &b.parts[i]); m.score*partShare > best.score {
			m.score *= partShare
			m.same = false
			m.flipped = m.flipped != b.denied
			best = m
		}
	}
	return best
}

// partShare is what is left of a match with one word of a phrase.
const partShare = 0.9

func within(s []int32, c int32) bool {
	for _, x := range s {
		if x == c {
			return true
		}
	}
	return false
}

// found is how one clause's items were found in the other statement.
type found struct {
	total, core, all  float32
	words             float32
	flipped, contrary float32
	actors, lonely    int
	alone             float32
	verbs, verbsMet   float32
	denied, deniedMet float32
	opposites         int     // matches of complements
	lone              []*item // core items that have no match
	denying           int     // items that deny their concept, and have no match
	numbers, oddNums  int
	at                []int // index of the core item matched, or -1
	same              []bool
}

const contextShare = 0.75 // of a match found outside the clause

func (k *Knowledge) find(p, q *Proposition) found {
	f := found{at: make([]int, len(p.core.items)), same: make([]bool, len(p.core.items))}
	best := k.align(p, q, f.at)
	for i := range p.core.items {
		a := &p.core.items[i]
		m := best[i]
		f.total += a.weight
		f.core += m.score * a.weight
		if m.score < contextShare {
			if c, _ := k.bestMatch(a, q.context); c.score*contextShare > m.score {
				m, f.at[i] = match{score: c.score * contextShare}, -1
			}
		}
		f.same[i] = m.same && f.at[i] >= 0
		f.count(a, m)
		if f.same[i] {
			f.words += a.weight
		}
	}
	return f
}

// align matches the items of two clauses one to one, the best matches first.
func (k *Knowledge) align(p, q *Proposition, at []int) []match {
	type cell struct {
		i, j int
		m    match
	}
	var cells []cell
	best := make([]match, len(at))
	for i := range p.core.items {
		at[i] = -1
		a := &p.core.items[i]
		for j := range q.core.items {
			if m := k.matchItem(a, &q.core.items[j]); m.score > 0 {
				cells = append(cells, cell{i, j, m})
			}
		}
		if len(a.parts) > 1 {
			if m, j := k.bestMatch(a, q.core.items); m.score > 0 && j < 0 {
				best[i] = m
			}
		}
	}
	slices.SortStableFunc(cells, func(x, y cell) int { return cmp.Compare(y.m.score, x.m.score) })
	taken := make([]bool, len(q.core.items))
	for _, c := range cells {
		if at[c.i] < 0 && !taken[c.j] && c.m.score > best[c.i].score {
			at[c.i], taken[c.j], best[c.i] = c.j, true, c.m
		}
	}
	return best
}

// bestMatch finds the item of a clause that matches best, or, for a phrase, the
// items that match its words.
func (k *Knowledge) bestMatch(a *item, items []item) (best match, at int) {
	at = -1
	for j := range items {
		if m := k.matchItem(a, &items[j]); m.score > best.score {
			best, at = m, j
		}
	}
	if len(a.parts) > 1 && best.score < partShare {
		var sum, total, alone float32
		for t := range a.parts {
			m, _ := k.bestMatch(&a.parts[t], items)
			sum, total = sum+m.score*a.parts[t].weight, total+a.parts[t].weight
			if m.score < 0.5 && a.parts[t].weight > lightWeight {
				alone += a.parts[t].weight
			}
		}
		if total > 0 && sum/total > best.score {
			best, at = match{score: sum / total, alone: alone}, -1
		}
	}
	return best, at
}

func (f *found) count(a *item, m match) {
	f.all += m.score * a.weight
	switch {
	case m.opposite:
		f.opposites++
	case m.score < 0.5 && a.turned():
		f.denying++
	}
	if m.flipped {
		f.flipped += m.score * a.weight
	}
	if m.contrary {
		f.contrary += m.score * a.weight
	}
	switch {
	case m.score < 0.5 && a.weight > lightWeight:
		f.alone += a.weight
		f.lone = append(f.lone, a)
	default:
		f.alone += m.alone
	}
	if a.verb {
		f.verbs += a.weight
		f.verbsMet += a.weight * m.score
	}
	if a.denied {
		f.denied += a.weight
		f.deniedMet += a.weight * m.score
	}
	switch a.kind {
	case actorItem, nameItem:
		f.actors++
		if m.score == 0 {
			f.lonely++
		}
	case numberItem:
		f.numbers++
		if m.score == 0 {
			f.oddNums++
		}
	}
}
