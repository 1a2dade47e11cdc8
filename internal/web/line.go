package web

import (
	"github.com/sanad-news/sanad/internal/ask"
)

// lineData is the page of a line.
type lineData struct {
	*ask.Line
	Drawing *timeline
	Sayings []sayingOf
	Forms   []ask.Wording
	Voices  []ask.Voice
	Unsaid  []ask.Saying

	Hidden   int // sayings that are not listed
	Unshown  int // wordings that are not
	Unheard  int // speakers that are not
	Unlisted int // reports of what was not said that are not
	Dossier  string
}

// sayingOf is a saying with its number on the drawing.
type sayingOf struct {
	Number int
	ask.Saying
}

// How many sayings, wordings and speakers of a line its page lists, the oldest: all sayings
// are drawn. A page of a line that is said a thousand times has 400 kB else.
const (
	mostListed = 30
	mostForms  = 40
	mostVoices = 40
)

// trace leads from words, or from a statement, to the line they are in.
func trace(q *request) (*sheet, error) {
	words := q.param("words")
	a, err := q.Desk.TraceBriefs(q.Context(), words)
	if err != nil {
		return nil, err
	}
	if len(a.Others) == 1 && (a.Found == ask.FoundLine || a.Found == ask.FoundStatement) {
		return nil, moved(address("lines", a.Others[0].ID))
	}
	return &sheet{template: "trace", title: q.words.Get("web.lines"), query: a.Words, twin: twin(q, "/trace"), data: &a}, nil
}

// line is the page of a line: drawn over time, with its wordings, its carriers
// and its opponents.
func line(q *request) (*sheet, error) {
	id := q.PathValue("id")
	a, err := q.Desk.Trace(q.Context(), id)
	if err != nil {
		return nil, err
	}
	if a.Found != ask.FoundLine || len(a.Lines) == 0 {
		return nil, errNowhere
	}
	l := &a.Lines[0]
	if l.ID != id {
		return nil, moved(address("lines", l.ID))
	}
	d := lineData{Line: l, Drawing: drawLine(l, q), Dossier: linkTo("/dossier", "line", l.ID)}
	for i := range l.Sayings[:min(len(l.Sayings), mostListed)] {
		d.Sayings = append(d.Sayings, sayingOf{i + 1, l.Sayings[i]})
	}
	d.Hidden = len(l.Sayings) - len(d.Sayings)
	d.Forms = l.Forms[:min(len(l.Forms), mostForms)]
	d.Unshown = len(l.Forms) - len(d.Forms)
	d.Voices = l.Speakers[:min(len(l.Speakers), mostVoices)]
	d.Unheard = len(l.Speakers) - len(d.Voices)
	d.Unsaid = l.NotSaid[:min(len(l.NotSaid), mostListed)]
	d.Unlisted = len(l.NotSaid) - len(d.Unsaid)
	title := l.Name
	if title == "" {
		title = clip(l.Words, 80)
	}
	return &sheet{template: "line", title: title, twin: "/lines" + address(id), feed: linkTo("/line.atom", "id", l.ID), data: &d}, nil
}
