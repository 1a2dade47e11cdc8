package postgres

import (
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/store/sqlstore"
)

// TestShown protects passwords from errors, in either form of an address.
func TestShown(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://rina:geheim@db.example:5432/sanad?sslmode=require": "postgres://rina:xxxxx@db.example:5432/sanad?sslmode=require",
		"postgres://rina@db.example/sanad?password=geheim":             "postgres://rina@db.example/sanad?password=xxxxx",
		"host=db.example user=rina password=geheim dbname=sanad":       "host=db.example user=rina dbname=sanad",
		"host=db.example password='ge heim' dbname=sanad":              "host=db.example dbname=sanad",
		"postgres://rina:ge heim@db.example/sanad":                     "postgres://…",
		"postgres://db/sanad?sslpassword=geheim&sslkey=k":              "postgres://db/sanad?sslkey=k&sslpassword=xxxxx",
		"postgres:///sanad?host=%2Frun&password=geheim":                "postgres:///sanad?host=%2Frun&password=xxxxx",
	} {
		if got := Shown(address); got != want {
			t.Errorf("%s is shown as %s, want %s", address, got, want)
		}
	}
}

// TestQueries protects how queries and rows are put for the server.
func TestQueries(t *testing.T) {
	if got := number("a = ? AND b = ANY(?) OR ?"); got != "a = $1 AND b = ANY($2) OR $3" {
		t.Error(got)
	}
	table := &sqlstore.Table{Name: "t", Columns: "a, b, c", Kinds: "itx", Tail: " ON CONFLICT DO NOTHING"}
	if got := insert(table, 2); got != "INSERT INTO t (a, b, c) SELECT c1, c2, c3::integer[] FROM unnest($1::bigint[], $2::text[], $3::text[]) AS r(c1, c2, c3) ON CONFLICT DO NOTHING" {
		t.Error(got)
	}
	columns := bindRows(table, []any{1, "x", "{1}", int64(2), "y", "{}"})
	if ints, ok := columns[0].([]int64); !ok || len(ints) != 2 || ints[0] != 1 || ints[1] != 2 {
		t.Errorf("%v", columns)
	}
	if got := terms([]uint32{1, 1<<32 - 1}, nil, nil); got != "{1,-1}" || strings.Contains(got, "4294967295") {
		t.Error(got)
	}
}
