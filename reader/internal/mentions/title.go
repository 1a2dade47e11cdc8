package mentions

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// farthest is how many tokens before a name its office may begin.
const farthest = 24

// titles gives each named person the office that stands before the name, or
// behind it between commas.
func (f *finder) titles() {
	for i := range f.d.Mentions {
		m := &f.d.Mentions[i]
		ent := &f.d.Entities[m.Entity]
		if ent.Kind != draft.PersonEntity && ent.Kind != draft.ProperEntity {
			continue
		}
		if !f.before(m) {
			f.behind(m)
		}
		if m.Title.Len() == 0 {
			continue
		}
		if ent.Kind == draft.ProperEntity && m.Name.Len() == 1 && m.Title.To == m.Name.From {
			ent.Kind = draft.PersonEntity
		}
		if ent.Office.Len() == 0 || f.isOffice(m.Title) && !f.isOffice(ent.Office) {
			ent.Office, ent.Of = m.Title, m.Of
		}
	}
}

// isOffice reports whether a title is an office and not only what someone is:
// "Direktur Kantor …", not "diplomat senior".
func (f *finder) isOffice(title text.Range) bool {
	for i := title.From; i < title.To; i++ {
		if f.doc.Is(i, lang.Title) {
			return true
		}
	}
	return false
}

// before looks for the office left of the name: the leftmost title of the
// unbroken noun phrase that ends in the name.
func (f *finder) before(m *draft.Mention) bool {
	doc := f.doc
	title := text.Range{}
	ranks := true // nothing but ranks and honorifics so far
	i := m.Name.From - 1
	for ; i >= 0 && m.Name.From-i <= farthest; i-- {
		t := doc.Toks[i]
		if doc.Toks[i+1].Lines > 0 {
			break
		}
		if t.Mark == ')' { // an abbreviation in brackets
			j := i - 1
			for j > i-6 && j > 0 && !doc.IsMark(j, '(') {
				j--
			}
			if !doc.IsMark(j, '(') || f.d.Doc.Toks[j+1].Kind != 1 {
				break
			}
			i = j
			continue
		}
		if t.Mark == ',' && ranks && title.Len() == 0 {
			ranks = false
			continue // "Duta besar Rusia untuk Beijing, Andrey Denisov,"
		}
		if t.Mark == '.' && doc.Is(i-1, lang.Abbreviation) || t.Mark == '-' || t.Mark == '/' {
			continue
		}
		if mt, ok := doc.Match(i, lang.TitleSense); ok && doc.Class[i]&(lang.Title|lang.Rank|lang.Acting|lang.Honorific) != 0 && int(mt.To) <= m.Name.From {
			if f.doc.Lang.Pack.Titles[mt.Sense.Ref].Class&lang.Title != 0 {
				title, ranks = text.Range{From: i, To: int(mt.To)}, false
			}
			continue
		}
		if !doc.IsWord(i) {
			break
		}
		if ranks = ranks && doc.Is(i, lang.Rank|lang.Honorific); !ranks && title.Len() == 0 && doc.Is(i, lang.Person) && !doc.Is(i, lang.Given) {
			title = text.Range{From: i, To: i + 1} // "pengamat militer Budi": what he is serves as his office
			continue
		}
		if doc.Is(i, lang.Of|lang.And) || doc.Is(i, lang.Prep) && f.officePrep(i) {
			continue
		}
		if o, ok := f.d.Mention(i); ok && f.d.IsPerson(o) && (o.Name.Len() > 1 || doc.Is(i, lang.Given)) {
			break // one unknown word may be the state's: "Duta Besar Borenia untuk …"
		}
		if !doc.Capital(i) && !doc.Is(i, lang.Noun|lang.Adj|lang.Body|lang.Place|lang.Person|lang.Title|lang.Actor) {
			from, ok := f.insideTitle(i)
			if !ok || i+1 == m.Name.From && m.Name.Len() == 1 {
				break // one word right behind such a title may be whom its holder speaks for: juru bicara Gugus Tugas …, Alamsyah
			}
			i = from + 1 // the title itself is next: the "bicara" of "juru bicara"
		}
	}
	if title.Len() == 0 {
		return false
	}
	f.setTitle(m, title, m.Name.From)
	return true
}

