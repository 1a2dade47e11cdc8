// Package statements finds what is attributed to whom: it takes each cue, tries
// the frames that the language pack lets it enter, and cuts the content out.
package statements

import (
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/phrase"
)

// Read fills Statements. Speakers are left as noun phrases: who they are is
// told by the speakers stage.
func Read(d *draft.Draft, ph *phrase.Finder) {
	r := reader{d: d, doc: &d.Doc, ph: ph}
	for s := range r.doc.Sents {
		b := r.blockOf(r.doc.Sents[s].From)
		r.blockKind = b
		if b != sanad.BodyBlock && b != sanad.TitleBlock && b != sanad.CaptionBlock {
			continue
		}
		r.sentence(s)
	}
	r.nest()
}

type reader struct {
	d         *draft.Draft
	doc       *text.Doc
	ph        *phrase.Finder
	block     int
	blockKind sanad.BlockKind // of the sentence being read
	cues      []cue           // of the sentence being read
	first     int             // index of its first statement
	lo        int             // where its first clause begins, after a connective
}

// cue is a cue in the sentence being read.
type cue struct {
	text.Range
	row     *lang.CueRow
	clitic  bool
	subject phrase.Subject
	known   bool // subject holds
}

// blockOf returns the kind of the block that holds token i. Tokens come in
// order.
func (r *reader) blockOf(i int) sanad.BlockKind {
	for r.block+1 < len(r.d.Blocks) && i >= r.d.Blocks[r.block].To {
		r.block++
	}
	return r.d.Blocks[r.block].Kind
}

// sentence reads the statements of one sentence.
func (r *reader) sentence(s int) {
	sent := r.doc.Sents[s]
	r.first = len(r.d.Statements)
	r.lo = r.afterConnective(sent.Range)
	r.findCues(sent.Range)
	const most = 24 // statements of one sentence: more is a text made to multiply them
	for k := 0; k < len(r.cues) && len(r.d.Statements)-r.first < most; k++ {
		r.attribute(s, k)
	}
	r.continued(s)
}

// findCues lists the cues outside quotations, and outside the connective that
// opens the sentence: "Dengan kata lain, …", "That said, …".
func (r *reader) findCues(sent text.Range) {
	r.cues = r.cues[:0]
	for i := r.lo; i < sent.To; i++ {
		if q := r.doc.QuoteAt(i); q >= 0 {
			i = max(i, r.doc.Quotes[q].End-1)
			continue
		}
		if !r.doc.Is(i, lang.Cue) || r.d.MentionAt[i] >= 0 || r.hyphened(i) {
			continue
		}
		m, ok := r.doc.Match(i, lang.CueSense)
		if !ok || int(m.To) > sent.To {
			continue
		}
		r.cues = append(r.cues, cue{Range: text.Range{From: i, To: int(m.To)}, row: &r.doc.Lang.Pack.Cues[m.Sense.Ref], clitic: m.Sense.Clitic})
		i = int(m.To) - 1
	}
}

// attribute tries the frames of a cue in order and keeps the first that fits.
func (r *reader) attribute(s, k int) {
	c := &r.cues[k]
	pack := r.doc.Lang.Pack
	for _, fi := range c.row.Frames {
		m := match{r: r, cue: c, k: k, sent: r.doc.Sents[s].Range, para: r.doc.Sents[s].Para, lo: r.lo}
		if !m.frame(&pack.Frames[fi]) || c.row.Source == lang.PersonSource && !r.personal(m.speaker) {
			continue
		}
		if c.row.Force == lang.Holds && m.left.Len() > 0 && !m.quotes && m.right.Len() == 0 {
			continue // "…, staff learned of the vote" attributes nothing before it
		}
		st := draft.Statement{
			Cue: c.Range, Clitic: c.clitic, Frame: fi, Rule: pack.Frames[fi].Name, Force: c.row.Force, Source: c.row.Source,
			Negated: m.negated || c.row.Force == lang.Refrains, Sent: s, Quote: draft.None, Within: draft.None, Via: draft.None, Repeats: draft.None,
			Addressee: m.addressee, Object: m.object,
		}
		if !r.content(&st, &m) {
			continue
		}
		st.Speakers = r.speakers(&m)
		r.d.Statements = append(r.d.Statements, st)
		return
	}
}

