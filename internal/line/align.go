package line

import (
	"cmp"
	"slices"
)

// side is one clause of a pair as the other answers it: its telling items, and
// what of each the other has.
type side struct {
	items   []*item
	subject int       // how many of them stand before the predicate
	at      []int     // the other's item matched one to one, or -1
	met     []match   // with that item
	parts   []float32 // of a phrase: how much of its words the other has, one by one
	held    []float32 // how well a word of the other's phrases matches it
}

// leastMatch is the score from which on two items are paired at all.
const leastMatch = 0.3

// telling are the items of a clause that are not light.
func telling(c *clause) side {
	var s side
	from := len(c.items) - len(c.tail())
	for i := range c.items {
		if it := &c.items[i]; it.weight > lightWeight {
			if i < from {
				s.subject++
			}
			s.items = append(s.items, it)
		}
	}
	n := len(s.items)
	s.at, s.met, s.parts, s.held = make([]int, n), make([]match, n), make([]float32, n), make([]float32, n)
	for i := range s.at {
		s.at[i] = -1
	}
	return s
}

// pair aligns two clauses item by item, the best matches first, those that say
// the same before those that say the contrary; then the words of phrases that
// found no like one.
func (k *Knowledge) pair(p, q *clause) (x, y side) {
	x, y = telling(p), telling(q)
	type cell struct {
		i, j int
		m    match
	}
	cells := make([]cell, 0, 16)
	for i, a := range x.items {
		for j, b := range y.items {
			if !a.mayMatch(b) {
				continue
			}
			if m := k.matchItems(a, b); m.score >= leastMatch {
				cells = append(cells, cell{i, j, m})
			}
		}
	}
	slices.SortStableFunc(cells, func(a, b cell) int {
		return cmp.Or(cmp.Compare(b.m.score, a.m.score), bit(a.m.against())-bit(b.m.against()))
	})
	for _, c := range cells {
		if x.at[c.i] < 0 && y.at[c.j] < 0 {
			x.at[c.i], y.at[c.j], x.met[c.i], y.met[c.j] = c.j, c.i, c.m, c.m
		}
	}
	k.pairParts(&x, &y)
	k.pairParts(&y, &x)
	return x, y
}

// against reports whether the words matched exclude each other, whatever is
// denied of them.
func (m match) against() bool { return m.opposite || m.contrary }

// pairParts matches the words of phrases that have no like one.
func (k *Knowledge) pairParts(x, y *side) {
	for i, a := range x.items {
		if len(a.parts) == 0 || x.met[i].score >= surely {
			continue
		}
		var sum, total float32
		for t := range a.parts {
			part := &a.parts[t]
			if part.weight <= lightWeight {
				continue
			}
			best, at := k.bestOf(part, y.items)
			total, sum = total+part.weight, sum+part.weight*best
			if best >= 0.5 {
				y.held[at] = max(y.held[at], best)
			}
		}
		if total > 0 && sum/total > x.met[i].score {
			x.parts[i] = sum / total
		}
	}
}

// bestOf is how well any of the items, or a word of them, matches.
func (k *Knowledge) bestOf(a *item, items []*item) (best float32, at int) {
	for j, b := range items {
		if !a.mayMatch(b) {
			continue
		}
		s := k.matchItems(a, b).score
		for t := range b.parts {
			s = max(s, k.matchItems(a, &b.parts[t]).score)
		}
		if s > best {
			best, at = s, j
		}
	}
	return best, at
}

// How much a match counts that is not one to one.
const (
	heldShare   = 0.75 // with a word of a phrase of the other
	sharedShare = 0.8  // with an item that another matches better
	aroundMet   = 0.6  // what stands around the other clause is met from this score on
)

// tally is what of a side the other has, and what it lacks.
type tally struct {
	total, met     float32
	lone, strict   float32 // weight without a match; without one around the other clause either
	count          int
	verbs, known   float32 // of what has no match: verbs, words with concepts
	unknown        float32 // words without
	names, numbers float32
	subject, tail  float32 // where it stands
	turned         int     // words that deny their concept
	without        []bool
}

