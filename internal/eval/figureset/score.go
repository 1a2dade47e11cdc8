package figureset

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// Rate is how often something was found, and right.
type Rate = goldset.Rate

// Miss is a figure of gold that was not found, one found that gold has not, or
// two that tell of the same value and differ.
type Miss = goldset.Miss[Figure, sanad.Figure]

// Result is the score of a gold.
type Result struct {
	goldset.Tally

	Items int             `json:"items"`
	Kind  map[string]Rate `json:"kind"`
	// Asserted are targets, estimates and limits that were read as actual.
	Asserted int `json:"asserted"`
	// What and Of count, of the figures that are right, those whose words for
	// what is measured share a word with gold's, and those of the same parties.
	What   Rate   `json:"what"`
	Of     Rate   `json:"of"`
	Misses []Miss `json:"misses"`
}

// Score compares readings with gold. A figure is right if its value stands
// where gold's does and low, high, unit, measure, kind and period agree.
func Score(items []Item, readings []sanad.Reading) Result {
	r := Result{Items: len(items), Tally: goldset.NewTally(), Kind: map[string]Rate{}}
	for i := range items {
		r.item(&items[i], readings[i].Figures)
	}
	return r
}

func (r *Result) item(x *Item, got []sanad.Figure) {
	used := make([]bool, len(got))
	count := func(kind sanad.FigureKind, rule string, d Rate) {
		r.Count(&x.Sentence, rule, d)
		r.Kind[string(kind)] = r.Kind[string(kind)].Plus(d)
	}
	at := 0
	for k := range x.Figures {
		w := &x.Figures[k]
		start, end := place(x.Text, w.Value, &at)
		best := -1
		for j := range got {
			if !used[j] && got[j].Value.Start < end && start < got[j].Value.End && (best < 0 || differ(w, &got[best]) != "") {
				best = j
			}
		}
		count(w.Kind, "", Rate{Gold: 1})
		if best < 0 {
			r.Misses = append(r.Misses, Miss{ID: x.ID, Text: x.Text, Want: w, Why: "not found"})
			continue
		}
		used[best] = true
		g := &got[best]
		if w.Kind != sanad.Actual && g.Kind == sanad.Actual {
			r.Asserted++
		}
		if why := differ(w, g); why != "" {
			count(g.Kind, g.Rule, Rate{Found: 1})
			r.Misses = append(r.Misses, Miss{ID: x.ID, Text: x.Text, Want: w, Got: g, Why: why})
			continue
		}
		count(g.Kind, g.Rule, Rate{Right: 1, Found: 1})
		r.beside(w, g)
	}
	for j := range got {
		if !used[j] {
			count(got[j].Kind, got[j].Rule, Rate{Found: 1})
			r.Misses = append(r.Misses, Miss{ID: x.ID, Text: x.Text, Got: &got[j], Why: "not in gold"})
		}
	}
}

// place finds a value behind the one before it, in code points.
func place(text, value string, at *int) (int, int) {
	i := strings.Index(text[*at:], value)
	if i < 0 {
		*at = 0
		i = strings.Index(text, value)
	}
	i += *at
	*at = i + len(value)
	start := utf8.RuneCountInString(text[:i])
	return start, start + utf8.RuneCountInString(value)
}

// differ names the fields in which a figure differs from gold, empty where none
// does.
func differ(w *Figure, g *sanad.Figure) string {
	var why []string
	for _, c := range []struct {
		name string
		same bool
	}{
		{"value", near(w.Low, g.Low) && near(w.High, g.High)},
		{"unit", sameUnit(w.Unit, g.Unit)},
		{"measure", w.Measure == g.Measure},
		{"kind", w.Kind == g.Kind},
		{"period", w.Period == g.Period},
	} {
		if !c.same {
			why = append(why, c.name)
		}
	}
	return strings.Join(why, " ")
}

// near allows for gold that writes two thirds as 66.67.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-3*math.Max(math.Abs(a), math.Abs(b)) }

// sameUnit compares the units of counts by their words: gold may have the head
// of a phrase alone.
func sameUnit(want, got string) bool {
	if strings.EqualFold(want, got) {
		return true
	}
	a, b := goldset.Words(want), goldset.Words(got)
	if len(a) == 0 || len(b) == 0 || len(a) > 1 && len(b) > 1 || want == "percent" || got == "percent" {
		return false
	}
	return a[0] == b[0] || a[len(a)-1] == b[len(b)-1]
}

// beside scores what is measured and of whom.
func (r *Result) beside(w *Figure, g *sanad.Figure) {
	r.What.Gold++
	if g.What != "" {
		r.What.Found++
		if goldset.Share(w.What, g.What) {
			r.What.Right++
		}
	}
	r.Of.Gold += len(w.Of)
	r.Of.Found += len(g.Of)
	for _, name := range w.Of {
		for i := range g.Of {
			p := &g.Of[i]
			if goldset.Share(name, p.Name) || p.Mention != nil && goldset.Share(name, p.Mention.Text) {
				r.Of.Right++
				break
			}
		}
	}
}
