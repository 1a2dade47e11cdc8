package line

import (
	_ "embed" // for the weights
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// How sure a pair must be. On our gold of lines three pairs in four at alike
// are right (sanad eval --lines prints it); an opposition is told to people as
// such, so it must be surer.
const (
	alike   = 0.45
	opposed = 0.6
)

// judge weighs the features of a pair. What one claims and the other does not
// (a condition, a doubt, another actor, another number) tells them apart
// whatever they share; where nothing does, the weights decide.
func (k *Knowledge) judge(f features) Verdict {
	if f[fBias] == 0 || f.apart() {
		return Verdict{Relation: Unrelated}
	}
	score := k.weights.score(f)
	if f[fCoreLess] >= wholly {
		score = max(score, float64(f[fCoreLess]))
	}
	if f[fTailLess] >= wholly && f[fTailMass] >= weighty && (f[fActorAlone] == 0 || f[fElliptic] != 0) {
		score = max(score, float64(f[fTailLess]))
	}
	switch {
	case f.denies():
		if score >= opposed {
			return Verdict{Opposes, score}
		}
	case score >= alike:
		return Verdict{Same, score}
	}
	return Verdict{Unrelated, score}
}

// Shares of a clause that must be found in the other clause itself: what stands
// only around it is not what it claims. From wholly on, two claims are one
// however short they are.
const (
	leastCore     = 0.35
	leastCoreMore = 0.5
	leastDenied   = 0.3 // of what is denied
	wholly        = 0.85
	weighty       = 1.0 // of a predicate: two words that tell something
)

// apart reports whether something that only one of the two says tells them apart, or
// too little of what they claim is shared.
func (f *features) apart() bool {
	for _, x := range [...]feature{fQuestions, fConditions, fWeakens, fSamples, fActorClash, fTenses, fRecalls, fTotals, fPends} {
		if f[x] != 0 {
			return true
		}
	}
	if f[fDenied] < leastDenied {
		return true
	}
	return f[fNumberClash] >= 1 || (f[fCoreLess] < leastCore || f[fCoreMore] < leastCoreMore) && f[fTailLess] < wholly
}

// Shares of what is shared from which on two propositions contradict each other.
const (
	mostFlipped  = 0.3
	mostContrary = 0.1
)

// denies reports whether one proposition denies what the other asserts.
func (f *features) denies() bool {
	return f[fParity] != 0 || f[fSigns] > mostFlipped || f[fContrary] > mostContrary
}

//go:embed weights.tsv
var weightTable string

// weights are those of a logistic regression, fitted to our own gold of lines
// by TestFit with -fit.
type weights [numFeatures]float64

// ErrWeights says that the table of weights is damaged.
var ErrWeights = errors.New("bad table of weights")

func parseWeights(table string) (w weights, err error) {
	n := 0
	for i, l := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		name, value, ok := strings.Cut(l, "\t")
		if !ok || n >= len(featureNames) || name != featureNames[n] {
			return w, fmt.Errorf("%w: line %d: %q, want the feature %s, a tab and its weight", ErrWeights, i+1, l, featureNames[min(n, len(featureNames)-1)])
		}
		if w[n], err = strconv.ParseFloat(value, 64); err != nil {
			return w, fmt.Errorf("%w: line %d: %w", ErrWeights, i+1, err)
		}
		n++
	}
	if n != len(featureNames) {
		return w, fmt.Errorf("%w: %d features, want %d", ErrWeights, n, len(featureNames))
	}
	return w, nil
}

func (w *weights) score(f features) float64 {
	sum := 0.0
	for i, x := range f {
		sum += w[i] * float64(x)
	}
	return 1 / (1 + math.Exp(-sum))
}
