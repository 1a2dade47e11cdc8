package record

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// correct makes a correction, which must succeed.
func correct(tb testing.TB, r *Record, c Change) Effect {
	tb.Helper()
	c.By, c.Why = "desk", "checked"
	e, err := r.Correct(context.Background(), c)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func undo(tb testing.TB, r *Record, id int64) {
	tb.Helper()
	if _, err := r.Undo(context.Background(), id, "desk"); err != nil {
		tb.Fatal(err)
	}
}

// says who a statement counts for, and whether it counts.
func saidBy(tb testing.TB, r *Record, uid string) string {
	tb.Helper()
	st := statements(tb, r, store.StatementQuery{UIDs: []string{uid}})
	if len(st) != 1 {
		tb.Fatalf("there are %d statements %s", len(st), uid)
	}
	out := strings.Join(keysOf(tb, r, st[0].Speakers), ",")
	if st[0].Withdrawn {
		out += " (wrong)"
	}
	return out
}

// TestCorrectStatement protects that a statement can be marked and given to
// others, that the last word counts, and that undoing brings back what was.
func TestCorrectStatement(t *testing.T) {
	r := open(t, "")
	uid := add(t, r, news(at("1"), "Kabar", "Lu Wenqi", "Air Sungai Orla tidak mengenal paspor"))[0].UID + "/s1"
	expect := func(when, want string) {
		t.Helper()
		if got := saidBy(t, r, uid); got != want {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	wrong := correct(t, r, Change{Kind: StatementWrong, Statements: []string{uid}})
	expect("wrong", "name:lu wenqi (wrong)")
	right := correct(t, r, Change{Kind: StatementRight, Statements: []string{uid[:6] + "/s1"}})
	expect("right after all", "name:lu wenqi")
	undo(t, r, right.ID)
	expect("not right after all", "name:lu wenqi (wrong)")
	undo(t, r, wrong.ID)
	expect("as read", "name:lu wenqi")

	one := correct(t, r, Change{Kind: SetSpeaker, Statements: []string{uid}, To: []string{"Dragan Mirel"}})
	expect("another", "name:dragan mirel")
	two := correct(t, r, Change{Kind: SetSpeaker, Statements: []string{uid}, To: []string{"China", "Lu Wenqi"}})
	expect("two", "CN,name:lu wenqi")
	undo(t, r, one.ID)
	expect("the later one is in force", "CN,name:lu wenqi")
	undo(t, r, two.ID)
	expect("as read", "name:lu wenqi")
	if st := statements(t, r, store.StatementQuery{Terms: r.Terms("paspor", "id")}); len(st) != 1 {
		t.Errorf("%d statements are found by their words", len(st))
	}
}

// TestCorrectActor protects that actors can be merged, renamed and split, and
// that this reaches what is added later.
func TestCorrectActor(t *testing.T) {
	r := open(t, "")
	n := 0
	said := func(speaker sanad.Speaker) string {
		n++
		speaker.ResolvedBy = "self"
		return add(t, r, newsOf(at(fmt.Sprint(n)), "Kabar", speaker, fmt.Sprintf("Bendung nomor %d dibuka", n)))[0].UID + "/s1"
	}
	expect := func(uid, want string) {
		t.Helper()
		if got := saidBy(t, r, uid); got != want {
			t.Errorf("%s counts for %q, want %q", uid, got, want)
		}
	}
	lu, wenqi := sanad.Speaker{Name: "Lu"}, sanad.Speaker{Name: "Lu Wenqi"}
	a, b := said(lu), said(wenqi)
	merge := correct(t, r, Change{Kind: ActorMerge, Actor: "Lu", To: []string{"lu wenqi"}})
	if merge.Statements != 1 {
		t.Errorf("merging changed %d statements", merge.Statements)
	}
	later := said(lu)
	for _, uid := range []string{a, b, later} {
		expect(uid, "name:lu wenqi")
	}
	said(sanad.Speaker{Name: "Lu Wen Qi"})
	chain := correct(t, r, Change{Kind: ActorMerge, Actor: "Lu Wenqi", To: []string{"Lu Wen Qi"}})
	expect(a, "name:lu wen qi")
	undo(t, r, merge.ID)
	expect(a, "name:lu")
	expect(b, "name:lu wen qi")
	undo(t, r, chain.ID)
	expect(b, "name:lu wenqi")

	correct(t, r, Change{Kind: ActorRename, Actor: "Lu Wenqi", To: []string{"Lu Wenqi (Haiyun)"}})
	second := correct(t, r, Change{Kind: ActorRename, Actor: "name:lu wenqi", To: []string{"Menteri Lu"}})
	said(sanad.Speaker{Name: "Lu Wenqi"})
	if name := nameOf(t, r, "name:lu wenqi"); name != "Menteri Lu" {
		t.Errorf("shown as %q", name)
	}
	undo(t, r, second.ID)
	if name := nameOf(t, r, "name:lu wenqi"); name != "Lu Wenqi (Haiyun)" {
		t.Errorf("shown as %q", name)
	}

	coach, minister := said(sanad.Speaker{Name: "Budi Rasma", Office: "Pelatih"}), said(sanad.Speaker{Name: "Budi Rasma", Office: "Menteri"})
	plain := said(sanad.Speaker{Name: "Budi Rasma"})
	split := correct(t, r, Change{Kind: ActorSplit, Actor: "Budi Rasma", Office: "pelatih", To: []string{"Budi Rasma (pelatih)"}})
	correct(t, r, Change{Kind: ActorSplit, Actor: "Budi Rasma", Statements: []string{plain}, To: []string{"Budi Rasma (lain)"}})
	next := said(sanad.Speaker{Name: "Budi Rasma", Office: "Pelatih"})
	for uid, want := range map[string]string{
		coach: "name:budi rasma pelatih", next: "name:budi rasma pelatih", minister: "name:budi rasma", plain: "name:budi rasma lain",
	} {
		expect(uid, want)
	}
	undo(t, r, split.ID)
	expect(coach, "name:budi rasma")
	expect(plain, "name:budi rasma lain")
}

func nameOf(tb testing.TB, r *Record, key string) (name string) {
	tb.Helper()
	view(tb, r, func(rd store.Reader) error {
		found, err := rd.Actors([]string{key})
		if len(found) == 1 {
			name = found[0].Name
		}
		return err
	})
	return name
}

// linesOf are the labels of the lines that a statement's words are in.
func linesOf(tb testing.TB, r *Record, uid string) (labels []string) {
	tb.Helper()
	st := statements(tb, r, store.StatementQuery{UIDs: []string{uid}})
	view(tb, r, func(rd store.Reader) error {
		pairs, err := rd.FormsOfWordings([]int64{st[0].Wording})
		if err != nil {
			return err
		}
		lines, err := rd.Lines(store.LineQuery{})
		if err != nil {
			return err
		}
		for _, l := range lines {
			forms, err := rd.FormsOfLines([]int64{l.Label})
			if err != nil {
				return err
			}
			for _, f := range forms {
				if slices.ContainsFunc(pairs, func(p store.Posting) bool { return p.Row == f.ID }) {
					labels = append(labels, Label(l.Label))
				}
			}
		}
		return nil
	})
	slices.Sort(labels)
	return slices.Compact(labels)
}

// TestCorrectLine protects that lines can be named, merged, split and pinned,
// that later statements obey, and that undoing brings the old lines back.
func TestCorrectLine(t *testing.T) {
	r := open(t, "")
	n := 0
	said := func(words string) string {
		n++
		return add(t, r, news(at(fmt.Sprint(n)), "Kabar", "Lu Wenqi", words))[0].UID + "/s1"
	}
	one := func(uid string) string {
		t.Helper()
		labels := linesOf(t, r, uid)
		if len(labels) != 1 {
			t.Fatalf("%s is in lines %v", uid, labels)
		}
		return labels[0]
	}
	a := said("Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga")
	b := said("Hubungan Haiyun dan Velmora tidak menargetkan pihak ketiga mana pun")
	c := said("Petani di Lembah Orla menanam gandum musim dingin")
	if one(a) != one(b) || one(a) == one(c) {
		t.Fatalf("nothing to correct: %v %v %v", one(a), one(b), one(c))
	}
	before := stateOf(t, r)

	correct(t, r, Change{Kind: LineName, Line: one(a)[:8], Name: "pihak ketiga"})
	named := func() string {
		var names map[int64]string
		view(t, r, func(rd store.Reader) (err error) { names, err = r.LineNames(rd); return err })
		for label, name := range names {
			return Label(label) + " " + name
		}
		return ""
	}
	if got := named(); got != one(a)+" pihak ketiga" {
		t.Errorf("named %q", got)
	}

	split := correct(t, r, Change{Kind: LineSplit, Line: one(a), Statements: []string{b}})
	if one(a) == one(b) {
		t.Error("a wording stays in the line that it was taken out of")
	}
	merge := correct(t, r, Change{Kind: LineMerge, Line: one(a), Other: one(c)})
	if one(a) != one(c) || one(a) == one(b) {
		t.Errorf("lines %v %v %v after merging", one(a), one(b), one(c))
	}
	if got := named(); got != one(a)+" pihak ketiga" {
		t.Errorf("the name stays behind: %q", got)
	}
	undo(t, r, split.ID)
	if one(a) != one(b) || one(a) != one(c) {
		t.Errorf("lines %v %v %v after undoing the split", one(a), one(b), one(c))
	}
	undo(t, r, merge.ID)
	after := stateOf(t, r)
	after.Counts.Corrections = 0
	if d := before.diff(&after); len(d) > 0 {
		t.Errorf("undone, but not as before:\n%s", strings.Join(d, "\n"))
	}

	pin := correct(t, r, Change{Kind: LinePin, Line: one(a)})
	d := said("Hubungan Haiyun dan Velmora itu tidak menargetkan pihak ketiga mana pun juga")
	if one(d) == one(a) || one(a) != one(b) {
		t.Errorf("a pinned line took in another wording: %v %v %v", one(a), one(b), one(d))
	}
	undo(t, r, pin.ID)
	if one(d) != one(a) {
		t.Error("a line that is not pinned any more stays closed")
	}
}

// TestCorrectNothing protects that what cannot be corrected is an error that
// says why, and changes nothing.
func TestCorrectNothing(t *testing.T) {
	r := open(t, "")
	uid := add(t, r, news(at("1"), "Kabar", "Lu Wenqi", "Air Sungai Orla tidak mengenal paspor"))[0].UID + "/s1"
	add(t, r, news(at("2"), "Kabar", "Lu", "Air Sungai Orla surut"), newsOf(at("3"), "Kabar",
		sanad.Speaker{Name: "Dragan Mirel", ResolvedBy: "name", Mention: &sanad.Span{Text: "Dragan"}}, "Air naik"), newsOf(at("4"), "Kabar",
		sanad.Speaker{Name: "Dragan Kostan", ResolvedBy: "name", Mention: &sanad.Span{Text: "Dragan"}}, "Air turun"))
	var many *ManyError
	for name, c := range map[string]struct {
		change Change
		want   error
	}{
		"no such report":     {Change{Kind: StatementWrong, Statements: []string{"ffffffffffff/s1"}}, ErrNoStatement},
		"no such statement":  {Change{Kind: StatementWrong, Statements: []string{uid + "9"}}, ErrNoStatement},
		"no id":              {Change{Kind: StatementWrong, Statements: []string{"%"}}, ErrNoStatement},
		"NUL":                {Change{Kind: StatementWrong, Statements: []string{"\x00/\x00"}}, ErrNoStatement},
		"SQL":                {Change{Kind: StatementWrong, Statements: []string{"' OR 1=1 --/s1"}}, ErrNoStatement},
		"no statement":       {Change{Kind: SetSpeaker, To: []string{"Lu"}}, ErrNoStatement},
		"right already":      {Change{Kind: StatementRight, Statements: []string{uid}}, ErrNothing},
		"speaker already":    {Change{Kind: SetSpeaker, Statements: []string{uid}, To: []string{"Lu Wenqi"}}, ErrNothing},
		"no name":            {Change{Kind: SetSpeaker, Statements: []string{uid}, To: []string{" — "}}, ErrNoActor},
		"no such actor":      {Change{Kind: ActorMerge, Actor: "Nobody", To: []string{"Lu"}}, ErrNoActor},
		"into nobody":        {Change{Kind: ActorMerge, Actor: "Lu", To: []string{"Nobody"}}, ErrNoActor},
		"into itself":        {Change{Kind: ActorMerge, Actor: "Lu", To: []string{"LU"}}, ErrNothing},
		"the name it has":    {Change{Kind: ActorRename, Actor: "Lu", To: []string{"Lu"}}, ErrNothing},
		"no such line":       {Change{Kind: LineName, Line: "zz", Name: "x"}, ErrNoLine},
		"no line":            {Change{Kind: LineName, Name: "x"}, ErrNoLine},
		"into the same line": {Change{Kind: LineMerge, Line: linesOf(t, r, uid)[0], Other: linesOf(t, r, uid)[0]}, ErrNothing},
		"unknown":            {Change{Kind: "x"}, ErrCorrection},
	} {
		c.change.By, c.change.Why = "desk", "x"
		if _, err := r.Correct(context.Background(), c.change); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := r.Correct(context.Background(), Change{Kind: ActorMerge, Actor: "Dragan", To: []string{"Lu"}, By: "desk", Why: "x"}); !errors.As(err, &many) || len(many.Found) != 2 {
		t.Errorf("a name of two: %v", err)
	}
	for _, c := range []Change{{By: "desk"}, {Why: "x"}, {By: " ", Why: " "}} {
		c.Kind, c.Statements = StatementWrong, []string{uid}
		if _, err := r.Correct(context.Background(), c); !errors.Is(err, ErrNoReason) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := r.Undo(context.Background(), 7, "desk"); !errors.Is(err, ErrNoCorrection) {
		t.Errorf("undoing what was not done: %v", err)
	}
	if list := listed(t, r); len(list) != 0 {
		t.Errorf("%v", list)
	}
}

// TestCorrectionsFirst protects that what a record says depends on what was
// added and corrected and not on which came first: corrections made as reports
// came in, and corrections that were there before any report.
func TestCorrectionsFirst(t *testing.T) {
	items := made(t, 60)
	r := open(t, "")
	for i := 0; i < len(items); i += 20 {
		add(t, r, items[i:i+20]...)
		randomCorrections(t, r, i)
	}
	list := listed(t, r)
	other := open(t, "")
	if err := other.Store.Update(context.Background(), func(w store.Writer) error {
		for _, c := range list {
			if _, err := w.PutCorrection(c); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	slices.Reverse(items)
	add(t, other, items...)
	want, got := stateOf(t, r), stateOf(t, other)
	if d := want.diff(&got); len(d) > 0 {
		t.Errorf("%s", strings.Join(d, "\n"))
	}
}

// randomCorrections makes a correction of every kind on what is there.
func randomCorrections(t *testing.T, r *Record, n int) {
	t.Helper()
	list := statements(t, r, store.StatementQuery{Limit: 1000})
	uid := func(i int) string { return list[(n*7+i*13)%len(list)].UID }
	var actors []store.Actor
	var lines []store.Line
	view(t, r, func(rd store.Reader) (err error) {
		if actors, err = rd.BrowseActors(store.ActorQuery{Limit: 20}); err == nil {
			lines, err = rd.Lines(store.LineQuery{Limit: 20})
		}
		return err
	})
	label := func(i int) string { return Label(lines[(n+i)%len(lines)].Label) }
	ofLine := statements(t, r, store.StatementQuery{Lines: []int64{lines[n%len(lines)].Label}, Limit: 1})
	for _, c := range []Change{
		{Kind: StatementWrong, Statements: []string{uid(1)}}, {Kind: StatementWrong, Statements: []string{uid(2)}},
		{Kind: StatementRight, Statements: []string{uid(2)}},
		{Kind: SetSpeaker, Statements: []string{uid(3)}, To: []string{"Petra Halvik", actors[1].Key}},
		{Kind: ActorMerge, Actor: actors[2].Key, To: []string{actors[3].Key}}, {Kind: ActorMerge, Actor: actors[4].Key, To: []string{actors[2].Key}},
		{Kind: ActorRename, Actor: actors[3].Key, To: []string{fmt.Sprint("Nama ", n)}},
		{Kind: ActorSplit, Actor: actors[1].Key, Office: "Presiden", To: []string{"Presiden lain"}},
		{Kind: LineSplit, Line: label(0), Statements: []string{ofLine[0].UID}},
		{Kind: LineMerge, Line: label(1), Other: label(2)}, {Kind: LinePin, Line: label(3)}, {Kind: LineName, Line: label(4), Name: "nama"},
	} {
		c.By, c.Why = "desk", "chance"
		if _, err := r.Correct(context.Background(), c); err != nil && !errors.Is(err, ErrNothing) && !errors.Is(err, ErrNoLine) && !errors.Is(err, ErrHolds) {
			t.Fatalf("%+v: %v", c, err)
		}
	}
}
