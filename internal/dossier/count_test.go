package dossier_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestChangedPage protects that a page that was changed counts as it stands
// now: what it said before is not said, done or counted twice.
func TestChangedPage(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	telling := func(count string, n float64) record.Item {
		return write(t, d, "Courier", "2031-05-06", "Sarenda and Melvia hold talks\n\nImar Doven met Sela Rusk in Port Lor on Monday. "+
			"\"Our cooperation with Melvia is not aimed at any third country,\" Sarendan Foreign Minister Imar Doven said on Monday. "+
			"\"Melvia bought "+count+" boats from us,\" Doven said.\nTrade of Sarenda and Melvia was "+count+" dollars in 2030.").
			event("CONSULT/meet", sanad.Done, "Imar Doven", "Sela Rusk", "2031-05-05", "Port Lor", "Imar Doven met Sela Rusk in Port Lor").
			figure(sanad.Actual, "trade", n, n, "2030", count+" dollars").item
	}
	recordtest.Add(t, r, telling("8,000", 8000))
	_, before := told(t, r, "en", "Sarenda", "Melvia")
	ties, err := ask.New(r).Relations(t.Context(), ask.RelationsQuery{})
	if err != nil {
		t.Fatal(err)
	}
	recordtest.Add(t, r, telling("18,000", 18000))
	_, after := told(t, r, "en", "Sarenda", "Melvia")
	if before.Base.Statements != 2 || after.Base.Statements != 2 || after.Sides[0].Speakers[0].Statements != 2 || after.Sides[0].Speakers[0].Reports != 1 {
		t.Errorf("statements: %d, then %d; of the speaker %+v", before.Base.Statements, after.Base.Statements, after.Sides[0].Speakers)
	}
	if len(after.Deeds) != 1 || after.Deeds[0].Reports != 1 || len(after.Deeds[0].Cites) != 1 {
		t.Errorf("events: %+v", after.Deeds)
	}
	if len(after.Series) != 1 || len(after.Series[0].Points) != 1 || after.Series[0].Points[0].Low != 18000 {
		t.Errorf("figures: %+v", after.Series)
	}
	said, err := ask.New(r).Said(t.Context(), ask.SaidQuery{Name: "Imar Doven"})
	if err != nil || said.Count != 2 {
		t.Errorf("said counts %d, %v; two statements stand", said.Count, err)
	}
	again, err := ask.New(r).Relations(t.Context(), ask.RelationsQuery{})
	if err != nil || len(again.Pairs) != 1 || again.Pairs[0] != ties.Pairs[0] {
		t.Errorf("relations: %+v, then %+v, %v", ties.Pairs, again.Pairs, err)
	}
}

// TestUnknownPeople protects that events and figures of people whom the actor
// data do not know are those of the side for which they speak, in the same
// report or in others.
func TestUnknownPeople(t *testing.T) {
	d := recordtest.Shipped(t)
	r := open(t, d)
	const sorn = "Sorna Foreign Minister Imar Doven said on Monday that Sorna would build a port with Karsen.\n"
	const kars = "Karsen Foreign Minister Sela Rusk said on Monday that Karsen would buy boats from Sorna.\n"
	met := func(outlet, published, text string) record.Item {
		return write(t, d, outlet, published, text+"Imar Doven met Sela Rusk in Port Lor.").
			event("CONSULT/meet", sanad.Done, "Imar Doven", "Sela Rusk", published, "", "Imar Doven met Sela Rusk in Port Lor").item
	}
	recordtest.Add(t, r, met("Courier", "2031-05-06", sorn+kars), met("Herald", "2031-07-02", ""))
	_, facts := told(t, r, "en", "Sorna", "Karsen")
	if len(facts.Deeds) != 2 {
		t.Fatalf("events: %+v", facts.Deeds)
	}
	for _, e := range facts.Deeds {
		if len(e.Who) != 1 || len(e.Whom) != 1 || e.Who[0].State != "name:sorna" || e.Whom[0].State != "name:karsen" {
			t.Errorf("%s: %+v met %+v", e.Day.Value, e.Who, e.Whom)
		}
	}
	_, one := told(t, r, "en", "Karsen", "")
	if len(one.Deeds) != 2 {
		t.Errorf("events of one side: %+v", one.Deeds)
	}
}

