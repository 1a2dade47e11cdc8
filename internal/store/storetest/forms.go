package storetest

import (
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// testWordings protects that words are kept once, that New is told of those that
// came with this call, and that the same words in other letters are kept in the
// same letters whatever the order of the reports.
func testWordings(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		got, err := w.PutWordings([]store.NewWording{
			{Hash: 9, Text: "nine", Language: "en"}, {Hash: 6, Text: "bea pelabuhan turun"}, {Hash: 9, Text: "Nine"}, {Hash: -5, Text: "THE DUES"},
		})
		same(t, "putting", each(got, func(w store.Wording) any { return []any{w.Hash, w.Text, w.Language, w.New} }), err, []any{
			[]any{9, "Nine", "en", true}, []any{6, "Bea pelabuhan turun.", "id", false}, []any{9, "Nine", "en", true}, []any{-5, "THE DUES", "en", false},
		})
		if got[1].ID != f.wordings[1] || got[0].ID != got[2].ID {
			t.Errorf("rows: %v", got)
		}
		return nil
	})
	update(t, s, func(w store.Writer) error {
		got, err := w.PutWordings([]store.NewWording{{Hash: 9, Text: "NINE", Language: "en"}, {Hash: 9, Text: "nine", Language: "en"}})
		same(t, "the least text stands, whichever came first", each(got, func(w store.Wording) any { return []any{w.Text, w.New} }), err, []any{
			[]any{"NINE", false}, []any{"NINE", false},
		})
		return nil
	})
	view(t, s, func(r store.Reader) {
		got, err := r.Wordings([]int64{f.wordings[1], 1 << 40, f.wordings[0], f.wordings[1]})
		same(t, "by row", got, err, []store.Wording{
			{ID: f.wordings[1], Hash: 6, Text: "Bea pelabuhan turun.", Language: "id"},
			{ID: f.wordings[0], Hash: -5, Text: "THE DUES", Language: "en"},
		})
		got, err = r.WordingsByHash([]int64{6, 7, -5})
		same(t, "by hash", each(got, func(w store.Wording) int64 { return w.ID }), err, []int64{f.wordings[1], f.wordings[0]})
	})
}

// testFingerprints protects that of a common print those with the lowest
// hashes are told, in whatever order they came: else what is found would depend
// on the order of the reports.
func testFingerprints(t trial, s store.Store) {
	rows := map[int64]int64{}
	for _, hash := range []int64{40, -30, 20, 1 << 62, -1 << 63, 10} {
		update(t, s, func(w store.Writer) error {
			got, err := w.PutWordings([]store.NewWording{{Hash: hash, Prints: []int64{77, hash, 77}}})
			rows[hash] = got[0].ID
			return err
		})
	}
	view(t, s, func(r store.Reader) {
		got, err := r.WordingsByFingerprint([]int64{77, 20, 5, 77}, 3)
		same(t, "three of each", got, err, []store.Posting{{Key: 20, Row: rows[20]}, {Key: 77, Row: rows[-1<<63]}, {Key: 77, Row: rows[-30]}, {Key: 77, Row: rows[10]}})
		got, err = r.WordingsByFingerprint([]int64{77}, 1000)
		same(t, "all", len(got), err, 6)
		got, err = r.WordingsByFingerprint([]int64{77}, 0)
		same(t, "none", len(got), err, 0)
	})
}

