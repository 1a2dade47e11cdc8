package sqlstore

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// search is a query for statements on its way to SQL: the table or list that
// is walked first, and the conditions on what is found.
type search struct {
	from string // the tables, walked from left to right
	row  string // the column that has the statement's row
	arms []int64
	cond []string
	args []any
}

func (s *search) and(cond string, args ...any) {
	s.cond, s.args = append(s.cond, cond), append(s.args, args...)
}

// statementQuery returns the SQL that finds the rows of a query in its order;
// "" where nothing can be found.
//
// What is walked first is chosen by what the query has, the narrowest first:
// rows, reports, wordings, lines, then search terms, speakers, carriers, and
// else all statements by day. The rest are conditions, looked up in trees for
// each row that the walk meets.
func (r *reader) statementQuery(q store.StatementQuery, most int) (string, []any, error) {
	lo, hi, err := span(q.Since, q.Until, q.After, q.Oldest)
	if err != nil || lo > hi {
		return "", nil, err
	}
	if len(q.UIDs) > 0 {
		ids, err := r.rowsOfUIDs(q.UIDs)
		if err != nil {
			return "", nil, err
		}
		if q.IDs = both(q.IDs, ids); len(q.IDs) == 0 {
			return "", nil, nil
		}
	}
	s := r.walk(&q)
	s.and(s.row+" BETWEEN ? AND ?", lo, hi)
	if q.Until != "" {
		n, _ := dayNumber(q.Until) // span has looked at it
		s.and("s.until <= ?", n)
	}
	switch {
	case !q.Withdrawn && q.Standing:
		s.and("s.withdrawn = 0")
	case !q.Withdrawn:
		s.and("s.withdrawn IN (0, 2)") // outdated
	case q.Standing:
		s.and("s.withdrawn IN (0, 1)") // markedWrong
	}
	r.restrict(s, &q)

	arm := "SELECT " + s.row + " AS id FROM " + s.from + " WHERE "
	if s.from != "statement s" {
		arm += "s.id = " + s.row + " AND "
	}
	arm += strings.Join(s.cond, " AND ")
	direction := " DESC"
	if q.Oldest {
		direction = ""
	}
	if len(s.arms) <= 1 {
		return arm + " ORDER BY " + s.row + direction + " LIMIT ?", append(s.args, most), nil
	}
	// One walk for each actor, merged; a statement of two of them is found once.
	args := make([][]any, len(s.arms))
	for i, a := range s.arms {
		args[i] = append([]any{a}, s.args[1:]...)
	}
	query, all := r.union(" UNION ", slices.Repeat([]string{arm}, len(s.arms)), args, " ORDER BY 1"+direction, most)
	return query, all, nil
}

// walk chooses what is walked, and takes what it has answered out of q.
func (r *reader) walk(q *store.StatementQuery) *search {
	s := &search{row: "s.id"}
	s.from = "statement s"
	list := func(column string, values []int64) *search {
		s.and(r.inInts(column), r.ints(values))
		return s
	}
	switch {
	case len(q.IDs) > 0:
		defer func() { q.IDs = nil }()
		return list("s.id", q.IDs)
	case len(q.Reports) > 0:
		defer func() { q.Reports = nil }()
		return list("s.report", q.Reports)
	case len(q.Wordings) > 0:
		defer func() { q.Wordings = nil }()
		return list("s.wording", q.Wordings)
	case len(q.Lines) > 0:
		defer func() { q.Lines = nil }()
		lines := r.ints(q.Lines)
		s.from = `(SELECT DISTINCT p.wording AS wording FROM (` + r.formsOfLines() + `) i CROSS JOIN wording_form p
			WHERE p.form = i.id) w CROSS JOIN statement s`
		s.and("s.wording = w.wording", lines, lines)
		return s
	case len(q.Terms)+len(q.AnyTerms) > 0:
		return r.walkTerms(s, q)
	case len(q.Speakers) > 0:
		defer func() { q.Speakers = nil }()
		return r.walkActors(s, "speaker", q.Speakers)
	case len(q.Carriers) > 0:
		defer func() { q.Carriers = nil }()
		return r.walkActors(s, "carrier", q.Carriers)
	}
	return s
}

