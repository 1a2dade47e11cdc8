package line

import (
	"math"
	"slices"

	"github.com/sanad-news/sanad/lang"
)

// measure compares two propositions.
func (k *Knowledge) measure(p, q *Proposition) (f features) {
	k.measurePairs(&f, p, q)
	k.measureClauses(&f, p, q)
	return f
}

// measureClauses measures how much of each clause the other statement has.
func (k *Knowledge) measureClauses(f *features, p, q *Proposition) {
	x, y := k.find(p, q), k.find(q, p)
	if x.total == 0 || y.total == 0 || x.all == 0 || y.all == 0 {
		return
	}
	f[fBias] = 1
	cx, cy := x.all/x.total, y.all/y.total
	f[fCoverLess], f[fCoverMore] = min(cx, cy), max(cx, cy)
	dx, dy := x.core/x.total, y.core/y.total
	f[fCoreLess], f[fCoreMore] = min(dx, dy), max(dx, dy)
	f[fProduct] = cx * cy
	shared := (x.all + y.all) / 2
	f[fMass] = float32(math.Log1p(float64(shared)))
	f[fWords] = (x.words + y.words) / (x.all + y.all)
	f[fActorClash] = mark(x.lonely > 0 && y.lonely > 0)
	f[fActorAlone] = mark((x.lonely > 0) != (y.lonely > 0))
	f[fActorShared] = min(float32(min(x.actors-x.lonely, y.actors-y.lonely)), 2) / 2
	f[fNoActors] = mark(x.actors == 0 && y.actors == 0)
	f[fElliptic] = mark((x.actors == 0) != (y.actors == 0))
	f[fSigns] = (x.flipped + y.flipped) / (x.all + y.all)
	f[fContrary] = (x.contrary + y.contrary) / (x.all + y.all)
	f[fParity] = mark((p.core.denials+q.core.denials+x.opposites+x.denying+y.denying)%2 != 0)
	if f[fSigns] < 0.1 && (p.core.onlyKeeps() && !q.core.marks.has(lang.Keeps) || q.core.onlyKeeps() && !p.core.marks.has(lang.Keeps)) {
		f[fParity] = 0 // to keep a thing is not to change it
	}
	f[fNumberClash] = mark(x.oddNums > 0 && y.oddNums > 0) + 0.5*mark((x.oddNums > 0) != (y.oddNums > 0))
	f[fLonelyLess], f[fLonelyMore] = min(x.alone, y.alone, 6)/3, min(max(x.alone, y.alone), 12)/6
	f[fVerbs] = min(share(x.verbsMet, x.verbs), share(y.verbsMet, y.verbs))
	f[fDenied] = min(share(x.deniedMet, x.denied), share(y.deniedMet, y.denied))
	f[fSiblings] = min(max(k.siblings(x.lone, y.lone), k.siblings(y.lone, x.lone)), 3) / 3
	f[fKnown] = min(known(x.lone), known(y.lone), 4) / 4
	k.measurePredicates(f, p, q)
	f[fTailMass] = min(tailWeight(&p.core), tailWeight(&q.core), 4) / 2
	f[fSubject] = min(k.subjectMatch(&p.core, &q.core), k.subjectMatch(&q.core, &p.core))
	f[fTurned] = max(x.turned, y.turned)
	f[fTurnedShare] = max(x.turned/max(x.met, 1), y.turned/max(y.met, 1))
	f[fAgrees], f[fClashes], f[fUntold] = max(x.agrees, y.agrees), max(x.clashes, y.clashes), max(x.untold, y.untold)
	f[fDenials] = mark(p.core.denials%2 != q.core.denials%2)
	f[fRare] = min(x.rare, y.rare)
	f[fTopic] = min(x.met/x.total, y.met/y.total)
	f[fTotal] = min(x.total, y.total)
	f[fReplaced] = max(slots(&p.core, &q.core, x), slots(&q.core, &p.core, y))
	f[fReplacedWords] = f[fReplaced] * f[fWords]
	compareMarks(f, p.core.marks, q.core.marks)
	f[fCross] = mark(p.lang != q.lang)
}

// measurePredicates measures how much of each predicate the other clause has.
func (k *Knowledge) measurePredicates(f *features, p, q *Proposition) {
	f[fTailLess] = min(k.tailCover(&p.core, &q.core), k.tailCover(&q.core, &p.core))
	f[fBrief] = max(k.briefCover(&p.core, &q.core), k.briefCover(&q.core, &p.core))
}

// onlyKeeps reports whether a clause says that something stays, and denies
// nothing.
func (c *clause) onlyKeeps() bool { return c.marks.has(lang.Keeps) && c.denials == 0 }

// share is part of whole, or a half where there is nothing to share.
func share(part, whole float32) float32 {
	if whole == 0 {
		return 0.5
	}
	return part / whole
}

