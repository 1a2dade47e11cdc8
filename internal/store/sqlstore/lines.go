package sqlstore

import (
	"database/sql"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

const lineColumns = `l.label, l.forms, l.wordings, l.statements, l.first, l.last`

func scanLine(rows *sql.Rows, l *store.Line) error {
	var first, last int64
	err := rows.Scan(&l.Label, &l.Forms, &l.Wordings, &l.Statements, &first, &last)
	l.First, l.Last = dayName(first), dayName(last)
	return err
}

// Lines walks the index of sizes; what was said once, and what was never, comes
// after it and is not in it, and is walked by label.
func (r *reader) Lines(q store.LineQuery) ([]store.Line, error) {
	if err := r.settled(ofLines); err != nil {
		return nil, err
	}
	cond, args, err := afterSize("l.statements", "l.label", q.After)
	if err != nil {
		return nil, err
	}
	query := func(walk string) string {
		return `SELECT ` + lineColumns + ` FROM line l WHERE ` + strings.Join(append([]string{walk}, cond...), " AND ")
	}
	most := limit(q.Limit)
	list, err := ask(r, "listing lines", query("l.statements > 1 AND l.statements >= ?")+`
		ORDER BY l.statements DESC, l.label LIMIT ?`, append(append([]any{q.Least}, args...), most), scanLine)
	for size := 1; err == nil && size >= max(0, q.Least) && len(list) < most; size-- {
		var more []store.Line
		more, err = ask(r, "listing lines", query("l.statements = ?")+`
			ORDER BY l.label LIMIT ?`, append(append([]any{size}, args...), most-len(list)), scanLine)
		list = append(list, more...)
	}
	return list, err
}

// LinesByPrefix asks for the range of labels that begin with the digits. Labels
// are signed in the database; those of one first digit stand together all the
// same, in the order of their digits.
func (r *reader) LinesByPrefix(prefix string, most int) ([]store.Line, error) {
	if len(prefix) > 16 {
		return nil, nil
	}
	var lo uint64
	if prefix != "" {
		n, err := strconv.ParseUint(prefix, 16, 64)
		if err != nil {
			return nil, nil //nolint:nilerr // what is no number begins no label
		}
		lo = n << (64 - 4*len(prefix))
	}
	if err := r.settled(ofLines); err != nil {
		return nil, err
	}
	from, to := int64(lo), int64(lo|^uint64(0)>>(4*len(prefix)))
	if prefix == "" {
		from, to = -1<<63, 1<<63-1
	}
	return ask(r, "looking a line up", `SELECT `+lineColumns+` FROM line l WHERE l.label BETWEEN ? AND ?
		ORDER BY l.label < 0, l.label LIMIT ?`, []any{from, to, limit(most)}, scanLine)
}

func (r *reader) WordingOfLine(label int64) (int64, error) {
	return r.number("looking a line up", "SELECT coalesce(max(wording), 0) FROM line_alias WHERE label = ?", label)
}
