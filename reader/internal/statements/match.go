package statements

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// match is one try of a frame at a cue.
type match struct {
	r    *reader
	cue  *cue
	k    int        // of the cue in the sentence
	sent text.Range // the sentence
	para int        // its paragraph
	lo   int        // where its first clause begins

	speaker   text.Range
	left      text.Range // content left of the cue, empty where none
	right     text.Range // content right of it
	quotes    bool       // the content must be quotations alone
	object    bool       // the content is a noun phrase
	inside    bool       // the frame has content on both sides of the cue
	negated   bool
	relative  bool
	addressee text.Range
	start     int // where the cue with its speaker begins
}

// frame reports whether the frame fits, and fills the match.
func (m *match) frame(f *lang.Frame) bool {
	m.start = m.cue.From
	m.inside = hasContent(f.Left) && hasContent(f.Right)
	pos := m.cue.From
	for _, e := range f.Left {
		next, ok := m.leftward(e, pos)
		if !ok && !e.Optional {
			return false
		}
		if ok {
			pos = next
			m.start = min(m.start, pos)
		}
	}
	pos = m.cue.To
	for i, e := range f.Right {
		next, ok := m.rightward(e, pos, f.Right[i+1:])
		if !ok && !e.Optional {
			return false
		}
		if ok {
			pos = next
		}
	}
	return m.left.Len()+m.right.Len() > 0
}

func hasContent(elems []lang.Element) bool {
	for _, e := range elems {
		if e.Kind == lang.ContentElem {
			return true
		}
	}
	return false
}

// leftward matches an element that ends before token pos and returns where it
// begins.
func (m *match) leftward(e lang.Element, pos int) (int, bool) {
	doc := m.r.doc
	switch e.Kind {
	case lang.CommaElem:
		if doc.IsMark(pos-1, ',') && pos > m.sent.From && doc.QuoteAt(pos-1) < 0 {
			return pos - 1, true
		}
		return pos, m.quotedComma(pos)
	case lang.AdjunctElem:
		return pos, true // Subject moves over them
	case lang.WhoElem:
		if e.Optional {
			return pos, true // Subject moves over it
		}
		m.relative = doc.IsMark(pos-2, ',')
		return pos - 1, doc.Is(pos-1, lang.Rel) && pos-1 > m.sent.From
	case lang.StartElem:
		return pos, pos <= m.lo
	case lang.SpeakerElem:
		return m.subject(pos)
	case lang.QuoteElem:
		return m.quotesBefore(pos)
	case lang.ContentElem:
		from := m.lo
		if m.inside {
			from = m.r.ph.AfterFronted(m.lo, pos)
		}
		if pos-from < 1 {
			return pos, false
		}
		m.left = text.Range{From: from, To: pos}
		return from, true
	case lang.ByElem:
		return pos - 1, doc.Is(pos-1, lang.By)
	case lang.MainElem:
		return m.main(pos)
	case lang.OwnerElem:
		return m.owner(pos)
	}
	return pos, false
}

// quotedComma reports whether a quotation ends before pos and holds the comma
// that belongs behind it: the plan “is misguided,” she said.
func (m *match) quotedComma(pos int) bool {
	doc := m.r.doc
	q := doc.QuoteAt(pos - 1)
	return q >= 0 && doc.Quotes[q].End == pos && m.r.endsOpen(doc.Quotes[q])
}

// subject finds the speaker left of the cue.
func (m *match) subject(pos int) (int, bool) {
	c := m.cue
	if m.r.isNoun(c.Range) {
		return pos, false
	}
	if !c.known {
		s, ok := m.r.ph.Subject(pos, m.lo)
		if !ok {
			s.Range = m.shared(pos)
		}
		c.subject, c.known = s, true
	}
	if c.subject.Len() == 0 {
		return pos, false
	}
	m.speaker, m.negated, m.relative = c.subject.Range, c.subject.Negated, c.subject.Relative
	if m.r.conditional(c.subject.Start, m.sent.From) {
		return pos, false
	}
	m.negated = m.negated || m.r.denied(c.subject.Range, c.subject.Start, m.sent.From)
	return c.subject.Start, true
}

