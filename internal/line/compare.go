package line

import (
	"cmp"
	"math"
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
	common := 0
	for _, x := range a.meaning {
		for _, y := range b.meaning {
			if x.concept == y.concept {
				common++
				m := match{score: 0.95, flipped: flip != (x.turned != y.turned), opposite: x.turned != y.turned}
				if m.score > best.score || m.score == best.score && best.opposite && !m.opposite {
					best = m
				}
			}
		}
	}
	best.score *= sureness(common, len(a.meaning), len(b.meaning))
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
				return match{score: 0.9, contrary: true, flipped: !flip}
			}
		}
	}
	if agree, differ := a.signs.families.compare(&b.signs.families); agree+differ > 0 {
		return match{score: familyScore, flipped: flip != (agree == 0), opposite: agree == 0}
	}
	for _, x := range a.meaning {
		for _, y := range b.meaning {
			switch {
			case best.score < 0.6 && (within(k.broader[x.concept], y.concept) || within(k.broader[y.concept], x.concept)):
				best = match{score: 0.6, flipped: flip != (x.turned != y.turned), opposite: x.turned != y.turned}
			default:
				if alike := k.nearness(x.concept, y.concept); alike > 0 && nearScore(alike) > best.score {
					best = match{score: nearScore(alike), flipped: flip != (x.turned != y.turned), opposite: x.turned != y.turned}
				}
			}
		}
	}
	if best.score < axisScore {
		if m := matchSides(a, b); m.score > best.score {
			m.flipped = m.flipped != flip
			return m
		}
	}
	return best
}

// familyScore is what a match counts of two words of one family.
const familyScore = 0.8

// axisScore is what a match counts of two words that only do alike.
const axisScore = 0.55

// matchSides matches two items by what they do, seen from far.
func matchSides(a, b *item) match {
	agree, differ := a.signs.sides.compare(&b.signs.sides)
	if agree+differ == 0 || agree == differ {
		return match{}
	}
	return match{score: axisScore, flipped: differ > agree, opposite: differ > agree}
}

// sureness is how sure it is that two words of a and b senses, with some in
// common, mean the same here.
func sureness(common, a, b int) float32 {
	if common == 0 || common == a && b <= 3 || common == b && a <= 3 {
		return 1
	}
	return 0.6 + 0.4*float32(math.Sqrt(float64(common*common)/float64(a*b)))
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
	turned            float32 // weight of what the other statement says only the other way round
	met               float32 // weight of what it says at all
	rare              float32 // weight of the names and telling words that both have
	// what is denied on one side: whether its match is denied too, is not, or is missing
	agrees, clashes, untold float32
	at                      []int // index of the core item matched, or -1
	same                    []bool
}

const contextShare = 0.75 // of a match found outside the clause

func (k *Knowledge) find(p, q *Proposition) found {
	f := found{at: make([]int, len(p.core.items)), same: make([]bool, len(p.core.items))}
	told := make([]stance, len(f.at))
	best := k.align(p, q, f.at, told)
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
		f.weighStance(a, k.stanceAmong(told[i], a, q.context))
		f.same[i] = m.same && f.at[i] >= 0
		f.count(a, m)
		if f.same[i] {
			f.words += a.weight
		}
	}
	return f
}

// stance is how surely the other statement says a word, and how surely it says
// it the other way round.
type stance struct{ straight, turned float32 }

func (s *stance) hear(m match) {
	if m.flipped || m.contrary {
		s.turned = max(s.turned, m.score)
	} else {
		s.straight = max(s.straight, m.score)
	}
}

// stanceAmong adds what more items say of a word.
func (k *Knowledge) stanceAmong(s stance, a *item, items []item) stance {
	if a.weight <= lightWeight {
		return s
	}
	for j := range items {
		s.hear(k.matchItem(a, &items[j]))
	}
	return s
}

func (f *found) weighStance(a *item, s stance) {
	score := max(s.straight, s.turned)
	if score < 0.5 || a.weight <= lightWeight {
		return
	}
	f.met += a.weight * score
	if s.turned > s.straight && a.kind == wordItem {
		f.turned += a.weight * score
	}
	if score >= 0.9 && (a.kind != wordItem || a.weight >= heavyWeight) {
		f.rare += a.weight
	}
}

// align matches the items of two clauses one to one, the best matches first.
func (k *Knowledge) align(p, q *Proposition, at []int, told []stance) []match {
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
				told[i].hear(m)
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

// surely is the score from which on a match tells whether two words are denied
// alike.
const surely = 0.8

func (f *found) countDenial(a *item, m match) {
	if a.weight <= lightWeight && !m.same || a.kind == actorItem || a.kind == numberItem {
		return
	}
	w := max(a.weight, 0.5)
	switch {
	case m.score >= surely && (m.flipped || m.contrary):
		f.clashes += w
	case m.score >= surely && (a.denied || m.opposite):
		f.agrees += w
	case m.score < surely && a.denied:
		f.untold += w
	}
}

func (f *found) count(a *item, m match) {
	f.all += m.score * a.weight
	f.countDenial(a, m)
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
