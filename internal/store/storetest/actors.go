package storetest

import (
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// testMeta protects that a setting is there until it is replaced.
func testMeta(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error {
		got, err := w.Meta("build")
		same(t, "no setting", got, err, "")
		if err := w.SetMeta("build", "one"); err != nil {
			return err
		}
		return w.SetMeta("build", "two")
	})
	view(t, s, func(r store.Reader) {
		got, err := r.Meta("build")
		same(t, "setting", got, err, "two")
	})
}

// testEmpty protects that an empty record answers, and that no list is an
// error.
func testEmpty(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error {
		for _, err := range []error{
			in(w.PutActors(nil)), in(w.PutReports(nil)), in(w.PutWordings(nil)), in(w.PutForms(nil)), in(w.PutStatements(nil)),
			w.PutWordingForms(nil), w.PutOpposites(nil), w.SetLines(nil), w.SetOrigins(nil), w.SetWithdrawn(nil, true), w.DropForms(),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(r store.Reader) {
		for what, err := range map[string]error{
			"hash": in(r.ReportsByHash(nil)), "pages": in(r.ReportsOfPages(nil)), "ids": in(r.ReportsByID(nil)),
			"uid": in(r.ReportsByUID("", 0)), "reports": in(r.Reports(store.ReportQuery{})), "bodies": in(r.Bodies(nil)),
			"bands": in(r.ReportsByBand(nil)), "sentences": in(r.ReportsBySentence(nil)),
			"statements": in(r.Statements(store.StatementQuery{})), "count": in(r.CountStatements(store.StatementQuery{}, 5)),
			"actors": in(r.Actors(nil)), "actor ids": in(r.ActorsByID(nil)), "named": in(r.ActorsNamed(nil)),
			"browse": in(r.BrowseActors(store.ActorQuery{})), "offices": in(r.OfficesOf(1)), "wordings": in(r.Wordings(nil)),
			"wording hashes": in(r.WordingsByHash(nil)), "prints": in(r.WordingsByFingerprint(nil, 3)), "form keys": in(r.FormsByKey(nil)),
			"form hashes": in(r.FormsByHash(nil)), "pairs": in(r.FormsOfWordings(nil)), "form lines": in(r.FormsOfLines(nil)),
			"opposites": in(r.Opposites(nil)), "lines": in(r.Lines(store.LineQuery{})), "line": in(r.LinesByPrefix("", 0)),
			"corrections": in(r.Corrections()),
		} {
			if err != nil {
				t.Errorf("%s: %v", what, err)
			}
		}
		c, err := r.Counts()
		same(t, "counts", c, err, store.Counts{})
	})
}

// testActors protects that an actor is one by its key, whatever it is called.
func testActors(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		ids, err := w.PutActors([]store.Actor{
			{Key: "harian-laut", Name: "Another", Kind: "person", Names: []string{"hl", "harian laut"}},
			{Key: "new", Name: "New", Kind: "person", Names: []string{"doven"}},
			{Key: "new", Name: "Newer", Names: []string{"new"}},
		})
		same(t, "the rows of known and new", []any{ids[0] == f.paper, ids[1] == ids[2]}, err, []any{true, true})
		return w.RenameActor(f.minister, "I. Doven")
	})
	view(t, s, func(r store.Reader) {
		show := func(list []store.Actor) []any {
			return each(list, func(a store.Actor) any { return []any{a.Key, a.Name, a.Kind, a.Names, a.Statements} })
		}
		list, err := r.Actors([]string{"new", "nobody", "harian-laut", "new"})
		same(t, "by key", show(list), err, []any{
			[]any{"new", "New", "person", []string{"doven", "new"}, 0},
			[]any{"harian-laut", "Harian Laut", "outlet", []string{"harian laut", "hl"}, 0},
		})
		list, err = r.ActorsByID([]int64{f.spokeswoman, 1 << 40, f.minister})
		same(t, "by row", show(list), err, []any{
			[]any{"name:sela rusk", "Sela Rusk", "person", []string{"sela rusk"}, 1},
			[]any{"name:imar doven", "I. Doven", "person", []string{"doven", "imar doven"}, 3},
		})
		list, err = r.ActorsNamed([]string{"new", "doven", "sela rusk"})
		same(t, "by name, those with most statements first",
			each(list, func(a store.Actor) string { return a.Key }), err, []string{"name:imar doven", "name:sela rusk", "new"})
	})
	err := s.Update(t.Context(), func(w store.Writer) error { return w.RenameActor(1<<40, "x") })
	if err == nil {
		t.Error("an actor that is not there was renamed")
	}
}

