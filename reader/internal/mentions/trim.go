package mentions

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// trim takes words off the front of a person's name that were the end of an
// office: "… Perhubungan Udara Novie Riyanto" where the report goes on to call
// him Novie and never Udara, or "Presiden Velmora Mirela Kostan" where both
// Velmora and Kostan stand alone elsewhere: nobody goes by two short names.
func (f *finder) trim() {
	starts, alone, states := map[uint64]bool{}, map[uint64]bool{}, map[uint64]int{}
	f.of = make([][]int32, len(f.d.Entities))
	for i, m := range f.d.Mentions {
		f.of[m.Entity] = append(f.of[m.Entity], int32(i))
		if m.Name.Len() < f.d.Entities[m.Entity].Span.Len() {
			starts[f.doc.Toks[m.Name.From].Hash] = true
		}
		if m.Name.Len() == 1 {
			alone[f.doc.Toks[m.Name.From].Hash] = true
		}
	}
	for e := range f.of {
		ent := &f.d.Entities[e]
		if ent.Kind != draft.PersonEntity && ent.Kind != draft.ProperEntity || ent.Span.Len() < 2 {
			continue
		}
		first := ent.Span.From
		if f.doc.Is(first, lang.Given) && !f.doc.Is(first, lang.Ambiguous) || ent.Office.Len() == 0 && !f.doc.Is(first-1, lang.Title|lang.Person|lang.Adj) {
			continue
		}
		last := ent.Span.To - 1
		for last > first && (f.isSuffix(last) || f.doc.Toks[last].Kind == token.Mark) {
			last--
		}
		for i := first + 1; i <= last; i++ {
			if !f.doc.IsWord(i) || !starts[f.doc.Toks[i].Hash] {
				continue
			}
			both := alone[f.doc.Toks[first].Hash]
			switch {
			case both && ent.Span.Len() > 2:
				word := f.doc.Toks[first].Hash
				states[word] = f.apart(e, word)
				f.takeState(e, states[word])
			case !both && i < last:
				f.shorten(e, ent.Span, i)
				f.retitle(e)
			}
			break
		}
	}
	for e := range f.of {
		if ent := &f.d.Entities[e]; (ent.Kind == draft.PersonEntity || ent.Kind == draft.ProperEntity) && ent.Office.Len() > 0 {
			f.bodyName(e)
		}
	}
	for e := range f.of { // the state of one name is no part of another: "Menteri Pertahanan Velmora Dario Venn"
		ent := &f.d.Entities[e]
		if ent.Kind != draft.PersonEntity && ent.Kind != draft.ProperEntity || ent.Office.Len() == 0 || ent.Span.Len() < 3 {
			continue
		}
		if state, ok := states[f.doc.Toks[ent.Span.From].Hash]; ok {
			f.takeState(e, state)
		}
	}
}

// bodyName gives a body its name where the words of a person's name begin with
// it: a bank, a hospital or a university is named, so that in "Gubernur Bank
// Tarandu Elif Marowi" the first word behind it is the bank's. A name is left at
// least two words, and where a given name begins it that tells where it begins.
func (f *finder) bodyName(e int) {
	name := f.d.Entities[e].Span
	if f.doc.Lang.Pack.HeadLast || name.Len() < 3 || !f.doc.Is(name.From-1, lang.Body) || !f.doc.Capital(name.From-1) ||
		f.doc.Is(name.From, lang.Given) || f.d.MentionAt[name.From-1] >= 0 {
		return
	}
	from := name.From + 1
	for from < name.To-2 && !f.doc.Is(from, lang.Given) {
		from++
	}
	f.shorten(e, name, from)
	body := text.Range{From: name.From - 1, To: from}
	f.d.Entities = append(f.d.Entities, draft.Entity{Kind: draft.BodyEntity, Name: f.doc.Slice(body), Span: body})
	f.mention(draft.Mention{Range: body, Name: body, Entity: len(f.d.Entities) - 1})
	f.retitle(e)
}

// takeState takes a state, which has an entity or none, off the front of a
// person's name.
func (f *finder) takeState(e, state int) {
	full := f.d.Entities[e].Span
	f.shorten(e, full, full.From+1)
	if state != draft.None {
		name := text.Range{From: full.From, To: full.From + 1}
		f.mention(draft.Mention{Range: name, Name: name, Entity: state})
	}
	f.retitle(e)
}

// apart gives the mentions of an entity that are one other word alone an
// entity of their own: the state that stood before the name.
func (f *finder) apart(e int, word uint64) int {
	other := draft.None
	for _, i := range f.of[e] {
		m := &f.d.Mentions[i]
		if m.Name.Len() != 1 || f.doc.Toks[m.Name.From].Hash != word {
			continue
		}
		if other == draft.None {
			other = len(f.d.Entities)
			f.d.Entities = append(f.d.Entities, draft.Entity{Kind: draft.StateEntity, Name: f.doc.Slice(m.Name), Span: m.Name})
		}
		m.Entity = other
		f.d.Entities[other].Count++
	}
	if other != draft.None {
		return other
	}
	for _, o := range f.byWord[word] { // it had an entity of its own before the full name came
		if ent := &f.d.Entities[o]; int(o) != e && ent.Span.Len() == 1 {
			ent.Kind = draft.StateEntity
			return int(o)
		}
	}
	return other
}

// retitle looks for the office again before a name that has lost its front.
func (f *finder) retitle(e int) {
	ent := &f.d.Entities[e]
	for _, i := range f.of[e] {
		m := &f.d.Mentions[i]
		if m.Name != ent.Span {
			continue
		}
		m.Title, m.Of = text.Range{}, text.Range{}
		if f.before(m) {
			ent.Office, ent.Of = m.Title, m.Of
		}
	}
}

// shorten moves the start of an entity's fullest name, and of the mention
// that gave it.
func (f *finder) shorten(e int, full text.Range, from int) {
	short := text.Range{From: from, To: full.To}
	f.d.Entities[e].Span, f.d.Entities[e].Name = short, f.doc.Slice(short)
	for _, i := range f.of[e] {
		if m := &f.d.Mentions[i]; m.Name == full {
			for t := m.From; t < from; t++ {
				f.d.MentionAt[t] = draft.None
			}
			m.Name, m.Range = short, short
		}
	}
}
