package record

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/reader"
)

// doing makes reports of the invented world with events and figures, and the
// data that know its states.
func doing(tb testing.TB, n int) (*data.Data, []Item) {
	tb.Helper()
	g := gen.New(shipped(tb), 5)
	g.Deeds = true
	d, err := data.Load(data.Folders{Actors: []fs.FS{fstest.MapFS{"states.tsv": {Data: []byte(g.StateTable())}}}})
	if err != nil {
		tb.Fatal(err)
	}
	items := make([]Item, n)
	for i := range items {
		items[i].Report, items[i].Reading = g.Next()
	}
	return d, items
}

// foundIn is what a record has of events, figures and ties, without rows.
func foundIn(tb testing.TB, r *Record) []string {
	tb.Helper()
	var out []string
	view(tb, r, func(rd store.Reader) error {
		actors, err := rd.BrowseActors(store.ActorQuery{Limit: 1 << 20})
		if err != nil {
			return err
		}
		key := map[int64]string{}
		for _, a := range actors {
			key[a.ID] = a.Key
		}
		events, err := rd.Events(store.FoundQuery{Limit: 1 << 20})
		if err != nil {
			return err
		}
		for _, e := range events {
			parties := ""
			for _, p := range e.Parties {
				parties += fmt.Sprint(key[p.Actor], key[p.State], p.Name, p.Whom, p.Start, p.End)
			}
			e.ID, e.Report, e.Parties = 0, 0, nil
			out = append(out, fmt.Sprint(e, parties))
		}
		figures, err := rd.Figures(store.FoundQuery{Limit: 1 << 20})
		if err != nil {
			return err
		}
		for _, f := range figures {
			out = append(out, fmt.Sprint(f.UID, f.What, f.Low, f.High, f.Unit, f.Period, f.From, f.To, f.Kind, f.Start, f.End, f.Value))
		}
		list, err := rd.Relations(store.RelationQuery{Limit: 1 << 20})
		for _, p := range list {
			a, b := key[p.A], key[p.B]
			out = append(out, fmt.Sprint(min(a, b), max(a, b), p.N, p.Classes))
		}
		return err
	})
	slices.Sort(out)
	return out
}

// TestFoundOrder protects that events, figures and what is counted of pairs do
// not depend on the order in which reports come, nor on being read again.
func TestFoundOrder(t *testing.T) {
	d, items := doing(t, 60)
	var want []string
	for turn := range 3 {
		r, err := Open(context.Background(), t.TempDir()+"/x.db", d, Options{Build: "test", Now: noon, Relaxed: true})
		if err != nil {
			t.Fatal(err)
		}
		mixed := slices.Clone(items)
		chance := rand.New(rand.NewPCG(uint64(turn), 1))
		chance.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		if turn == 2 {
			bare := slices.Clone(mixed)
			for i := range bare {
				bare[i].Reading.Events, bare[i].Reading.Figures = []sanad.Event{}, []sanad.Figure{}
			}
			add(t, r, bare...)
			reread(t, r, readerOf(mixed))
		}
		add(t, r, mixed...)
		got := foundIn(t, r)
		if turn == 0 {
			if want = got; len(got) < 100 {
				t.Fatalf("only %d rows", len(got))
			}
		} else if !slices.Equal(got, want) {
			t.Errorf("turn %d differs:\n%s", turn, strings.Join(got[:min(5, len(got))], "\n"))
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestSides protects that statements are found by whose side the speaker is on
// and whom they, or their report, are about, and that a corrected speaker takes
// the statement to the other side.
func TestSides(t *testing.T) {
	d, err := data.Load(data.Folders{Actors: []fs.FS{fstest.MapFS{"states.tsv": {Data: []byte(
		"code\tiso3\tname_en\tname_id\talso_en\talso_id\tpeople_en\tpeople_id\tcapital_en\tcapital_id\tseats\n" +
			"x-sarenda\t\tSarenda\tSarenda\t\t\t\t\t\t\t\nx-melvia\t\tMelvia\tMelvia\t\t\t\t\t\t\t\n")}}}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(context.Background(), t.TempDir()+"/x.db", d, Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	report := sanad.Report{Language: "id", Published: "2031-05-02", Title: "Sarenda temui Melvia di Sorna",
		Text: "Sarenda temui Melvia di Sorna\n\nSORNA - \"Pelabuhan itu dibuka bulan depan,\" kata Menteri Luar Negeri Sarenda Imar Doven, Jumat.\n\n" +
			"\"Kami menghargai Melvia,\" kata Imar.\n"}
	rd, err := reader.With(d).Read(context.Background(), report)
	if err != nil {
		t.Fatal(err)
	}
	add(t, r, Item{Report: report, Reading: rd})
	found := func(terms ...uint32) int { return len(statements(t, r, store.StatementQuery{Terms: terms})) }
	for _, c := range []struct {
		what  string
		terms []uint32
		want  int
	}{
		{"by Sarenda", []uint32{TermOfSide("x-sarenda")}, 2},
		{"by Sarenda in a report on Melvia", []uint32{TermOfSide("x-sarenda"), TermOn("x-melvia")}, 2},
		{"by Sarenda that name Melvia", []uint32{TermOfSide("x-sarenda"), TermOfActor("x-melvia")}, 1},
		{"by Melvia", []uint32{TermOfSide("x-melvia")}, 0},
		{"on Chad", []uint32{TermOn("TD")}, 0},
	} {
		if n := found(c.terms...); n != c.want {
			t.Errorf("%s: %d statements, want %d", c.what, n, c.want)
		}
	}
	view(t, r, func(rd store.Reader) error {
		list, err := rd.Relations(store.RelationQuery{})
		if len(list) != 1 || list[0].Classes[TieSaid] != 1 {
			t.Errorf("pairs: %+v", list)
		}
		return err
	})
}