// testForms protects that forms are kept once and found by hash, key, wording
// and line, and that all of it can be forgotten.
func testForms(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		ids, err := w.PutForms([]store.NewForm{{Hash: 100, Line: 3, Keys: []int64{99}}, {Hash: 5, Keys: []int64{12, 12}, Line: 100}, {Hash: 5}})
		same(t, "putting", []any{ids[0] == f.forms[0], ids[1] == ids[2]}, err, []any{true, true})
		f.forms = append(f.forms, ids[1])
		return w.PutWordingForms([]store.Posting{{Key: f.wordings[0], Row: f.forms[0]}, {Key: f.wordings[0], Row: f.forms[2]}})
	})
	view(t, s, func(r store.Reader) {
		hashes := func(list []store.Form) []int64 { return each(list, func(f store.Form) int64 { return f.Hash }) }
		list, err := r.FormsByKey([]int64{12, 11})
		same(t, "by key", hashes(list), err, []int64{-200, 5, 100})
		list, err = r.FormsByKey([]int64{99})
		same(t, "the keys of a known form stay", hashes(list), err, nil)
		list, err = r.FormsByHash([]int64{100, 4, -200})
		same(t, "by hash", list, err, []store.Form{{ID: f.forms[0], Hash: 100, Body: []byte("not raise"), Line: 100}, {ID: f.forms[1], Hash: -200, Body: []byte("fall"), Line: -200}})
		list, err = r.FormsOfLines([]int64{100, 3})
		same(t, "by line", hashes(list), err, []int64{100, 5})
		pairs, err := r.FormsOfWordings([]int64{f.wordings[0], 1 << 40})
		same(t, "of a wording", pairs, err, []store.Posting{{Key: f.wordings[0], Row: f.forms[0]}, {Key: f.wordings[0], Row: f.forms[2]}})
	})
	if err := s.Update(t.Context(), func(w store.Writer) error {
		return w.PutWordingForms([]store.Posting{{Key: f.wordings[0], Row: 1 << 40}})
	}); err == nil {
		t.Error("a wording was tied to a form that is not there")
	}
	update(t, s, func(w store.Writer) error { return w.DropForms() })
	view(t, s, func(r store.Reader) {
		list, err := r.FormsByKey([]int64{11, 12, 13})
		same(t, "forgotten keys", list, err, nil)
		lines, err := r.Lines(store.LineQuery{})
		same(t, "forgotten lines", lines, err, nil)
		wording, err := r.WordingOfLine(-200)
		same(t, "a wording of a forgotten line", wording, err, f.wordings[1])
		wording, err = r.WordingOfLine(77)
		same(t, "a line that never was", wording, err, 0)
		c, err := r.Counts()
		same(t, "counts", c, err, store.Counts{Reports: 3, Statements: 4, Wordings: 2, Actors: 3})
	})
	update(t, s, func(w store.Writer) error {
		ids, err := w.PutForms([]store.NewForm{{Hash: 100, Line: 7}})
		if err != nil {
			return err
		}
		return w.PutWordingForms([]store.Posting{{Key: f.wordings[0], Row: ids[0]}})
	})
	view(t, s, func(r store.Reader) {
		lines, err := r.Lines(store.LineQuery{})
		same(t, "formed anew", lines, err, []store.Line{{Label: 7, Forms: 1, Wordings: 1, Statements: 2, First: "2031-05-01", Last: "2031-05-02"}})
	})
}

