package ask

import (
	"slices"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// About tells what a search for a subject was taken for.
type About struct {
	Words   string   `json:"words"`             // as asked
	Actors  []string `json:"actors,omitempty"`  // ids of those in the data whom the words name
	Matched string   `json:"matched"`           // all: statements have all of the words; most; none
	Missing []string `json:"missing,omitempty"` // words that no statement has that was asked for
}

// How the words of a subject were found.
const (
	MatchedAll  = "all"
	MatchedMost = "most"
	MatchedNone = "none"
)

// sought is one word that is looked for: the terms that stand for it in each
// language.
type sought struct {
	word  string
	terms map[string][]uint32
}

// search is one query to a store and what the store cannot be asked: all of
// the words in the language of the statement, but for so many that may be
// missing.
type search struct {
	store.StatementQuery
	words  []sought
	missed int
}

// mostWords bounds how many words are looked for at once; more make a search
// no sharper.
const mostWords = 24

// soughtIn cuts a text into what is looked for. Names of actors in the data
// count whatever they are called in a report; other words by their stems, and
// by the words of other languages for the same concept.
func (d *Desk) sought(s string) []sought {
	rec := d.rec
	var out []sought
	covered := map[uint32]bool{} // bytes that a name or a word took
	for _, l := range rec.Data.Languages {
		var doc text.Doc
		doc.Scan(s)
		doc.LookUp(l)
		for i := 0; i < len(doc.Toks); i++ {
			m, ok := doc.Match(i, lang.ActorSense)
			if !ok || covered[doc.Toks[i].Start] {
				continue
			}
			term := []uint32{record.TermOfActor(rec.Data.Actors.Actors[m.Sense.Ref].ID)}
			w := sought{word: doc.Slice(text.Range{From: i, To: int(m.To)}), terms: map[string][]uint32{}}
			for _, other := range rec.Data.Languages {
				w.terms[other.Pack.Code] = term
			}
			out = append(out, w)
			for ; i < int(m.To); i++ {
				covered[doc.Toks[i].Start] = true
			}
			i--
		}
	}
	return append(out, d.plainWords(s, covered)...)
}

// plainWords are the words of a text that name no actor, without those that
// say nothing in any language.
func (d *Desk) plainWords(s string, covered map[uint32]bool) []sought {
	rec := d.rec
	telling := map[string]map[uint32]bool{}
	for _, l := range rec.Data.Languages {
		telling[l.Pack.Code] = map[uint32]bool{}
		for _, t := range rec.Terms(s, l.Pack.Code) {
			telling[l.Pack.Code][t] = true
		}
	}
	var out []sought
	for _, t := range token.Scan(s, nil) {
		word := s[t.Start:t.End]
		if t.Kind == token.Mark || covered[t.Start] || slices.ContainsFunc(out, func(w sought) bool { return w.word == word }) {
			continue
		}
		w := sought{word: word, terms: map[string][]uint32{}}
		says := true
		for _, l := range rec.Data.Languages {
			code := l.Pack.Code
			own := rec.Terms(word, code)
			says = says && len(own) > 0 && telling[code][own[0]]
			w.terms[code] = slices.Concat(own[:min(1, len(own))], d.meanings(code, word))
		}
		if says {
			out = append(out, w)
		}
	}
	return out[:min(len(out), mostWords)]
}

// searches are the queries for statements with all of the words but missed of
// them: one for each language in which the words have other stems. A language
// is no condition of a query, which would have to walk past all others.
func (d *Desk) searches(base store.StatementQuery, words []sought, missed int) []search {
	var out []search
	for _, l := range d.rec.Data.Languages {
		q := search{StatementQuery: base, words: words, missed: missed}
		q.ask(l.Pack.Code)
		if !slices.ContainsFunc(out, func(o search) bool { return slices.Equal(o.Terms, q.Terms) && slices.Equal(o.AnyTerms, q.AnyTerms) }) {
			out = append(out, q)
		}
	}
	return out
}

// ask puts into the query what a store can be asked: every word that one term
// stands for, and one of the words that several stand for. Where words may be
// missing it is any of them.
func (q *search) ask(code string) {
	for _, w := range q.words {
		terms := w.terms[code]
		switch {
		case q.missed > 0:
			q.AnyTerms = append(q.AnyTerms, terms...)
		case len(terms) == 1:
			q.Terms = append(q.Terms, terms[0])
		case len(q.AnyTerms) == 0:
			q.AnyTerms = terms
		}
	}
}

// missing counts the words of the search that a text in a language has not.
func (q *search) missing(rec *record.Record, s, code string) int {
	if l := rec.Data.Language(code); l != nil {
		code = l.Pack.Code
	}
	has := map[uint32]bool{}
	for _, t := range rec.Terms(s, code) {
		has[t] = true
	}
	missing := 0
	for _, w := range q.words {
		terms, known := w.terms[code]
		if !known { // no pack: the words as they stand
			terms = rec.Terms(w.word, code)
		}
		if !slices.ContainsFunc(terms, func(t uint32) bool { return has[t] }) {
			missing++
		}
	}
	return missing
}

// sift keeps of the statements that a search found those that have the words,
// and tells how many words the best of them misses.
func (d *Desk) sift(r store.Reader, found []store.Statement, by func(*store.Statement) *search) (kept []store.Statement, least int, err error) {
	var rows []int64
	for i := range found {
		if len(by(&found[i]).words) > 0 {
			rows = append(rows, found[i].Wording)
		}
	}
	ws, err := r.Wordings(distinct(rows))
	if err != nil {
		return nil, 0, err
	}
	missing := make(map[int64]int, len(ws))
	texts := make(map[int64]string, len(ws))
	for i := range ws {
		texts[ws[i].ID], missing[ws[i].ID] = ws[i].Text, -1
	}
	least = mostWords + 1
	for i := range found {
		s := &found[i]
		q := by(s)
		n := 0
		if len(q.words) > 0 {
			if n = missing[s.Wording]; n < 0 {
				n = q.missing(d.rec, texts[s.Wording], s.Language)
				missing[s.Wording] = n
			}
		}
		if least = min(least, n); n <= q.missed {
			kept = append(kept, *s)
		}
	}
	return kept, least, nil
}
