package speakers

import (
	"slices"

	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// byTitle returns the person whom a title without a name stands for: "Menlu
// China tersebut", "the minister", "sang duta besar". It is the one last named
// whose office begins with the same word, and whose state agrees.
func (r *resolver) byTitle(np text.Range) int {
	from := np.From
	for from < np.To && r.doc.Is(from, lang.Det|lang.Poss|lang.Adj|lang.Acting) && !r.doc.Is(from, lang.Title) {
		from++
	}
	if from >= np.To || !r.doc.Is(from, lang.Title|lang.Person) {
		if r.doc.Lang.Pack.HeadLast && np.Len() > 1 {
			from = np.To - 1
		}
		if from >= np.To || !r.doc.Is(from, lang.Title|lang.Person) {
			return none
		}
	}
	of := r.stateIn(np)
	for _, e := range slices.Backward(r.focus) {
		if r.holds(e, from, np, of) {
			return e
		}
	}
	for e := len(r.d.Entities) - 1; e >= max(0, len(r.d.Entities)-farBack); e-- {
		if r.d.Entities[e].Kind == draft.PersonEntity && r.holds(e, from, np, of) {
			return e
		}
	}
	return none
}

// holds reports whether an entity was given an office that the words from
// token title on can name.
func (r *resolver) holds(e, title int, np text.Range, of string) bool {
	ent := &r.d.Entities[e]
	if of != "" && ent.OfID != "" && ent.OfID != of {
		return false
	}
	if ent.Office.Len() == 0 {
		return false
	}
	if r.abbreviates(title, ent.Office) {
		return true
	}
	// the head of the title: its first word, or in a head-last language its last
	head := r.doc.Toks[title].Hash
	if r.doc.Lang.Pack.HeadLast {
		for i := ent.Office.From; i < ent.Office.To; i++ {
			if r.doc.Toks[i].Hash == r.doc.Toks[np.To-1].Hash || r.doc.Toks[i].Hash == head {
				return true
			}
		}
		return false
	}
	for i := ent.Office.From; i < ent.Office.To; i++ {
		if r.doc.Is(i, lang.Acting) {
			continue
		}
		return r.doc.Toks[i].Hash == head
	}
	return false
}

// abbreviates reports whether the title at token i and an office are two names
// of one office in the directory: Menlu, Menteri Luar Negeri.
func (r *resolver) abbreviates(i int, office text.Range) bool {
	m, ok := r.doc.Match(i, lang.TitleSense)
	if !ok {
		return false
	}
	short := r.doc.Slice(text.Range{From: i, To: int(m.To)})
	return r.d.Actors.SameOffice(r.doc.Lang.Pack.Code, short, r.doc.Slice(office))
}

// stateIn returns the id of the state or body that a noun phrase names.
func (r *resolver) stateIn(np text.Range) string {
	for i := np.From; i < np.To; i++ {
		if m, ok := r.d.Mention(i); ok {
			return r.d.Entities[m.Entity].Actor
		}
	}
	return ""
}
