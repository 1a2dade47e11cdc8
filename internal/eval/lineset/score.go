package lineset

// Rate is precision and recall of pairs.
type Rate struct {
	Right, Wrong, Gold int
}

// Precision is the share of the pairs found that are right; 0 where none was found.
func (r Rate) Precision() float64 { return share(r.Right, r.Right+r.Wrong) }

// Recall is the share of the gold's pairs that were found.
func (r Rate) Recall() float64 { return share(r.Right, r.Gold) }

// F1 is the harmonic mean of both.
func (r Rate) F1() float64 {
	p, q := r.Precision(), r.Recall()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Merge says how many sentences that do not assert a line were joined to one
// of its wordings.
type Merge struct {
	Items, Merged, Pairs, PossiblePairs int
}

// Languages are the pairs of languages in the order in which they are shown.
var languages = []string{"all", "id-id", "en-en", "id-en"}

// Result is the score of a set of pairs.
type Result struct {
	Items     int
	Predicted int
	Pairs     map[string]Rate // by pair of languages: id-id, and all
	Wordings  map[string]Rate // distractors left out
	Near      Merge
	Opposite  Merge
	Strangers Merge // the background
	Why       map[string]Merge
	Kind      map[string]Rate // recall by kind of wording
}

// Pair is two items, by index, A < B.
type Pair struct{ A, B int }

// Score scores the pairs that were said to assert the same thing.
func Score(items []Item, pairs []Pair) Result {
	r := Result{Items: len(items), Predicted: len(pairs), Pairs: map[string]Rate{}, Wordings: map[string]Rate{}, Why: map[string]Merge{}, Kind: map[string]Rate{}}
	r.count(items)
	merged, strangers := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		x, y := &items[p.A], &items[p.B]
		switch judge(x, y) {
		case same:
			r.right(x, y)
		case different:
			r.wrong(x, y)
			d := p.A
			if x.Part == Wording {
				d = p.B
			}
			switch {
			case items[d].Part == Background:
				strangers[d] = true
			case items[d].Part != Wording && x.Line == y.Line:
				merged[d] = true
				if items[d].Part == NearMiss {
					r.Near.Pairs++
				} else {
					r.Opposite.Pairs++
				}
			}
		}
	}
	for i := range merged {
		if items[i].Part == NearMiss {
			r.Near.Merged++
			w := r.Why[items[i].Why]
			w.Merged++
			r.Why[items[i].Why] = w
		} else {
			r.Opposite.Merged++
		}
	}
	r.Strangers.Merged = len(strangers)
	return r
}

// count counts what the gold holds.
func (r *Result) count(items []Item) {
	wordings := map[string]int{}
	for i := range items {
		x := &items[i]
		if x.Part == Wording {
			wordings[x.Line]++
		}
		for j := range i {
			y := &items[j]
			if x.Part == Wording && y.Part == Wording && x.Line == y.Line {
				for _, k := range []string{"all", pairOf(x, y)} {
					r.Pairs[k] = add(r.Pairs[k], Rate{Gold: 1})
					r.Wordings[k] = add(r.Wordings[k], Rate{Gold: 1})
				}
				for _, k := range kinds(x, y) {
					r.Kind[k] = add(r.Kind[k], Rate{Gold: 1})
				}
			}
		}
	}
	for i := range items {
		switch x := &items[i]; x.Part {
		case NearMiss:
			r.Near.Items++
			r.Near.PossiblePairs += wordings[x.Line]
			w := r.Why[x.Why]
			w.Items++
			r.Why[x.Why] = w
		case Opposite:
			r.Opposite.Items++
			r.Opposite.PossiblePairs += wordings[x.Line]
		case Background:
			r.Strangers.Items++
		}
	}
}

func (r *Result) right(x, y *Item) {
	for _, k := range []string{"all", pairOf(x, y)} {
		r.Pairs[k] = add(r.Pairs[k], Rate{Right: 1})
		r.Wordings[k] = add(r.Wordings[k], Rate{Right: 1})
	}
	for _, k := range kinds(x, y) {
		r.Kind[k] = add(r.Kind[k], Rate{Right: 1})
	}
}

func (r *Result) wrong(x, y *Item) {
	for _, k := range []string{"all", pairOf(x, y)} {
		r.Pairs[k] = add(r.Pairs[k], Rate{Wrong: 1})
		if x.Part == Wording && y.Part == Wording {
			r.Wordings[k] = add(r.Wordings[k], Rate{Wrong: 1})
		}
	}
}

func add(a, b Rate) Rate { return Rate{a.Right + b.Right, a.Wrong + b.Wrong, a.Gold + b.Gold} }

// pairOf names the languages of a pair, the later code first: id-id, id-en.
func pairOf(x, y *Item) string {
	return max(x.Language, y.Language) + "-" + min(x.Language, y.Language)
}

// kinds are the kinds of the wordings of a pair that are not the first of
// their line, so that recall falls under the harder ones.
func kinds(x, y *Item) []string {
	var out []string
	for _, i := range []*Item{x, y} {
		if first := i.Line + "/w0"; i.ID != first && (len(out) == 0 || out[0] != i.Kind) {
			out = append(out, i.Kind)
		}
	}
	return out
}
