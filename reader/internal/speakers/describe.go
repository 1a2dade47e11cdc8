package speakers

import (
	"sort"
	"strings"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// described is a speaker known only by what he or it is: "an envoy for the
// Republic", "kementerian itu".
type described struct {
	head   uint64 // hash of the word that says what
	entity int
}

// describe resolves a noun phrase that names nobody: to the one of whom the
// report said the same before ("the ministry"), or to a speaker of its own.
func (r *resolver) describe(sp *draft.Speaker) {
	sp.By = "description"
	head := r.head(sp.Phrase)
	if head == none {
		return
	}
	h := r.doc.Toks[head].Hash
	if r.points(sp.Phrase) {
		for i := len(r.heads) - 1; i >= max(0, len(r.heads)-farBack); i-- {
			if r.heads[i].head == h {
				sp.Entity = r.heads[i].entity
				return
			}
		}
		if e := r.bodyWith(h, sp.Phrase.From); e != none {
			sp.Entity = e
			return
		}
	}
	name := sp.Phrase
	if r.doc.Is(name.From, lang.Det) && !r.doc.Is(name.From, lang.Poss) && r.doc.Lang.Pack.HeadLast && name.Len() > 1 {
		name.From++
	}
	kind := draft.BodyEntity
	if r.doc.Is(head, lang.Person|lang.Title) {
		kind = draft.PersonEntity
	}
	sp.Entity = len(r.d.Entities)
	r.d.Entities = append(r.d.Entities, draft.Entity{Kind: kind, Name: r.doc.Slice(name), Span: name})
	r.heads = append(r.heads, described{head: h, entity: sp.Entity})
}

// head returns the token that says what a noun phrase is, or none where no
// word of it can speak.
func (r *resolver) head(np text.Range) int {
	const speaks = lang.Person | lang.Body | lang.Title | lang.Text
	if !r.doc.Lang.Pack.HeadLast {
		for i := np.From; i < np.To; i++ {
			if r.doc.Is(i, speaks) {
				return i
			}
			if !r.doc.Is(i, lang.Det|lang.Number|lang.Acting) {
				break
			}
		}
		return none
	}
	end := np.From
	for end < np.To && !(end > np.From && r.doc.Is(end, lang.Of|lang.To) && r.d.MentionAt[end] < 0) {
		end++
	}
	for end > np.From && r.doc.Toks[end-1].Kind == token.Mark {
		end--
	}
	if r.doc.Is(end-1, speaks) {
		return end - 1
	}
	return none
}

// points reports whether a phrase points back: "the ministry", "kementerian
// itu", a bare "kementerian".
func (r *resolver) points(np text.Range) bool {
	if r.doc.Lang.Pack.HeadLast {
		return np.Len() <= 3 && r.doc.Is(np.From, lang.Det) && r.doc.Is(np.From, lang.Dem) || np.Len() <= 3 && r.definite(np.From)
	}
	return np.Len() == 1 || r.doc.Is(np.To-1, lang.Dem)
}

// definite reports whether a determiner points to what is known: it is none
// that a new thing is brought in with.
func (r *resolver) definite(i int) bool {
	return r.doc.Is(i, lang.Def)
}

// bodyWith returns the body named last before a token whose name has a word.
func (r *resolver) bodyWith(h uint64, before int) int {
	end := sort.Search(len(r.d.Mentions), func(i int) bool { return r.d.Mentions[i].From >= before })
	for i := end - 1; i >= max(0, end-farBack); i-- {
		m := &r.d.Mentions[i]
		if r.d.Entities[m.Entity].Kind != draft.BodyEntity {
			continue
		}
		for t := m.From; t < m.To; t++ {
			if r.doc.Toks[t].Hash == h {
				return m.Entity
			}
		}
	}
	return none
}

// unify gives an earlier description its name: the envoy turns out to be
// "Caspian Holt, the envoy".
func (r *resolver) unify(m *draft.Mention) {
	if m.Title.Len() == 0 {
		return
	}
	head := r.head(m.Title)
	if head == none {
		return
	}
	for _, d := range r.heads[max(0, len(r.heads)-farBack):] {
		old := &r.d.Entities[d.entity]
		if d.head == r.doc.Toks[head].Hash && old.Kind == draft.PersonEntity && old.Actor == "" && len(old.Words) == 0 && d.entity != m.Entity {
			e := r.d.Entities[m.Entity]
			old.Name, old.Actor, old.Gender, old.Words = e.Name, e.Actor, e.Gender, e.Words
			return
		}
	}
}

// plural reports whether a speaker is a group of people.
func (r *resolver) plural(sp draft.Speaker) bool {
	if sp.By != "description" || sp.Entity == none || r.d.Entities[sp.Entity].Kind != draft.PersonEntity {
		return false
	}
	head := r.head(sp.Phrase)
	if head == none {
		return false
	}
	if !r.doc.Lang.Pack.HeadLast {
		return r.doc.Is(sp.Phrase.From, lang.Det|lang.Number) && sp.Phrase.Len() > 1 || r.doc.IsMark(head+1, '-')
	}
	suffix := r.doc.Lang.Pack.Plural
	return suffix != "" && strings.HasSuffix(r.doc.Word(head), suffix)
}
