package export

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// reading says which statements are walked over, and in which direction.
type reading struct{ withdrawn, oldest bool }

// pageOfStatements fetches the next of the statements chosen.
func (j *job) pageOfStatements(by reading) func(store.Cursor) ([]store.Statement, store.Cursor, bool, error) {
	queries := j.chosen.Queries
	if len(queries) == 0 {
		queries = []store.StatementQuery{{}}
	}
	return func(after store.Cursor) ([]store.Statement, store.Cursor, bool, error) {
		if err := j.ctx.Err(); err != nil {
			return nil, after, false, err
		}
		var found []store.Statement
		var reach store.Cursor
		for _, q := range queries {
			q.Withdrawn, q.Oldest, q.After, q.Limit = by.withdrawn, by.oldest, after, j.o.pageRows()
			some, err := j.r.Statements(q)
			if err != nil {
				return nil, after, false, err
			}
			found = append(found, some...)
			if n := len(some); n == j.o.pageRows() && by.ahead(&some[n-1], reach) {
				reach = some[n-1].At()
			}
		}
		more := reach != store.Cursor{}
		if len(queries) > 1 {
			found = by.merged(found, reach, more)
		}
		found, err := j.fitting(found)
		return found, reach, more, err
	}
}

// ahead reports whether a statement stands before a place in the list.
func (by reading) ahead(s *store.Statement, at store.Cursor) bool {
	if by.oldest {
		return at == store.Cursor{} || s.From < at.Sort || s.From == at.Sort && s.ID < at.ID
	}
	return at == store.Cursor{} || s.From > at.Sort || s.From == at.Sort && s.ID > at.ID
}

// merged is what several queries found, in order, each once, as far as all of
// them reach.
func (by reading) merged(found []store.Statement, reach store.Cursor, more bool) []store.Statement {
	slices.SortFunc(found, func(a, b store.Statement) int {
		if by.oldest {
			a, b = b, a
		}
		return cmp.Or(cmp.Compare(b.From, a.From), cmp.Compare(b.ID, a.ID))
	})
	found = slices.CompactFunc(found, func(a, b store.Statement) bool { return a.ID == b.ID })
	if !more {
		return found
	}
	return slices.DeleteFunc(found, func(s store.Statement) bool {
		return !by.ahead(&s, reach) && s.ID != reach.ID
	})
}

// fitting keeps the statements that fit.
func (j *job) fitting(found []store.Statement) ([]store.Statement, error) {
	if j.chosen.Fits == nil {
		return found, nil
	}
	rows := make([]int64, len(found))
	for i := range found {
		rows[i] = found[i].Wording
	}
	wordings, err := j.r.Wordings(distinct(rows))
	if err != nil {
		return nil, err
	}
	texts := make(map[int64]string, len(wordings))
	for _, w := range wordings {
		texts[w.ID] = w.Text
	}
	return slices.DeleteFunc(found, func(s store.Statement) bool { return !j.chosen.Fits(&s, texts[s.Wording]) }), nil
}

// eachStatement hands the statements chosen on: by day, those of a day by report
// and place in it.
func (j *job) eachStatement(by reading, yield func([]store.Statement) error) error {
	uids := map[int64]string{} // of the reports of a day: each is held once
	day := ""
	w := walk[store.Statement]{
		most:  j.o.most,
		page:  j.pageOfStatements(by),
		under: func(s *store.Statement) string { return s.From },
		key: func(s *store.Statement) key {
			if s.From != day {
				day = s.From
				clear(uids)
			}
			uid, ok := uids[s.Report]
			if !ok {
				uid = strings.Clone(reportOf(s))
				uids[s.Report] = uid
			}
			return key{text: uid, n: int32(s.Ordinal)}
		},
		id: func(s *store.Statement) int64 { return s.ID },
		again: func(ids []int64) ([]store.Statement, error) {
			return j.r.Statements(store.StatementQuery{IDs: ids, Withdrawn: by.withdrawn, Limit: len(ids)})
		},
	}
	return w.run(yield)
}

// reportOf is the uid of a statement's report.
func reportOf(s *store.Statement) string {
	uid, _, _ := strings.Cut(s.UID, "/")
	return uid
}

// having is what the statements chosen have: rows of reports, actors and
// wordings.
type having struct {
	reports, actors, wordings map[int64]bool
}

// haves walks over the statements chosen once and notes what they have.
func (j *job) haves() (*having, error) {
	if j.has != nil {
		return j.has, nil
	}
	h := &having{map[int64]bool{}, map[int64]bool{}, map[int64]bool{}}
	page := j.pageOfStatements(reading{withdrawn: true})
	var after store.Cursor
	for more := true; more; {
		var found []store.Statement
		var err error
		if found, after, more, err = page(after); err != nil {
			return nil, err
		}
		for i := range found {
			s := &found[i]
			h.reports[s.Report], h.wordings[s.Wording], h.actors[s.Outlet] = true, true, true
			for _, a := range s.Speakers {
				h.actors[a] = true
			}
			for _, v := range s.Voices {
				h.actors[v.Actor] = true
			}
			for _, c := range s.Chain {
				h.actors[c.Actor] = true
			}
		}
	}
	j.has = h
	return h, nil
}

// distinct are the rows of a list, each once, without 0, which is no row.
func distinct(list []int64) []int64 {
	list = slices.Clone(list)
	slices.Sort(list)
	list = slices.Compact(list)
	if i, found := slices.BinarySearch(list, 0); found {
		return slices.Delete(list, i, i+1)
	}
	return list
}
