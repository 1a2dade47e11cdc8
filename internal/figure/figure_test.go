package figure_test

import (
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/figure"
)

var loaded = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

func keys(t *testing.T) *figure.Keys {
	t.Helper()
	d, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return figure.New(d)
}

var pair = []sanad.Party{{Name: "China", Actor: "china"}, {Name: "Rusia", Actor: "russia"}}

// The same measure meets in other words and another language; another unit,
// other parties or another thing do not.
func TestKey(t *testing.T) {
	k := keys(t)
	trade := k.Key(&sanad.Figure{What: "Volume perdagangan China-Rusia", Unit: "USD", Measure: "level", Of: pair}, "id")
	turned := []sanad.Party{{Name: "Russia", Actor: "russia"}, {Name: "China", Actor: "china"}}
	for _, tt := range []struct {
		name, language string
		figure         sanad.Figure
		same           bool
	}{
		{"other words", "id", sanad.Figure{What: "nilai perdagangan bilateral Rusia dengan China", Unit: "USD", Measure: "level", Of: pair}, true},
		{"another language", "en", sanad.Figure{What: "trade between Russia and China", Unit: "USD", Measure: "level", Of: turned}, true},
		{"another measure", "id", sanad.Figure{What: "perdagangan China-Rusia", Unit: "percent", Measure: "change", Of: pair}, false},
		{"another thing", "id", sanad.Figure{What: "investasi China di Rusia", Unit: "USD", Measure: "level", Of: pair}, false},
		{"another pair", "id", sanad.Figure{What: "perdagangan China-Jepang", Unit: "USD", Measure: "level",
			Of: []sanad.Party{{Name: "China", Actor: "china"}, {Name: "Jepang", Actor: "japan"}}}, false},
	} {
		if got := k.Key(&tt.figure, tt.language); (got == trade) != tt.same {
			t.Errorf("%s: key %q beside %q, same %v wanted", tt.name, got, trade, tt.same)
		}
	}
}

// A target stands beside the actual of its year, a value told anew is a
// revision, and the same value told again is a repeat.
func TestSeries(t *testing.T) {
	k := keys(t)
	f := func(report, published, period string, kind sanad.FigureKind, value float64) figure.Sourced {
		return figure.Sourced{Language: "id", Report: report, Published: published,
			Figure: sanad.Figure{What: "perdagangan China-Rusia", Unit: "USD", Measure: "level", Of: pair, Period: period, Kind: kind, Low: value, High: value}}
	}
	got := k.Series([]figure.Sourced{
		f("d", "2031-03-01", "2030", sanad.Actual, 212e9),
		f("a", "2029-01-01", "2030", sanad.Target, 200e9),
		f("c", "2031-02-01", "2030", sanad.Actual, 212e9),
		f("b", "2031-01-01", "2030", sanad.Actual, 210e9),
		f("e", "2031-03-01", "2031", sanad.Estimate, 230e9),
	})
	if len(got) != 1 || len(got[0].Points) != 5 {
		t.Fatalf("%d series, want one of five points", len(got))
	}
	want := []struct {
		report           string
		revises, repeats int
	}{{"a", -1, -1}, {"b", -1, -1}, {"c", 1, -1}, {"d", -1, 2}, {"e", -1, -1}}
	for i, w := range want {
		if p := got[0].Points[i]; p.Report != w.report || p.Revises != w.revises || p.Repeats != w.repeats {
			t.Errorf("point %d is of %s, revises %d, repeats %d; want %+v", i, p.Report, p.Revises, p.Repeats, w)
		}
	}
}
