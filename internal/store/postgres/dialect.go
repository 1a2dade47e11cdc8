package postgres

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/store/sqlstore"
)

const versionTable = "schema_version"

// lockKey is what the one writer of a record holds. Records in other schemas
// have other writers.
const lockKey = "(hashtext('sanad record'), hashtext(current_schema()))"

func dialect(name string) *sqlstore.Dialect {
	return &sqlstore.Dialect{
		Name:      name,
		Rewrite:   number,
		Begin:     begin,
		Ints:      "unnest(?::bigint[]) AS j(value)",
		Pairs:     "unnest(?::bigint[], ?::bigint[]) AS j(a, b)",
		InInts:    " = ANY(?::bigint[])",
		InTexts:   " = ANY(?::text[])",
		BindInts:  func(list []int64) any { return list },
		BindTexts: func(list []string) any { return list },
		BindPairs: func(a, b []int64) []any { return []any{a, b} },
		Chunk:     func(_ *sqlstore.Table, n int) int { return min(n, mostRows) },
		Insert:    insert,
		BindRows:  bindRows,
		LimitArms: true,
		Recent:    250_000,
		AddBytes:  "recent.pairs || excluded.pairs",
		Terms:     terms,
		Match:     match,
		Classify:  classify,
	}
}

// Shown is an address without its secrets: of one that cannot be taken apart
// nothing but what it is.
func Shown(address string) string {
	if strings.Contains(address, "://") {
		u, err := url.Parse(address)
		if err != nil {
			return "postgres://…"
		}
		q := u.Query()
		hidden := false
		for name := range q {
			if strings.Contains(strings.ToLower(name), "password") { // password, sslpassword
				q.Set(name, "xxxxx")
				hidden = true
			}
		}
		if hidden {
			u.RawQuery = q.Encode()
		}
		return u.Redacted()
	}
	var kept []string
	for word := range strings.FieldsSeq(address) { // host=… password=…
		if key, _, _ := strings.Cut(word, "="); slices.Contains([]string{"host", "port", "dbname", "user", "search_path"}, key) {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// number gives the places of a query their numbers.
func number(query string) string {
	var b strings.Builder
	for n := 1; ; n++ {
		before, after, more := strings.Cut(query, "?")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// begin begins a transaction: to write, when no other writer is left; to read,
// on the state of this moment.
func begin(ctx context.Context, c *sql.Conn, write bool) error {
	how, first := "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", "SELECT one FROM tally"
	if write {
		how, first = "BEGIN", "SELECT pg_advisory_xact_lock"+lockKey
	}
	if _, err := c.ExecContext(ctx, how); err != nil {
		return err
	}
	if _, err := c.ExecContext(ctx, first); err != nil {
		_, e := c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return errors.Join(err, e)
	}
	return nil
}
