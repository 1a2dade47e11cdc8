package statements

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// contentEnd returns where the content that begins at pos ends: the end of the
// sentence, or where a clause begins that attributes something else.
func (r *reader) contentEnd(m *match, pos int) int {
	end := m.sent.To
	if m.relative || r.dependent(m) {
		end = r.commaAfter(pos, end, m.relative)
	}
	end = r.semicolon(pos, end)
	const ahead = 12 // cues looked at for one that begins a clause beside this one
	for k := m.k + 1; k < min(len(r.cues), m.k+ahead); k++ {
		c := &r.cues[k]
		if c.From <= pos || c.From >= end {
			continue
		}
		if cut := r.cutBefore(c, pos, m); cut > pos && cut < end {
			end = cut
			break
		}
	}
	return r.trimEnd(pos, r.trailing(pos, r.trimEnd(pos, end)))
}

// trailing cuts the day of saying and the outlet cited off the end of a
// content: "…, Selasa (12/3/2024)", "…, seperti dikutip dari Antara".
func (r *reader) trailing(pos, end int) int {
	const longest = 12
	for i := end - 1; i > pos && end-i <= longest; i-- {
		if !r.doc.IsMark(i, ',') || r.doc.QuoteAt(i) >= 0 {
			continue
		}
		if date, ok := r.ph.Date(i + 1); ok && r.d.Dates[date].To >= end && r.d.Dates[date].Weekday != 0 {
			return i
		}
		if m, ok := r.doc.Match(i+1, lang.MarkerSense); ok && r.doc.Lang.Pack.Markers[m.Sense.Ref].Kind == lang.CarriageMarker {
			return i
		}
	}
	return end
}

// semicolon returns the first semicolon outside quotations, or end.
func (r *reader) semicolon(pos, end int) int {
	for i := pos; i < end; i++ {
		if q := r.doc.QuoteAt(i); q >= 0 {
			i = r.doc.Quotes[q].End - 1
		} else if r.doc.IsMark(i, ';') {
			return i
		}
	}
	return end
}

// dependent reports whether the clause of the cue is a dependent one that
// opens the sentence: "Meskipun X menekankan bahwa …, tetap …".
func (r *reader) dependent(m *match) bool {
	return m.start > m.sent.From && r.doc.Is(m.sent.From, lang.Sub) && m.start-m.sent.From < 12 && r.commaAfter(m.sent.From, m.start, false) == m.start
}

// commaAfter returns the first comma from pos on, outside quotations and
// brackets, before end; end where there is none.
func (r *reader) commaAfter(pos, end int, enough bool) int {
	for i := pos; i < end; i++ {
		if q := r.doc.QuoteAt(i); q >= 0 {
			i = r.doc.Quotes[q].End - 1
			if i+1 < end && r.doc.IsMark(i-1, ',') && enough {
				return i + 1
			}
			continue
		}
		if r.doc.IsMark(i, '(') {
			for i < end && !r.doc.IsMark(i, ')') {
				i++
			}
			continue
		}
		if r.doc.IsMark(i, ',') {
			return i
		}
	}
	return end
}

// cutBefore returns where the content of an earlier cue must stop because the
// cue c begins a clause beside it, not inside it: after "while", "but", or
// ", and" before its subject; before a comma and a participle or bare stem.
// It returns -1 where c stands inside the content.
func (r *reader) cutBefore(c *cue, pos int, m *match) int {
	doc := r.doc
	if r.besideFrames(c) {
		if doc.IsMark(c.From-1, ',') && doc.QuoteAt(c.From-1) < 0 {
			return c.From - 1
		}
		if q := doc.QuoteAt(c.From - 1); q >= 0 && doc.Quotes[q].From >= pos && r.endsOpen(doc.Quotes[q]) {
			return c.From
		}
	}
	if r.besideFrames(c) && doc.Is(c.From-1, lang.Adv|lang.And) && doc.IsMark(c.From-2, ',') {
		return c.From - 2
	}
	if doc.Is(c.From-1, lang.Rel) && doc.IsMark(c.From-2, ',') && c.From-2 > pos && r.commaAfter(c.To, m.sent.To, false) == m.sent.To {
		return c.From - 2 // "…, who called it a favor"
	}
	if r.isNoun(c.Range) {
		return -1
	}
	if !c.known {
		s, ok := r.ph.Subject(c.From, pos)
		if !ok {
			s.Range = text.Range{}
		}
		c.subject, c.known = s, ok
	}
	i := c.From
	for doc.Is(i-1, lang.Adv|lang.Aux) {
		i--
	}
	if doc.Is(i-1, lang.And|lang.But) && i-1 > pos && r.finite(c) { // "…, and said": the same speaker goes on
		if doc.IsMark(i-2, ',') || doc.IsMark(i-2, token.Dash) {
			return i - 2
		}
		if doc.Lang.Pack.HeadLast {
			return i - 1
		}
	}
	if c.subject.Len() == 0 || c.subject.From <= pos || c.subject.Relative || r.ofTwo(c.subject.From) {
		return -1
	}
	i = c.subject.From
	if doc.Is(i-1, lang.Adv) && !doc.Is(i-1, lang.But|lang.And|lang.Sub) {
		i--
	}
	comma := doc.IsMark(i-2, ',') || doc.IsMark(i-2, token.Dash)
	if q := doc.QuoteAt(i - 2); q >= 0 && r.endsOpen(doc.Quotes[q]) {
		if doc.Is(i-1, lang.But|lang.And|lang.Sub) {
			return i - 1
		}
	}
	switch {
	case doc.Is(i-1, lang.But), doc.Is(i-1, lang.And|lang.Sub) && comma:
		if comma {
			return i - 2
		}
		return i - 1
	case doc.IsMark(i-1, ';'):
		return i - 1
	}
	return -1
}

