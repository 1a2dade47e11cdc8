package ask

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/text"
)

// The bounds of what the words are compared with.
const (
	mostForms    = 4_000 // that are fetched
	mostCompared = 200   // of these, those that share most keys with the words
)

// mostNearest is how many lines are listed where none says it.
const mostNearest = 5

// leastNear is how much alike a proposition is that is worth a look.
const leastNear = 0.3

// match is a line that the words were compared with.
type match struct {
	label   int64
	verdict line.Verdict
	claim   int // which claim of the words it is nearest to
}

// bySaying finds the lines that say what the words say, one for each claim of
// the words; more that say it, and those that say the opposite, are listed.
func (t *tracer) bySaying(words string) (bool, error) {
	var err error
	if t.matches, err = t.compare(words); err != nil || len(t.matches) == 0 || t.matches[0].verdict.Relation != line.Same {
		return false, err
	}
	var labels, more []int64
	claims := map[int]bool{}
	for _, m := range t.matches {
		switch {
		case m.verdict.Relation == line.Unrelated:
		case m.verdict.Relation == line.Same && !claims[m.claim] && len(labels) < mostTold:
			labels, claims[m.claim] = append(labels, m.label), true
		default:
			more = append(more, m.label)
		}
	}
	t.a.Found = FoundSaid
	lines, err := t.lines(labels)
	if err != nil {
		return false, err
	}
	if err := t.tell(lines); err != nil {
		return false, err
	}
	return true, t.listNear(more)
}

// shown reports whether a line was told or listed, or stands among the opposites
// of one that was told.
func (t *tracer) shown(label int64) bool {
	if slices.ContainsFunc(t.a.Others, func(b LineBrief) bool { return b.label == label }) {
		return true
	}
	return slices.ContainsFunc(t.a.Lines, func(l Line) bool {
		return l.label == label || slices.ContainsFunc(l.Opposed, func(o Opposed) bool { return o.label == label })
	})
}

// byWords finds the lines that have the words in a claim as they stand: fewer
// words than make a claim can be compared in no other way.
func (t *tracer) byWords(words string) (bool, error) {
	asked := quote.Fold(words)
	know := t.quoting(t.likely(words)[0].Pack.Code)
	var labels []int64
	having, err := t.having(t.sought(words), 0)
	if err != nil {
		return false, err
	}
	for i := range having {
		text := []rune(having[i].Text)
		for _, c := range t.claims(&having[i]) {
			compared := quote.Compare(asked, quote.Fold(string(text[c.start:min(c.end, len(text))])), know)
			if !compared.Altered() {
				labels = append(labels, c.hash)
			}
		}
	}
	if labels, err = t.labels(labels); err != nil || len(labels) == 0 {
		return false, err
	}
	lines, err := t.lines(labels)
	if err != nil {
		return false, err
	}
	slices.SortStableFunc(lines, func(a, b store.Line) int { return cmp.Compare(b.Statements, a.Statements) })
	t.a.Found = FoundSaid
	if err := t.tell(lines); err != nil {
		return false, err
	}
	return true, t.listNear(nil)
}

// listNear lists lines beside those that were told: some, and those near the
// words, but none that is told as their opposite.
func (t *tracer) listNear(labels []int64) error {
	for _, m := range t.matches {
		if m.verdict.Relation != line.Same && m.verdict.Score >= leastNear && !slices.Contains(labels, m.label) {
			labels = append(labels, m.label)
		}
	}
	labels = slices.DeleteFunc(labels, t.shown)
	return t.list(labels[:min(len(labels), mostNearest)])
}

// having are wordings that have all of the words but missed of them, of the
// newest statements that assert them; those that have most come first.
func (t *tracer) having(words []sought, missed int) ([]store.Wording, error) {
	if len(words) == 0 {
		return nil, nil
	}
	best := map[int64]int{}
	for _, s := range t.searches(store.StatementQuery{Limit: batch}, words, missed) {
		found, err := t.r.Statements(s.StatementQuery)
		if err != nil {
			return nil, err
		}
		kept, _, err := t.sift(t.r, found, func(*store.Statement) *search { return &s })
		if err != nil {
			return nil, err
		}
		for i := range kept {
			if asserts(&kept[i]) {
				best[kept[i].Wording] = 0
			}
		}
	}
	list, err := t.r.Wordings(slices.Sorted(maps.Keys(best)))
	if err != nil || missed == 0 {
		return list, err
	}
	q := search{words: words}
	for i := range list {
		best[list[i].ID] = q.missing(t.rec, list[i].Text, list[i].Language)
	}
	slices.SortStableFunc(list, func(a, b store.Wording) int { return cmp.Compare(best[a.ID], best[b.ID]) })
	return list, nil
}

// byNearest lists the lines nearest to the words: those that say the opposite,
// those most alike, then those of statements that have most of the words.
func (t *tracer) byNearest(words string) (bool, error) {
	var near []int64
	for _, m := range t.matches {
		if m.verdict.Relation != line.Unrelated || m.verdict.Score >= leastNear {
			near = append(near, m.label)
		}
	}
	sought := t.sought(words)
	for missed := 0; missed <= len(sought)/2 && len(near) < mostNearest; missed += max(1, len(sought)/2) {
		list, err := t.having(sought, missed)
		if err != nil {
			return false, err
		}
		labels, err := t.linesOf(list[:min(len(list), nearest)])
		if err != nil {
			return false, err
		}
		for _, label := range labels {
			if !slices.Contains(near, label) {
				near = append(near, label)
			}
		}
	}
	if len(near) == 0 {
		return false, nil
	}
	t.a.Found = FoundNearest
	return true, t.list(near[:min(len(near), mostNearest)])
}

