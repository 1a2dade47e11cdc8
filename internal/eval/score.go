package eval

import (
	"fmt"
	"slices"

	"github.com/sanad-news/sanad"
)

// Options say how strictly predictions are compared with gold. The zero
// Options are the usual ones.
type Options struct {
	Jaccard    float64 // share of words from which a span counts as found; 0: 0.8
	Strict     bool    // predictions on ignored words or of kinds the set does not annotate are errors
	Fragments  bool    // each part of a statement in parts is scored by itself
	SpeechOnly bool    // beliefs, wants and polls need not be found
}

// kinds are the kinds of statement in the order of every table.
var kinds = []string{string(sanad.Direct), string(sanad.Mixed), string(sanad.Indirect)}

func isKind(s string) bool { return slices.Contains(kinds, s) }

// Score compares predictions with gold. Gold articles without a prediction
// count as read in vain; it fails only where two predictions have one id.
func Score(gold []Article, pred []Prediction, o Options) (Result, error) {
	if o.Jaccard == 0 {
		o.Jaccard = 0.8
	}
	s := newScorer(o)
	byID := map[string]*Prediction{}
	for i := range pred {
		p := &pred[i]
		if byID[p.ID] != nil {
			return Result{}, fmt.Errorf("two predictions have the id %q", p.ID)
		}
		byID[p.ID] = p
	}
	known := 0
	for i := range gold {
		a := &gold[i]
		p := byID[a.ID]
		if p == nil {
			s.info["gold_articles_without_prediction"]++
			p = &Prediction{ID: a.ID}
		} else {
			known++
		}
		s.article(a, p)
	}
	s.info["pred_articles_unknown"] = len(byID) - known
	return s.result(), nil
}

// scorer sums up over articles.
type scorer struct {
	o       Options
	tallies map[string]*tally // by kind, and "all"
	info    map[string]int
	types   map[string]*Count
	rules   map[string]*RuleCount
	facts   *factCounter
	words   struct{ both, gold, found int }
	errors  []ArticleErrors
}

func newScorer(o Options) *scorer {
	return &scorer{o: o, tallies: map[string]*tally{}, info: map[string]int{}, types: map[string]*Count{},
		rules: map[string]*RuleCount{}, facts: newFactCounter()}
}

// tally returns the tallies that a statement of this kind counts in.
func (s *scorer) tally(kind string) [2]*tally {
	var out [2]*tally
	for i, k := range []string{"all", kind} {
		if s.tallies[k] == nil {
			s.tallies[k] = &tally{}
		}
		out[i] = s.tallies[k]
	}
	return out
}

func (s *scorer) article(a *Article, p *Prediction) {
	m := newMatch(a, p, s.o)
	m.pair(s.o.Jaccard)
	counted := s.found(m)
	s.wanted(m)
	s.wordCounts(m, counted)
	if !s.o.Fragments {
		s.facts.article(m)
	}
	s.errors = append(s.errors, m.errors(counted))
}

// found counts the predictions and returns the indexes of those that count.
func (s *scorer) found(m *match) []int {
	var counted []int
	for j := range m.found {
		if why := m.excused(j, s.o.Strict); why != "" {
			s.info[why]++
			continue
		}
		if m.goldOf[j] < 0 && len(m.fwords[j]) == 0 && !s.o.Strict {
			s.info["pred_unlocatable"]++
		}
		counted = append(counted, j)
		for _, t := range s.tally(m.fkind[j]) {
			t.found++
		}
		s.rule(m, j)
	}
	return counted
}

// excused tells why a prediction is neither right nor wrong; "" where it
// counts.
func (m *match) excused(j int, strict bool) string {
	ws := m.fwords[j]
	switch i := m.goldOf[j]; {
	case i >= 0 && m.optional[i]:
		return "pred_on_optional_gold"
	case i >= 0 || strict || len(ws) == 0:
		return ""
	case ws.halfIn(m.ignored):
		return "pred_ignored_unannotated_quote"
	case !m.inScope(m.fkind[j]):
		return "pred_out_of_scope_kind"
	case m.hasOptional && ws.halfIn(m.optionalWords):
		return "pred_on_optional_gold"
	}
	return ""
}

func (s *scorer) rule(m *match, j int) {
	f := &m.found[j]
	c := s.rules[f.Rule]
	if c == nil {
		c = &RuleCount{Rule: f.Rule}
		s.rules[f.Rule] = c
	}
	c.Found++
	if i := m.goldOf[j]; i >= 0 {
		c.Matched++
		if m.verdicts[i].ok {
			c.Right++
		}
	}
}

// wanted counts the statements of gold, and what is right in those found.
func (s *scorer) wanted(m *match) {
	for i := range m.wanted {
		if m.optional[i] {
			continue
		}
		w := &m.wanted[i]
		for _, t := range s.tally(m.wkind[i]) {
			t.gold++
		}
		j := m.foundOf[i]
		if j < 0 {
			continue
		}
		s.hits(m, i, j)
		t := "none"
		if w.Speaker != nil && w.Speaker.Type != "" {
			t = w.Speaker.Type
		}
		if s.types[t] == nil {
			s.types[t] = &Count{}
		}
		s.types[t].add(m.verdicts[i].ok)
	}
}

// hits counts what is right in a statement found.
func (s *scorer) hits(m *match, i, j int) {
	w, v := &m.wanted[i], m.verdicts[i]
	exact := m.jaccards[i] == 1
	for _, t := range s.tally(m.wkind[i]) {
		t.recall.add(exact, v.ok)
		if w.Speaker != nil || !w.Unknown {
			t.speaker.add(v.ok)
		}
		if v.resolvable {
			t.resolved.add(v.resolved)
		}
		if w.Cue != nil {
			t.cue.add(sameCue(w.Cue.Text, m.found[j].Cue))
		}
	}
	for _, t := range s.tally(m.fkind[j]) {
		t.precision.add(exact, v.ok)
	}
}

// wordCounts compares the words of all statements of gold with those of all
// predictions, however they are cut.
func (s *scorer) wordCounts(m *match, counted []int) {
	var gold, found wordSet
	for i, ws := range m.wwords {
		if !m.optional[i] {
			gold = gold.union(ws)
		}
	}
	for _, j := range counted {
		found = found.union(m.fwords[j])
	}
	if !s.o.Strict {
		found = found.without(m.optionalWords.without(gold))
	}
	s.words.both += gold.common(found)
	s.words.gold += len(gold)
	s.words.found += len(found)
}