// ofTwo reports whether a pronoun of two stands at token i: whoever tells that
// "both sides agreed" goes on telling.
func (r *reader) ofTwo(i int) bool {
	m, ok := r.doc.Match(i, lang.PronounSense)
	return ok && r.doc.Lang.Pack.Pronouns[m.Sense.Ref].Number == 2
}

// finite reports whether a cue is a verb that can head a clause.
func (r *reader) finite(c *cue) bool {
	return !r.isNoun(c.Range) && (!r.doc.Lang.Pack.HeadLast || r.doc.Is(c.From, lang.VerbPast|lang.VerbS))
}

// besideFrames reports whether the cue's frames put it beside content rather
// than around it: participles, and stems and phrases that follow it.
func (r *reader) besideFrames(c *cue) bool {
	for _, fi := range c.row.Frames {
		f := &r.doc.Lang.Pack.Frames[fi]
		for _, e := range f.Left {
			if e.Kind == lang.MainElem || e.Kind == lang.StartElem && len(f.Right) > 0 {
				return true
			}
		}
	}
	return false
}

// trimEnd takes the marks that end a sentence off a content.
func (r *reader) trimEnd(pos, end int) int {
	for end > pos {
		t := r.doc.Toks[end-1]
		if t.Kind != token.Mark || r.doc.QuoteAt(end-1) >= 0 || t.Mark == ')' || t.Mark == '%' {
			break
		}
		end--
	}
	return end
}

// content turns the ranges of a match into the parts of the statement and
// tells its kind. It reports false where what is left is no content.
func (r *reader) content(st *draft.Statement, m *match) bool {
	for i, part := range []text.Range{m.left, m.right} {
		part = r.clean(part, i == 1)
		if part.Len() > 0 {
			r.addPart(st, part)
		}
	}
	if len(st.Parts) == 0 {
		return false
	}
	r.setKind(st)
	return true
}

// clean takes marks off a stretch, and off one behind its cue a complement word.
func (r *reader) clean(p text.Range, behind bool) text.Range {
	for p.From < p.To {
		t := r.doc.Toks[p.From]
		if t.Kind == token.Mark && r.doc.QuoteAt(p.From) < 0 && t.Mark != '(' && t.Mark != '$' && t.Mark != '€' && t.Mark != '£' || behind && r.doc.Is(p.From, lang.Comp) && !r.doc.Is(p.From, lang.Det) {
			p.From++
			continue
		}
		break
	}
	p.To = r.trimEnd(p.From, p.To)
	return p
}

// addPart adds a stretch; one that is all quotations adds what is between the
// marks of each.
func (r *reader) addPart(st *draft.Statement, p text.Range) {
	if !r.allQuotes(p) {
		st.Parts = append(st.Parts, p)
		return
	}
	for i := p.From; i < p.To; {
		q := r.doc.QuoteAt(i)
		if q < 0 {
			i++
			continue
		}
		quote := r.doc.Quotes[q]
		if st.Quote == draft.None {
			st.Quote = q
		}
		inner := quote.Range
		for inner.To > inner.From && r.doc.IsMark(inner.To-1, ',') {
			inner.To--
		}
		if inner.Len() > 0 {
			st.Parts = append(st.Parts, inner)
		}
		i = quote.End
	}
}