// quotesBefore takes the quotations that end at token pos. They must be all
// that the clause has before; or end the sentence before, where this one has
// nothing else: "Why?" she asked.
func (m *match) quotesBefore(pos int) (int, bool) {
	doc := m.r.doc
	end := pos
	if doc.IsMark(end-1, ',') && doc.QuoteAt(end-1) < 0 {
		end--
	}
	q := doc.QuoteAt(end - 1)
	if q < 0 || doc.Quotes[q].End != end {
		return pos, false
	}
	from := doc.Quotes[q].Open
	if from < m.sent.From {
		if !m.r.endsOpen(doc.Quotes[q]) || doc.Quotes[q].Para != m.para || !m.atEnd(m.cue.To) {
			return pos, false
		}
	}
	for from > m.sent.From && doc.QuoteAt(from-1) >= 0 {
		from = doc.Quotes[doc.QuoteAt(from-1)].Open
	}
	if from > m.lo && !m.r.opensClause(m.lo, from) {
		return pos, false
	}
	m.left, m.quotes = text.Range{From: from, To: end}, true
	return from, true
}

// rightward matches an element that begins at token pos and returns where it
// ends. rest are the elements that follow.
func (m *match) rightward(e lang.Element, pos int, rest []lang.Element) (int, bool) {
	doc := m.r.doc
	hi := m.sent.To
	switch e.Kind {
	case lang.CommaElem:
		return pos + 1, pos < hi && doc.IsMark(pos, ',')
	case lang.ColonElem:
		return pos + 1, pos < hi && doc.IsMark(pos, ':')
	case lang.CompElem:
		if pos < hi && doc.Is(pos, lang.Whether) {
			return pos, true
		}
		return pos + 1, pos < hi && doc.Is(pos, lang.Comp)
	case lang.EndElem:
		return pos, m.atEnd(pos)
	case lang.ByElem:
		return pos + 1, pos < hi && doc.Is(pos, lang.By)
	case lang.SpeakerElem:
		if m.cue.clitic {
			return pos, true
		}
		return m.nounPhrase(pos, hi)
	case lang.AdjunctElem:
		return m.adjuncts(pos, rest), true
	case lang.AddresseeElem:
		if pos >= hi || !doc.Is(pos, lang.To) {
			return pos, false
		}
		return m.to(pos, hi)
	case lang.HearerElem:
		return m.to(pos, hi)
	case lang.QuoteElem:
		return m.quotesAfter(pos)
	case lang.ContentElem:
		if m.left.Len() > 0 && doc.Is(pos, lang.VerbIng|lang.Rel|lang.Sub) {
			return pos, true // "…, she said, citing …": told of the saying, not said
		}
		if len(rest) > 0 && rest[0].Kind == lang.CommaElem {
			hi = m.r.commaAfter(pos, hi, false)
			m.right = text.Range{From: pos, To: hi}
			return hi, hi > pos && hi < m.sent.To
		}
		if doc.Lang.Pack.HeadLast && pos == m.cue.To && doc.Is(pos, lang.Prep|lang.Of) && !doc.Is(pos, lang.Det|lang.Comp|lang.Whether) && !(doc.Is(pos, lang.To) && doc.Is(pos+1, lang.VerbBase)) {
			return pos, false // "responded within hours"
		}
		end := m.r.contentEnd(m, pos)
		if end <= pos {
			return pos, false
		}
		m.right = text.Range{From: pos, To: end}
		return end, true
	case lang.ObjectElem:
		return m.objectPhrase(pos)
	case lang.InfElem:
		if pos < hi && doc.Is(pos, lang.To) && doc.Is(pos+1, lang.VerbBase|lang.Aux) {
			if m.addressee.Len() > 0 { // "told residents to stay": who is asked is part of what is asked
				pos, m.addressee = m.addressee.From, text.Range{}
			}
			return pos, true
		}
	}
	return pos, false
}

// atEnd reports whether nothing but dates, places and marks stands between pos
// and the end of the sentence.
func (m *match) atEnd(pos int) bool {
	pos = m.r.ph.Adjuncts(pos, m.sent.To)
	for pos < m.sent.To && m.r.doc.Toks[pos].Kind == token.Mark {
		pos++
	}
	return pos >= m.sent.To
}

