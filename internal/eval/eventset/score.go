package eventset

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval/goldset"
)

// Rate is how often something was found, and right.
type Rate = goldset.Rate

// Miss is an event of gold that was not found, one found that gold has not, or
// two that the same words tell and that differ.
type Miss = goldset.Miss[Event, sanad.Event]

// Result is the score of a gold.
type Result struct {
	goldset.Tally

	Items int             `json:"items"`
	Type  map[string]Rate `json:"type"`
	// Asserted are events not done that were read as done.
	Asserted int    `json:"asserted"`
	Field    Fields `json:"fields"`
	Misses   []Miss `json:"misses"`
}

// Fields count, of the events whose words and type were found, those in which
// each field agrees. Mode and place count in no event's being right.
type Fields struct {
	Of     int `json:"of"`
	Status int `json:"status"`
	Who    int `json:"who"`
	Whom   int `json:"whom"`
	Date   int `json:"date"`
	Mode   int `json:"mode"`
	Place  int `json:"place"`
}

// Score compares readings with gold. An event is right if its words overlap
// those of gold and type, status, who, whom and date agree.
func Score(items []Item, readings []sanad.Reading) Result {
	r := Result{Items: len(items), Tally: goldset.NewTally(), Type: map[string]Rate{}}
	for i := range items {
		r.item(&items[i], readings[i].Events)
	}
	return r
}

func (r *Result) item(x *Item, got []sanad.Event) {
	used := make([]bool, len(got))
	count := func(typ, rule string, d Rate) {
		r.Count(&x.Sentence, rule, d)
		r.Type[typ] = r.Type[typ].Plus(d)
	}
	for k := range x.Events {
		w := &x.Events[k]
		best := match(w, spans(x.Text, w.Trigger), got, used)
		count(w.Type, "", Rate{Gold: 1})
		if best < 0 {
			r.Misses = append(r.Misses, Miss{ID: x.ID, Text: x.Text, Want: w, Why: "not found"})
			continue
		}
		used[best] = true
		g := &got[best]
		if w.Status != sanad.Done && g.Status == sanad.Done {
			r.Asserted++
		}
		r.fields(w, g)
		if why := differ(w, g); why != "" {
			count(g.Type, g.Rule, Rate{Found: 1})
			r.Misses = append(r.Misses, Miss{ID: x.ID, Text: x.Text, Want: w, Got: g, Why: why})
			continue
		}
		count(g.Type, g.Rule, Rate{Right: 1, Found: 1})
	}
	for j := range got {
		if !used[j] {
			count(got[j].Type, got[j].Rule, Rate{Found: 1})
			if len(x.Events) == 0 && got[j].Status == sanad.Done {
				r.Asserted++
			}
			r.Misses = append(r.Misses, Miss{ID: x.ID, Text: x.Text, Got: &got[j], Why: "not in gold"})
		}
	}
}

// match returns the event, not used yet, that the same words tell: the one that
// differs least.
func match(w *Event, at [][2]int, got []sanad.Event, used []bool) int {
	best, least := -1, 0
	for j := range got {
		over := slices.ContainsFunc(at, func(s [2]int) bool { return got[j].Trigger.Start < s[1] && s[0] < got[j].Trigger.End })
		if used[j] || !over || got[j].Type != w.Type {
			continue
		}
		if n := strings.Count(differ(w, &got[j])+" ", " "); best < 0 || n < least {
			best, least = j, n
		}
	}
	return best
}

// spans finds all places of words in a text, in code points.
func spans(text, words string) [][2]int {
	var out [][2]int
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return out
		}
		start := utf8.RuneCountInString(text[:at+i])
		out = append(out, [2]int{start, start + utf8.RuneCountInString(words)})
		at += i + len(words)
	}
}

func (r *Result) fields(w *Event, g *sanad.Event) {
	f := &r.Field
	f.Of++
	whoSame, whomSame := sides(w, g)
	for _, c := range []struct {
		n    *int
		same bool
	}{{&f.Status, w.Status == g.Status}, {&f.Who, whoSame}, {&f.Whom, whomSame}, {&f.Date, sameDate(w.Date, g.Date)},
		{&f.Mode, w.Mode == g.Mode}, {&f.Place, goldset.Share(w.Place, g.Place) || w.Place == "" && g.Place == ""}} {
		if c.same {
			*c.n++
		}
	}
}

// differ names the fields in which an event differs from gold, empty where none
// does.
func differ(w *Event, g *sanad.Event) string {
	var why []string
	who, whom := sides(w, g)
	for _, c := range []struct {
		name string
		same bool
	}{{"status", w.Status == g.Status}, {"who", who}, {"whom", whom}, {"date", sameDate(w.Date, g.Date)}} {
		if !c.same {
			why = append(why, c.name)
		}
	}
	return strings.Join(why, " ")
}

// sides compares the participants. Where both sides do the same, only who takes
// part counts.
func sides(w *Event, g *sanad.Event) (who, whom bool) {
	if g.Mutual {
		same := sameNames(slices.Concat(w.Who, w.Whom), append(slices.Clone(g.Who), g.Whom...))
		return same, same
	}
	return sameNames(w.Who, g.Who), sameNames(w.Whom, g.Whom)
}

// sameNames pairs every name of gold with one found, none left over.
func sameNames(want []string, got []sanad.Party) bool {
	if len(want) != len(got) {
		return false
	}
	used := make([]bool, len(got))
	for _, w := range want {
		i := slices.IndexFunc(got, func(p sanad.Party) bool { return sameName(w, p) })
		for i >= 0 && used[i] {
			next := slices.IndexFunc(got[i+1:], func(p sanad.Party) bool { return sameName(w, p) })
			if next < 0 {
				return false
			}
			i += 1 + next
		}
		if i < 0 {
			return false
		}
		used[i] = true
	}
	return true
}

// sameName compares names on their words; the fuller one may have more. A
// party's words as the text has them count as its name.
func sameName(want string, p sanad.Party) bool {
	names := []string{p.Name}
	if p.Mention != nil {
		names = append(names, p.Mention.Text)
	}
	return slices.ContainsFunc(names, func(n string) bool {
		a, b := goldset.Words(want), goldset.Words(n)
		return len(a) > 0 && len(b) > 0 && (subset(a, b) || subset(b, a))
	})
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// sameDate compares the days of two dates.
func sameDate(want string, got *sanad.Date) bool {
	value := ""
	if got != nil {
		value, _, _ = strings.Cut(got.Value, "T")
	}
	return want == value
}
