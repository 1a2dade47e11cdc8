package line

// How sure a pair must be. Of pairs that the trees had not seen, distractors
// that share most words included, three in four at alike are right; lower, real
// reports are joined that only speak of the same. An opposition is told to
// people as such.
const (
	alike   = 0.60
	opposed = 0.6 // of the clause that has less in common
)

// judge weighs the features of a pair. What one claims and the other does not
// (a condition, a doubt, another actor, another number) tells them apart
// whatever they share; where nothing does, the trees decide.
func (k *Knowledge) judge(f features) Verdict {
	if f[fBias] == 0 || f.apart() {
		return Verdict{Relation: Unrelated}
	}
	score := k.forest.score(&f)
	if f[fCoreLess] >= equal && f[fParity]+f[fObliges]+f[fActorAlone]+f[fKnown]+f[fSiblings] == 0 {
		score = max(score, float64(f[fCoreLess]))
	}
	if f[fBrief] >= wholly {
		score = max(score, float64(f[fBrief]))
	}
	if f.samePredicate() {
		score = max(score, float64(f[fTailLess]))
	}
	switch {
	case f.denies():
		if f[fCoreLess] >= opposed {
			return Verdict{Opposes, float64(f[fCoreLess])}
		}
	case score >= alike:
		return Verdict{Same, score}
	}
	return Verdict{Unrelated, score}
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
)

// samePredicate reports whether both deny the whole of one thing of subjects
// that are alike, though one may name them and the other not: our cooperation,
// the ties of A and B. Without it the wordings of a line that denies something
// fall apart; what is asserted of like subjects differs too often.
func (f *features) samePredicate() bool {
	return f[fAgrees] > 0 && f[fDenials] == 0 && f[fTailLess] >= wholly && f[fTailMass] >= weighty &&
		f[fSubject] >= alikeSubjects && f[fSiblings] == 0 && (f[fActorAlone] == 0 || f[fElliptic] != 0)
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

// mostContrary is the share of what is shared from which on two propositions
// contradict each other.
const mostContrary = 0.1

// denies reports whether one proposition denies what the other asserts.
func (f *features) denies() bool {
	return f[fClashes] > f[fAgrees] || f[fContrary] > mostContrary
}
