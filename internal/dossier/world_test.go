package dossier_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/reader"
)

// invented is the data with two invented states.
func invented(tb testing.TB) *data.Data {
	tb.Helper()
	d, err := data.Load(data.Folders{Actors: []fs.FS{fstest.MapFS{"states.tsv": {Data: []byte(
		"code\tiso3\tname_en\tname_id\talso_en\talso_id\tpeople_en\tpeople_id\tcapital_en\tcapital_id\tseats\n" +
			"x-sarenda\t\tSarenda\tSarenda\t\t\tSarendan\t\t\t\t\nx-melvia\t\tMelvia\tMelvia\t\t\tMelvian\t\t\t\t\n")}}}})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// open opens a new record.
func open(tb testing.TB, d *data.Data) *record.Record {
	tb.Helper()
	return recordtest.Open(tb, d, "", func() time.Time { return time.Date(2031, 9, 1, 12, 0, 0, 0, time.UTC) })
}

// writer makes a reading by hand: what is read of statements, and events and
// figures of which each names the words that tell it.
type writer struct {
	tb   testing.TB
	item record.Item
}

func write(tb testing.TB, d *data.Data, outlet, published, text string) *writer {
	tb.Helper()
	report := sanad.Report{Source: sanad.Source{URL: "https://" + strings.ToLower(outlet) + ".example/" + published}, Text: text, Outlet: outlet, Published: published, Language: "en"}
	rd, err := reader.With(d).Read(context.Background(), report)
	if err != nil {
		tb.Fatal(err)
	}
	rd.Events, rd.Figures = []sanad.Event{}, []sanad.Figure{}
	return &writer{tb, record.Item{Report: report, Reading: rd}}
}

// span finds words in the text.
func (w *writer) span(words string) sanad.Span {
	w.tb.Helper()
	text := w.item.Reading.Text
	i := strings.Index(text, words)
	if i < 0 {
		w.tb.Fatalf("%q is not in %q", words, text)
	}
	start := utf8.RuneCountInString(text[:i])
	return sanad.Span{Start: start, End: start + utf8.RuneCountInString(words), Text: words}
}

// party is a person of a state, or a state, by the words that name it.
func (w *writer) party(name string) sanad.Party {
	s := w.span(name)
	p := sanad.Party{Name: name, Mention: &s}
	for state, of := range map[string]string{"Doven": "x-sarenda", "Sarenda": "x-sarenda", "Rusk": "x-melvia", "Melvia": "x-melvia"} {
		if strings.HasSuffix(name, state) {
			p.Of = of
		}
	}
	if name == "Sarenda" || name == "Melvia" {
		p.Actor = p.Of
	}
	return p
}

// event adds an event: kind is its type and mode, with a slash between.
func (w *writer) event(kind string, status sanad.EventStatus, who, whom, date, place, clause string) *writer {
	w.tb.Helper()
	typ, mode, _ := strings.Cut(kind, "/")
	e := sanad.Event{
		ID: fmt.Sprint("e", len(w.item.Reading.Events)+1), Type: typ, Mode: mode, CAMEO: "04", Status: status, Who: []sanad.Party{w.party(who)},
		Whom: []sanad.Party{w.party(whom)}, Mutual: mode == "meet", Count: 1, Place: place, Span: w.span(clause), Trigger: w.span(clause), Rule: "test", Confidence: 1,
	}
	if date != "" {
		e.Date = &sanad.Date{Value: date, Precision: "day", Evidence: []sanad.Span{}}
	}
	w.item.Reading.Events = append(w.item.Reading.Events, e)
	return w
}

func (w *writer) figure(kind sanad.FigureKind, what string, low, high float64, period, clause string) *writer {
	w.tb.Helper()
	w.item.Reading.Figures = append(w.item.Reading.Figures, sanad.Figure{
		ID: fmt.Sprint("f", len(w.item.Reading.Figures)+1), What: what, Measure: "level", Of: []sanad.Party{w.party("Sarenda"), w.party("Melvia")},
		Low: low, High: high, Unit: "USD", Period: period, Kind: kind, Value: w.span(clause), Span: w.span(clause), Rule: "test", Confidence: 1,
	})
	return w
}

// relation is what five outlets tell of two invented states.
func relation(tb testing.TB, d *data.Data) []record.Item {
	tb.Helper()
	const said = "\"Our cooperation with Melvia is not aimed at any third country,\" Sarendan Foreign Minister Imar Doven said on Monday.\n"
	return []record.Item{
		write(tb, d, "Courier", "2031-05-06", "Sarenda and Melvia hold talks\n\nImar Doven met Sela Rusk in Port Lor on Monday. "+said+
			"Trade of Sarenda and Melvia is to reach 300 billion dollars in 2035.").
			event("CONSULT/meet", sanad.Done, "Imar Doven", "Sela Rusk", "2031-05-05", "Port Lor", "Imar Doven met Sela Rusk in Port Lor").
			figure(sanad.Target, "trade", 3e11, 3e11, "2035", "is to reach 300 billion dollars").item,
		write(tb, d, "Herald", "2031-05-07", "Sarenda and Melvia ministers meet\n\nImar Doven met Sela Rusk on Tuesday, in Port Lor. "+said+
			"Trade of Sarenda and Melvia was 220 to 230 billion dollars in 2030.").
			event("CONSULT/meet", sanad.Done, "Imar Doven", "Sela Rusk", "2031-05-06", "Port Lor", "Imar Doven met Sela Rusk on Tuesday").
			figure(sanad.Actual, "trade", 2.2e11, 2.3e11, "2030", "220 to 230 billion dollars").item,
		write(tb, d, "Mirror", "2031-05-07", "Melvia and Sarenda\n\nSela Rusk met Imar Doven. A visit of Sela Rusk to Sarenda is planned. "+
			"Trade of Sarenda and Melvia was 210 billion dollars in 2030.").
			event("CONSULT/meet", sanad.Done, "Sela Rusk", "Imar Doven", "", "", "Sela Rusk met Imar Doven").
			event("CONSULT/visit", sanad.Planned, "Sela Rusk", "Sarenda", "2031-11", "Sarenda", "A visit of Sela Rusk to Sarenda is planned").
			figure(sanad.Actual, "the trade", 2.1e11, 2.1e11, "2030", "210 billion dollars").item,
		write(tb, d, "Tribune", "2031-07-02", "Melvia criticises Sarenda\n\nMelvia criticised Sarenda over fish on 1 July 2031. "+
			"\"The cooperation is aimed at a third country,\" Melvian President Sela Rusk said on Tuesday.\n").
			event("ACCUSE/", sanad.Done, "Melvia", "Sarenda", "2031-07-01", "", "Melvia criticised Sarenda over fish").item,
		write(tb, d, "Echo", "2031-08-03", "Another meeting of Sarenda and Melvia\n\nImar Doven <b>met</b> Sela Rusk & others in Melk on 2 August 2031. "+said).
			event("CONSULT/meet", sanad.Done, "Imar Doven", "Sela Rusk", "2031-08-02", "Melk", "Imar Doven <b>met</b> Sela Rusk & others").item,
	}
}
