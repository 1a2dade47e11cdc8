package storetest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

func (v *glance) Statements(q store.StatementQuery) ([]store.Statement, error) {
	if err := aDay(q.Since, q.Until); err != nil {
		return nil, err
	}
	var out []store.Statement
	for i := range v.s.statements {
		if s := &v.s.statements[i]; v.matches(&q, s) {
			out = append(out, s.Statement)
		}
	}
	slices.SortFunc(out, func(a, b store.Statement) int {
		order := cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
		if !q.Oldest {
			order = -order
		}
		return order
	})
	return first(out, q.Limit), nil
}

func (v *glance) CountStatements(q store.StatementQuery, atMost int) (int, error) {
	q.Limit = max(1, atMost)
	list, err := v.Statements(q)
	return min(len(list), max(0, atMost)), err
}

func (v *glance) CountTerms(terms []uint32, atMost int) ([]int, error) {
	counts := make([]int, len(terms))
	for i, t := range terms {
		list, err := v.Statements(store.StatementQuery{Terms: []uint32{t}, Withdrawn: true, Limit: max(1, atMost)})
		if err != nil {
			return nil, err
		}
		counts[i] = min(len(list), max(0, atMost))
	}
	return counts, nil
}

func (v *glance) matches(q *store.StatementQuery, s *store.NewStatement) bool {
	any64 := func(wanted []int64, has []int64) bool {
		return len(wanted) == 0 || slices.ContainsFunc(has, func(h int64) bool { return slices.Contains(wanted, h) })
	}
	var lines []int64
	for label := range v.linesOf(s.Wording) {
		lines = append(lines, label)
	}
	carriers := []int64{s.Outlet}
	for _, c := range s.Chain {
		carriers = append(carriers, c.Actor)
	}
	carriers = slices.DeleteFunc(carriers, func(a int64) bool { return a == 0 }) // nobody carried it
	for _, t := range q.Terms {
		if !slices.Contains(s.Terms, t) {
			return false
		}
	}
	anyTerm := len(q.AnyTerms) == 0 || slices.ContainsFunc(q.AnyTerms, func(t uint32) bool { return slices.Contains(s.Terms, t) })
	return anyTerm && oneOf(q.IDs, s.ID) && oneOf(q.UIDs, s.UID) && oneOf(q.Reports, s.Report) && oneOf(q.Wordings, s.Wording) &&
		any64(q.Speakers, s.Speakers) && any64(q.Carriers, carriers) && any64(q.Lines, lines) &&
		oneOf(q.Kinds, s.Kind) && oneOf(q.Languages, s.Language) && (q.Withdrawn || !s.Withdrawn) && (!q.Standing || v.latest(s.Report)) &&
		s.From >= q.Since && (q.Until == "" || s.From != "" && s.To <= q.Until) && afterDay(q, s)
}

func afterDay(q *store.StatementQuery, s *store.NewStatement) bool {
	if q.After == (store.Cursor{}) {
		return true
	}
	order := cmp.Or(cmp.Compare(s.From, q.After.Sort), cmp.Compare(s.ID, q.After.ID))
	if q.Oldest {
		return order > 0
	}
	return order < 0
}

// PutStatements gives rows that grow within a day, as rows must for a cursor.
func (v *glance) PutStatements(statements []store.NewStatement) ([]int64, error) {
	var ids []int64
	for _, s := range statements {
		if err := sound(s.UID, s.Kind, s.Said, s.From, s.To, s.Place, s.Occasion, s.Force, s.Language, s.Rule); err != nil {
			return nil, err
		}
		if err := aDay(s.From, s.To); err != nil {
			return nil, err
		}
		if s.Report < 1 || int(s.Report) > len(v.s.reports) || !strings.HasPrefix(s.UID, v.s.reports[s.Report-1].UID+"/") {
			return nil, errNone("report", s.Report)
		}
		v.s.lastOfDay[s.From]++
		s.ID = rowOf(s.From, v.s.lastOfDay[s.From])
		v.s.statements = append(v.s.statements, s)
		ids = append(ids, s.ID)
	}
	return ids, nil
}

// rowOf is a row for the nth statement of a day. It is 2024-01-02 with nine
// digits after it.
func rowOf(day string, n int64) int64 {
	var row int64
	for _, digit := range strings.ReplaceAll(day, "-", "") {
		row = 10*row + int64(digit-'0')
	}
	return 1_000_000_000*row + n
}

func (v *glance) statement(id int64) *store.NewStatement {
	if i := slices.IndexFunc(v.s.statements, func(s store.NewStatement) bool { return s.ID == id }); i >= 0 {
		return &v.s.statements[i]
	}
	return nil
}

func (v *glance) SetSpeakers(statement int64, actors []int64, spoke []int, terms []uint32) error {
	s := v.statement(statement)
	if s == nil {
		return errNone("statement", statement)
	}
	s.Speakers, s.Spoke, s.Terms = slices.Clone(actors), slices.Clone(spoke), slices.Clone(terms)
	return nil
}

func (v *glance) SetWithdrawn(statements []int64, withdrawn bool) error {
	for _, id := range statements {
		if s := v.statement(id); s != nil {
			s.Withdrawn = withdrawn
		}
	}
	return nil
}
