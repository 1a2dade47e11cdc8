// Package sqlstore keeps the record in a SQL database: the queries, and the
// upkeep of what is counted, once for all of them. What databases differ in is
// a Dialect. The SQL is written so that each query walks the index it is meant
// to walk: a list that the caller gives comes first in every join, and no
// planner is asked to guess how common a value is.
package sqlstore

import (
	"context"
	"database/sql"
)

// Dialect is what databases differ in. Queries are written with ? for each
// value that is bound.
type Dialect struct {
	// Name is the record as errors call it: a path, or an address without its
	// password.
	Name string
	// Rewrite turns the ? of a query into what the driver reads; nil leaves it.
	Rewrite func(query string) string
	// Begin starts a transaction, for writing as the only writer. It gives up
	// with an error that Classify knows when another writer does not end.
	Begin func(ctx context.Context, c *sql.Conn, write bool) error

	// Ints is a table, called j, with a column value, of one bound list; Pairs is
	// a table, called j, with columns a and b, of bound pairs.
	Ints, Pairs     string
	InInts, InTexts string // is one of a bound list
	BindInts        func([]int64) any
	BindTexts       func([]string) any
	BindPairs       func(a, b []int64) []any

	// LimitArms tells that the arms of a union are to be ordered and limited each
	// for itself. SQLite merges them as they are walked; PostgreSQL would gather
	// all of every arm first.
	LimitArms bool

	// Chunk tells how many of n rows the next insert takes; Insert is the
	// statement for that many, and BindRows what is bound to it.
	Chunk    func(t *Table, n int) int
	Insert   func(t *Table, n int) string
	BindRows func(t *Table, rows []any) []any

	// Recent is how many postings of a kind are gathered before they go into
	// their segments.
	Recent int
	// AddBytes is the bytes recent.pairs and excluded.pairs, one after the other.
	AddBytes string
	recent   *Table

	// Terms is how the search terms of a statement are kept, beside the actors
	// it counts for and those it came through. Match is the condition on the
	// table words by which statements are found that have all of the terms, one
	// of any, and one of the speakers and carriers; whole tells that it leaves
	// no actor to be checked.
	Terms func(terms []uint32, speakers, carriers []int64) string
	Match func(all, anyOf []uint32, speakers, carriers []int64) (cond string, args []any, whole bool)

	// Classify tells which of the store's errors an error of the driver is, and
	// what to do about it.
	Classify func(error) (remedy string, kind error)
}

// The kinds of columns.
const (
	Integer = 'i'
	Real    = 'r'
	Text    = 't'
	Bytes   = 'b'
	Terms   = 'x' // what Dialect.Terms returned
)

// Table is a table that rows are inserted into, many at a time. Kinds has the
// letter of each column. Tail follows the values.
type Table struct {
	Name    string
	Columns string
	Kinds   string
	Tail    string
}

// Width is how many values a row has.
func (t *Table) Width() int { return len(t.Kinds) }

const skipKnown = " ON CONFLICT DO NOTHING"