// insideTitle finds the title of several words that token i is in, but not the
// first of.
func (f *finder) insideTitle(i int) (from int, ok bool) {
	const longest = 3
	for from = i - 1; from >= max(i-longest, 0); from-- {
		if m, ok := f.doc.Match(from, lang.TitleSense); ok && int(m.To) > i {
			return from, true
		}
	}
	return 0, false
}

// officePrep reports whether a preposition stands inside an office's name:
// "Duta besar Rusia untuk Beijing", "Deputi … pada Lembaga …".
func (f *finder) officePrep(i int) bool {
	if f.doc.Capital(i) {
		return false
	}
	for j := i - 1; j >= 0 && i-j < 8; j-- {
		if !f.doc.IsWord(j) || f.doc.Is(j, lang.Verb|lang.Cue|lang.Sub|lang.Rel) {
			return false
		}
		if _, ok := f.doc.Match(j, lang.TitleSense); ok {
			return true
		}
	}
	return false
}

// setTitle divides the words between a title and its name into the office and
// whom it is of: the last known state or organisation named there.
func (f *finder) setTitle(m *draft.Mention, title text.Range, end int) {
	m.Title = title
	last := end
	for last > title.To && (f.doc.IsMark(last-1, ',') || f.doc.Is(last-1, lang.Rank|lang.Honorific)) {
		last--
	}
	full := text.Range{From: title.From, To: last}
	for i := full.From; i < full.To; i++ {
		o, ok := f.d.Mention(i)
		if !ok || o.From < title.From {
			continue
		}
		if o.From >= title.To || o.To == full.To {
			m.Of = o.Range
			f.d.Entities[m.Entity].OfID = f.d.Entities[o.Entity].Actor
			break
		}
	}
	if m.Of.Len() == 0 {
		m.Of = f.stateBefore(title.From)
	}
	switch {
	case m.Of.Len() > 0 && m.Of.To == full.To && m.Of.From > title.From:
		m.Title = text.Range{From: full.From, To: m.Of.From}
	default:
		m.Title = full
	}
	for m.Title.To > m.Title.From && f.doc.Is(m.Title.To-1, lang.Prep|lang.Of|lang.And) {
		m.Title.To--
	}
}

// stateBefore finds the adjective of an English title: "Chinese Foreign
// Minister", "China's foreign minister".
func (f *finder) stateBefore(i int) text.Range {
	if f.doc.Is(i-1, lang.PossessiveS) {
		i--
	}
	o, ok := f.d.Mention(i - 1)
	if !ok || !f.doc.Lang.Pack.HeadLast || f.d.IsPerson(o) {
		return text.Range{}
	}
	return o.Range
}

// behind looks for an office in apposition: "Andrey Denisov, duta besar
// Rusia untuk Beijing, …".
func (f *finder) behind(m *draft.Mention) bool {
	doc := f.doc
	i := m.Name.To
	if !doc.IsMark(i, ',') {
		return false
	}
	i++
	if doc.Is(i, lang.Rel) { // "…, yang adalah Direktur …", "…, who is the director"
		for n := 0; n < 4 && !doc.Is(i, lang.Title); n++ {
			i++
		}
		if !doc.Is(i, lang.Title) {
			return false
		}
	}
	for doc.Is(i, lang.Det|lang.Acting|lang.Adj|lang.Actor|lang.PossessiveS) && !doc.Is(i, lang.Title) {
		i++
	}
	t, ok := doc.Match(i, lang.TitleSense)
	if (!ok || doc.Lang.Pack.Titles[t.Sense.Ref].Class&lang.Title == 0) && !doc.Is(i, lang.Person) {
		return false
	}
	end := i
	for end < len(doc.Toks) && end-i < farthest && !doc.IsMark(end, ',') && !doc.IsMark(end, '.') && doc.Toks[end].Lines < 2 &&
		!doc.Is(end, lang.Rel|lang.Sub|lang.Cue) && doc.QuoteAt(end) < 0 {
		end++
	}
	if end-i >= farthest {
		return false
	}
	f.setTitle(m, text.Range{From: i, To: end}, end)
	return true
}
