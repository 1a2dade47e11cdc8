package page

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
)

// AppendRelations writes a list of pairs with how much is told of each.
func AppendRelations(b *bytes.Buffer, a *ask.RelationsAnswer, o Options) {
	p := sheet(b, o)
	switch {
	case a.Who != nil && len(a.Who.Actors) == 0:
		p.candidates(a.Who, "relations")
		return
	case len(a.Pairs) == 0:
		p.say(plain, p.Words.Get("relations.none"))
		return
	}
	if a.From != "" {
		p.say(dim, p.Words.Get("relations.window", a.From, a.To, a.Before, a.Until))
	}
	most := 1 // of pairs that are told of no more nothing is drawn
	for i := range a.Pairs {
		most = max(most, a.Pairs[i].Tellings)
	}
	for i := range a.Pairs {
		if i > 0 || a.From != "" {
			p.gap()
		}
		p.pair(&a.Pairs[i], a.From != "", most)
	}
}

// pair writes a pair: what is told of it, and by which classes.
func (p *page) pair(r *ask.RelationPair, change bool, most int) {
	head := p.Words.Count("relations.pair", r.Tellings)
	if change {
		head = p.Words.Whole(r.Change) + " (" + p.Words.Whole(r.Tellings) + ", " + p.Words.Get("relations.before", r.Before) + ")"
		if r.Change >= 0 {
			head = "+" + head
		}
	}
	p.para("", "", bit{r.A.Name + " – " + r.B.Name, bold | accent}, bit{"  " + head, plain})
	var parts []string
	for i, n := range []int{r.Statements, r.VerbalCooperation, r.MaterialCooperation, r.VerbalConflict, r.MaterialConflict} {
		if n > 0 {
			parts = append(parts, p.Words.Get(fmt.Sprint("dossier.class.", i))+" "+p.Words.Whole(n))
		}
	}
	const room = 40
	p.para("", indent1, bit{strings.Repeat("█", (r.Tellings*room+most-1)/most), accent}, bit{" " + strings.Join(parts, " · "), dim})
}