func (m *match) nounPhrase(pos, hi int) (int, bool) {
	for pos < hi && m.r.doc.Is(pos, lang.Adv) && m.r.d.MentionAt[pos] < 0 && !m.r.doc.Capital(pos) {
		pos++ // "kata juga", "lanjut lagi"
	}
	np := m.r.ph.Right(pos, hi)
	if np.Len() == 0 {
		return pos, false
	}
	np.To = m.nameBehind(np, hi)
	m.speaker = np
	return np.To, true
}

// adjuncts moves over what may stand between a cue and its content, but only
// where the next element of the frame follows it: otherwise the words are the
// content's own.
func (m *match) adjuncts(pos int, rest []lang.Element) int {
	doc := m.r.doc
	end := m.r.ph.Adjuncts(pos, m.sent.To)
	closed := len(rest) > 0 && rest[0].Kind != lang.EndElem // an apposition ends in a comma before what follows
	for end < m.sent.To && m.appositionAt(end) {
		next := m.skipApposition(end)
		if closed && !doc.IsMark(next, ',') {
			break
		}
		end = next
	}
	if end == pos || len(rest) == 0 {
		return end
	}
	dated := m.r.ph.Dates(pos, m.sent.To)
	probe := *m
	at := end
	for _, e := range rest {
		next, ok := probe.rightward(e, at, nil)
		if !ok {
			if e.Optional {
				continue
			}
			return dated
		}
		if e.Kind == lang.CompElem || e.Kind == lang.CommaElem || e.Kind == lang.ColonElem || e.Kind == lang.QuoteElem || e.Kind == lang.EndElem {
			return end
		}
		at = next
	}
	return dated
}

// appositionAt reports whether a comma at pos opens words that say who the
// speaker is: "kata Aziz Yanuar, anggota tim kuasa hukum, …".
func (m *match) appositionAt(pos int) bool {
	doc := m.r.doc
	if !doc.IsMark(pos, ',') || m.speaker.Len() == 0 || m.cue.From > m.speaker.From {
		return false
	}
	return doc.Is(pos+1, lang.Title|lang.Person|lang.Rel) || doc.Toks[min(pos+1, len(doc.Toks)-1)].Kind == token.Number || doc.Is(pos+1, lang.Det) && doc.Is(pos+2, lang.Title|lang.Person|lang.Adj)
}

func (m *match) skipApposition(pos int) int {
	doc := m.r.doc
	i := pos + 1
	for i < m.sent.To && !doc.IsMark(i, ',') && !(doc.IsMark(i, '.') && i+1 >= m.sent.To) {
		i++
	}
	return i
}

// quotesAfter takes the quotations that begin at token pos, or, after a colon
// at the end of the paragraph, the ones that open the next.
func (m *match) quotesAfter(pos int) (int, bool) {
	doc := m.r.doc
	if pos >= m.sent.To && (pos >= len(doc.Toks) || !doc.IsMark(pos-1, ':')) {
		return pos, false
	}
	q := doc.QuoteAt(pos)
	if q < 0 || doc.Quotes[q].Open != pos {
		return pos, false
	}
	end := doc.Quotes[q].End
	for q+1 < len(doc.Quotes) && (doc.Quotes[q].Goes || doc.Quotes[q+1].Open == end && end < m.sent.To) {
		q++
		end = doc.Quotes[q].End
	}
	m.right, m.quotes = text.Range{From: pos, To: end}, true
	return end, true
}

// objectPhrase takes a noun phrase with the phrases that hang on it, to the
// end of the clause.
func (m *match) objectPhrase(pos int) (int, bool) {
	if m.r.ph.Right(pos, m.sent.To).Len() == 0 && m.r.doc.QuoteAt(pos) < 0 {
		return pos, false
	}
	end := m.r.contentEnd(m, pos)
	if end <= pos {
		return pos, false
	}
	m.right, m.object = text.Range{From: pos, To: end}, true
	return end, true
}