// list lists lines with what makes them near.
func (t *tracer) list(labels []int64) error {
	scores := map[int64]match{}
	for _, m := range t.matches {
		scores[m.label] = m
	}
	lines, err := t.lines(labels)
	if err != nil {
		return err
	}
	briefs, err := t.briefs(lines)
	for i := range briefs {
		m := scores[briefs[i].label]
		briefs[i].Score, briefs[i].Opposes = m.verdict.Score, m.verdict.Relation == line.Opposes
	}
	t.a.Others = append(t.a.Others, briefs...)
	return err
}

// compare compares the words with all propositions that share a key with them:
// one match for each line, those that say the same first, then those that say
// the opposite, then the nearest.
func (t *tracer) compare(words string) ([]match, error) {
	props := t.propositions(words)
	var keys []int64
	for i := range props {
		keys = append(keys, props[i].Keys()...)
	}
	forms, err := t.forms(keys)
	if err != nil {
		return nil, err
	}
	best := map[int64]match{}
	for _, f := range forms {
		q, err := t.rec.Lines.Decode(f.Body)
		if err != nil {
			continue // of another build
		}
		for i := range props {
			m := match{f.Line, t.rec.Lines.Compare(&props[i], q), i}
			if props[i].Hash() == f.Hash {
				m.verdict = line.Verdict{Relation: line.Same, Score: 1}
			}
			if old, ok := best[f.Line]; !ok || better(m, old) < 0 {
				best[f.Line] = m
			}
		}
	}
	out := make([]match, 0, len(best))
	for _, m := range best {
		out = append(out, m)
	}
	slices.SortFunc(out, better)
	return out, nil
}

// forms fetches the forms that share keys with the words, those that share most
// first. The keys of a claim come the most telling first, so a common one that
// leads to more than can be looked at is the one that is cut.
func (t *tracer) forms(keys []int64) ([]store.Form, error) {
	postings, err := t.r.FormPostings(distinct(keys))
	if err != nil {
		return nil, err
	}
	byKey := map[int64][]int64{}
	for _, p := range postings {
		byKey[p.Key] = append(byKey[p.Key], p.Row)
	}
	shared := map[int64]int{}
	for _, key := range keys {
		for _, row := range byKey[key] {
			shared[row]++
		}
		delete(byKey, key) // once is enough
		if len(shared) > mostForms {
			t.a.Cut = true
			break
		}
	}
	all, err := t.r.FormsByID(likeliest(shared))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b store.Form) int {
		return cmp.Or(cmp.Compare(shared[b.ID], shared[a.ID]), cmp.Compare(a.Hash, b.Hash))
	})
	if len(all) > mostCompared {
		all, t.a.Cut = all[:mostCompared], t.a.Cut || shared[all[mostCompared].ID] > 1
	}
	return all, nil
}

// likeliest are the rows that share as many keys as the last that is compared:
// only these need be fetched to find those that are.
func likeliest(shared map[int64]int) []int64 {
	sharing := map[int]int{}
	for _, n := range shared {
		sharing[n]++
	}
	least, rows := 1, 0
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(sharing))) {
		if rows += sharing[n]; rows > mostCompared {
			least = n
			break
		}
	}
	var out []int64
	for row, n := range shared {
		if n >= least {
			out = append(out, row)
		}
	}
	slices.Sort(out)
	return out
}

func better(a, b match) int {
	order := func(r line.Relation) int {
		return slices.Index([]line.Relation{line.Same, line.Opposes, line.Unrelated}, r)
	}
	return cmp.Or(cmp.Compare(order(a.verdict.Relation), order(b.verdict.Relation)), cmp.Compare(b.verdict.Score, a.verdict.Score),
		cmp.Compare(uint64(a.label), uint64(b.label)))
}

// propositions are what the words assert, read in each language that they are
// likely to be in, or else in any other that makes something of them.
func (t *tracer) propositions(words string) []line.Proposition {
	var out []line.Proposition
	for _, l := range t.likely(words) {
		out = append(out, t.rec.Lines.Propositions(words, l.Pack.Code)...)
	}
	return out
}

// closeKin is the share of the best language's score from which on another may
// be meant as well: few words do not tell Malay from Indonesian.
const closeKin = 0.75

// likely are the languages in which words may be, the likeliest first; of close
// kin the one that more is known of.
func (d *Desk) likely(words string) []*text.Language {
	var doc text.Doc
	doc.Scan(words)
	score := map[*text.Language]float64{}
	best := 0.0
	for _, l := range d.rec.Data.Languages {
		_, score[l] = doc.Detect([]*text.Language{l})
		best = max(best, score[l])
	}
	all := slices.DeleteFunc(slices.Clone(d.rec.Data.Languages), func(l *text.Language) bool { return score[l] < closeKin*best })
	slices.SortStableFunc(all, func(a, b *text.Language) int { return cmp.Compare(len(b.Pack.Concepts), len(a.Pack.Concepts)) })
	return all
}
