package quote

import (
	"cmp"
	"slices"
	"strings"
)

// Quotation is what is asked about.
type Quotation struct {
	Text string
	By   string // key of who is to have said it; empty: anyone
	On   string // when, as a day or the beginning of one (2023, 2023-02); empty: at any time
}

// Candidate is a statement on record.
type Candidate struct {
	Text     string
	Speakers []string // keys
	Ref      int64    // the caller's
	Day      string   // when it was said, 2023-02-04, or empty
	// Know is what is known of its language; nil: that of the quotation's, which a
	// word or two do not tell.
	Know *Knowledge
}

// Finding is what a verdict comes to.
type Finding string

// The findings. None says that a quotation is false: what is not in the record
// can have been said all the same.
const (
	Verbatim    Finding = "verbatim"
	Altered     Finding = "altered"
	SomeoneElse Finding = "someone-else"  // these words, but of another speaker than was asked
	Mixed       Finding = "mixed"         // put together of several statements
	NotInRecord Finding = "not-in-record" // the nearest are given
)

// Verdict says whether a quotation is real.
type Verdict struct {
	Finding Finding
	// Match is the candidate that it was compared with, by its place among them;
	// -1 for Mixed and NotInRecord.
	Match      int
	Comparison Comparison // with Match
	// OtherSpeaker: Match is not by the speaker who was asked for; OtherDay: it is
	// known to be of another day; NoDay: a day was asked for, and its is not known.
	OtherSpeaker, OtherDay, NoDay bool
	Parts                         []Part // of Mixed
	// Nearest are, of NotInRecord, the nearest first; of SomeoneElse, what the
	// speaker asked for said that is like it.
	Nearest []Near
}

// Part is a stretch of a mixed quotation.
type Part struct {
	Words     []Word
	Candidate int
}

// Near is a candidate with words in common with the quotation.
type Near struct {
	Candidate int
	Share     float64 // of what the quotation's words tell, by stems
}

// Judge tells whether a quotation is real, from the statements that may be it.
// Of several that fit, it takes one by the speaker asked for, then those of the
// day asked for, then whole ones, then the earliest.
func Judge(asked Quotation, candidates []Candidate, know *Knowledge) Verdict {
	j := newJudge(asked, candidates, know)
	if len(j.core) == 0 {
		return Verdict{Finding: NotInRecord, Match: -1}
	}
	own := func(r *rated) bool { return r.own && !r.out.Altered() }
	j.compare()
	if r := j.best(own, preferWhole); r != nil {
		return j.verdict(Verbatim, r)
	}
	j.choose(true)
	j.choose(false)
	j.compare()
	if r := j.best(own, preferWhole); r != nil {
		return j.verdict(Verbatim, r)
	}
	if r := j.best(func(r *rated) bool { return !r.out.Altered() }, preferWhole); r != nil {
		v := j.verdict(SomeoneElse, r)
		// Who dropped a "not" from someone's words may have made another's of them.
		if r := j.best(func(r *rated) bool { return r.own && j.isLike(r) }, preferLike); r != nil {
			v.Nearest = []Near{{r.at, r.likeness}}
		}
		return v
	}
	alone := func(r *rated) bool { return r.out.Covered == 1 && j.isLike(r) }
	parts, only := j.parts()
	if len(parts) > 0 && j.best(alone, preferLike) == nil {
		return Verdict{Finding: Mixed, Match: -1, Parts: parts}
	}
	isLike := func(r *rated) bool { return j.isLike(r) || r.at == only }
	likest := j.best(isLike, preferLike)
	if r := j.best(func(r *rated) bool { return r.own && isLike(r) }, preferLike); r != nil && likest.likeness-r.likeness < muchLiker {
		likest = r
	}
	if likest != nil {
		return j.verdict(Altered, likest)
	}
	return Verdict{Finding: NotInRecord, Match: -1, Nearest: j.nearest()}
}

// judge holds one question while it is answered.
type judge struct {
	asked Quotation
	words []Word
	core  []Word // without an editor's insertions
	k     *Knowledge
	rated []rated
}

