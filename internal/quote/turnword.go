package quote

import (
	"slices"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// marks finds numbers of equal digits that differ by what a mark means in the
// language: in English 3.142 is not 3142, though 3.142 in Indonesian is. A mark
// in place of the other is taken for a way of typing.
func (c *comparer) marks(e *Edit) []Turn {
	if c.k == nil || c.k.decimal == 0 {
		return nil
	}
	var out []Turn
	for i := range e.Asked {
		a, b := e.Asked[i].grouped, e.Kept[i].grouped
		if a != b && (a == c.k.decimal && b == 0 || b == c.k.decimal && a == 0) {
			out = append(out, Turn{Kind: Figure, Asked: e.Asked[i : i+1], Kept: e.Kept[i : i+1]})
		}
	}
	return out
}

// contents finds turns by words that are no operators. An editor may name whom
// a pronoun means, but not put one number or claim in the place of another.
func (c *comparer) contents(e *Edit) []Turn {
	switch {
	case max(len(e.Asked), len(e.Kept)) > mostAround || e.Excuse == Ellipsis:
		return nil
	case e.Excuse == "":
		return slices.Concat(c.figures(e), c.names(e), c.opposites(e))
	case len(e.Asked) > 0 && len(e.Kept) > 0:
		return slices.Concat(c.figures(e), c.opposites(e))
	}
	return nil
}

// figures finds numbers that differ, in digits or in words.
func (c *comparer) figures(e *Edit) []Turn {
	return c.differing(e, Figure, func(words []Word, i int) bool {
		return words[i].Number || c.k.class(&words[i])&lang.Number != 0
	})
}

// names finds names and other capitalised words that differ.
func (c *comparer) names(e *Edit) []Turn {
	shouted := loud(c.a)
	return c.differing(e, Name, func(words []Word, i int) bool {
		w := &words[i]
		class := c.k.class(w)
		switch {
		case w.Number || class&lang.Number != 0 || w.shape == token.Lower || class&function != 0:
			return false
		case class&(lang.Actor|lang.Given) != 0:
			return true
		case i == 0 || words[i-1].Ends >= SentenceEnd:
			return false // any word has a capital here
		}
		return !(shouted && &words[0] == &c.a[0])
	})
}

// loud reports whether all words of a text are in capitals, which then tell
// nothing.
func loud(words []Word) bool {
	for i := range words {
		if words[i].shape == token.Lower && !words[i].Number {
			return false
		}
	}
	return true
}

// differing makes a turn of the words of a class that stand on one side of an
// edit and not on the other.
func (c *comparer) differing(e *Edit, kind TurnKind, is func([]Word, int) bool) []Turn {
	asked := c.pick(c.a, e.a, len(e.Asked), is)
	kept := c.pick(c.b, e.b, len(e.Kept), is)
	a, b := without(asked, kept, e.Kept), without(kept, asked, e.Asked)
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	return []Turn{{Kind: kind, Asked: a, Kept: b}}
}

func (c *comparer) pick(words []Word, from, n int, is func([]Word, int) bool) []Word {
	var out []Word
	for i := from; i < from+n; i++ {
		if is(words, i) {
			out = append(out, words[i])
		}
	}
	return out
}

// without takes from words those that the other side has, in that class or as
// any word.
func without(words, same, all []Word) []Word {
	var out []Word
	for i := range words {
		equal := func(w Word) bool { return w.Text == words[i].Text }
		if !slices.ContainsFunc(same, equal) && !slices.ContainsFunc(all, equal) {
			out = append(out, words[i])
		}
	}
	return out
}

// mostContrasted is how many words a stretch has at most, if a word in it is to
// stand in the place of another.
const mostContrasted = 16

// opposites finds words put in the place of others that they contradict.
func (c *comparer) opposites(e *Edit) []Turn {
	if c.k == nil || e.Kind != Changed || max(len(e.Asked), len(e.Kept)) > mostContrasted {
		return nil
	}
	for i := range e.Asked {
		for j := range e.Kept {
			if c.k.contradict(e.Asked[i:i+1], e.Kept[j:j+1]) {
				return []Turn{{Kind: Opposite, Asked: e.Asked[i : i+1], Kept: e.Kept[j : j+1]}}
			}
		}
	}
	if len(e.Asked) <= longestPhrase && len(e.Kept) <= longestPhrase && c.k.contradict(e.Asked, e.Kept) {
		return []Turn{{Kind: Opposite, Asked: e.Asked, Kept: e.Kept}}
	}
	return nil
}

// contradict reports whether a meaning of the one excludes a meaning of the
// other, and none is common to both.
func (k *Knowledge) contradict(a, b []Word) bool {
	x, y := k.meanings(a), k.meanings(b)
	against := false
	for _, p := range x {
		for _, q := range y {
			if p == q {
				return false
			}
			against = against || k.opposite[ordered(p, q)]
		}
	}
	return against
}