func (k *Knowledge) tally(x, y *side, around []item) tally {
	t := tally{without: make([]bool, len(x.items))}
	for i, a := range x.items {
		score := max(x.met[i].score, x.parts[i])
		score = max(score, min(x.held[i], heldShare))
		if score < 0.5 {
			s, _ := k.bestOf(a, y.items)
			score = max(score, s*sharedShare)
		}
		t.total += a.weight
		t.met += a.weight * score
		if x.at[i] < 0 && a.turned() {
			t.turned++
		}
		if score >= 0.5 {
			continue
		}
		t.without[i] = true
		t.lone += a.weight
		t.count++
		if i < x.subject {
			t.subject += a.weight
		} else {
			t.tail += a.weight
		}
		if !k.saidAround(a, around) {
			t.lack(a)
		}
	}
	return t
}

func (k *Knowledge) saidAround(a *item, around []item) bool {
	for j := range around {
		if a.mayMatch(&around[j]) && k.matchItems(a, &around[j]).score >= aroundMet {
			return true
		}
	}
	return false
}

func (t *tally) lack(a *item) {
	t.strict += a.weight
	switch {
	case a.kind == actorItem || a.kind == nameItem:
		t.names++
	case a.kind == numberItem:
		t.numbers++
	case a.verb:
		t.verbs += a.weight
	case len(a.meaning) > 0:
		t.known += a.weight
	default:
		t.unknown += a.weight
	}
}

// measurePairs measures how two clauses answer each other, item by item.
func (k *Knowledge) measurePairs(f *features, p, q *Proposition) {
	x, y := k.pair(&p.core, &q.core)
	s, t := k.tally(&x, &y, q.context), k.tally(&y, &x, p.context)
	if s.total == 0 || t.total == 0 {
		return
	}
	set := func(less feature, a, b float32) { f[less], f[less+1] = min(a, b), max(a, b) }
	set(fMetLess, s.met/s.total, t.met/t.total)
	set(fMetWeightLess, s.met, t.met)
	set(fWeightLess, s.total, t.total)
	set(fLoneLess, s.lone, t.lone)
	set(fLoneCountLess, float32(s.count), float32(t.count))
	set(fLackLess, s.strict, t.strict)
	set(fLackKnownLess, s.known, t.known)
	set(fLackUnknownLess, s.unknown, t.unknown)
	set(fLackVerbLess, s.verbs, t.verbs)
	set(fLackNameLess, s.names, t.names)
	set(fLackNumberLess, s.numbers, t.numbers)
	set(fLackSubjectLess, s.subject, t.subject)
	set(fLackTailLess, s.tail, t.tail)
	set(fDenialsLess, float32(p.core.denials), float32(q.core.denials))
	k.measureSigns(f, &x, &y, p.core.denials+q.core.denials, s.turned+t.turned)
	x.measureOrder(f, &y)
	f[fSlots2] = x.slots(&y, s.without, t.without)
	f[fSlotsExact] = f[fSlots2] * f[fExact]
	f[fKin] = min(k.kinAmong(&x, &y, s.without, t.without), 4)
	a, common := strays(p, q)
	b, _ := strays(q, p)
	set(fStrayLess, a, b)
	f[fCommonNames] = common
	m, n := x.sole(), y.sole()
	set(fSoleLess, m.all, n.all)
	set(fSoleSubjectLess, m.subject, n.subject)
	set(fSoleTailLess, m.tail, n.tail)
	set(fSoleNounLess, m.nouns, n.nouns)
	f[fRough] = (m.rough + n.rough) / (s.total + t.total)
	set(fWhenLess, k.whens(&p.core, &q.core), k.whens(&q.core, &p.core))
	f[fStrayNames] = min(strayNames(p, q), strayNames(q, p))
	f[fAround] = min(k.around(p, q), k.around(q, p))
	f[fModifiers] = mark(p.core.marks&modifies != 0) + mark(q.core.marks&modifies != 0)
	lights := func(c, d *clause) (n float32) {
		for i := range c.items {
			if it := &c.items[i]; it.weight <= lightWeight && len(it.meaning) == 0 && !slices.ContainsFunc(d.items, func(o item) bool { return o.stem == it.stem }) {
				n++
			}
		}
		return n
	}
	set(fLackLightLess, lights(&p.core, &q.core), lights(&q.core, &p.core))
}