// rated is a candidate with what is known of it.
type rated struct {
	*Candidate
	at        int
	words     []Word
	own       bool    // by the speaker asked for, or anyone was
	share     float64 // of the quotation's words that it has, in any order
	worthy    bool    // to be compared
	*comparer         // where it is worthy
	likeness  float64
}

func newJudge(asked Quotation, candidates []Candidate, know *Knowledge) *judge {
	j := &judge{asked: asked, words: Fold(asked.Text), k: know, rated: make([]rated, len(candidates))}
	j.core = bare(j.words)
	if len(j.core) == 0 {
		return j
	}
	bag := newBag(j.core, know)
	for i := range candidates {
		c := &candidates[i]
		r := &j.rated[i]
		*r = rated{Candidate: c, at: i, words: Fold(c.Text), own: asked.By == "" || slices.Contains(c.Speakers, asked.By)}
		r.share = bag.share(r.words)
		r.worthy = r.share == 1
	}
	return j
}

// compare compares the worthy candidates that were not compared yet.
func (j *judge) compare() {
	for i := range j.rated {
		r := &j.rated[i]
		if !r.worthy || r.comparer != nil {
			continue
		}
		r.comparer = newComparer(j.words, r.words, cmp.Or(r.Know, j.k))
		r.likeness = j.likeness(&r.out)
		if r.out.Verbatim { // of others, it does not matter yet
			r.out.Turns = r.turns()
		}
	}
}

// bare leaves out the words that editors put into brackets.
func bare(words []Word) []Word {
	inserted := func(w Word) bool { return w.Inserted }
	if !slices.ContainsFunc(words, inserted) {
		return words
	}
	return slices.DeleteFunc(slices.Clone(words), inserted)
}

// mostCompared is how many candidates by the speaker asked for, and of others,
// are compared word by word, beside those that have all the words.
const mostCompared = 12

// choose marks the candidates with most words in common as worthy.
func (j *judge) choose(own bool) {
	var some []*rated
	for i := range j.rated {
		if r := &j.rated[i]; r.own == own && !r.worthy && r.share >= leastShare {
			some = append(some, r)
		}
	}
	slices.SortStableFunc(some, func(a, b *rated) int { return cmp.Compare(b.share, a.share) })
	for _, r := range some[:min(len(some), mostCompared)] {
		r.worthy = true
	}
}

// best gives the first, by an order, of the candidates that were compared and
// meet a condition.
func (j *judge) best(is func(*rated) bool, order func(j *judge, a, b *rated) int) *rated {
	var best *rated
	for i := range j.rated {
		if r := &j.rated[i]; r.worthy && is(r) && (best == nil || order(j, r, best) < 0) {
			best = r
		}
	}
	return best
}

func preferWhole(j *judge, a, b *rated) int {
	return cmp.Or(
		cmp.Compare(j.daysOff(a), j.daysOff(b)),
		cmp.Compare(loss(a), loss(b)),
		strings.Compare(a.Day, b.Day),
	)
}

// loss ranks what a verbatim quotation leaves out.
func loss(r *rated) int {
	switch {
	case r.out.Elided:
		return 2
	case r.out.Trimmed:
		return 1
	}
	return 0
}

func preferLike(j *judge, a, b *rated) int {
	return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(j.daysOff(a), j.daysOff(b)), strings.Compare(a.Day, b.Day))
}

// daysOff is 0 for a candidate of the day asked for, 1 for one of no known day,
// and 2 for others.
func (j *judge) daysOff(r *rated) int {
	switch {
	case strings.HasPrefix(r.Day, j.asked.On):
		return 0
	case r.Day == "":
		return 1
	}
	return 2
}

func (j *judge) verdict(f Finding, r *rated) Verdict {
	if r.out.Turns == nil {
		r.out.Turns = r.turns()
	}
	return Verdict{Finding: f, Match: r.at, Comparison: r.out, OtherSpeaker: !r.own, OtherDay: j.daysOff(r) == 2, NoDay: j.daysOff(r) == 1}
}
