package ask

import (
	"strings"
	"unicode"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// withoutCues checks a text again that was copied with the words which attribute
// it, without these, and takes the verdict unless that finds nothing.
func (c *checker) withoutCues() error {
	if c.a.Finding == Verbatim || c.a.Finding == SomeoneElse {
		return nil
	}
	quoted, between := c.spoken(c.a.Text)
	if quoted == "" {
		return nil
	}
	a := CheckAnswer{Text: quoted, By: c.a.By, On: c.a.On, Between: between, Finding: quote.NotInRecord, Sayings: []Saying{}, Turns: []Turn{}}
	again := &checker{Desk: c.Desk, r: c.r, a: &a, words: quote.Fold(quoted), know: c.know}
	if err := again.check(); err != nil {
		return err
	}
	if a.Finding != NotInRecord {
		a.Text = c.a.Text
		*c.a = a
	}
	return nil
}

// spoken cuts a text that was copied with the words which attribute it into what
// is quoted and what stands between: of “A,” said X. “B” these are A B and said
// X. Both are "" where it is no such text: only words with a cue in them, after
// a stop of what is quoted, are taken out.
func (d *Desk) spoken(s string) (quoted, between string) {
	parts := atMarks(s)
	first := 0
	if strings.TrimSpace(parts[0]) == "" {
		first = 1
	}
	var in, out []string
	for i, part := range parts {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case i%2 == first%2:
			in = append(in, part)
		case len(in) == 0 || !stops(in[len(in)-1], part) || !d.attributes(part, s):
			return "", ""
		default:
			out = append(out, part)
		}
	}
	if len(out) == 0 {
		return "", ""
	}
	return strings.Join(in, " "), strings.Join(out, " … ")
}

// atMarks cuts a text at its double quotation marks; two single ones are one.
func atMarks(s string) []string {
	s = strings.NewReplacer("''", "”", "``", "“", "’’", "”", "‘‘", "“").Replace(s)
	var parts []string
	from := 0
	for i, r := range s {
		if strings.ContainsRune("'‘’‚‛‹›", r) || !unicode.Is(unicode.Quotation_Mark, r) {
			continue
		}
		parts = append(parts, s[from:i])
		from = i + len(string(r))
	}
	return append(parts, s[from:])
}

// stops reports whether a mark stands between what is quoted and what follows.
func stops(quoted, next string) bool {
	const marks = ",.!?…;–—-"
	return strings.ContainsAny(quoted[len(quoted)-1:], marks) || strings.HasSuffix(quoted, "…") || strings.HasPrefix(next, ",")
}

// What stands between quotations is one sentence at most: more could be words
// that are to be checked and lost a mark.
const (
	mostBetween  = 25 // words
	abbreviation = 3  // letters of a word after which a stop ends no sentence: Mr., Sen.
)

// attributes reports whether words are a sentence or less with a cue in it, in
// the language of the text they stand in.
func (d *Desk) attributes(words, whole string) bool {
	folded := quote.Fold(words)
	if len(folded) > mostBetween {
		return false
	}
	for i := range folded {
		w := &folded[i]
		if w.Gap || i < len(folded)-1 && w.Ends >= quote.SentenceEnd && len(w.Text) > abbreviation {
			return false
		}
	}
	var doc text.Doc
	doc.Scan(words)
	doc.LookUp(d.likely(whole)[0])
	for i := range doc.Toks {
		if _, ok := doc.Match(i, lang.CueSense); ok {
			return true
		}
	}
	return false
}
