package sqlstore

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Statements finds the rows first and fetches them afterwards: sorting and
// merging then carry a number and not a row, and every way of finding them
// shares one way of fetching.
func (r *reader) Statements(q store.StatementQuery) ([]store.Statement, error) {
	ids, err := r.find(q, limit(q.Limit))
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	rows, err := ask(r, "fetching statements", `SELECT s.id, s.report, s.ordinal, r.uid, s.tail, s.wording, m.kind,
			s.said, s.until, s.place, s.occasion, m.force, s.negated, s.within, s.repeats, s.start, s.stop, s.outlet,
			m.language, m.rule, m.confidence, s.voices, s.speakers, s.chain, s.withdrawn
		FROM statement s CROSS JOIN report r CROSS JOIN manner m
		WHERE `+r.inInts("s.id")+` AND r.id = s.report AND m.id = s.manner`, []any{r.ints(ids)}, scanStatement)
	return inOrder(ids, rows, func(s *store.Statement) int64 { return s.ID }), err
}

func (r *reader) CountStatements(q store.StatementQuery, atMost int) (int, error) {
	if atMost <= 0 {
		return 0, nil
	}
	query, args, err := r.statementQuery(q, atMost)
	if err != nil || query == "" {
		return 0, err
	}
	n, err := r.number("counting statements", "SELECT count(*) FROM ("+query+") c", args...)
	return int(n), err
}

// CountTerms asks the full-text index alone, and once for all: fetching the
// statements as well took half of the time of checking a quotation.
func (r *reader) CountTerms(terms []uint32, atMost int) ([]int, error) {
	if atMost <= 0 || len(terms) == 0 {
		return make([]int, len(terms)), nil
	}
	arms := make([]string, len(terms))
	var args []any
	for i, t := range terms {
		cond, bound, _ := r.d.Match([]uint32{t}, nil, nil, nil)
		arms[i] = "SELECT " + strconv.Itoa(i) + " AS i, (SELECT count(*) FROM (SELECT 1 FROM words x WHERE " + cond + " LIMIT ?) c) AS n"
		args = append(append(args, bound...), atMost)
	}
	return ask(r, "counting statements", strings.Join(arms, " UNION ALL ")+" ORDER BY i", args, func(rows *sql.Rows, n *int) error {
		var i int
		return rows.Scan(&i, n)
	})
}

// find returns the rows that a query is for, in its order.
func (r *reader) find(q store.StatementQuery, most int) ([]int64, error) {
	query, args, err := r.statementQuery(q, most)
	if err != nil || query == "" {
		return nil, err
	}
	return ask(r, "finding statements", query, args, func(rows *sql.Rows, id *int64) error { return rows.Scan(id) })
}

// rowsOfUIDs finds statements by what people call them: the report's uid, a
// slash, and the id in the reading.
func (r *reader) rowsOfUIDs(uids []string) ([]int64, error) {
	wanted := make(map[string]bool, len(uids))
	reports := make([]string, 0, len(uids))
	for _, uid := range uids {
		wanted[uid] = true
		if report, _, ok := strings.Cut(uid, "/"); ok {
			reports = append(reports, report)
		}
	}
	var ids []int64
	err := each(r, "looking statements up", `SELECT r.uid, s.tail, s.id
		FROM report r CROSS JOIN statement s WHERE `+r.inTexts("r.uid")+` AND s.report = r.id`, []any{r.texts(reports)}, func(rows *sql.Rows) error {
		var uid, tail string
		var id int64
		if err := rows.Scan(&uid, &tail, &id); err != nil {
			return err
		}
		if wanted[uid+"/"+tail] {
			ids = append(ids, id)
		}
		return nil
	})
	return ids, err
}

func scanStatement(rows *sql.Rows, s *store.Statement) error {
	var uid, tail string
	var until int64
	var state int
	var voices, speakers, chain []byte
	err := rows.Scan(&s.ID, &s.Report, &s.Ordinal, &uid, &tail, &s.Wording, &s.Kind,
		&s.Said, &until, &s.Place, &s.Occasion, &s.Force, &s.Negated, &s.Within, &s.Repeats, &s.Start, &s.End, &s.Outlet,
		&s.Language, &s.Rule, &s.Confidence, &voices, &speakers, &chain, &state)
	if err != nil {
		return err
	}
	s.UID, s.Withdrawn = uid+"/"+tail, state&markedWrong != 0
	s.From, s.To = dayName(dayOf(s.ID)), dayName(until)
	return unpackLists(s, voices, speakers, chain)
}

var errLists = fmt.Errorf("%w: the lists of a statement cannot be read", store.ErrBroken)
