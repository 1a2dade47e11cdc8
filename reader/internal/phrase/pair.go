package phrase

import (
	"slices"

	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// LastTwo returns the mentions of the last two of a kind that are named before
// token at, in the order of the text: those that a pronoun of two stands for
// there. It looks far tokens back, and returns nil where fewer are named.
//
// Of states it prefers two names with "and" between them, where one at least may
// be of a state that no table knows; then those named in their own right; then
// those whose officials are named. The place that a report opens with, or where
// something was, is neither.
func (f *Finder) LastTwo(at, far int, kind draft.EntityKind) []int {
	if kind != draft.StateEntity {
		return f.LastTwoThat(at, far, func(m int) bool { return f.d.Entities[f.d.Mentions[m].Entity].Kind == kind })
	}
	state := func(m int) bool { return f.d.Entities[f.d.Mentions[m].Entity].Kind == draft.StateEntity && !f.where(m) }
	two := f.LastTwoThat(at, far, func(m int) bool { return state(m) && !f.OfOffice(m) })
	if joined := f.joinedStates(at, far); joined != nil && (two == nil || f.d.Mentions[joined[1]].From >= f.d.Mentions[two[0]].From) {
		return joined
	}
	if two == nil {
		two = f.LastTwoThat(at, far, state)
	}
	return two
}

// LastTwoThat returns the mentions of the last two who fit that are named before
// token at, in the order of the text; nil where fewer are within far tokens.
func (f *Finder) LastTwoThat(at, far int, fits func(m int) bool) []int {
	var found []int
	for i := at - 1; i >= 0 && at-i < far; i-- {
		m := int(f.d.MentionAt[i])
		if m < 0 {
			continue
		}
		i = min(i, f.d.Mentions[m].From)
		if !fits(m) || len(found) == 1 && f.d.Mentions[found[0]].Entity == f.d.Mentions[m].Entity {
			continue
		}
		if found = append(found, m); len(found) == 2 {
			slices.Reverse(found)
			return found
		}
	}
	return nil
}

// joinedStates are the last two names with "and" between them that can be those
// of states.
func (f *Finder) joinedStates(at, far int) []int {
	fits := func(i int) (int, bool) {
		if i < 0 || f.d.MentionAt[i] < 0 {
			return 0, false
		}
		m := int(f.d.MentionAt[i])
		kind := f.d.Entities[f.d.Mentions[m].Entity].Kind
		return m, (kind == draft.StateEntity || kind == draft.ProperEntity && f.d.Mentions[m].Name.Len() == 1) && !f.where(m)
	}
	for i := at - 2; i > 0 && at-i < far; i-- {
		if !f.doc.Is(i, lang.And) {
			continue
		}
		a, first := fits(i - 1)
		b, second := fits(i + 1)
		if first && second && f.d.Mentions[a].Entity != f.d.Mentions[b].Entity {
			return []int{a, b}
		}
	}
	return nil
}

// where reports whether a mention only tells where something was, or where the
// report was made.
func (f *Finder) where(m int) bool {
	from := f.d.Mentions[m].From
	return f.doc.Is(from-1, lang.Loc) || f.d.Dateline != nil && f.d.Dateline.Has(from)
}

// OfOffice reports whether a mention only says whose office one near it is:
// "Presiden China Xi Jinping".
func (f *Finder) OfOffice(m int) bool {
	const near = 12 // mentions: an office stands close to whom it is of
	for i := max(0, m-near); i < min(len(f.d.Mentions), m+near); i++ {
		if f.d.Mentions[i].Of == f.d.Mentions[m].Range {
			return true
		}
	}
	return false
}
