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
				c.denials++
				pending, reach = true, 1
				if !a.isContent(i) {
					i = a.opEnd[i]
					continue
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
			if reach <= 0 || it.verb { // a verb is what is denied
				pending = false
			}
		}
		c.items = append(c.items, it)
		i = next
	}
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
	if value, ok := a.v.numerals[strings.ToLower(a.doc.Word(i))]; ok && end <= i+1 { // but "third party" counts nothing
		return item{kind: numberItem, weight: numberWeight, stem: hash("#" + value), at: text.Range{From: i, To: i + 1}}, i + 1, true
	}
	if it, to, ok := a.actorAt(i, limit); ok {
		return it, to, true
	}
	if end > i {
		it := item{weight: weight, stem: hash(a.stems[i]), meaning: senses, at: text.Range{From: i, To: end}}
		if end > i+1 {
			it.stem = phraseHash(a.stems[i:end])
			for j := i; j < end; j++ {
				if part, _, ok := a.itemAt(j, j+1); ok {
					it.parts = append(it.parts, part)
				}
			}
		} else if !a.isContent(i) {
			it.weight = min(it.weight, lightWeight)
		}
		if a.ops[i] != 0 && a.ops[i] != lang.Totals && a.opEnd[i] >= end {
			it.weight = min(it.weight, lightWeight)
		}
		return it, end, true
	}
	if a.ops[i] != 0 && !a.isContent(i) || !a.isContent(i) || a.doc.Is(i, lang.Adv) && !a.doc.Is(i, lang.Noun|lang.Adj|lang.Verb) || len(a.stems[i]) < 2 {
		return item{}, i + 1, false
	}
	it := item{weight: rareWeight, stem: hash(a.stems[i]), at: text.Range{From: i, To: i + 1}}
	if a.doc.Capital(i) && (a.doc.Class[i] == 0 || i > 0 && a.doc.Toks[i-1].Kind == token.Word) {
		it.kind, it.weight = nameItem, actorWeight
	}
	if a.ops[i] != 0 || a.doc.Is(i, lang.Calendar) {
		it.weight = lightWeight
	}
	return it, i + 1, true
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
