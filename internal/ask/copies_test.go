package ask

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/reader"
)

// On real reports of one year, every two direct quotations of different
// reports with a run of eight words in common are found to be copies; a
// comparison of each with each says which there are.
func TestCopiesOnRealReports(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 840 reports")
	}
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "gold", "polnear-train-texts.jsonl"))
	if err != nil {
		t.Skip("../shared/gold/polnear-train-texts.jsonl is not here")
	}
	defer file.Close()
	d := recordtest.Shipped(t)
	rec := recordtest.Open(t, d, "", noon)
	var items []record.Item
	r := reader.With(d)
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var row struct{ ID, Text, Publisher, Published string }
		if err := json.Unmarshal(sc.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		report := sanad.Report{Source: sanad.Source{ID: row.ID}, Text: row.Text, Outlet: row.Publisher, Published: row.Published, Language: "en"}
		reading, err := r.Read(context.Background(), report)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, record.Item{Report: report, Reading: reading})
	}
	outcomes, err := rec.Add(context.Background(), items)
	if err != nil {
		t.Fatal(err)
	}
	type quoted struct {
		uid    string
		report int
		words  []quote.Word
	}
	var all []quoted
	for i, it := range items {
		for _, s := range it.Reading.Statements {
			if s.Kind == sanad.Direct {
				all = append(all, quoted{outcomes[i].UID + "/" + s.ID, i, quote.Fold(partsOf(&s))})
			}
		}
	}
	// each with each, by every eight words in order
	type pair struct{ a, b int }
	byGram := map[string][]int{}
	pairs := map[pair]bool{}
	for i := range all {
		for at := 0; at+8 <= len(all[i].words); at++ {
			var gram strings.Builder
			for _, w := range all[i].words[at : at+8] {
				gram.WriteString(w.Text + " ")
			}
			for _, j := range byGram[gram.String()] {
				if all[i].report != all[j].report {
					pairs[pair{i, j}] = true
				}
			}
			byGram[gram.String()] = append(byGram[gram.String()], i)
		}
	}
	desk := New(rec)
	want, found := len(pairs), 0
	for p := range pairs {
		a, err := desk.Copies(context.Background(), all[p.a].uid)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range a.Copies {
			if c.Statement == all[p.b].uid {
				found++
				break
			}
		}
	}
	t.Logf("%d direct quotations; %d of %d pairs with eight words in common found (recall %.4f)", len(all), found, want, float64(found)/float64(want))
	if float64(found) < 0.98*float64(want) {
		t.Errorf("recall %.4f, want 0.98", float64(found)/float64(want))
	}
}

func partsOf(s *sanad.Statement) string {
	var parts []string
	for _, p := range s.Parts {
		parts = append(parts, p.Text)
	}
	return strings.Join(parts, " ")
}

// TestWordsInCommon protects that a turn of speech which another speaker uses,
// and a word that anyone says, are not told as copies.
func TestWordsInCommon(t *testing.T) {
	d := recordtest.Shipped(t)
	k := deskOf(t, d, texts(t, `JAKARTA - "Saya tidak pernah ragu bahwa ia layak menjadi presiden Republik Velmora yang merdeka dan berdaulat," kata Lu Wenqi.

"Tentu saja tidak," kata Lu Wenqi.`, `SORNA - "Utang negara dan pabrik yang tutup menunggu siapa pun yang menjadi presiden Republik Velmora yang merdeka dan berdaulat itu kelak," kata Anton Gardar.

"Tentu saja tidak," kata Anton Gardar.`))
	a, err := k.Said(t.Context(), SaidQuery{Name: "Lu Wenqi"})
	if err != nil || len(a.Sayings) != 2 {
		t.Fatalf("%d sayings, error %v", len(a.Sayings), err)
	}
	for _, s := range a.Sayings {
		c, err := k.Copies(t.Context(), s.Sources[0].Statement)
		if err != nil {
			t.Fatal(err)
		}
		switch long := strings.Contains(s.Text, "Velmora"); {
		case long && (len(c.Copies) != 1 || c.Copies[0].How != CopyCommon || c.Reports != 1):
			t.Errorf("%q: %+v", s.Text, c.Copies)
		case !long && len(c.Copies) != 0:
			t.Errorf("%q: %+v", s.Text, c.Copies)
		}
	}
}
