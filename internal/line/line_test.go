package line

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader"
)

var loaded = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

func knowledge(t testing.TB) (*Knowledge, *data.Data) {
	t.Helper()
	d, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	k, err := New(d)
	if err != nil {
		t.Fatal(err)
	}
	return k, d
}

// closestRelation is the surest relation of any two propositions of two texts;
// opposition and sameness go before nothing.
func closestRelation(k *Knowledge, a, b []Proposition) Relation {
	best := Verdict{Relation: Unrelated}
	for i := range a {
		for j := range b {
			if v := k.Compare(&a[i], &b[j]); v.Relation != Unrelated && (best.Relation == Unrelated || v.Score > best.Score) {
				best = v
			}
		}
	}
	return best.Relation
}

// The table is what the engine promises in plain cases: what is said decides,
// not how many words are shared.
func TestPairs(t *testing.T) {
	raw, err := os.ReadFile("cases/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := lang.ReadTable("cases/pairs.tsv", raw, "relation", "lang_a", "a", "lang_b", "b", "note?")
	if err != nil {
		t.Fatal(err)
	}
	k, _ := knowledge(t)
	for _, r := range rows {
		a := k.Propositions(r.Get("a"), r.Get("lang_a"))
		b := k.Propositions(r.Get("b"), r.Get("lang_b"))
		if got := closestRelation(k, a, b); string(got) != r.Get("relation") {
			t.Errorf("line %d: %s, want %s\n  %s\n  %s", r.Line, got, r.Get("relation"), r.Get("a"), r.Get("b"))
		}
		if x, y := closestRelation(k, a, b), closestRelation(k, b, a); x != y {
			t.Errorf("line %d: %s one way round, %s the other", r.Line, x, y)
		}
	}
}

// A record keeps propositions as bytes; what is read back must compare alike.
func TestEncodeKeepsWhatCompareNeeds(t *testing.T) {
	k, _ := knowledge(t)
	for _, p := range k.Propositions("Velmaria tidak akan memperpanjang perjanjian gandum 2031, tetapi Sonda meminta perundingan baru dengan 14 negara.", "id") {
		q, err := k.Decode(p.Encode())
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(p.Keys(), q.Keys()) || p.Hash() != q.Hash() {
			t.Error("keys or hash differ after decoding")
		}
		if got, want := k.measure(q, q), k.measure(&p, &p); !reflect.DeepEqual(got, want) {
			t.Errorf("features differ after decoding:\n%v\n%v", got, want)
		}
	}
}

func TestTreesAreWhole(t *testing.T) {
	if _, err := parseTrees(treeTable); err != nil {
		t.Error(err)
	}
	if _, err := parseTrees(strings.Replace(treeTable, "mass>", "mass>x", 1)); err == nil {
		t.Error("a threshold that is no number was taken")
	}
}

// Nothing that is told may hang on the order in which maps are walked.
func TestPropositionsAreDeterministic(t *testing.T) {
	k, d := knowledge(t)
	const text = "The ministers agreed that no country may host foreign bases, and that the talks on fish, grain and gas go on until March."
	want := k.Propositions(text, "en")
	for range 5 {
		again, err := New(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := again.Propositions(text, "en"); !reflect.DeepEqual(got, want) {
			t.Fatal("the same text gave other propositions")
		}
	}
}

func FuzzDecode(f *testing.F) {
	k, _ := knowledge(f)
	for _, p := range k.Propositions("Velmaria tidak akan memperpanjang perjanjian gandum 2031.", "id") {
		f.Add(p.Encode())
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := k.Decode(b)
		if err != nil {
			return
		}
		p.Keys()
		k.Compare(p, p)
	})
}

func FuzzPropositions(f *testing.F) {
	k, _ := knowledge(f)
	f.Add("Velmaria tidak akan, kata menteri, memperpanjang atau membatalkan perjanjian yang \"tidak adil\".", true)
	f.Add("does no one", false)
	f.Fuzz(func(t *testing.T, s string, id bool) {
		code := "en"
		if id {
			code = "id"
		}
		ps := k.Propositions(s, code)
		for i := range ps {
			if ps[i].Start < 0 || ps[i].End < ps[i].Start || ps[i].End > len([]rune(s)) {
				t.Fatalf("proposition at %d-%d of %d code points", ps[i].Start, ps[i].End, len([]rune(s)))
			}
			k.Compare(&ps[i], &ps[0])
		}
	})
}

// The line that the seeds were chosen for: it is told in five wordings by
// three speakers, and its near neighbours are other lines.
func TestNoThirdParty(t *testing.T) {
	files, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("../shared/seeds is not here")
	}
	k, d := knowledge(t)
	asked := k.Propositions("tidak menargetkan pihak ketiga", "id")
	got := map[string]bool{}
	for _, f := range files {
		for _, s := range read(t, d, f).Statements {
			if closestRelation(k, asked, k.Propositions(s.Text, "id")) == Same {
				got[filepath.Base(f)[:3]+" "+s.Text] = true
			}
		}
	}
	for _, want := range []string{"000 hubungan erat kedua negara", "000 Rusia dan China memiliki kerja sama", "001 Kemitraan koordinasi strategis", "003 kerja sama China-Rusia", "004 aliansi tidak akan cocok"} {
		if !slices.ContainsFunc(keys(got), func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("the line lacks %q…", want)
		}
	}
	for s := range got {
		if strings.Contains(s, "tanpa batas") {
			t.Errorf("%q says something else", s)
		}
	}
}

func read(t *testing.T, d *data.Data, file string) sanad.Reading {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	reading, err := reader.With(d).Read(context.Background(), sanad.Report{Text: string(raw)})
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

func keys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}
