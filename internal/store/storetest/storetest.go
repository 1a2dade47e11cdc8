// Package storetest is what every store of the record must do, as tests, and
// how fast it does it, as a benchmark. It has a store in memory of its own that
// answers by looking at everything; the others must answer as it does.
package storetest

import (
	"fmt"
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// Run runs the suite on stores that open opens, each of them empty.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	t.Helper()
	for _, c := range []struct {
		name string
		test func(trial, store.Store)
	}{
		{"Meta", testMeta},
		{"Empty", testEmpty},
		{"Actors", testActors},
		{"BrowseActors", testBrowseActors},
		{"Reports", testReports},
		{"BrowseReports", testBrowseReports},
		{"Copies", testCopies},
		{"ReplaceReading", testReplaceReading},
		{"Originals", testOriginals},
		{"ReplaceText", testReplaceText},
		{"Standing", testStanding},
		{"Wordings", testWordings},
		{"Fingerprints", testFingerprints},
		{"Forms", testForms},
		{"Lines", testLines},
		{"LinePrefix", testLinePrefix},
		{"Opposites", testOpposites},
		{"Statement", testStatement},
		{"StatementOrder", testStatementOrder},
		{"StatementFilters", testFilters},
		{"Refused", testRefused},
		{"Offices", testOffices},
		{"SetSpeakers", testSetSpeakers},
		{"Withdrawn", testWithdrawn},
		{"Found", testFound},
		{"Ties", testTies},
		{"Briefs", testBriefs},
		{"Corrections", testCorrections},
		{"Cursors", testCursors},
		{"Rollback", testRollback},
		{"Swallowed", testSwallowed},
		{"Snapshot", testSnapshot},
		{"Serial", testSerial},
		{"Cancelled", testCancelled},
		{"Hostile", testHostile},
		{"Unsound", testUnsound},
		{"Large", testLarge},
		{"LongLists", testLongLists},
		{"Random", testRandom},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(trial{t}, open(t)) })
	}
}

// trial is one test of the suite.
type trial struct{ *testing.T }

// update runs f as a writer and fails the test where it cannot.
func update(tb testing.TB, s store.Store, f func(w store.Writer) error) {
	tb.Helper()
	if err := s.Update(tb.Context(), f); err != nil {
		tb.Fatal(err)
	}
}

func view(tb testing.TB, s store.Store, f func(r store.Reader)) {
	tb.Helper()
	err := s.View(tb.Context(), func(r store.Reader) error {
		f(r)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// same compares what a store answered, with an error that must be nil, to what
// it should: as text, in which nothing and an empty list are one.
func same(tb testing.TB, what string, got any, err error, want any) {
	tb.Helper()
	if err != nil {
		tb.Fatalf("%s: %v", what, err)
	}
	if want == nil {
		want = []any{}
	}
	if g, w := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); g != w {
		tb.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

// in is a function that needs no answer but an error.
func in[T any](_ T, err error) error { return err }

// each maps a list.
func each[T, U any](list []T, of func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, v := range list {
		out = append(out, of(v))
	}
	return out
}

func uids(list []store.Statement) []string {
	return each(list, func(s store.Statement) string { return s.UID })
}

func reportUIDs(list []store.Report) []string {
	return each(list, func(r store.Report) string { return r.UID })
}
