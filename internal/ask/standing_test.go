package ask

import (
	"context"
	"testing"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
)

// TestTraceOfWhatWasTakenOut protects that a line is counted as pages have it
// now, in the trace as in the lists, and that what a page said before is still
// told, and told as withdrawn.
func TestTraceOfWhatWasTakenOut(t *testing.T) {
	d := recordtest.Shipped(t)
	page := func(published, words string) string {
		return "URL: https://kabar.example/1\nOutlet: Kabar\nPublished: " + published + "\n\n\"" + words + "\" kata Menteri Perdagangan Velmora Oriana Velasko di Sarenda.\n"
	}
	said := page("2031-05-02", "Tarif pelabuhan tidak akan dinaikkan tahun ini,")
	desk := deskOf(t, d, texts(t, said))
	other := "URL: https://pelita.example/1\nOutlet: Pelita\nPublished: 2031-06-09\n\n\"Tarif pelabuhan tidak akan dinaikkan tahun ini,\" kata Duta Besar Haiyun Lu Wenqi di Lumbra.\n"
	addTo(t, desk, other)
	counts := func() LineCounts {
		t.Helper()
		a, err := desk.Trace(context.Background(), "Tarif pelabuhan tidak akan dinaikkan tahun ini")
		if err != nil || len(a.Lines) == 0 {
			t.Fatalf("%+v, error %v", a, err)
		}
		lines, err := desk.Lines(context.Background(), LinesQuery{Least: 1})
		if err != nil || lines.Lines[0].Statements != a.Lines[0].Counts.Statements {
			t.Errorf("the list has %+v, the trace %+v, error %v", lines.Lines, a.Lines[0].Counts, err)
		}
		if n := len(a.Lines[0].Sayings); n != 2 {
			t.Errorf("%d sayings are told", n)
		}
		return a.Lines[0].Counts
	}
	if got, want := counts(), (LineCounts{Statements: 2, Sayings: 2, Speakers: 2, Reports: 2, Origins: 2, Wordings: 1}); got != want {
		t.Errorf("at first %+v, want %+v", got, want)
	}
	addTo(t, desk, page("2031-05-02", "Dermaga baru dibuka untuk kapal ikan,"))
	if got, want := counts(), (LineCounts{Statements: 1, Sayings: 1, Speakers: 1, Reports: 1, Origins: 1, Wordings: 1, Withdrawn: 1}); got != want {
		t.Errorf("taken out %+v, want %+v", got, want)
	}
	if out := addTo(t, desk, said); out[0].Status != record.Returned {
		t.Errorf("put back: %+v", out)
	}
	if got := counts(); got.Sayings != 2 || got.Withdrawn != 0 {
		t.Errorf("put back %+v", got)
	}
}
