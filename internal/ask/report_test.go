package ask

import (
	"errors"
	"strings"
	"testing"
)

// TestReport protects what is told of a report: its statements, which sentences
// are its own, and what was changed after publication.
func TestReport(t *testing.T) {
	d := desk(t)
	a, err := d.Report(t.Context(), "https://example.org/republika/2023/02/23/lu")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Statements) != 3 || len(a.Sentences) != 4 || len(a.Earlier) != 1 || a.Earlier[0].Outlet != "ANTARA" || a.Earlier[0].Sentences != 2 {
		t.Errorf("%d statements, %d sentences, earlier %+v", len(a.Statements), len(a.Sentences), a.Earlier)
	}
	for _, s := range a.Sentences {
		own := strings.Contains(s.Text, "Pedagang") || strings.Contains(s.Text, "di Sarenda")
		if own != (s.Report == "") {
			t.Errorf("%q stands in %q", s.Text, s.Report)
		}
	}
	first, err := d.Report(t.Context(), a.Earlier[0].UID)
	if err != nil || len(first.Earlier) != 0 || len(first.Copies) != 1 {
		t.Errorf("the first of a wire: earlier %+v, copies %+v, error %v", first.Earlier, first.Copies, err)
	}
	for _, id := range []string{a.UID, a.UID[:6], "sha256:" + a.Hash, a.Statements[1].UID, "https://EXAMPLE.org/republika/2023/02/23/lu?utm_source=x#top"} {
		if b, err := d.Report(t.Context(), id); err != nil || b.UID != a.UID {
			t.Errorf("%q: report %q, error %v", id, b.UID, err)
		}
	}
}

func TestReportThatWasChanged(t *testing.T) {
	a, err := desk(t).Report(t.Context(), "https://example.org/antara/2023/12/15/lu")
	if err != nil || a.Revision != 2 || len(a.Revisions) != 2 || len(a.Changes) != 1 {
		t.Fatalf("revision %d of %d, %d changes, error %v", a.Revision, len(a.Revisions), len(a.Changes), err)
	}
	c := a.Changes[0]
	if len(c.Paragraphs) != 1 || c.Paragraphs[0].Op != OpChanged ||
		strings.Join(piecesOf(c.Paragraphs[0].Diff, OpDropped), "") != "9" || strings.Join(piecesOf(c.Paragraphs[0].Diff, OpAdded), "") != "7" {
		t.Errorf("paragraphs %+v", c.Paragraphs)
	}
	if !strings.Contains(c.Unified, "\n-\"Nilai") || !strings.Contains(c.Unified, "\n+\"Nilai") {
		t.Errorf("unified:\n%s", c.Unified)
	}
}

func TestReportsThatAreNotThere(t *testing.T) {
	d := desk(t)
	for _, id := range []string{"ffffffffffff", "https://example.org/", "no/such/file.txt", "sha256:00", "%", "*"} {
		if _, err := d.Report(t.Context(), id); !errors.Is(err, ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

// TestBrowsing protects that the pages of each list are the whole list.
func TestBrowsing(t *testing.T) {
	d := desk(t)
	walk := func(page func(after string, limit int) (keys []string, next string, err error)) (all []string) {
		t.Helper()
		after := ""
		for range 100 {
			keys, next, err := page(after, 2)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, keys...)
			if after = next; next == "" {
				break
			}
		}
		whole, next, err := page("", 100)
		if err != nil || next != "" || strings.Join(whole, " ") != strings.Join(all, " ") {
			t.Errorf("pages give %q, the whole is %q, error %v", all, whole, err)
		}
		return all
	}
	reports := walk(func(after string, limit int) (keys []string, next string, err error) {
		a, err := d.Reports(t.Context(), ReportsQuery{After: after, Limit: limit})
		for _, r := range a.Reports {
			keys = append(keys, r.UID)
		}
		return keys, a.Next, err
	})
	actors := walk(func(after string, limit int) (keys []string, next string, err error) {
		a, err := d.Actors(t.Context(), ActorsQuery{After: after, Limit: limit})
		for _, r := range a.Actors {
			keys = append(keys, r.Key)
		}
		return keys, a.Next, err
	})
	lines := walk(func(after string, limit int) (keys []string, next string, err error) {
		a, err := d.Lines(t.Context(), LinesQuery{Least: 1, After: after, Limit: limit})
		for _, r := range a.Lines {
			keys = append(keys, r.ID)
		}
		return keys, a.Next, err
	})
	if len(reports) != 7 || actors[0] != "name:lu wenqi" || len(lines) < 5 {
		t.Errorf("%d reports, actors %q, %d lines", len(reports), actors, len(lines))
	}
	if a, err := d.Reports(t.Context(), ReportsQuery{Outlet: "ANTARA", Since: "2023-09", Revisions: true}); err != nil || len(a.Reports) != 3 {
		t.Errorf("%d reports of an outlet, error %v", len(a.Reports), err)
	}
	if a, err := d.Actors(t.Context(), ActorsQuery{Name: "lu w"}); err != nil || len(a.Actors) != 1 || len(a.Actors[0].Offices) != 1 {
		t.Errorf("actors by name %+v, error %v", a.Actors, err)
	}
	if a, err := d.Actors(t.Context(), ActorsQuery{Kinds: []string{"wire"}}); err != nil || len(a.Actors) == 0 {
		t.Errorf("wires %+v, error %v", a.Actors, err)
	}
}

// TestExactDiff protects that a change of marks alone is told, and that the
// pieces are the paragraphs, but for white space.
func TestExactDiff(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{`"Kami siap," kata Lu.`, `Kami siap, kata Lu?`, `-"Kami siap," +Kami siap, =kata -Lu. +Lu?`},
		{"satu dua  tiga", "satu tiga", "=satu -dua =tiga"},
		{"satu", "dua", "-satu +dua"},
	} {
		var got []string
		for _, p := range exactDiff(c.old, c.now) {
			got = append(got, map[string]string{OpSame: "=", OpDropped: "-", OpAdded: "+"}[p.Op]+p.Text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q to %q: %s, want %s", c.old, c.now, s, c.want)
		}
	}
}
