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
	// phrases are, where the words are one term in the packs (third party), what
	// it is called in each language, folded.
	phrases map[string][][]string
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
	having, err := t.topicWordings(topic)
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

// topicWordings are wordings that have the words of a topic.
func (t *tracer) topicWordings(topic *topic) ([]store.Wording, error) {
	seek := make([]sought, len(topic.words))
	for i := range topic.words {
		seek[i] = t.synonyms(&topic.words[i])
	}
	out, err := t.having(seek, 0)
	if err != nil {
		return nil, err
	}
	for _, l := range t.rec.Data.Languages {
		for _, phrase := range topic.phrases[l.Pack.Code] {
			more, err := t.having(t.sought(strings.Join(phrase, " ")), 0)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		}
	}
	return out, nil
}

// phrasesOf is what a term of several words is called in each language, by its
// usual names; nil where no pack has it as one.
func (t *tracer) phrasesOf(term string) map[string][][]string {
	concepts := map[string]bool{}
	for _, l := range t.rec.Data.Languages {
		for _, row := range l.Pack.Concepts {
			if strings.Contains(term, " ") && slices.Contains(row.Words, term) {
				concepts[row.Concept] = true
			}
		}
	}
	if len(concepts) == 0 {
		return nil
	}
	out := map[string][][]string{}
	for _, l := range t.rec.Data.Languages {
		for _, row := range l.Pack.Concepts {
			if !concepts[row.Concept] {
				continue
			}
			for _, name := range row.Words[:min(len(row.Words), mostMeanings)] {
				out[l.Pack.Code] = append(out[l.Pack.Code], strings.Fields(fold(name)))
			}
		}
	}
	return out
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
	out.phrases = t.phrasesOf(strings.Join(rest, " "))
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
		if gap, ok := t.saysTerm(topic, w.Language, words, denying, denied, c); ok {
			if old, known := far[c.hash]; !known || gap < old {
				far[c.hash] = gap
			}
			continue
		}
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

// saysTerm finds a term of several words in a claim, and how far the word that
// denies it stands before it.
func (t *tracer) saysTerm(topic *topic, code string, words []quote.Word, denying, denied []bool, c claim) (gap int, ok bool) {
	l := t.rec.Data.Language(code)
	if l == nil {
		return 0, false
	}
	for _, phrase := range topic.phrases[l.Pack.Code] {
		for i := 0; i+len(phrase) <= len(words); i++ {
			if words[i].Start < c.start || words[i+len(phrase)-1].End > c.end || topic.denied && !denied[i] {
				continue
			}
			if slices.EqualFunc(words[i:i+len(phrase)], phrase, func(w quote.Word, s string) bool { return w.Text == s }) {
				for at := i; topic.denied && at >= 0 && !denying[at]; at-- {
					gap++
				}
				return gap, true
			}
		}
	}
	return 0, false
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
