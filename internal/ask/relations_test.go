package ask

import (
	"context"
	"fmt"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestRelations protects that pairs are listed by how much is told of them and
// by how that changed, that only what was done counts, and that a name chooses
// its pairs.
func TestRelations(t *testing.T) {
	d := recordtest.Shipped(t)
	rec := recordtest.Open(t, d, "", noon)
	n := 0
	told := func(month, a, b string, status sanad.EventStatus, times int) {
		for range times {
			n++
			text := fmt.Sprintf("%s met %s, report %d.", a, b, n)
			day := month + "-03"
			out, err := rec.Add(context.Background(), []record.Item{{
				Report: sanad.Report{Source: sanad.Source{ID: fmt.Sprint(n)}, Text: text, Language: "en", Published: day},
				Reading: sanad.Reading{Language: "en", Text: text, Published: &sanad.Date{Value: day, Precision: "day"},
					Blocks: []sanad.Block{{Kind: sanad.BodyBlock, Start: 0, End: len(text), Repeats: -1}},
					Events: []sanad.Event{{ID: "e1", Type: "CONSULT", Mode: "meet", CAMEO: "04", Status: status, Mutual: true, Count: 1,
						Who: []sanad.Party{{Name: a}}, Whom: []sanad.Party{{Name: b}}, Date: &sanad.Date{Value: day, Precision: "day"}, Span: sanad.Span{Start: 0, End: 5}}}},
			}})
			if err != nil || out[0].Err != nil {
				t.Fatal(err, out)
			}
		}
	}
	told("2031-03", "Lumen Tarr", "Vela Corr", sanad.Done, 5)
	told("2032-06", "Lumen Tarr", "Vela Corr", sanad.Done, 4)
	told("2032-06", "Lumen Tarr", "Osk Berrin", sanad.Done, 3)
	told("2032-06", "Osk Berrin", "Vela Corr", sanad.Planned, 9)
	told("2032-07", "Mirra Soll", "Vela Corr", sanad.Done, 1)
	for _, c := range []struct {
		q    RelationsQuery
		want string
	}{
		{RelationsQuery{}, "Lumen Tarr+Vela Corr 9 0; Lumen Tarr+Osk Berrin 3 0; Mirra Soll+Vela Corr 1 0; "},
		{RelationsQuery{Name: "Osk Berrin"}, "Lumen Tarr+Osk Berrin 3 0; "},
		{RelationsQuery{Since: "2032-07"}, "Mirra Soll+Vela Corr 1 0; "},
		{RelationsQuery{Until: "2031"}, "Lumen Tarr+Vela Corr 5 0; "},
		{RelationsQuery{Change: true, Limit: 2}, "Lumen Tarr+Osk Berrin 3 3; Lumen Tarr+Vela Corr 4 -1; "},
	} {
		a, err := New(rec).Relations(context.Background(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range a.Pairs {
			got += fmt.Sprintf("%s+%s %d %d; ", p.A.Name, p.B.Name, p.VerbalCooperation, p.Change)
		}
		if got != c.want {
			t.Errorf("%+v:\n got %s\nwant %s", c.q, got, c.want)
		}
	}
	a, err := New(rec).Relations(context.Background(), RelationsQuery{Name: "Nobody Here"})
	if err != nil || len(a.Who.Actors) != 0 || len(a.Pairs) != 0 {
		t.Errorf("nobody: %+v, %v", a, err)
	}
}
