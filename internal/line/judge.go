package line

// How sure a pair must be. Of pairs of lines that the trees had not seen,
// distractors that share most words included, .76 of the Indonesian ones and .85
// of those across languages are right at 0.50, .78 and .86 at 0.55; lower, real
// reports are joined that only speak of the same. An opposition is told to people
// as such.
const (
	alike   = 0.52
	opposed = 0.6 // of the clause that has less in common
)

// judge weighs the features of a pair. What one claims and the other does not
// (a condition, a doubt, another actor, another number) tells them apart
// whatever they share; where nothing does, the trees decide.
func (k *Knowledge) judge(f features) Verdict {
	if f[fBias] == 0 || !f.comparable() {
		return Verdict{Relation: Unrelated}
	}
	score := 0.0
	if f.near() {
		score = k.forest.score(&f)
	}
	denies := f.denies()
	if !denies {
		score = max(score, f.plain())
	}
	switch {
	case score >= alike:
		return Verdict{Same, score}
	case denies && f[fCoreLess] >= opposed:
		return Verdict{Opposes, float64(f[fCoreLess])}
	}
	return Verdict{Unrelated, score}
}

// plain is how surely two propositions that deny nothing of each other are one
// by what is plain to see, or 0.
func (f *features) plain() (score float64) {
	if f[fCoreLess] >= equal && f[fMetLess] >= equal && f.onlyFormDiffers() {
		score = float64(f[fCoreLess])
	}
	if f[fBrief] >= wholly && (f[fAgrees] > 0 || f[fTailLess] >= leastTail && f[fTailMass] >= weightier) {
		score = max(score, float64(f[fBrief]))
	}
	if f.samePredicate() {
		score = max(score, float64(f[fTailLess]))
	}
	return score
}

// Shares of a clause that must be found in the other clause itself, on the side
// that has less and on the side that has more: what stands only around it is not
// what it claims. At .25 and .40 our gold has 17 more right pairs in 600 and 8
// more wrong ones, and a new form in a record of 40,000 is compared with seven
// times as many. Where one names nobody (does not target
// a third party) and its predicate stands wholly in the other, it may be short.
const (
	leastCore     = 0.3
	leastCoreMore = 0.65
	wholly        = 0.85
	equal         = 0.92 // two that differ in nothing but form
	weighty       = 1.0  // of a predicate: two words that tell something
	alikeSubjects = 0.6
	leastMet      = 0.45
	leastMetBoth  = 1.1
	leastTail     = 0.7 // of two predicates, where the brief one denies nothing
	weightier     = 1.5 // of such predicates
)

// samePredicate reports whether both deny the whole of one thing of subjects
// that are alike, though one may name them and the other not: our cooperation,
// the ties of A and B. Without it the wordings of a line that denies something
// fall apart; what is asserted of like subjects differs too often.
func (f *features) samePredicate() bool {
	return f[fAgrees] > 0 && f[fDenials] == 0 && f[fTailLess] >= wholly && f[fTailMass] >= weighty &&
		f[fSubject] >= alikeSubjects && f[fSiblings]+f[fLackTailMore] == 0 && (f[fActorAlone] == 0 || f[fElliptic] != 0)
}

// onlyFormDiffers reports whether two clauses that have all in common say it in
// one order and to one extent. Of the pairs of the gold that have all their
// telling words in common, three in five are near-misses: they differ in who does
// it to whom, in tense, or in a month.
func (f *features) onlyFormDiffers() bool {
	for _, x := range [...]feature{fParity, fObliges, fActorAlone, fKnown, fSiblings, fInverted, fFuture, fLimits, fParts, fBounds, fLackMore, fLackLightLess, fStrayMore} {
		if f[x] != 0 {
			return false
		}
	}
	return true
}

// marksApart reports whether one asks, doubts, recalls or sets a condition where
// the other does not.
func (f *features) marksApart() bool {
	for _, x := range [...]feature{fQuestions, fConditions, fWeakens, fSamples, fTenses, fRecalls, fTotals, fPends} {
		if f[x] != 0 {
			return true
		}
	}
	return false
}

// apart reports whether something that only one of the two says tells them apart, or
// too little of what they claim is shared.
func (f *features) apart() bool {
	return f.marksApart() || f[fActorClash] != 0 || f[fNumberClash] >= 1 || (f[fCoreLess] < leastCore || f[fCoreMore] < leastCoreMore) && f[fBrief] < wholly
}

// comparable reports whether nothing sets two propositions apart at sight.
func (f *features) comparable() bool { return !f.apart() && !f.strangers() }

// strangers reports whether each of two propositions has a name or a number that
// the other lacks, or their statements speak of other actors altogether. A
// subject left out, or told as "kami" or "both countries", goes with any.
func (f *features) strangers() bool {
	return f[fLackNameLess] != 0 || f[fLackNumberLess] != 0 || f[fStrayLess] != 0 && f[fCommonNames] == 0
}

// near reports whether enough of each clause is in the other for the trees to be
// asked. The gold's lines are each of a matter of its own; in real reports many
// speak of one matter, and nine of ten that trees joined below this only did that.
func (f *features) near() bool {
	return f[fMetLess] >= leastMet && f[fMetLess]+f[fMetMore] >= leastMetBoth
}

// mostContrary is the share of what is shared from which on two propositions
// contradict each other.
const mostContrary = 0.1

// denies reports whether one proposition denies what the other asserts.
func (f *features) denies() bool {
	return f[fClashes] > f[fAgrees] || f[fContrary] > mostContrary
}