// testLines protects the sizes of lines when they are merged and parted: a
// statement in a line by two of its forms counts once.
func testLines(t trial, s store.Store) {
	var f small
	update(t, s, func(w store.Writer) (err error) {
		if f, err = fill(w); err != nil {
			return err
		}
		ids, err := w.PutForms([]store.NewForm{{Hash: 5, Line: 300}})
		if err != nil {
			return err
		}
		f.forms = append(f.forms, ids...)
		return w.PutWordingForms([]store.Posting{{Key: f.wordings[0], Row: f.forms[2]}})
	})
	lines := func(what string, q store.LineQuery, want ...store.Line) {
		t.Helper()
		view(t, s, func(r store.Reader) {
			got, err := r.Lines(q)
			same(t, what, got, err, want)
		})
	}
	fall := store.Line{Label: -200, Forms: 1, Wordings: 1, Statements: 2, First: "2031-05-01", Last: "2031-05-03"}
	raise := store.Line{Label: 100, Forms: 1, Wordings: 1, Statements: 2, First: "2031-05-01", Last: "2031-05-02"}
	third := store.Line{Label: 300, Forms: 1, Wordings: 1, Statements: 2, First: "2031-05-01", Last: "2031-05-02"}
	lines("apart", store.LineQuery{}, fall, raise, third)
	lines("page", store.LineQuery{After: store.Cursor{Sort: "2", ID: -200}, Limit: 1}, raise)
	lines("least", store.LineQuery{Least: 3})
	update(t, s, func(w store.Writer) error { return w.SetLines(map[int64]int64{f.forms[2]: 100}) })
	lines("two forms of one wording", store.LineQuery{}, fall, store.Line{Label: 100, Forms: 2, Wordings: 1, Statements: 2, First: "2031-05-01", Last: "2031-05-02"})
	update(t, s, func(w store.Writer) error { return w.SetLines(map[int64]int64{f.forms[1]: 100}) })
	lines("all in one", store.LineQuery{}, store.Line{Label: 100, Forms: 3, Wordings: 2, Statements: 4, First: "2031-05-01", Last: "2031-05-03"})
	view(t, s, func(r store.Reader) {
		got, err := r.Statements(store.StatementQuery{Lines: []int64{100}, Oldest: true})
		same(t, "statements of a line", uids(got), err, []string{"a00/s1", "a00/s2", "a11/s1", "a22/s1"})
	})
	update(t, s, func(w store.Writer) error { return w.SetWithdrawn(f.statements[3:], true) })
	lines("one withdrawn", store.LineQuery{}, store.Line{Label: 100, Forms: 3, Wordings: 2, Statements: 3, First: "2031-05-01", Last: "2031-05-02"})
	update(t, s, func(w store.Writer) error {
		if err := w.SetWithdrawn(f.statements, false); err != nil {
			return err
		}
		return w.SetLines(map[int64]int64{f.forms[0]: 100, f.forms[1]: -200, f.forms[2]: 300})
	})
	lines("apart again", store.LineQuery{}, fall, raise, third)
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.SetLines(map[int64]int64{1 << 40: 1}) }); err == nil {
		t.Error("a form that is not there was moved")
	}
}

// testLinePrefix protects that lines are found by how people write them.
func testLinePrefix(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error {
		var forms []store.NewForm
		for i, label := range []uint64{0xffe0000000000001, 0x0123456789abcdef, 0x0123000000000000, 0x8000000000000000, 0x7fffffffffffffff, 0xffffffffffffffff, 0} {
			forms = append(forms, store.NewForm{Hash: int64(i), Line: int64(label)})
		}
		return in(w.PutForms(forms))
	})
	view(t, s, func(r store.Reader) {
		for prefix, want := range map[string][]string{
			"0123": {"0123000000000000", "0123456789abcdef"}, "0123456789abcdef": {"0123456789abcdef"}, "f": {"ffe0000000000001", "ffffffffffffffff"},
			"ffffffffffffffff": {"ffffffffffffffff"}, "8": {"8000000000000000"}, "7": {"7fffffffffffffff"}, "zz": nil, "01234567890123456789": nil, "-1": nil,
			"": {"0000000000000000", "0123000000000000", "0123456789abcdef"},
		} {
			got, err := r.LinesByPrefix(prefix, 3)
			same(t, prefix, each(got, func(l store.Line) string {
				hex := strconv.FormatUint(uint64(l.Label), 16)
				return "0000000000000000"[len(hex):] + hex
			}), err, want)
		}
	})
}

// testOpposites protects that a pair is found from both sides.
func testOpposites(t trial, s store.Store) {
	update(t, s, func(w store.Writer) error {
		if err := w.PutOpposites([]store.Pair{{A: 1, B: 9}, {A: 2, B: 3}, {A: 3, B: 4}}); err != nil {
			return err
		}
		return w.PutOpposites([]store.Pair{{A: 2, B: 3}})
	})
	view(t, s, func(r store.Reader) {
		got, err := r.Opposites([]int64{3, 9, 3})
		same(t, "opposites", got, err, []store.Pair{{A: 1, B: 9}, {A: 2, B: 3}, {A: 3, B: 4}})
		got, err = r.Opposites([]int64{5})
		same(t, "none", got, err, nil)
	})
	if err := s.Update(t.Context(), func(w store.Writer) error { return w.PutOpposites([]store.Pair{{A: 4, B: 2}}) }); err == nil {
		t.Error("a pair in the wrong order was taken")
	}
}