// testBrowseActors protects the list of actors: the most quoted first, page by
// page, by kind, and by the beginning of a name in which % is a percent sign.
func testBrowseActors(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error {
		if _, err := fill(w); err != nil {
			return err
		}
		return in(w.PutActors([]store.Actor{
			{Key: "p", Kind: "place", Names: []string{"100% pure", "do"}}, {Key: "q", Kind: "place", Names: []string{"100 pure", "do_ven"}},
		}))
	})
	view(t, s, func(r store.Reader) {
		for _, c := range []struct {
			q    store.ActorQuery
			want []string
		}{
			{store.ActorQuery{}, []string{"name:imar doven", "name:sela rusk", "harian-laut", "p", "q"}},
			{store.ActorQuery{Kinds: []string{"place", "outlet"}}, []string{"harian-laut", "p", "q"}},
			{store.ActorQuery{Prefix: "do"}, []string{"name:imar doven", "p", "q"}},
			{store.ActorQuery{Prefix: "do_"}, []string{"q"}},
			{store.ActorQuery{Prefix: "100%"}, []string{"p"}},
			{store.ActorQuery{Prefix: "do", Kinds: []string{"place"}, Limit: 1}, []string{"p"}},
			{store.ActorQuery{Prefix: "\U0010ffff"}, nil},
			{store.ActorQuery{Limit: 2}, []string{"name:imar doven", "name:sela rusk"}},
		} {
			list, err := r.BrowseActors(c.q)
			same(t, "browsing", each(list, func(a store.Actor) string { return a.Key }), err, c.want)
			var walked []string
			for q := c.q; ; {
				q.Limit = 1
				page, err := r.BrowseActors(q)
				if err != nil {
					t.Fatal(err)
				}
				if len(page) == 0 {
					break
				}
				walked = append(walked, page[0].Key)
				q.After = store.Cursor{Sort: strconv.Itoa(page[0].Statements), ID: page[0].ID}
			}
			if c.q.Limit == 0 {
				same(t, "page by page", walked, nil, c.want)
			}
		}
		if _, err := r.BrowseActors(store.ActorQuery{After: store.Cursor{Sort: "many", ID: 1}}); err == nil {
			t.Error("a cursor that is none was taken")
		}
	})
}

// testOffices protects how long someone was seen in an office, that a
// statement given to someone else takes its office along, and that a withdrawn
// one does not count.
func testOffices(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		later := f.statement(2, 1, 0, f.minister)
		later.Voices[0].Office = "president"
		none := f.statement(2, 2, 0, f.minister)
		none.Voices[0].Office = ""
		return in(w.PutStatements([]store.NewStatement{later, none}))
	})
	offices := func(actor int64, want ...store.Tenure) {
		t.Helper()
		view(t, s, func(r store.Reader) {
			got, err := r.OfficesOf(actor)
			same(t, "offices", got, err, want)
		})
	}
	minister := store.Tenure{Office: "minister", Of: "Sorna", From: "2031-05-01", To: "2031-05-03", Statements: 3}
	president := store.Tenure{Office: "president", Of: "Sorna", From: "2031-05-03", To: "2031-05-03", Statements: 1}
	offices(f.minister, minister, president)
	update(t, s, func(w store.Writer) error {
		if err := w.SetSpeakers(f.statements[0], []int64{f.spokeswoman}, []int{0}, nil); err != nil {
			return err
		}
		return w.SetWithdrawn(f.statements[3:4], true)
	})
	offices(f.minister, store.Tenure{Office: "minister", Of: "Sorna", From: "2031-05-02", To: "2031-05-02", Statements: 1}, president)
	offices(f.spokeswoman, store.Tenure{Office: "minister", Of: "Sorna", From: "2031-05-01", To: "2031-05-01", Statements: 2})
	update(t, s, func(w store.Writer) error {
		if err := w.SetSpeakers(f.statements[0], []int64{f.minister}, nil, nil); err != nil {
			return err
		}
		return w.SetWithdrawn(f.statements, false)
	})
	offices(f.minister, minister, president)
	update(t, s, func(w store.Writer) error { return w.SetSpeakers(f.statements[0], []int64{f.minister}, []int{-1}, nil) })
	minister.From, minister.Statements = "2031-05-02", 2
	offices(f.minister, minister, president)
}