// TestCountedOnce protects that what a headline repeats is counted once, and
// that what the report says was not said is not counted as said.
func TestCountedOnce(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	recordtest.Add(t, r, write(t, d, "Courier", "2031-05-06", "Melvia is a friend, Sarendan minister Imar Doven says\n\n"+
		"\"Melvia is a friend,\" Sarendan Foreign Minister Imar Doven said on Monday. Doven did not say that Melvia would pay.").item)
	_, facts := told(t, r, "en", "Sarenda", "Melvia")
	if n := facts.Sides[0].Statements; n != 1 || facts.Sides[0].Naming != 1 || facts.Base.Statements != 1 {
		t.Errorf("%d statements, %d of them naming the other", n, facts.Sides[0].Naming)
	}
}

// TestVagueEnd protects that a report known only to the year is within the time
// that a dossier tells it is of.
func TestVagueEnd(t *testing.T) {
	d := invented(t)
	r := open(t, d)
	const said = "\"Our cooperation with Melvia is not aimed at any third country,\" Sarendan Foreign Minister Imar Doven said.\n"
	recordtest.Add(t, r, write(t, d, "Courier", "2030-12-30", said).item, write(t, d, "Herald", "2031", said).item, write(t, d, "Echo", "2031-02-22", said).item)
	page, facts := told(t, r, "en", "Sarenda", "Melvia")
	if b := facts.Base; b.First != "2030-12-30" || b.Last != "2031" || !strings.Contains(page.Lead.Text, "30 December 2030 – 2031.") {
		t.Errorf("from %s to %s: %s", b.First, b.Last, page.Lead.Text)
	}
	if s := facts.Sides[0].Speakers[0]; s.First != "2030-12-30" || s.Last != "2031" {
		t.Errorf("the speaker from %s to %s", s.First, s.Last)
	}
}

// TestNotesTellTheWay protects that a wire, or an outlet quoted, is noted where a report credits it,
// and that events and figures came by the way of their report, and of the
// statement that claims them.
func TestNotesTellTheWay(t *testing.T) {
	d := recordtest.Shipped(t)
	r := open(t, d)
	recordtest.Add(t, r, read(t, d, "../../examples")...)
	page, facts := told(t, r, "en", "Haiyun", "Velmora")
	credited := map[string]string{"reuters": "Reuters", "scmp": "SCMP", "xinhua": "Xinhua"}
	if len(facts.Base.Wires) != len(credited) {
		t.Fatalf("carriers: %+v", facts.Base.Wires)
	}
	for _, w := range facts.Base.Wires {
		if w.Cites[0].Text != credited[w.Key] {
			t.Errorf("%s is noted at %q", w.Name, w.Cites[0].Text)
		}
	}
	seen := map[string]bool{}
	for _, n := range page.Notes {
		if n.Kind == "event" && !strings.Contains(n.Text, "bertemu") {
			continue // claimed by someone
		}
		want := map[string]string{"event": "Xinhua, ANTARA", "figure": "Lu Wenqi, Xinhua, ANTARA"}[n.Kind]
		seen[n.Kind] = true
		if got := strings.Join(n.Chain, ", "); want != "" && got != want {
			t.Errorf("the %s %q came by %s, want %s", n.Kind, n.Text, got, want)
		}
	}
	if !seen["event"] || !seen["figure"] {
		t.Errorf("no event or figure is noted: %v", seen)
	}
}

// TestClaimedTogether protects that what several said together is told as theirs,
// and that nothing is said to have come from one of them to another.
func TestClaimedTogether(t *testing.T) {
	d := recordtest.Shipped(t)
	file := filepath.Join(t.TempDir(), "together.txt")
	text := "Outlet: Kabar Sarenda\nPublished: 2023-03-22\n\nMOSKOW -- Presiden China Xi Jinping dan Presiden Rusia Vladimir Putin mengatakan " +
		"China dan Rusia menandatangani perjanjian pelayaran pada 20 Maret 2023.\n\nsumber: Reuters\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r := open(t, d)
	recordtest.Add(t, r, read(t, d, file)...)
	page, facts := told(t, r, "en", "China", "Rusia")
	if len(facts.Deeds) != 1 || strings.Join(facts.Deeds[0].By, "+") != "Xi Jinping+Vladimir Putin" {
		t.Fatalf("events: %+v", facts.Deeds)
	}
	var b bytes.Buffer
	dossier.AppendMarkdown(&b, page, message.Load("en"))
	if !strings.Contains(b.String(), "according to Xi Jinping and Vladimir Putin") {
		t.Errorf("it is not told as of both: %s", b.String())
	}
	for _, n := range page.Notes {
		if got := strings.Join(n.Chain, " → "); n.Kind == "event" && got != "Xi Jinping, Vladimir Putin → Reuters → Kabar Sarenda" {
			t.Errorf("it came by %s", got)
		}
	}
}
