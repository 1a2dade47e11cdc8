package ask

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// mostTopic is how many telling words name a subject; more make a claim, which
// is compared as one.
const mostTopic = 3

// topic is a subject that a few words name, with or without a word that denies
// it: alliance, no alliance.
type topic struct {
	words  []topicWord
	denied bool
}

// topicWord is a word with what it can mean.
type topicWord struct {
	sought
	concepts map[string]bool
}

// byTopic finds the lines whose claims speak of what the words name: where a
// word denies it, those that deny it too, whatever else they say ("no alliance"
// leads to "they will not form an alliance" and "the principle of non-alliance").
func (t *tracer) byTopic(words string) (bool, error) {
	topic := t.topicOf(words)
	if topic == nil {
		return false, nil
	}
	seek := make([]sought, len(topic.words))
	for i := range topic.words {
		seek[i] = t.synonyms(&topic.words[i])
	}
	having, err := t.having(seek, 0)
	if err != nil {
		return false, err
	}
	far := map[int64]int{} // by hash of a claim: how far the words stand apart
	for i := range having {
		t.topicClaims(topic, &having[i], far)
	}
	labels := map[int64]int{}
	forms, err := t.r.FormsByHash(slices.Sorted(maps.Keys(far)))
	if err != nil || len(forms) == 0 {
		return false, err
	}
	for _, f := range forms {
		if old, ok := labels[f.Line]; !ok || far[f.Hash] < old {
			labels[f.Line] = far[f.Hash]
		}
	}
	lines, err := t.lines(slices.Sorted(maps.Keys(labels)))
	if err != nil {
		return false, err
	}
	slices.SortStableFunc(lines, func(a, b store.Line) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(labels[a.Label], labels[b.Label]))
	})
	t.a.Found = FoundAbout
	return true, t.tell(lines)
}

// topicOf is the subject that words name, or nil where they are no such words.
func (t *tracer) topicOf(words string) *topic {
	likely := t.likely(words)
	folded := quote.Fold(words)
	denying, _ := t.quoting(likely[0].Pack.Code).Denied(folded)
	out := &topic{}
	var rest []string
	for i := range folded {
		if denying[i] {
			out.denied = true
			continue
		}
		rest = append(rest, folded[i].Text)
	}
	for _, w := range t.sought(strings.Join(rest, " ")) {
		tw := topicWord{sought: w, concepts: map[string]bool{}}
		for _, l := range likely {
			for _, c := range t.conceptNames(l.Pack.Code, w.word) {
				tw.concepts[c] = true
			}
		}
		out.words = append(out.words, tw)
	}
	if len(out.words) == 0 || len(out.words) > mostTopic {
		return nil
	}
	return out
}

// synonyms adds to what is looked for the usual words of the same concepts, in
// the topic's own language too.
func (t *tracer) synonyms(w *topicWord) sought {
	out := sought{word: w.word, terms: map[string][]uint32{}}
	for _, l := range t.rec.Data.Languages {
		code := l.Pack.Code
		terms := slices.Clone(w.terms[code])
		for _, row := range l.Pack.Concepts {
			if !w.concepts[row.Concept] {
				continue
			}
			for _, s := range row.Words[:min(len(row.Words), mostMeanings)] {
				if !strings.Contains(s, " ") {
					terms = append(terms, t.rec.Terms(s, code)...)
				}
			}
		}
		out.terms[code] = distinct(terms)
	}
	return out
}

// topicClaims notes the claims of a wording that speak of a topic.
func (t *tracer) topicClaims(topic *topic, w *store.Wording, far map[int64]int) {
	know := t.quoting(w.Language)
	if know == nil {
		return
	}
	words := quote.Fold(w.Text)
	denying, denied := know.Denied(words)
	for _, c := range t.claims(w) {
		last, gap, found := -1, 0, 0
		for _, tw := range topic.words {
			at := -1
			for i := range words {
				if words[i].Start >= c.start && words[i].End <= c.end && (denied[i] || !topic.denied) && !denying[i] && t.means(&tw, words[i].Text, w.Language) {
					at = i
					break
				}
			}
			if at < 0 {
				break
			}
			if last >= 0 {
				gap += max(at-last, last-at)
			}
			last = at
			found++
		}
		if found < len(topic.words) {
			continue
		}
		if topic.denied { // the nearer the word that denies, the better
			for i := last; i >= 0 && !denying[i]; i-- {
				gap++
			}
		}
		if old, ok := far[c.hash]; !ok || gap < old {
			far[c.hash] = gap
		}
	}
}

// means reports whether a word of a text can mean what a word of the topic
// does. Concepts decide where both have some, for words of one stem can be of
// different things: perbatasan, a border, is no batas, a limit.
func (t *tracer) means(w *topicWord, word, code string) bool {
	own := t.conceptNames(code, word)
	if len(own) > 0 && len(w.concepts) > 0 {
		return slices.ContainsFunc(own, func(c string) bool { return w.concepts[c] })
	}
	terms := t.rec.Terms(word, code)
	return slices.ContainsFunc(w.terms[code], func(x uint32) bool { return slices.Contains(terms, x) })
}

// conceptNames are the concepts that a word of a language stands for.
func (d *Desk) conceptNames(code, word string) []string {
	l := d.rec.Data.Language(code)
	if l == nil {
		return nil
	}
	var out []string
	for _, row := range d.conceptRows(l.Pack.Code, word) {
		out = append(out, l.Pack.Concepts[row].Concept)
	}
	return out
}
