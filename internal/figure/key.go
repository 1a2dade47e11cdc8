// Package figure tells which figures measure the same, so that those of
// different reports make a series: targets beside later actuals, and values
// told anew.
package figure

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// Keys makes the keys by which figures meet. It is safe for concurrent use.
type Keys struct {
	languages map[string]*vocabulary
}

// vocabulary is how one language's words lead to what they mean.
type vocabulary struct {
	stemmer  stem.Stemmer
	concepts map[string]string // by the stems of a word or phrase
	longest  int               // words of the longest phrase
	small    map[string]bool   // words that tell nothing by themselves
}

// quantities are the concepts that only say that something is measured: the
// volume of trade is trade. Two-sided trade is trade of the two, who stand in
// the key themselves.
var quantities = []string{"amount", "volume", "value", "total-sum", "number-count", "bilateral", "mutual", "joint"}

// New makes keys by the stems and concepts of the languages.
func New(d *data.Data) *Keys {
	k := &Keys{languages: map[string]*vocabulary{}}
	for _, l := range d.Languages {
		v := &vocabulary{stemmer: stem.New(l.Pack), concepts: map[string]string{}, small: map[string]bool{}}
		const small = lang.Det | lang.Prep | lang.Of | lang.And | lang.Or | lang.Aux | lang.Dem | lang.Rel | lang.Adv | lang.To | lang.By | lang.Loc | lang.Poss
		for _, w := range l.Pack.Words(small) {
			v.small[w] = true
		}
		v.learn(l.Pack.Concepts)
		k.languages[l.Pack.Code] = v
	}
	return k
}

// learn gives each word the concept whose list names it first: trade is trade
// before it is an exchange.
func (v *vocabulary) learn(rows []lang.ConceptRow) {
	place := map[string]int{}
	for _, row := range rows {
		for i, w := range row.Words {
			stems := v.stems(w)
			key := strings.Join(stems, " ")
			if first, known := place[key]; key == "" || known && first <= i {
				continue
			}
			place[key], v.concepts[key] = i, row.Concept
			v.longest = max(v.longest, len(stems))
		}
	}
}

// stems cuts words and gives their stems, in small letters.
func (v *vocabulary) stems(words string) []string {
	var out []string
	for _, t := range token.Scan(words, nil) {
		if w := strings.ToLower(words[t.Start:t.End]); t.Kind == token.Word && !v.small[w] {
			out = append(out, v.stemmer.Stem(w))
		}
	}
	return out
}

// Key names what a figure measures: its unit, whether it is a level, a change
// or a share, of whom, and the concepts of the words for it. Figures of equal
// keys measure the same, as far as words tell. The language is that of the
// report.
func (k *Keys) Key(f *sanad.Figure, language string) string {
	v := k.languages[language]
	if v == nil {
		v = &vocabulary{}
	}
	var of []string
	names := map[string]bool{}
	for i := range f.Of {
		p := &f.Of[i]
		id := p.Actor
		if id == "" {
			id = strings.ToLower(p.Name)
		}
		of = append(of, id)
		named := p.Name
		if p.Mention != nil {
			named += " " + p.Mention.Text
		}
		for _, s := range v.stems(named) {
			names[s] = true
		}
	}
	stems := slices.DeleteFunc(v.stems(f.What), func(s string) bool { return names[s] })
	return strings.Join([]string{v.unit(f.Unit), f.Measure, joined(of), joined(v.mean(stems))}, "|")
}

// unit is a unit by what it means: orang and person are one.
func (v *vocabulary) unit(unit string) string {
	if c := v.concepts[strings.Join(v.stems(unit), " ")]; c != "" && strings.ToUpper(unit) != unit {
		return c
	}
	return unit
}

// mean gives the concepts of stems, the longest phrase first; a stem without a
// concept stands for itself.
func (v *vocabulary) mean(stems []string) []string {
	var out []string
	stems = slices.DeleteFunc(stems, func(s string) bool { return slices.Contains(quantities, v.concepts[s]) })
	for i := 0; i < len(stems); {
		n := 1
		meaning := stems[i]
		for size := min(v.longest, len(stems)-i); size > 0; size-- {
			if c := v.concepts[strings.Join(stems[i:i+size], " ")]; c != "" {
				n, meaning = size, c
				break
			}
		}
		for _, q := range quantities { // bilateral trade of two is their trade
			meaning = strings.TrimPrefix(meaning, q+"-")
		}
		out = append(out, meaning)
		i += n
	}
	return out
}

// joined sorts names and leaves each once.
func joined(names []string) string {
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}