func mark(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// slots weighs what stands between the same neighbours in both clauses and
// differs: the one word changed in an otherwise equal claim.
func slots(p, q *clause, x found) float32 {
	var replaced float32
	lastP, lastQ := -1, -1
	closeSlot := func(i, j int) {
		var left, right float32
		for t := lastP + 1; t < i; t++ {
			if x.at[t] < 0 {
				left += p.items[t].weight
			}
		}
		for t := lastQ + 1; t < j; t++ {
			right += q.items[t].weight
		}
		replaced += min(left, right)
	}
	for i := range p.items {
		if j := x.at[i]; j > lastQ {
			closeSlot(i, j)
			lastP, lastQ = i, j
		}
	}
	closeSlot(len(p.items), len(q.items))
	return min(replaced/2, 1.5)
}

func compareMarks(f *features, p, q marks) {
	differ := func(o lang.Operator) float32 { return mark(p.has(o) != q.has(o)) }
	f[fConditions] = differ(lang.Conditions)
	f[fQuestions] = differ(lang.Questions)
	f[fWeakens] = differ(lang.Weakens)
	f[fRecalls] = differ(lang.Recalls)
	f[fAdds] = max(differ(lang.Adds), mark((p^q)&ceases != 0))
	if p.has(lang.Mays) && !q.has(lang.Mays) && !q.has(lang.Permits) || q.has(lang.Mays) && !p.has(lang.Mays) && !p.has(lang.Permits) {
		f[fWeakens] = 1 // what may be so is not told as so
	}
	past := func(m marks) bool { return m.has(lang.Completes) || m&ever != 0 && !m.has(lang.Intends) }
	f[fTenses] = mark(past(p) && q.has(lang.Intends) || p.has(lang.Intends) && past(q))
	f[fFuture], f[fDone], f[fKeeps], f[fExists] = differ(lang.Intends), differ(lang.Completes), differ(lang.Keeps), differ(lang.Exists)
	f[fLimits] = differ(lang.Limits)
	f[fSamples] = differ(lang.Samples)
	f[fBounds] = differ(lang.Bounds)
	f[fParts] = differ(lang.Parts)
	f[fObliges] = differ(lang.Obliges)
	f[fPends] = differ(lang.Pends)
	f[fTotals] = mark(p.has(lang.Totals) && q.has(lang.Parts) || q.has(lang.Totals) && p.has(lang.Parts))
}

// siblings weighs the pairs of unmatched items that are kinds of the same: two
// ministries, two minerals.
func (k *Knowledge) siblings(a, b []*item) (w float32) {
	for _, x := range a {
		for _, y := range b {
			if k.kin(x, y) {
				w += min(x.weight, y.weight)
				break
			}
		}
	}
	return w
}

func (k *Knowledge) kin(x, y *item) bool {
	if x.kind != y.kind {
		return false
	}
	if x.kind != wordItem {
		return true
	}
	for _, s := range x.meaning {
		for _, t := range y.meaning {
			for _, b := range k.broader[s.concept] {
				if within(k.broader[t.concept], b) {
					return true
				}
			}
		}
	}
	return false
}

func known(items []*item) (w float32) {
	for _, it := range items {
		if len(it.meaning) > 0 && !it.verb {
			w += it.weight
		}
	}
	return w
}

// tail are the items from the predicate on: from what is denied, or else from
// the first verb.
func (c *clause) tail() []item {
	for i := range c.items {
		if c.items[i].denied && c.items[i].weight > lightWeight {
			return c.items[i:]
		}
	}
	for i := range c.items {
		if c.items[i].verb {
			return c.items[i:]
		}
	}
	return nil
}

func tailWeight(c *clause) (w float32) {
	for _, it := range c.tail() {
		if it.weight > lightWeight {
			w += it.weight
		}
	}
	return w
}

// tailCover is the share of the weight of c's predicate that d's has too.
func (k *Knowledge) tailCover(c, d *clause) float32 {
	tail, other := c.tail(), d.tail()
	var total, met float32
	for i := range tail {
		if tail[i].weight <= lightWeight {
			continue
		}
		m, _ := k.bestMatch(&tail[i], other)
		total += tail[i].weight
		met += tail[i].weight * m.score
	}
	if total == 0 {
		return 0
	}
	return met / total
}

// subject are the items before the predicate.
func (c *clause) subject() []item { return c.items[:len(c.items)-len(c.tail())] }

// subjectMatch is how well the word of c's subject fits that d's has too; 1
// where there are only names, numbers and light words in it.
func (k *Knowledge) subjectMatch(c, d *clause) float32 {
	subject, other := c.subject(), d.subject()
	var best float32
	empty := true
	for i := range subject {
		if it := &subject[i]; it.kind == wordItem && it.weight > lightWeight {
			m, _ := k.bestMatch(it, other)
			best = max(best, m.score)
			empty = false
		}
	}
	if empty {
		return 1
	}
	return best
}

// briefest is what a predicate must weigh to be known without a subject: two
// words that tell something.
const briefest = 2.0

// brief reports whether a clause is known by its predicate alone: it begins
// with it, names nobody, and says enough to be told from others.
func (c *clause) brief() bool {
	if tailWeight(c) < briefest || len(c.items) > 0 && !c.items[0].denied && !c.items[0].verb {
		return false
	}
	return !slices.ContainsFunc(c.items, func(it item) bool { return it.kind == actorItem || it.kind == nameItem })
}

// briefCover is the share of the weight of c's predicate that d's says too,
// denied alike; 0 for one that is not brief.
func (k *Knowledge) briefCover(c, d *clause) float32 {
	if !c.brief() {
		return 0
	}
	var total, met float32
	for _, it := range c.tail() {
		if it.weight <= lightWeight {
			continue
		}
		best := match{}
		for j := range d.items {
			if m := k.matchItem(&it, &d.items[j]); m.score > best.score {
				best = m
			}
		}
		total += it.weight
		if best.flipped || best.contrary {
			return 0
		}
		met += it.weight * best.score
	}
	return met / total
}
