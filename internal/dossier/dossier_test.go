package dossier_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/reader"
)

// told tells a pair, or an actor where b is "".
func told(tb testing.TB, r *record.Record, language, a, b string) (*dossier.Dossier, *ask.Affairs) {
	tb.Helper()
	facts, err := ask.New(r).Affairs(context.Background(), ask.AffairsQuery{A: a, B: b, Language: language})
	if err != nil {
		tb.Fatal(err)
	}
	return dossier.Of(&facts, dossier.Options{Words: message.Load(language), Language: language}), &facts
}

// section finds a section.
func section(tb testing.TB, d *dossier.Dossier, key string) *dossier.Section {
	tb.Helper()
	for i := range d.Sections {
		if d.Sections[i].Key == key {
			return &d.Sections[i]
		}
	}
	tb.Fatalf("there is no section %s", key)
	return nil
}

// TestEvents protects that tellings of one meeting are one event, in whatever
// order the two are named and with a day of one report only; that another
// meeting is another; that what reports disagree on is shown; and that only
// what is done stands among what was done.
func TestEvents(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	recordtest.Add(t, r, relation(t, d)...)
	told, facts := told(t, r, "en", "Sarenda", "Melvia")
	var got []string
	for _, e := range facts.Deeds {
		got = append(got, strings.Join([]string{e.Day.Value, e.Type, e.Mode, e.Status, e.Place}, " "))
	}
	want := []string{"2031-05-05 CONSULT meet done Port Lor", "2031-07-01 ACCUSE  done ", "2031-08-02 CONSULT meet done Melk", "2031-11 CONSULT visit planned Sarenda"}
	if !slices.Equal(got, want) {
		t.Errorf("events:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	first := facts.Deeds[0]
	if first.Reports != 3 || len(first.Cites) != 3 || len(first.Differ) != 1 || first.Differ[0].What != ask.DifferDay {
		t.Errorf("the first meeting: %d reports, %d places, differs in %+v", first.Reports, len(first.Cites), first.Differ)
	}
	if s := section(t, told, "meetings"); len(s.Items) != 2 || len(s.Charts[0].Marks) != 2 {
		t.Errorf("meetings: %+v", s.Items)
	}
	if s := section(t, told, "unfinished"); len(s.Items) != 1 || !strings.HasPrefix(s.Items[0].Text, "Planned: ") {
		t.Errorf("unfinished: %+v", s.Items)
	}
}

// TestFigures protects that figures of one measure are one series, in which a
// target stays a target and two values for one period are a disagreement.
func TestFigures(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	recordtest.Add(t, r, relation(t, d)...)
	told, facts := told(t, r, "en", "Melvia", "Sarenda")
	if len(facts.Series) != 1 || len(facts.Series[0].Points) != 3 || len(facts.Series[0].Differ) != 1 {
		t.Fatalf("series: %+v", facts.Series)
	}
	var got []string
	for _, it := range section(t, told, "figures").Sections[0].Items {
		got = append(got, it.Label+" "+it.Text)
	}
	want := []string{"2030 210 billion USD (actual), 1 report.", "2030 220–230 billion USD (actual), 1 report.", "2035 300 billion USD (target), 1 report."}
	if !slices.Equal(got, want) {
		t.Errorf("figures:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var differ []string
	for _, it := range section(t, told, "differ").Items {
		differ = append(differ, it.Template)
	}
	if !slices.Contains(differ, "dossier.differ.day") || !slices.Contains(differ, "dossier.differ.value") || !slices.Contains(differ, "dossier.opposed") {
		t.Errorf("where they differ: %v", differ)
	}
	values := facts.Series[0].Differ[0].Values
	if len(values) != 2 || values[0].Value != "210000000000" || values[1].Value != "220000000000/230000000000" {
		t.Errorf("the values that differ: %+v", values)
	}
	facts.Series[0].Points[0].Bound = "above"
	for _, it := range section(t, dossier.Of(facts, dossier.Options{Words: message.Load("en"), Language: "en"}), "differ").Items {
		if it.Template == "dossier.differ.value" && it.Items[0].Text != "over 210 billion USD (1 report)" {
			t.Errorf("one of the values that differ is %q", it.Items[0].Text)
		}
	}
}

// TestOrder protects that a dossier does not depend on the order in which
// reports came.
func TestOrder(t *testing.T) {
	d := invented(t)
	items := relation(t, d)
	var first []byte
	for range 2 {
		r := open(t, d)
		recordtest.Add(t, r, items...)
		told, _ := told(t, r, "en", "Sarenda", "Melvia")
		b, err := json.Marshal(told)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		} else if !bytes.Equal(first, b) {
			t.Errorf("in another order:\n%s\n%s", first, b)
		}
		slices.Reverse(items)
	}
}

// TestNotes protects the promise: each sentence has its sources, and each note
// has exactly the characters of its report. It walks the dossiers of all pairs
// and actors of an invented relation, of the examples, and of the seeds where
// they are there.
func TestNotes(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	recordtest.Add(t, r, relation(t, d)...)
	walk(t, r, [][2]string{{"Sarenda", "Melvia"}, {"Sarenda", ""}, {"Imar Doven", "Melvia"}, {"Sela Rusk", ""}})

	d = recordtest.Shipped(t)
	r = open(t, d)
	recordtest.Add(t, r, read(t, d, "../../examples")...)
	walk(t, r, [][2]string{{"Haiyun", "Velmora"}, {"Lu Wenqi", ""}, {"Dragan Mirel", "Haiyun"}, {"Tarandu", ""}})

	const seeds = "../../../shared/seeds"
	if _, err := os.Stat(seeds); err != nil {
		return
	}
	r = open(t, d)
	recordtest.Add(t, r, read(t, d, seeds)...)
	walk(t, r, [][2]string{{"China", "Rusia"}, {"Rusia", "China"}, {"Wang Yi", ""}, {"NATO", "China"}, {"China", ""}, {"Putin", "China"}})
}

func read(tb testing.TB, d *data.Data, path string) []record.Item {
	tb.Helper()
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		tb.Fatal(err)
	}
	var items []record.Item
	for it := range c.Collect(filepath.FromSlash(path)) {
		if it.Err != nil {
			continue // a file of another kind beside the reports
		}
		rd, err := reader.With(d).Read(context.Background(), it.Report)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	return items
}

// walk checks the dossiers of pairs in both languages, and of all lines.
func walk(t *testing.T, r *record.Record, pairs [][2]string) {
	t.Helper()
	notes := 0
	for _, language := range []string{"en", "id"} {
		for _, p := range pairs {
			d, _ := told(t, r, language, p[0], p[1])
			notes += check(t, r, d)
		}
		desk := ask.New(r)
		lines, err := desk.Lines(context.Background(), ask.LinesQuery{Least: 1, Limit: 500})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines.Lines {
			a, err := desk.LineAffairs(context.Background(), l.ID)
			if err != nil || a.Line == nil {
				t.Fatalf("line %s: %v", l.ID, err)
			}
			notes += check(t, r, dossier.OfLine(&a, dossier.Options{Words: message.Load(language), Language: language}))
		}
	}
	if notes < 50 {
		t.Errorf("only %d notes were walked", notes)
	}
}

// check compares all notes of a dossier with its reports, and its forms with
// what they must hold.
func check(t *testing.T, r *record.Record, d *dossier.Dossier) int {
	t.Helper()
	err := r.Store.View(context.Background(), func(rd store.Reader) error {
		for i := range d.Notes {
			n := &d.Notes[i]
			reports, err := rd.ReportsByUID(n.Report, 1)
			if err != nil || len(reports) != 1 {
				t.Errorf("%s: note %d: no report %q (%v)", d.Title, n.Number, n.Report, err)
				continue
			}
			bodies, err := rd.Bodies([]int64{reports[0].ID})
			if err != nil {
				return err
			}
			_, reading, err := r.Unpack(bodies[reports[0].ID])
			if err != nil {
				return err
			}
			text := []rune(reading.Text)
			if n.Start < 0 || n.End > len(text) || n.Start >= n.End || string(text[n.Start:n.End]) != n.Text || n.Text == "" {
				t.Errorf("%s: note %d, characters %d to %d of %s: %q", d.Title, n.Number, n.Start, n.End, n.Report, n.Text)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sourced(t, d, []dossier.Item{d.Lead})
	for i := range d.Sections {
		sourced(t, d, d.Sections[i].Items)
		for j := range d.Sections[i].Sections {
			sourced(t, d, d.Sections[i].Sections[j].Items)
		}
	}
	forms(t, d)
	return len(d.Notes)
}

// sourced checks that each sentence that says something has notes, and that no
// template was left without its words.
func sourced(t *testing.T, d *dossier.Dossier, items []dossier.Item) {
	t.Helper()
	for i := range items {
		it := &items[i]
		if len(it.Notes) == 0 && !strings.HasSuffix(it.Template, ".none") {
			t.Errorf("%s: %q (%s) has no notes", d.Title, it.Text, it.Template)
		}
		if strings.Contains(it.Text, "%!") || strings.HasPrefix(it.Text, "dossier.") {
			t.Errorf("%s: %s makes %q", d.Title, it.Template, it.Text)
		}
		for _, n := range it.Notes {
			if n < 1 || n > len(d.Notes) {
				t.Errorf("%s: %q has a note %d of %d", d.Title, it.Text, n, len(d.Notes))
			}
		}
		sourced(t, d, it.Items)
	}
}

// forms checks that the HTML is well-formed, needs nothing from elsewhere and
// runs nothing, whatever the reports hold.
func forms(t *testing.T, d *dossier.Dossier) {
	t.Helper()
	words := message.Load(d.Language)
	var page, md bytes.Buffer
	if err := dossier.AppendHTML(&page, d, words); err != nil {
		t.Fatal(err)
	}
	dec := xml.NewDecoder(bytes.NewReader(page.Bytes()))
	dec.Entity = xml.HTMLEntity
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", d.Title, err)
		}
		el, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if slices.Contains([]string{"script", "link", "img", "iframe", "object"}, el.Name.Local) {
			t.Errorf("%s: there is a %s", d.Title, el.Name.Local)
		}
		for _, a := range el.Attr {
			if a.Name.Local == "src" || strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && strings.HasPrefix(a.Value, "javascript") {
				t.Errorf("%s: %s has %s=%q", d.Title, el.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	dossier.AppendMarkdown(&md, d, words)
	if strings.Contains(md.String(), "<b>met") || !strings.Contains(md.String(), "# ") {
		t.Errorf("%s: Markdown lets HTML through", d.Title)
	}
}