// afterConnective returns the first token of a sentence that is no connective
// and no comma behind one: "Selain itu, …".
func (r *reader) afterConnective(sent text.Range) int {
	i := sent.From
	for i < sent.To {
		if r.doc.Toks[i].Kind == token.Mark && r.doc.QuoteAt(i) < 0 {
			i++
			continue
		}
		if m, ok := r.doc.Match(i, lang.WordSense); ok && m.Sense.Class&lang.Conn != 0 && int(m.To) < sent.To {
			i = int(m.To)
		} else if r.doc.Is(i, lang.Conn) && (!r.doc.Is(i, lang.Number) || r.doc.IsMark(i+1, ',')) {
			i++
		} else {
			return i
		}
		if r.doc.IsMark(i, ',') {
			i++
		}
	}
	return sent.From
}

// speakers makes the speakers of a frame's noun phrase: one, or two joined by
// "and".
func (r *reader) speakers(m *match) []draft.Speaker {
	if m.cue.clitic && m.speaker.Len() == 0 {
		return []draft.Speaker{{Entity: draft.None}}
	}
	if m.speaker.Len() == 0 {
		return nil
	}
	var out []draft.Speaker
	from := m.speaker.From
	for i := m.speaker.From; i < m.speaker.To; i++ {
		if !r.doc.Is(i, lang.And) || i == from {
			continue
		}
		a, ok1 := r.d.Mention(i - 1)
		b, ok2 := r.d.Mention(i + 1)
		if ok1 && (!ok2 || !r.ph.Alike(a, b)) { // "… dan Menteri Luar Negeri Rusia Sergei Lavrov"
			ok2 = false
			for j := i + 1; j < m.speaker.To && !ok2; j++ {
				b, ok2 = r.d.Mention(j)
				ok2 = ok2 && r.ph.Alike(a, b)
			}
		}
		if ok1 && ok2 && a.Entity != b.Entity && r.ph.Alike(a, b) {
			out = append(out, draft.Speaker{Phrase: text.Range{From: from, To: i}, Entity: draft.None})
			from = i + 1
		}
	}
	return append(out, draft.Speaker{Phrase: text.Range{From: from, To: m.speaker.To}, Entity: draft.None})
}

// nest points each statement that lies inside another's content at the
// smallest such.
func (r *reader) nest() {
	st := r.d.Statements
	for i := range st {
		in := st[i].Hull()
		for j := max(0, i-8); j < len(st) && j < i+8; j++ {
			out := st[j].Hull()
			if i == j || st[i].Sent != st[j].Sent || out.From > in.From || out.To < in.To || out == in || !out.Has(st[i].Cue.From) && st[i].Cue.Len() > 0 {
				continue
			}
			if st[i].Within == draft.None || out.Len() < st[st[i].Within].Hull().Len() {
				st[i].Within = j
			}
		}
	}
}

// endsOpen reports whether a quotation ends in a mark behind which its sentence
// can go on: a comma, or a question or exclamation mark.
func (r *reader) endsOpen(q text.Quote) bool {
	last := q.To - 1
	return r.doc.IsMark(last, ',') || r.doc.IsMark(last, '?') || r.doc.IsMark(last, '!')
}

// opensClause reports whether what stands between lo and a quotation is none of
// the speaker's words: nothing, or what ends in a comma, colon or dash.
func (r *reader) opensClause(lo, open int) bool {
	if open <= lo {
		return true
	}
	t := r.doc.Toks[open-1]
	return t.Kind == token.Mark && t.Mark != ')' || r.doc.QuoteAt(open-1) >= 0
}

// hyphened reports whether a word is joined to another: state-of-the-art.
func (r *reader) hyphened(i int) bool {
	return i+1 < len(r.doc.Toks) && r.doc.IsMark(i+1, '-') && !r.doc.Toks[i+1].Space ||
		r.doc.IsMark(i-1, '-') && !r.doc.Toks[i].Space
}

