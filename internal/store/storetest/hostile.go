package storetest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// nasty are texts that mean something to a database, a pattern or a list.
var nasty = []string{
	`'`, `''`, `"`, `\`, `\'`, `%`, `_`, `--`, `/*`, `;`, `'; DROP TABLE statement; --`, `$1`, `?`, `?1`, `{1,2}`, `["a"]`, `a OR b`, `NEAR(a b)`,
	`*`, `NULL`, `null`, ` `, "\n", "\t", "\u2028", "\u202e", "e\u0301", "\ufeff", "\U0001f310", "<b>&amp;</b>", "123", "0x1", "1e5", "true",
	"\x01", "\x7f", "\ufffd", "\ufffe",
}

// testHostile protects that every text is kept to the letter and found by
// itself alone, wherever it stands.
func testHostile(t trial, s store.Store) {
	var f small
	var rows []int64
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		for i, x := range nasty {
			ids, err := w.PutActors([]store.Actor{{Key: "k" + x, Name: x, Kind: x, Names: []string{"n" + x}}})
			if err != nil {
				return err
			}
			rows = append(rows, ids...)
			if _, err := w.PutReports([]store.NewReport{{Report: store.Report{UID: "u" + x, Hash: x, Page: x, Revision: 1, Title: x, Published: x, Language: x, Build: x}}}); err != nil {
				return err
			}
			if _, err := w.PutWordings([]store.NewWording{{Hash: int64(1000 + i), Text: x, Language: x}}); err != nil {
				return err
			}
			said := f.statement(0, 100+i, 0, ids[0])
			said.UID += x
			said.Kind, said.Said, said.Place, said.Occasion, said.Force, said.Language, said.Rule = x, x, x, x, x, x, x
			said.Voices[0].Office, said.Voices[0].Of, said.Chain[0].Kind = x, x, x
			if _, err := w.PutStatements([]store.NewStatement{said}); err != nil {
				return err
			}
			if err := w.SetMeta("m"+x, x); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(r store.Reader) {
		for i, x := range nasty {
			actors, err := r.Actors([]string{"k" + x})
			same(t, x, each(actors, func(a store.Actor) any { return []any{a.ID, a.Name, a.Kind, a.Names} }), err, []any{[]any{rows[i], x, x, []string{"n" + x}}})
			actors, err = r.ActorsNamed([]string{"n" + x})
			same(t, x, each(actors, func(a store.Actor) int64 { return a.ID }), err, rows[i:i+1])
			reports, err := r.ReportsByHash([]string{x})
			same(t, x, each(reports, func(r store.Report) string { return r.Title + r.Page + r.UID }), err, []string{x + x + "u" + x})
			reports, err = r.ReportsOfPages([]string{x})
			same(t, x, reportUIDs(reports), err, []string{"u" + x})
			wordings, err := r.WordingsByHash([]int64{int64(1000 + i)})
			same(t, x, wordings[0].Text, err, x)
			said, err := r.Statements(store.StatementQuery{Kinds: []string{x}, Languages: []string{x}, Speakers: rows[i : i+1]})
			if err != nil || len(said) != 1 {
				t.Fatalf("%q: %v, %v", x, said, err)
			}
			same(t, x, []any{said[0].Place, said[0].Rule, said[0].Voices[0].Office, said[0].Chain[0].Kind, strings.HasSuffix(said[0].UID, x)}, nil, []any{x, x, x, x, true})
			again, err := r.Statements(store.StatementQuery{UIDs: []string{said[0].UID}})
			same(t, x, len(again), err, 1)
			offices, err := r.OfficesOf(rows[i])
			same(t, x, offices[0].Office+offices[0].Of, err, x+x)
			meta, err := r.Meta("m" + x)
			same(t, x, meta, err, x)
		}
	})
}

// testUnsound protects that what only one of the databases could keep is
// refused by all of them, and that asking for it finds nothing and is no fault.
func testUnsound(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		f, err = fill(w)
		return err
	})
	for _, x := range []string{"a\x00b", "\x00", "\xff", "a\xed\xa0\x80"} {
		said, voiced := f.statement(0, 50, 0, f.minister), f.statement(0, 50, 0, f.minister)
		said.Place, voiced.Voices[0].Office = x, x
		for what, put := range map[string]func(w store.Writer) error{
			"actor":      func(w store.Writer) error { return in(w.PutActors([]store.Actor{{Key: x}})) },
			"actor name": func(w store.Writer) error { return in(w.PutActors([]store.Actor{{Key: "x", Names: []string{x}}})) },
			"rename":     func(w store.Writer) error { return w.RenameActor(f.minister, x) },
			"report": func(w store.Writer) error {
				return in(w.PutReports([]store.NewReport{{Report: store.Report{UID: "x", Title: x}}}))
			},
			"reading": func(w store.Writer) error {
				return w.ReplaceReading(f.reports[0], store.NewReport{Report: store.Report{Title: x}})
			},
			"wording":    func(w store.Writer) error { return in(w.PutWordings([]store.NewWording{{Hash: 50, Text: x}})) },
			"statement":  func(w store.Writer) error { return in(w.PutStatements([]store.NewStatement{said})) },
			"correction": func(w store.Writer) error { return in(w.PutCorrection(store.Correction{Why: x})) },
			"undoing":    func(w store.Writer) error { return w.UndoCorrection(1, x, "") },
			"setting":    func(w store.Writer) error { return w.SetMeta("x", x) },
		} {
			if err := s.Update(t.Context(), put); err == nil {
				t.Errorf("%s: %q was taken", what, x)
			}
		}
		view(t, s, func(r store.Reader) {
			for what, err := range map[string]error{
				"actors": in(r.Actors([]string{x, "y"})), "named": in(r.ActorsNamed([]string{x})), "browse": in(r.BrowseActors(store.ActorQuery{Prefix: x})),
				"hash": in(r.ReportsByHash([]string{x})), "pages": in(r.ReportsOfPages([]string{x})), "uid": in(r.ReportsByUID(x, 1)), "meta": in(r.Meta(x)),
				"statements": in(r.Statements(store.StatementQuery{UIDs: []string{x + "/s1"}, Kinds: []string{x}})), "lines": in(r.LinesByPrefix(x, 1)),
				"reports": in(r.Reports(store.ReportQuery{Languages: []string{x}})),
			} {
				if err != nil {
					t.Errorf("%s: asking for %q: %v", what, x, err)
				}
			}
		})
	}
}

// testLarge protects that a text of a megabyte goes in and comes out, where a
// text may be so long.
func testLarge(t trial, s store.Store) {
	large := strings.Repeat("harbour dues ", 80_000)
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		if _, err := w.PutReports([]store.NewReport{{
			Report: store.Report{UID: "large", Page: large, Title: large}, Body: store.Body{Source: []byte(large), Reading: []byte(large)},
		}}); err != nil {
			return err
		}
		if _, err := w.PutWordings([]store.NewWording{{Hash: 50, Text: large}}); err != nil {
			return err
		}
		said := f.statement(0, 50, 0, f.minister)
		said.Occasion, said.Voices[0].Office = large, large
		if _, err := w.PutStatements([]store.NewStatement{said}); err != nil {
			return err
		}
		return w.SetMeta("large", large)
	})
	view(t, s, func(r store.Reader) {
		reports, err := r.ReportsOfPages([]string{large})
		if err != nil || len(reports) != 1 || reports[0].Title != large {
			t.Fatalf("the report came back otherwise: %v", err)
		}
		bodies, err := r.Bodies([]int64{reports[0].ID})
		if b := bodies[reports[0].ID]; err != nil || string(b.Source) != large || string(b.Reading) != large {
			t.Errorf("the body came back otherwise: %v", err)
		}
		wordings, err := r.WordingsByHash([]int64{50})
		if err != nil || wordings[0].Text != large {
			t.Errorf("the wording came back otherwise: %v", err)
		}
		said, err := r.Statements(store.StatementQuery{UIDs: []string{"a00/s51"}})
		if err != nil || said[0].Occasion != large || said[0].Voices[0].Office != large {
			t.Errorf("the statement came back otherwise: %v", err)
		}
		if meta, err := r.Meta("large"); err != nil || meta != large {
			t.Errorf("the setting came back otherwise: %v", err)
		}
	})
}

// testLongLists protects that a list of any length can be asked with.
func testLongLists(t trial, s store.Store) {
	const n = 50_000
	var f small
	update(t, s, func(w store.Writer) (err error) {
		f, err = fill(w)
		return err
	})
	var ids []int64
	var texts []string
	var terms []uint32
	for i := range int64(n) {
		ids = append(ids, i-100)
		texts = append(texts, fmt.Sprintf("a%d", i))
		terms = append(terms, uint32(i))
	}
	names := append(slices.Clone(texts), "a00/s1")
	view(t, s, func(r store.Reader) {
		for what, c := range map[string]struct {
			q    store.StatementQuery
			want int
		}{
			"rows": {store.StatementQuery{IDs: append(slices.Clone(ids), f.statements...)}, 4}, "names": {store.StatementQuery{UIDs: names}, 1},
			"reports": {store.StatementQuery{Reports: ids}, 4}, "speakers": {store.StatementQuery{Speakers: ids}, 4}, "carriers": {store.StatementQuery{Carriers: ids}, 4},
			"wordings": {store.StatementQuery{Wordings: ids}, 4}, "lines": {store.StatementQuery{Lines: ids}, 2}, "any terms": {store.StatementQuery{AnyTerms: terms[:5000]}, 4},
			"kinds": {store.StatementQuery{Kinds: texts}, 0}, "with terms": {store.StatementQuery{Terms: []uint32{7}, Speakers: ids, Carriers: ids, Lines: ids, Reports: ids}, 2},
		} {
			got, err := r.Statements(c.q)
			same(t, what, len(got), err, c.want)
		}
		reports, err := r.ReportsByID(ids)
		same(t, "reports", len(reports), err, 3)
		pages, err := r.ReportsOfPages(append(texts, "page1"))
		same(t, "pages", len(pages), err, 1)
		prints, err := r.WordingsByFingerprint(ids, 10)
		same(t, "prints", len(prints), err, 5)
		forms, err := r.FormsByKey(ids)
		same(t, "forms", len(forms), err, 2)
		listed, err := r.Reports(store.ReportQuery{Outlets: ids})
		same(t, "outlets", len(listed), err, 3)
	})
	labels := map[int64]int64{}
	update(t, s, func(w store.Writer) error {
		var forms []store.NewForm
		for i := range n {
			forms = append(forms, store.NewForm{Hash: int64(1e6 + i), Line: int64(i % 10)})
		}
		rows, err := w.PutForms(forms)
		if err != nil {
			return err
		}
		for _, row := range rows {
			labels[row] = 4
		}
		return w.SetLines(labels)
	})
	view(t, s, func(r store.Reader) {
		lines, err := r.LinesByPrefix("0000000000000004", 1)
		same(t, "a line of many forms", lines, err, []store.Line{{Label: 4, Forms: n}})
	})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.SetWithdrawn(ids, true) }); err != nil {
		t.Error(err)
	}
}
