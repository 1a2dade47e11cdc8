package storetest

import (
	"fmt"

	"github.com/sanad-news/sanad/internal/store"
)

// small is a record small enough to know by heart: three actors, three reports
// on three days, two wordings and four statements.
type small struct {
	minister, spokeswoman, paper int64
	reports, wordings, forms     []int64
	statements                   []int64
}

func fill(w store.Writer) (small, error) {
	var f small
	actors, err := w.PutActors([]store.Actor{
		{Key: "name:imar doven", Name: "Imar Doven", Kind: "person", Names: []string{"imar doven", "doven"}},
		{Key: "name:sela rusk", Name: "Sela Rusk", Kind: "person", Names: []string{"sela rusk"}},
		{Key: "harian-laut", Name: "Harian Laut", Kind: "outlet", Names: []string{"harian laut"}},
	})
	if err != nil {
		return f, err
	}
	f.minister, f.spokeswoman, f.paper = actors[0], actors[1], actors[2]
	var reports []store.NewReport
	for i := range 3 {
		reports = append(reports, store.NewReport{
			Report: store.Report{
				UID: fmt.Sprintf("a%d%d", i, i), Hash: fmt.Sprintf("hash%d", i), Page: fmt.Sprintf("page%d", i), Revision: 1, Outlet: f.paper,
				Title: fmt.Sprintf("Harbour dues %d", i), Published: fmt.Sprintf("2031-05-0%d", i+1), Day: fmt.Sprintf("2031-05-0%d", i+1),
				Language: "en", Added: "2031-06-01T00:00:00Z", Build: "v1", Words: 100 + i,
			},
			Body:  store.Body{Source: []byte{1, 0, byte(i)}, Reading: []byte("reading")},
			Bands: []int64{int64(i), 7, -1 << 63}, Sentences: []int64{int64(10 * i), 5},
		})
	}
	if f.reports, err = w.PutReports(reports); err != nil {
		return f, err
	}
	wordings, err := w.PutWordings([]store.NewWording{
		{Hash: -5, Text: "The dues will not be raised.", Language: "en", Prints: []int64{1, 2, 3}},
		{Hash: 6, Text: "Bea pelabuhan turun.", Language: "id", Prints: []int64{3, 4}},
	})
	if err != nil {
		return f, err
	}
	f.wordings = each(wordings, func(w store.Wording) int64 { return w.ID })
	if f.forms, err = w.PutForms([]store.NewForm{
		{Hash: 100, Body: []byte("not raise"), Keys: []int64{11, 12}, Line: 100},
		{Hash: -200, Body: []byte("fall"), Keys: []int64{12, 13}, Line: -200},
	}); err != nil {
		return f, err
	}
	if err := w.PutWordingForms([]store.Posting{{Key: f.wordings[0], Row: f.forms[0]}, {Key: f.wordings[1], Row: f.forms[1]}}); err != nil {
		return f, err
	}
	f.statements, err = w.PutStatements([]store.NewStatement{
		f.statement(0, 0, 0, f.minister), f.statement(0, 1, 1, f.spokeswoman),
		f.statement(1, 0, 0, f.minister), f.statement(2, 0, 1, f.minister),
	})
	return f, err
}

// statement is the nth of a report, said on the day of its report.
func (f *small) statement(report, n, wording int, by int64) store.NewStatement {
	day := fmt.Sprintf("2031-05-0%d", report+1)
	return store.NewStatement{
		Statement: store.Statement{
			Report: f.reports[report], Ordinal: n, UID: fmt.Sprintf("a%d%d/s%d", report, report, n+1), Wording: f.wordings[wording],
			Kind: "direct", Said: day, From: day, To: day, Place: "Sorna", Occasion: "a visit", Force: "asserts",
			Within: -1, Repeats: -1, Start: 10 * n, End: 10*n + 9, Outlet: f.paper, Language: "en", Rule: "after", Confidence: 0.75,
			Voices: []store.Voice{{Actor: by, Office: "minister", Of: "Sorna"}}, Speakers: []int64{by},
			Chain: []store.Carriage{{Actor: by, Kind: "speaker"}, {Actor: f.paper, Kind: "outlet"}},
		},
		Terms: []uint32{uint32(1000 + wording), 7},
	}
}
