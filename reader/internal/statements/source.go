package statements

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// to matches an addressee: "kepada media", "told reporters".
func (m *match) to(pos, hi int) (int, bool) {
	doc := m.r.doc
	at := pos
	if doc.Is(at, lang.To) && !doc.Is(at+1, lang.VerbBase) {
		at++
	}
	np := m.r.ph.Right(at, hi)
	if np.Len() == 0 {
		return pos, false
	}
	m.addressee = np
	if doc.Is(np.To, lang.To) && doc.Is(np.To+1, lang.VerbBase) {
		return np.To, true
	}
	return m.r.ph.Adjuncts(np.To, hi), true
}

// main takes the subject of the main clause as the speaker of a participle:
// "… , saying that …".
func (m *match) main(pos int) (int, bool) {
	if m.r.isNoun(m.cue.Range) {
		return pos, false
	}
	// "without saying", "stopped short of saying"
	m.negated = m.r.doc.Is(pos-1, lang.Neg) || m.k > 0 && m.r.cues[m.k-1].To == pos && m.r.cues[m.k-1].row.Force == lang.Refrains
	if m.k > 0 {
		for k := m.k - 1; k >= 0; k-- {
			if c := &m.r.cues[k]; c.known && c.subject.Len() > 0 && m.r.finite(c) {
				m.speaker = c.subject.Range
				return pos, true
			}
		}
	}
	np := m.r.ph.Main(m.lo, pos)
	if np.Len() == 0 || !m.r.personal(np) { // "There were mails showing that …"
		return pos, false
	}
	m.speaker = np
	return pos, true
}

// owner takes a possessive before a noun cue: "Trump's claim", "his demand".
func (m *match) owner(pos int) (int, bool) {
	doc := m.r.doc
	i := pos
	for i > m.lo && doc.Is(i-1, lang.Adj) && m.r.d.MentionAt[i-1] < 0 {
		i--
	}
	switch {
	case doc.Is(i-1, lang.PossessiveS):
		np := m.r.ph.Left(i-1, m.lo)
		m.speaker = np
		return np.From, np.Len() > 0
	case doc.Is(i-1, lang.Poss) && i > m.lo:
		m.speaker = text.Range{From: i - 1, To: i}
		return i - 1, true
	}
	return pos, false
}

// shared finds the subject of a verb that follows "and" or "but" and has none
// of its own: that of the verb of saying before it, or of the clause.
func (m *match) shared(pos int) text.Range {
	doc := m.r.doc
	i := pos
	for i > m.lo && doc.Is(i-1, lang.Adv|lang.Aux) {
		i--
	}
	if !doc.Is(i-1, lang.And|lang.But|lang.Or) || i <= m.lo {
		return text.Range{}
	}
	for k := m.k - 1; k >= 0; k-- {
		if c := &m.r.cues[k]; c.known && c.subject.Len() > 0 {
			return c.subject.Range
		}
	}
	return m.r.ph.Main(m.lo, i-1)
}

// nameBehind returns the end of a noun phrase that gives an office and then,
// behind commas, who holds it: "kata Wakil Wali Kota Bekasi, Tri Adhianto, …".
func (m *match) nameBehind(np text.Range, hi int) int {
	const segments, most = 4, 14
	doc := m.r.doc
	if !m.r.ph.IsRole(np) {
		return np.To
	}
	at := np.To
	for n := 0; n < segments && at < hi && doc.IsMark(at, ','); n++ {
		i := at + 1
		if doc.Is(i, lang.And) {
			i++
		}
		next := m.r.ph.Right(i, hi)
		if next.Len() == 0 || next.Len() > most || !doc.Capital(next.From) {
			return np.To
		}
		if m.r.ph.PersonHead(next) {
			return next.To
		}
		at = next.To
	}
	return np.To
}
