package speakers

import (
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// drop takes out the statements inside others that tell nothing more: by the
// same speaker ("Velo says she hopes that …"), or a wish or a noun phrase, not
// words. On the project's gold a third of them and fewer were true.
func (r *resolver) drop() {
	all := r.d.Statements
	n := len(all)
	index, within, by, force := make([]int, n), make([]int, n), make([]int, n), make([]lang.Force, n)
	drop := make([]bool, n)
	for i := range all {
		st := &all[i]
		within[i], by[i], force[i] = st.Within, none, st.Force
		if len(st.Speakers) > 0 {
			by[i] = st.Speakers[0].Entity
		}
		inner := st.Within != none && (st.Force == lang.Holds || st.Object || same(st, &all[st.Within]))
		drop[i] = inner || st.Force == lang.Relays || st.Uncued && !between(all, i)
	}
	kept := all[:0]
	for i := range all {
		st := all[i]
		if drop[i] {
			index[i] = none
			continue
		}
		index[i] = len(kept)
		kept = append(kept, st)
	}
	for i := range kept {
		for w := kept[i].Within; w != none; w = within[w] {
			if relayed := force[w] == lang.Relays; relayed {
				kept[i].Via = by[w]
			}
			kept[i].Within = index[w]
			if index[w] != none {
				break
			}
		}
	}
	r.d.Statements = kept
}

// between reports whether the statements before and behind one without a cue
// are by one speaker, so that what stands between is his too. Without that, on
// real reports, hardly any such sentence was attributed at all.
func between(all []draft.Statement, i int) bool {
	return i > 0 && i+1 < len(all) && same(&all[i-1], &all[i+1]) && all[i+1].Sent-all[i-1].Sent <= 3
}

// same reports whether two statements have the same first speaker.
func same(a, b *draft.Statement) bool {
	if len(a.Speakers) == 0 || len(b.Speakers) == 0 {
		return len(a.Speakers) == len(b.Speakers)
	}
	x, y := a.Speakers[0], b.Speakers[0]
	return x.Entity == y.Entity && (x.Entity != none || x.Mention == y.Mention)
}