// allQuotes reports whether a stretch is quotations and marks alone.
func (r *reader) allQuotes(p text.Range) bool {
	quotes := false
	for i := p.From; i < p.To; i++ {
		if q := r.doc.QuoteAt(i); q >= 0 {
			quotes = true
			i = r.doc.Quotes[q].End - 1
			continue
		}
		if r.doc.Toks[i].Kind != token.Mark {
			return false
		}
	}
	return quotes
}

// setKind tells direct, mixed and indirect apart by the quotations in the
// content.
func (r *reader) setKind(st *draft.Statement) {
	inside, outside := 0, 0
	for _, p := range st.Parts {
		for i := p.From; i < p.To; i++ {
			switch {
			case r.doc.QuoteAt(i) >= 0:
				inside++
				i = min(p.To, r.doc.Quotes[r.doc.QuoteAt(i)].End) - 1
			case r.doc.Toks[i].Kind != token.Mark:
				outside++
			}
		}
	}
	switch {
	case inside == 0:
		st.Kind = sanad.Indirect
	case outside == 0:
		st.Kind = sanad.Direct
	default:
		st.Kind = sanad.Mixed
	}
}

// continued gives a quotation that stands as a sentence of its own right after
// a statement to that statement's speaker: "…," kata Mao. "…"
func (r *reader) continued(s int) {
	const fewest = 8 // words of a quotation that stands in a paragraph of its own
	if len(r.d.Statements) != r.first || r.first == 0 {
		return
	}
	sent := r.doc.Sents[s]
	if r.uncued(s, sent.Range) {
		return
	}
	prev := r.lastDirect(s - 1)
	if prev == nil || !r.allQuotes(sent.Range) {
		return
	}
	if r.doc.Sents[prev.Sent].Para == sent.Para {
		before := len(prev.Parts)
		r.addPart(prev, sent.Range)
		if len(prev.Parts) > before {
			prev.Sent = s
			return
		}
	}
	first := sent.From
	for r.doc.QuoteAt(first) < 0 { // allQuotes: there is one
		first++
	}
	if q := r.doc.Quotes[r.doc.QuoteAt(first)]; q.Single || q.Len() < fewest || r.titled(q.Range) {
		return // a heading or a title in quotation marks
	}
	st := draft.Statement{Sent: s, Quote: draft.None, Within: draft.None, Via: draft.None, Repeats: draft.None, Frame: draft.None, Rule: "continued",
		Force: lang.Asserts, Kind: sanad.Direct, Speakers: append([]draft.Speaker{}, prev.Speakers...)}
	r.addPart(&st, sent.Range)
	if len(st.Parts) > 0 {
		r.d.Statements = append(r.d.Statements, st)
	}
}

// uncued takes a sentence that quotes a part of itself and has no cue to go on
// with the words of whoever spoke just before. It reports whether it did.
func (r *reader) uncued(s int, sent text.Range) bool {
	const fewest = 5 // words quoted: fewer are a nickname or a title
	prev := &r.d.Statements[r.first-1]
	if prev.Sent < s-1 || r.allQuotes(sent) || r.blockKind != sanad.BodyBlock {
		return false
	}
	for i := sent.From; i < sent.To; i++ {
		q := r.doc.QuoteAt(i)
		if q < 0 {
			continue
		}
		quote := r.doc.Quotes[q]
		if quote.Len() >= fewest && !quote.Single && !r.titled(quote.Range) && i > sent.From {
			st := draft.Statement{Sent: s, Quote: q, Within: draft.None, Via: draft.None, Repeats: draft.None, Frame: draft.None,
				Rule: "uncued", Uncued: true, Force: lang.Asserts, Kind: sanad.Mixed, Speakers: append([]draft.Speaker{}, prev.Speakers...)}
			r.addPart(&st, r.clean(text.Range{From: r.lo, To: sent.To}, false))
			if len(st.Parts) > 0 {
				r.d.Statements = append(r.d.Statements, st)
			}
			return true
		}
		i = quote.End - 1
	}
	return false
}

// titled reports whether a quotation is written as a title: most of its words
// with capitals.
func (r *reader) titled(q text.Range) bool {
	capitals, words := 0, 0
	for i := q.From; i < q.To; i++ {
		if r.doc.IsWord(i) {
			words++
			if r.doc.Capital(i) {
				capitals++
			}
		}
	}
	return capitals*2 > words
}

// lastDirect returns the first direct statement of sentence s, whose quotation
// the next sentence can go on with.
func (r *reader) lastDirect(s int) *draft.Statement {
	var found *draft.Statement
	for i := r.first - 1; i >= 0 && r.d.Statements[i].Sent >= s; i-- {
		if st := &r.d.Statements[i]; st.Sent == s && st.Kind == sanad.Direct {
			found = st
		}
	}
	return found
}
