package line

import (
	"strings"

	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// How much an item tells, by the weight of its concept. Set on the gold of
// lines: a word that no concept knows tells more than most that one does, for
// common words have concepts.
const (
	lightWeight  = 0.35
	plainWeight  = 1.0
	heavyWeight  = 1.5
	rareWeight   = 1.1
	actorWeight  = 1.2
	numberWeight = 1.2
)

// fill finds a clause's items and marks; before is the clause before it in the
// sentence, or nil.
func (a *analyser) fill(c, before *clause) {
	reach := 0 // items that the last negation still reaches
	pending := false
	if before != nil && before.denials%2 == 1 && a.doc.Is(a.firstWord(*c), lang.Or) {
		c.denials, pending, reach = 1, true, 1 // neither … nor
		c.marks.set(lang.Negates)
	}
	end := c.To
	for i := c.From; ; {
		if i >= end {
			if end == c.To && c.goesOn.Len() > 0 {
				i, end = c.goesOn.From, c.goesOn.To
				continue
			}
			break
		}
		if a.doc.IsMark(i, '?') {
			c.marks.set(lang.Questions)
		}
		if op := a.ops[i]; op != 0 {
			c.marks.set(op)
			switch op {
			case lang.Negates, lang.Pends:
				if a.v.reachesBack(&a.doc, i, a.opEnd[i]) {
					c.marks |= ever
				}
				if op == lang.Pends && c.marks.has(lang.Bounds) { // as long as it is not yet free: before it is free
					c.marks &^= 1 << lang.Pends
					break
				}
				c.denials++
				pending, reach = true, 1
				if !a.isContent(i) {
					i = a.opEnd[i]
					continue
				}
			case lang.Keeps:
				if pending && a.doc.Is(i-1, lang.Neg) {
					c.marks |= ceases
				}
			case lang.Occurs:
				if head := c.head(); pending && head != nil { // the release will not happen
					head.denied, pending, reach = !head.denied, false, 0
				} else if pending {
					reach = 3
				}
			case lang.Exists:
				if pending {
					reach = 3
				}
			case lang.Turns:
				pending, reach = false, 0
			case lang.Excepts:
				if c.denials > 0 {
					c.denials++
					c.marks.set(lang.Limits)
				}
				pending, reach = false, 0
			}
		}
		it, next, ok := a.itemAt(i, end)
		if !ok {
			i = max(i+1, next)
			continue
		}
		it.verb = it.kind == wordItem && it.weight > lightWeight && a.isVerb(i)
		if a.ops[i] != lang.Negates && a.ops[i] != lang.Pends && pending {
			it.denied = true
			if it.weight > lightWeight {
				reach--
			}
			if reach <= 0 || it.verb || a.actsAt(i) { // a verb is what is denied
				pending = false
			}
		}
		c.items = append(c.items, it)
		for j := i + 1; j < next; j++ { // the "last year" of "the end of last year"
			if op := a.ops[j]; op != 0 && op != lang.Negates && op != lang.Pends {
				c.marks.set(op)
			}
		}
		i = next
	}
}

// actsAt reports whether a token is a verb that a negation before it denies:
// no auxiliary, and none that only says that something is.
func (a *analyser) actsAt(i int) bool {
	return a.isContent(i) && a.isVerb(i) && !a.doc.Is(i, lang.Aux) && a.ops[i] != lang.Exists && a.ops[i] != lang.Occurs
}

// head is the first telling word of a clause, or nil.
func (c *clause) head() *item {
	for i := range c.items {
		if c.items[i].kind == wordItem && c.items[i].weight > lightWeight {
			return &c.items[i]
		}
	}
	return nil
}

// itemAt reads the item that begins at token i.
func (a *analyser) itemAt(i, limit int) (item, int, bool) {
	t := a.doc.Toks[i]
	switch t.Kind {
	case token.Mark:
		return item{}, i + 1, false
	case token.Number:
		return item{kind: numberItem, weight: numberWeight, stem: hash("#" + number(a.doc.Word(i))), at: text.Range{From: i, To: i + 1}}, i + 1, true
	}
	senses, weight, end := a.v.conceptsAt(a.stems, &a.doc, i, limit)
	if end > i+1 && (weight <= lightWeight || !a.isContent(i)) && a.heavierInside(i, end, limit) { // the two-state solution; "the two" are both
		return item{}, i + 1, false
	}
	if value, ok := a.v.numerals[strings.ToLower(a.doc.Word(i))]; ok && end <= i+1 { // but "third party" counts nothing
		return item{kind: numberItem, weight: numberWeight, stem: hash("#" + value), at: text.Range{From: i, To: i + 1}}, i + 1, true
	}
	if it, to, ok := a.actorAt(i, limit); ok {
		return it, to, true
	}
	if end > i {
		return a.known(i, end, senses, weight, limit)
	}
	if a.ops[i] != 0 && !a.isContent(i) || !a.isContent(i) || a.doc.Is(i, lang.Adv) && !a.doc.Is(i, lang.Noun|lang.Adj|lang.Verb) || len(a.stems[i]) < 2 {
		return item{}, i + 1, false
	}
	it := item{weight: rareWeight, stem: hash(a.stems[i]), at: text.Range{From: i, To: i + 1}}
	next := a.afterTwin(i, limit)
	it.at.To = next
	if a.doc.Capital(i) && (a.doc.Class[i] == 0 || i > 0 && a.doc.Toks[i-1].Kind == token.Word) {
		it.kind, it.weight = nameItem, actorWeight
	}
	if a.ops[i] != 0 || a.doc.Is(i, lang.Calendar) {
		it.weight = lightWeight
	}
	return it, next, true
}

// known is the item of a word or phrase that has concepts.
func (a *analyser) known(i, end int, senses []sense, weight float32, limit int) (item, int, bool) {
	it := item{weight: weight, stem: hash(a.stems[i]), meaning: senses, at: text.Range{From: i, To: end}}
	switch {
	case end > i+1:
		it.stem = phraseHash(a.stems[i:end])
		for j := i; j < end; j++ {
			if part, _, ok := a.itemAt(j, j+1); ok {
				it.parts = append(it.parts, part)
			}
		}
	default:
		if !a.isContent(i) || a.doc.Is(i, joining) {
			it.weight = min(it.weight, lightWeight)
		}
		end = a.afterTwin(i, limit)
		it.at.To = end
	}
	if a.ops[i] != 0 && a.ops[i] != lang.Totals && a.ops[i] != lang.Permits && a.opEnd[i] >= end {
		it.weight = min(it.weight, lightWeight)
	}
	return it, end, true
}

// heavierInside reports whether a telling phrase begins inside a phrase and ends
// after it.
func (a *analyser) heavierInside(i, end, limit int) bool {
	for j := i + 1; j < end; j++ {
		if _, weight, to := a.v.conceptsAt(a.stems, &a.doc, j, limit); to > end && weight > lightWeight {
			return true
		}
	}
	return false
}

// afterTwin is where a word ends that stands twice: negara-negara.
func (a *analyser) afterTwin(i, limit int) int {
	if i+2 < limit && a.doc.Toks[i+1].Kind == token.Mark && !a.doc.Toks[i+1].Space && !a.doc.Toks[i+2].Space && a.stems[i+2] == a.stems[i] {
		return i + 3
	}
	return i + 1
}

func (a *analyser) actorAt(i, limit int) (item, int, bool) {
	if !a.doc.Is(i, lang.Actor|lang.Outlet) || !a.doc.Capital(i) {
		return item{}, 0, false
	}
	m, ok := a.doc.Match(i, lang.ActorSense)
	if !ok || int(m.To) > limit {
		return item{}, 0, false
	}
	id := a.k.actorID(int(m.Sense.Ref))
	return item{kind: actorItem, weight: actorWeight, stem: hash("@" + id), at: text.Range{From: i, To: int(m.To)}}, int(m.To), true
}

// joining are the classes of words that tell nothing even where they could be
// another class too: dalam, soal.
const joining = lang.Prep | lang.By | lang.Of | lang.And | lang.Or | lang.Sub | lang.Comp

// number folds the ways of writing a number: 1.500, 1,500 and 1500.
func number(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c == '.' || c == ',') && len(s)-i == 4 {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// turned reports whether all senses of an item deny their concept: refuse,
// which denies accept.
func (it *item) turned() bool {
	n := 0
	for _, m := range it.meaning {
		if m.turned {
			n++
		}
	}
	return n > 0 && n == len(it.meaning)
}

// isVerb reports whether a word is a verb, by its class or by its affixes.
func (a *analyser) isVerb(i int) bool {
	if a.doc.Is(i, lang.Verb) {
		return true
	}
	switch _, _, voice := a.v.stemmer.Parts(strings.ToLower(a.doc.Word(i))); voice {
	case stem.Active, stem.Passive, stem.Stative:
		return true
	}
	return false
}
