package eval

import (
	"cmp"
	"maps"
	"slices"
)

// PRF is precision, recall and their harmonic mean.
type PRF struct {
	P float64 `json:"p"`
	R float64 `json:"r"`
	F float64 `json:"f"`
}

func prf(p, r float64) PRF {
	out := PRF{P: p, R: r}
	if p+r > 0 {
		out.F = 2 * p * r / (p + r)
	}
	return out
}

// Count is how many of some are right.
type Count struct {
	Right int `json:"right"`
	Of    int `json:"of"`
}

func (c *Count) add(right bool) {
	c.Of++
	if right {
		c.Right++
	}
}

// share is the share that is right; nil where there is nothing to be right.
func (c *Count) share() *float64 {
	if c.Of == 0 {
		return nil
	}
	x := float64(c.Right) / float64(c.Of)
	return &x
}

// KindResult is how well statements of one kind, or of all, were found.
type KindResult struct {
	Gold        int
	Found       int
	Exact       PRF   // the very words
	Partial     PRF   // most of the words
	Attribution PRF   // most of the words and the right speaker
	Speaker     Count // of those found
	Resolved    Count // of those found whose speaker has a full name
	Cue         Count // of those found that have a cue
}

// RuleCount is how often a rule (a frame's name) found a statement, how often
// gold has that statement, and how often with that speaker.
type RuleCount struct {
	Rule    string `json:"rule"`
	Found   int    `json:"found"`
	Matched int    `json:"matched"`
	Right   int    `json:"right"`
}

// Result is what Score found.
type Result struct {
	All        KindResult
	Kinds      map[string]KindResult // direct, mixed, indirect: those that occur
	Words      PRF                   // of the words in statements, however cut
	Types      map[string]Count      // speakers by gold's type of mention
	Info       map[string]int        // what was not counted, and why
	Rules      []RuleCount           // by name
	Facts      []FactCount
	Errors     []ArticleErrors // of the articles that have any
	FactErrors []FactError     // in the order of gold
}

// tally counts for one kind of statement.
type tally struct {
	gold, found       int
	precision, recall hitCount
	speaker           Count
	resolved          Count
	cue               Count
}

// hitCount counts pairs by how right they are.
type hitCount struct{ partial, exact, attributed int }

func (h *hitCount) add(exact, attributed bool) {
	h.partial++
	if exact {
		h.exact++
	}
	if attributed {
		h.attributed++
	}
}

func (t *tally) result() KindResult {
	rate := func(p, r int) PRF { return prf(ratio(p, t.found, t.gold), ratio(r, t.gold, t.found)) }
	return KindResult{
		Gold: t.gold, Found: t.found,
		Exact:       rate(t.precision.exact, t.recall.exact),
		Partial:     rate(t.precision.partial, t.recall.partial),
		Attribution: rate(t.precision.attributed, t.recall.attributed),
		Speaker:     t.speaker, Resolved: t.resolved, Cue: t.cue,
	}
}

// ratio is n of all; of none it is full where nothing was to be found on the
// other side either.
func ratio(n, all, other int) float64 {
	switch {
	case all > 0:
		return float64(n) / float64(all)
	case other == 0:
		return 1
	}
	return 0
}

func (s *scorer) result() Result {
	r := Result{Kinds: map[string]KindResult{}, Types: map[string]Count{}, Info: map[string]int{}, Facts: s.facts.result(), FactErrors: s.facts.wrong}
	r.All = s.tally("all")[0].result()
	for _, k := range kinds {
		if t := s.tallies[k]; t != nil {
			r.Kinds[k] = t.result()
		}
	}
	w := s.words
	r.Words = prf(ratio(w.both, w.found, w.gold), ratio(w.both, w.gold, w.found))
	for k, c := range s.types {
		r.Types[k] = *c
	}
	maps.Copy(r.Info, s.info)
	for _, c := range s.rules {
		r.Rules = append(r.Rules, *c)
	}
	slices.SortFunc(r.Rules, func(a, b RuleCount) int { return cmp.Compare(a.Rule, b.Rule) })
	for _, a := range s.errors {
		if len(a.Errors) > 0 {
			r.Errors = append(r.Errors, a)
		}
	}
	return r
}
