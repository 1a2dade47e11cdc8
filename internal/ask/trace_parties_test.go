package ask

import (
	"fmt"
	"testing"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestCircles protects that a line which words without a subject hold together
// is told as what it is: of several relations, where these have no side in
// common.
func TestCircles(t *testing.T) {
	d := recordtest.Shipped(t)
	report := func(day, office, name, words string) string {
		return "Outlet: Kabar " + name + "\nPublished: " + day + "\n\n\"" + words + ",\" kata " + office + " " + name + ".\n"
	}
	desk := deskOf(t, d, texts(t,
		report("2031-05-02", "juru bicara", "Lu Wenqi", "Kerja sama Laos dan Brunei tidak menargetkan pihak ketiga mana pun"),
		report("2031-06-02", "utusan", "Dragan Mirel", "Kerja sama Laos dan Brunei tidak menargetkan pihak ketiga mana pun"),
	))
	circles := func() string {
		t.Helper()
		a, err := desk.Trace(t.Context(), "tidak menargetkan pihak ketiga mana pun")
		if err != nil || len(a.Lines) == 0 {
			t.Fatalf("%+v, error %v", a, err)
		}
		return fmt.Sprint(a.Lines[0].Circles)
	}
	if got := circles(); got != "[]" {
		t.Errorf("one relation: %s", got)
	}
	addTo(t, desk, report("2031-07-02", "utusan", "Sela Rusk", "Kerja sama Fiji dan Tonga tidak menargetkan pihak ketiga mana pun"))
	addTo(t, desk, report("2031-08-02", "juru bicara", "Imar Doven", "Kerja sama Fiji dan Tonga tidak menargetkan pihak ketiga mana pun"))
	addTo(t, desk, report("2031-08-09", "juru runding", "Osric Tamm", "Tidak menargetkan pihak ketiga mana pun"))
	lines, err := desk.Lines(t.Context(), LinesQuery{Least: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines.Lines[1:] { // as words without a subject could
		_, err := desk.rec.Correct(t.Context(), record.Change{Kind: record.LineMerge, Line: l.ID, Other: lines.Lines[0].ID, By: "desk", Why: "test"})
		if err != nil {
			t.Fatal(err)
		}
	}
	if got, want := circles(), "[{[Brunei Darussalam Laos] 2} {[Fiji Tonga] 2}]"; got != want {
		t.Errorf("two relations: %s, want %s", got, want)
	}
}