// walkTerms walks the full-text index, which stands in the order of rows. The
// actors are asked for there too: a common word of a rare speaker would be
// walked in vain otherwise.
func (r *reader) walkTerms(s *search, q *store.StatementQuery) *search {
	cond, args, whole := r.d.Match(distinct(q.Terms), distinct(q.AnyTerms), distinct(q.Speakers), distinct(q.Carriers))
	s.from, s.row = "words x CROSS JOIN statement s", "x.rowid"
	s.and(cond, args...)
	q.Terms, q.AnyTerms = nil, nil
	if whole {
		q.Speakers, q.Carriers = nil, nil
	}
	return s
}

// walkActors walks what one actor said or carried; a few actors are as many
// walks, more are gathered and sorted.
func (r *reader) walkActors(s *search, table string, actors []int64) *search {
	actors = distinct(actors)
	s.from, s.row = table+" x CROSS JOIN statement s", "x.statement"
	if len(actors) <= mostArms {
		s.arms = actors
		s.and("x.actor = ?", actors[0])
		return s
	}
	s.from = "(SELECT DISTINCT y.statement AS statement FROM " + table + " y WHERE " + r.inInts("y.actor") + ") x CROSS JOIN statement s"
	s.and("1 = 1", r.ints(actors)) // the list is bound where from stands, before all conditions
	return s
}

// restrict adds the conditions that the walk has not answered.
func (r *reader) restrict(s *search, q *store.StatementQuery) {
	if len(q.IDs) > 0 {
		s.and(r.inInts("s.id"), r.ints(q.IDs))
	}
	if len(q.Reports) > 0 {
		s.and(r.inInts("s.report"), r.ints(q.Reports))
	}
	if len(q.Wordings) > 0 {
		s.and(r.inInts("s.wording"), r.ints(q.Wordings))
	}
	if len(q.Lines) > 0 {
		s.and(`EXISTS (SELECT 1 FROM wording_form p CROSS JOIN form f
			WHERE p.wording = s.wording AND f.id = p.form AND `+r.inInts("f.line")+`)`, r.ints(q.Lines))
	}
	if len(q.Terms)+len(q.AnyTerms) > 0 {
		cond, args, _ := r.d.Match(distinct(q.Terms), distinct(q.AnyTerms), nil, nil)
		s.and("EXISTS (SELECT 1 FROM words x WHERE x.rowid = s.id AND "+cond+")", args...)
	}
	for _, by := range []struct {
		table  string
		actors []int64
	}{{"speaker", q.Speakers}, {"carrier", q.Carriers}} {
		if len(by.actors) > 0 {
			s.and("EXISTS (SELECT 1 FROM "+by.table+" y WHERE y.statement = s.id AND "+r.inInts("y.actor")+")", r.ints(by.actors))
		}
	}
	if len(q.Kinds) > 0 {
		s.and("s.manner IN (SELECT m.id FROM manner m WHERE "+r.inTexts("m.kind")+")", r.texts(q.Kinds))
	}
	if len(q.Languages) > 0 {
		s.and("s.manner IN (SELECT m.id FROM manner m WHERE "+r.inTexts("m.language")+")", r.texts(q.Languages))
	}
}

// standing is the condition that a report is the last revision of its page.
func standing(report string) string {
	return "EXISTS (SELECT 1 FROM report p WHERE p.id = " + report + " AND p.latest = 1)"
}

// both is what is in two lists; an empty first list does not restrict.
func both(a, b []int64) []int64 {
	if len(a) == 0 {
		return b
	}
	in := make(map[int64]bool, len(a))
	for _, v := range a {
		in[v] = true
	}
	return slices.DeleteFunc(slices.Clone(b), func(v int64) bool { return !in[v] })
}
