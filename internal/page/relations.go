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
	most := 0
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
	head := p.plural("relations.pair", r.Tellings)
	if change {
		head = fmt.Sprintf("%+d (%d, %s)", r.Change, r.Tellings, p.Words.Get("relations.before", r.Before))
	}
	p.para("", "", bit{r.A.Name + " – " + r.B.Name, bold | accent}, bit{"  " + head, plain})
	var parts []string
	for i, n := range []int{r.Statements, r.VerbalCooperation, r.MaterialCooperation, r.VerbalConflict, r.MaterialConflict} {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.Words.Get(fmt.Sprintf("dossier.class.%d", i)), n))
		}
	}
	const room = 40
	p.para("", indent1, bit{strings.Repeat("█", (r.Tellings*room+most-1)/max(most, 1)), accent}, bit{" " + strings.Join(parts, " · "), dim})
}
