package web

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
)

// reportData is the page of a report.
type reportData struct {
	*ask.ReportAnswer
	partsData
	Reading    *sanad.Reading
	Paragraphs []paragraph
	Speakers   []speakerMark
	Unlisted   int // speakers that are not listed
	Own        int // sentences of its own, of so many in all
	Shared     int
	At         *sanad.Span // the stretch that was asked to be shown
	Through    []way       // by which most of its statements came, after their speakers
	Others     bool        // and some came otherwise
	usual      string      // the same, to compare with
}

// speakerMark is a speaker of a report with the colour of what it says.
type speakerMark struct {
	ask.Speaker
	Colour     int
	Statements int
}

// colours is how many speakers of a report have a colour of their own; others
// share the last.
const colours = 6

// report is the page of a report: its text with what was read in it.
func report(q *request) (*sheet, error) {
	d, err := reportOf(q)
	if err != nil {
		return nil, err
	}
	s := &sheet{template: "report", title: titleOf(q, d.ReportAnswer), twin: "/reports" + address(q.PathValue("id")), data: d}
	if len(d.Candidates) > 0 {
		s.template, s.status, s.data = "reports", http.StatusMultipleChoices, &reportsData{ReportsAnswer: ask.ReportsAnswer{Reports: d.Candidates, Total: len(d.Candidates)}}
		return s, nil
	}
	if err := d.part(q); err != nil {
		return nil, err
	}
	for i := range d.Sentences {
		if d.Sentences[i].Report == "" {
			d.Own++
		} else {
			d.Shared++
		}
	}
	d.Unlisted = max(0, len(d.Speakers)-speakersShown)
	d.Speakers = d.Speakers[:len(d.Speakers)-d.Unlisted]
	return s, nil
}

// reportOf is a report with all of its text marked; nothing is where an id can
// mean several.
func reportOf(q *request) (*reportData, error) {
	a, err := q.Desk.Report(q.Context(), q.PathValue("id"))
	d := &reportData{ReportAnswer: &a, Reading: a.Reading()}
	if err != nil || len(a.Candidates) > 0 {
		return d, err
	}
	if d.At, err = stretchOf(q, d.Reading); err != nil {
		return nil, err
	}
	d.through(q)
	m := newMarker(d)
	d.Paragraphs, d.Speakers = m.paragraphs(), m.speakers
	return d, nil
}

// through finds the chain by which most of the statements came; it is told once,
// and only the others have theirs beside them. Of a report without one there is
// nothing to tell.
func (d *reportData) through(q *request) {
	counts, most := map[string]int{}, 0
	var chain []ask.Link
	for i := range d.Statements {
		key := stations(d.Statements[i].Chain)
		if counts[key]++; counts[key] > most {
			most, chain = counts[key], d.Statements[i].Chain
		}
	}
	if d.Others = len(counts) > 1; len(chain) == 0 || most == 1 && d.Others {
		return
	}
	if d.usual = stations(chain); len(chain) == 1 && chain[0].Carrier == d.Outlet {
		return // that it came by the outlet which published it is told above
	}
	d.Through = append([]way{{Kind: "speaker", Name: q.words.Get("web.legend.speaker")}}, waysOf(nil, chain, "")...)
}

// stations tells a chain apart from others.
func stations(chain []ask.Link) string {
	var b strings.Builder
	for _, l := range chain {
		b.WriteString(l.Kind + " " + l.Carrier + "\n")
	}
	return b.String()
}

func titleOf(q *request, a *ask.ReportAnswer) string {
	if a.Title != "" {
		return a.Title
	}
	return q.words.Get("web.report.untitled")
}

var stretchForm = regexp.MustCompile(`^(\d{1,9})-(\d{1,9})$`)

// stretchOf is the stretch of a report that its address asks to show: code
// points, as 120-164.
func stretchOf(q *request, rd *sanad.Reading) (*sanad.Span, error) {
	at := q.param("at")
	if at == "" {
		return nil, nil
	}
	wrong := &ask.QuestionError{Key: "stretch", Part: "at", Value: at}
	m := stretchForm.FindStringSubmatch(at)
	if m == nil {
		return nil, wrong
	}
	start, _ := strconv.Atoi(m[1]) // nine digits are a number
	end, _ := strconv.Atoi(m[2])
	if end <= start || end > len([]rune(rd.Text)) {
		return nil, wrong
	}
	return &sanad.Span{Start: start, End: end, Text: string([]rune(rd.Text)[start:end])}, nil
}

// changesData is what was changed in a report after publication.
type changesData struct{ *ask.ReportAnswer }

// changes is the page of a report's revisions, each against the one before.
func changes(q *request) (*sheet, error) {
	a, err := q.Desk.Report(q.Context(), q.PathValue("id"))
	if err != nil {
		return nil, err
	}
	if len(a.Candidates) > 0 {
		return nil, errNowhere
	}
	return &sheet{template: "changes", title: titleOf(q, &a), twin: "/reports" + address(q.PathValue("id")), data: &changesData{&a}}, nil
}