// isNoun reports whether the word of a cue is no verb with a subject before it
// where it stands. A form that is a noun too is one behind an article or a
// possessive and before another verb, a preposition or "and": "the report",
// "state law would", "Velo's view of". A participle is no verb by itself:
// "was found in", "a group known as".
func (r *reader) isNoun(c text.Range) bool {
	doc := r.doc
	if doc.Is(c.From-1, lang.Det|lang.Poss|lang.PossessiveS) && !doc.Is(c.From-1, lang.Pronoun|lang.Rel|lang.Dem|lang.Comp) {
		return true
	}
	if !doc.Lang.Pack.HeadLast || c.Len() > 1 {
		return false
	}
	class := doc.Class[c.From]
	before := c.From - 1
	for doc.Is(before, lang.Adv|lang.Neg) && !doc.Is(before, lang.Aux|lang.Noun) {
		before--
	}
	if class&(lang.VerbPast|lang.VerbPart) != 0 && doc.Is(before, lang.Be) {
		return true
	}
	if class&lang.VerbPart != 0 && class&(lang.VerbPast|lang.VerbBase) == 0 && !doc.Is(before, lang.Aux) {
		return true
	}
	if class&lang.Noun == 0 {
		return false
	}
	const after = lang.Aux | lang.VerbPast | lang.And | lang.Of | lang.Prep | lang.But | lang.Or
	if doc.Is(c.To, after) && !doc.Is(c.To, lang.Det|lang.Comp|lang.Noun|lang.Adj) {
		return true
	}
	if class&lang.VerbS != 0 {
		return doc.Is(before, lang.Adj) && !doc.Is(before, lang.Noun) && !doc.Capital(before)
	}
	// a base form needs a plural, a pronoun or an auxiliary before it
	return class&lang.VerbBase != 0 && class&lang.VerbPast == 0 && !doc.Is(before, lang.Aux|lang.Pronoun|lang.Rel) && !r.plural(before)
}

// plural reports whether a word looks like a plural noun.
func (r *reader) plural(i int) bool {
	w, suffix := r.doc.Word(i), r.doc.Lang.Pack.Plural
	return len(w) > 2 && (suffix != "" && strings.HasSuffix(w, suffix) || r.doc.Is(i, lang.Person)) || r.doc.IsMark(i, ',')
}

// personal reports whether a noun phrase can name people or a body: what its
// head is decides, "strategi Putin" is a thing.
func (r *reader) personal(np text.Range) bool {
	if np.Len() == 0 {
		return true
	}
	head := np.From
	if r.doc.Lang.Pack.HeadLast {
		for head+1 < np.To && !r.doc.Is(head+1, lang.Of) {
			head++
		}
	}
	const people = lang.Person | lang.Body | lang.Title | lang.Given | lang.Rank | lang.Honorific | lang.Acting | lang.Pronoun | lang.Actor | lang.Det | lang.Text
	const nobody = lang.Def | lang.Whether | lang.Dem | lang.Aux // "the", "what", "there", "it's"
	switch {
	case r.d.MentionAt[head] >= 0:
		return true
	case r.doc.Is(head, nobody) && !r.doc.Is(head, people&^lang.Det):
		return false
	case r.doc.Is(head, people):
		return true
	}
	return !r.doc.Is(head, lang.Noun|lang.Adj|lang.Verb|lang.Number) && r.doc.Capital(head)
}

// conditional reports whether the clause whose subject begins at a token only
// supposes that something is said: "If Finch says …", "Jika ia mengatakan …".
func (r *reader) conditional(start, lo int) bool {
	for i := start - 1; i >= lo && start-i <= 2; i-- {
		if r.doc.Is(i, lang.Cond) {
			return true
		}
	}
	return false
}

// denied reports whether a negation before a subject takes back what its verb
// says: "Neither Baines nor Illingworth said", "Nobody said", "It is not true
// that Velo said".
func (r *reader) denied(subject text.Range, start, lo int) bool {
	const near = 6
	if r.doc.Is(subject.From, lang.Neg) {
		return true
	}
	for i := start - 1; i >= lo && start-i <= near; i-- {
		if r.doc.IsMark(i, ',') || r.doc.Is(i, lang.Cue) || r.doc.QuoteAt(i) >= 0 {
			return false
		}
		if r.doc.Is(i, lang.Neg) {
			return true
		}
	}
	return false
}