// strays counts the names in the statement around p that are nowhere in the one
// around q, and those that are.
func strays(p, q *Proposition) (stray, common float32) {
	among := func(a *item, items []item) bool {
		return slices.ContainsFunc(items, func(b item) bool { return b.kind == a.kind && b.stem == a.stem })
	}
	for _, items := range [][]item{p.core.items, p.context} {
		for i := range items {
			switch a := &items[i]; {
			case a.kind != actorItem:
			case among(a, q.core.items) || among(a, q.context):
				common++
			default:
				stray++
			}
		}
	}
	return stray, common
}

// measureSigns measures which matches say the same, and which the contrary.
func (k *Knowledge) measureSigns(f *features, x, y *side, denials, turned int) {
	var opposed, contraries, mine, theirs int
	var agrees, clashes float32
	for i, j := range x.at {
		if j < 0 {
			continue
		}
		m, a, b := x.met[i], x.items[i], y.items[j]
		if m.score >= 0.5 && m.against() {
			opposed++
			contraries += bit(m.contrary)
		}
		if m.score < surely || a.kind != wordItem && a.kind != nameItem {
			continue
		}
		w, verbs := max(a.weight, b.weight), a.verb || b.verb
		switch {
		case (a.denied != b.denied) != m.against():
			clashes += w
			f[fVerbClash] += w * mark(verbs)
			mine, theirs = mine+bit(a.denied), theirs+bit(b.denied)
		case a.denied || m.against():
			agrees += w
			f[fVerbAgree] += w * mark(verbs)
		}
	}
	f[fOpposed], f[fContraries], f[fTurnedAlone] = float32(opposed), float32(contraries), float32(turned)
	f[fOdd], f[fOddDenials] = float32((denials+opposed+turned)%2), float32(denials%2)
	f[fAgreeing], f[fClashing], f[fCrossing] = agrees, clashes, float32(mine*theirs)
}

// measureOrder measures in which order two clauses say what both have.
func (x *side) measureOrder(f *features, y *side) {
	var sure, sureNames []int
	var verb, exact, numbers, total float32
	for i, j := range x.at {
		total += x.items[i].weight
		if j < 0 {
			continue
		}
		m, a, b := x.met[i], x.items[i], y.items[j]
		if a.verb || b.verb {
			verb = max(verb, m.score)
		}
		if m.score == 1 {
			exact += a.weight
		}
		if m.score < surely {
			continue
		}
		sure = append(sure, j)
		if a.kind == actorItem || a.kind == nameItem {
			sureNames = append(sureNames, j)
		}
		if a.kind == numberItem {
			numbers++
		}
	}
	pairs := max(len(sure)*(len(sure)-1)/2, 1)
	f[fInverted] = float32(inversions(sure)) / float32(pairs)
	f[fNamesInverted], f[fNames] = float32(inversions(sureNames)), float32(len(sureNames))
	f[fVerbMet], f[fExact], f[fNumbers] = verb, exact/max(total, 1), numbers
}

func inversions(s []int) (n int) {
	for i := range s {
		for j := range i {
			n += bit(s[j] > s[i])
		}
	}
	return n
}

// slots weighs what has no match in both and stands between the same neighbours.
func (x *side) slots(y *side, mine, theirs []bool) (w float32) {
	i0, j0 := -1, -1
	shut := func(i1, j1 int) {
		var left, right float32
		for t := i0 + 1; t < i1; t++ {
			left += x.items[t].weight * float32(bit(mine[t]))
		}
		for t := j0 + 1; t < j1; t++ {
			right += y.items[t].weight * float32(bit(theirs[t]))
		}
		w += min(left, right)
	}
	for i, j := range x.at {
		if j > j0 && x.met[i].score >= surely {
			shut(i, j)
			i0, j0 = i, j
		}
	}
	shut(len(x.items), len(y.items))
	return w
}

// kinAmong weighs the items without a match that are kinds of the same.
func (k *Knowledge) kinAmong(x, y *side, mine, theirs []bool) (w float32) {
	for i, a := range x.items {
		for j, b := range y.items {
			if mine[i] && theirs[j] && a.kind == wordItem && k.kin(a, b) {
				w += min(a.weight, b.weight)
			}
		}
	}
	return w
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
