package query

import (
	"context"
	"errors"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/export"
	"github.com/sanad-news/sanad/internal/message"
)

// told are the questions that tell one thing whole.
func told() []Question {
	return []Question{
		asked("report", report, id("2b6b95e56167")),
		asked("reading", reading, id("2b6b95e56167")),
		asked("actor", actor, id("dragan-mirel")),
		asked("line", line, id("82d66ba877a652bd")),
		asked("drift", drift, needed(text("actor", ask.MaxName, "dragan-mirel")), needed(text("line", mostShort, "82d66ba877a652bd"))),
		asked("copies", copies, id("2b6b95e56167/s3")),
		asked("cite", cite, id("2b6b95e56167/s3")),
		asked("dossier", tell, text("a", ask.MaxName, "Haiyun"), text("b", ask.MaxName, "Velmora"), text("line", ask.MaxWords, "82d66ba877a652bd"), since(), until()),
	}
}

// notFound names what is not in the record.
func notFound(err error, id string) error { return notFoundAs("id", err, id) }

// notFoundAs does the same for what another parameter names.
func notFoundAs(param string, err error, value string) error {
	if errors.Is(err, ask.ErrNotFound) {
		return none(param, value)
	}
	return err
}

func report(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.ReportAnswer, error) {
	answer, err := s.Desk.Report(ctx, a.Text("id"))
	if err == nil && len(answer.Candidates) > 0 {
		return answer, several(a.Text("id"), answer.Candidates)
	}
	return answer, notFound(err, a.Text("id"))
}

func several(id string, found []ask.Report) *FaultError {
	f := &FaultError{Kind: Several, Key: "several", Param: "id", args: []any{brief(id)}}
	for _, r := range found {
		f.Near = append(f.Near, r.UID)
	}
	return f
}

// reading is what was read in a report: the text that all places point into.
func reading(ctx context.Context, s *Source, a Args, words message.Catalogue) (sanad.Reading, error) {
	answer, err := report(ctx, s, a, words)
	if err != nil {
		return sanad.Reading{}, err
	}
	return *answer.Reading(), nil
}

func actor(ctx context.Context, s *Source, a Args, words message.Catalogue) (ask.Profile, error) {
	answer, err := s.Desk.Profile(ctx, a.Text("id"), words.Get("ui.language"))
	if err == nil && answer.With != nil {
		return answer, whom("id", answer.With)
	}
	return answer, notFound(err, a.Text("id"))
}

func line(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.Line, error) {
	answer, err := s.Desk.Trace(ctx, a.Text("id"))
	switch {
	case err != nil:
		return ask.Line{}, err
	case answer.Found != ask.FoundLine || len(answer.Lines) == 0:
		return ask.Line{}, none("id", a.Text("id"))
	case len(answer.Lines)+len(answer.Others) > 1:
		f := &FaultError{Kind: Several, Key: "several", Param: "id", args: []any{brief(a.Text("id"))}}
		for i := range answer.Lines {
			f.Near = append(f.Near, answer.Lines[i].ID)
		}
		return ask.Line{}, f
	}
	return answer.Lines[0], nil
}

func copies(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.CopiesAnswer, error) {
	answer, err := s.Desk.Copies(ctx, a.Text("id"))
	return answer, notFound(err, a.Text("id"))
}

// tell tells the dossier of a pair, an actor or a line.
func tell(ctx context.Context, s *Source, a Args, words message.Catalogue) (dossier.Dossier, error) {
	o := dossier.Options{Words: words, Language: words.Get("ui.language")}
	switch {
	case a.Text("line") != "" && a.Text("a")+a.Text("b") != "":
		return dossier.Dossier{}, &FaultError{Kind: Wrong, Key: "dossier.both", Param: "line"}
	case a.Text("line") != "":
		facts, err := s.Desk.LineAffairs(ctx, a.Text("line"))
		if err != nil {
			return dossier.Dossier{}, err
		}
		if facts.Line == nil {
			return dossier.Dossier{}, none("line", a.Text("line"))
		}
		return *dossier.OfLine(&facts, o), nil
	case a.Text("a") == "":
		return dossier.Dossier{}, &FaultError{Kind: Wrong, Key: "dossier.none", Param: "a"}
	}
	facts, err := s.Desk.Affairs(ctx, a.Affairs(o.Language))
	if err != nil {
		return dossier.Dossier{}, err
	}
	for i, w := range []*ask.Who{facts.A, facts.B} {
		if w != nil && len(w.Actors) == 0 {
			if f := whom([]string{"a", "b"}[i], w); f != nil {
				return dossier.Dossier{}, f
			}
		}
	}
	return *dossier.Of(&facts, o), nil
}

// Affairs is the question "dossier" of a pair or an actor, of these arguments;
// actors of the data are named in a language.
func (a Args) Affairs(language string) ask.AffairsQuery {
	return ask.AffairsQuery{A: a.Text("a"), B: a.Text("b"), Since: a.Text("since"), Until: a.Text("until"), Language: language}
}

// Citation is a citation of a statement or a report in every style, with the
// place that it cites.
type Citation struct {
	ID        string       `json:"id"`              // uid of the statement or report
	Words     string       `json:"words,omitempty"` // of the statement, as they stand in the report
	Start     int          `json:"start"`           // code points of the reading's text; both 0 where a report is cited
	End       int          `json:"end"`
	Report    string       `json:"report"` // uid
	Outlet    string       `json:"outlet,omitempty"`
	Title     string       `json:"title,omitempty"`
	Published string       `json:"published,omitempty"` // EDTF
	Source    sanad.Source `json:"source"`
	SHA256    string       `json:"sha256"`    // of the report's text as received, in hex
	Negated   bool         `json:"negated"`   // the report says that it was not said
	Withdrawn bool         `json:"withdrawn"` // someone marked it as wrongly read
	Text      string       `json:"text"`      // as people write one
	BibTeX    string       `json:"bibtex"`
	CSL       export.Item  `json:"csl"`
}

func cite(ctx context.Context, s *Source, a Args, words message.Catalogue) (Citation, error) {
	c, err := export.Cite(ctx, s.Record, a.Text("id"))
	if err != nil {
		return Citation{}, err
	}
	out := Citation{ID: c.ID, Outlet: c.Outlet, Title: c.Title, Published: c.Published, Source: c.Source, SHA256: c.Hash,
		Text: c.Text(words), BibTeX: c.BibTeX(words), CSL: c.Item(words)}
	out.Report = reportOf(c.ID)
	if q := c.Statement; q != nil {
		out.Words, out.Start, out.End, out.Negated, out.Withdrawn = q.Words, q.Start, q.End, q.Negated, q.Withdrawn
	}
	return out, nil
}
