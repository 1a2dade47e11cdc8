package query

import (
	"context"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
)

// Home is what there is to look at first.
type Home struct {
	Reports    int                 `json:"reports"`    // in the record, all revisions
	Statements int                 `json:"statements"` // that stand
	Lines      int                 `json:"lines"`      // those said once too
	Rising     ask.RisingAnswer    `json:"rising"`
	Newest     []ask.Report        `json:"newest"`
	Changed    ask.RelationsAnswer `json:"changed"` // relations, against the year before
	Voices     []ask.ActorEntry    `json:"voices"`  // who is heard most
}

// The lengths of the lists of what there is to look at first.
const (
	newReports   = 8
	changedPairs = 6
	firstVoices  = 8
)

// HomeOf gathers what there is to look at first. Actors of the data are named in
// a language.
func HomeOf(ctx context.Context, d *ask.Desk, language string) (Home, error) {
	var h Home
	n, err := d.Size(ctx)
	if err != nil {
		return h, err //nolint:wrapcheck // the record says what it was doing
	}
	h.Reports, h.Statements, h.Lines = n.Reports, n.Statements, n.Lines
	if h.Rising, err = d.Rising(ctx); err != nil {
		return h, err //nolint:wrapcheck // the same
	}
	list, err := d.Reports(ctx, ask.ReportsQuery{Limit: newReports})
	if err != nil {
		return h, err //nolint:wrapcheck // the same
	}
	h.Newest = list.Reports
	if h.Changed, err = d.Relations(ctx, ask.RelationsQuery{Change: true, Limit: changedPairs, Language: language}); err != nil {
		return h, err //nolint:wrapcheck // the same
	}
	voices, err := d.Actors(ctx, ask.ActorsQuery{Limit: firstVoices})
	h.Voices = voices.Actors
	return h, err //nolint:wrapcheck // the same
}

func home(ctx context.Context, s *Source, _ Args, words message.Catalogue) (Home, error) {
	return HomeOf(ctx, s.Desk, words.Get("ui.language"))
}

// Legend tells what the marks of the reading room mean.
type Legend struct {
	Sections []LegendSection `json:"sections"`
}

// LegendSection is one kind of mark.
type LegendSection struct {
	Title string       `json:"title"`
	About string       `json:"about,omitempty"` // all of them
	Marks []LegendMark `json:"marks"`
}

// LegendMark is one mark: what it is called, and what it means.
type LegendMark struct {
	Name    string `json:"name"` // as it is in answers: direct, verbatim
	Label   string `json:"label"`
	Meaning string `json:"meaning"`
}

// legend tells of the marks from the words that their page has.
func legend(ctx context.Context, _ *Source, _ Args, words message.Catalogue) (Legend, error) {
	mark := func(name, label, meaning string) LegendMark {
		return LegendMark{name, words.Get(label), words.Get(meaning)}
	}
	section := func(title, about string, marks ...LegendMark) LegendSection {
		s := LegendSection{Title: words.Get(title), Marks: append([]LegendMark{}, marks...)}
		if about != "" {
			s.About = words.Get(about)
		}
		return s
	}
	var findings []LegendMark
	for _, f := range []string{"verbatim", "reserved", "altered", "someone-else", "mixed", "not-in-record"} {
		findings = append(findings, mark(f, "web.finding."+f, "web.finding."+f+".is"))
	}
	return Legend{Sections: []LegendSection{
		section("web.legend.chain", "web.legend.chain.text"),
		section("web.legend.kinds", "", mark("direct", "page.direct", "web.legend.direct"), mark("mixed", "page.mixed", "web.legend.mixed"),
			mark("indirect", "page.indirect", "web.legend.indirect"), mark("negated", "page.negated", "web.legend.unsaid"),
			mark("withdrawn", "web.legend.withdrawn.mark", "web.legend.withdrawn")),
		section("web.legend.text", "web.legend.colours", mark("cue", "web.note.cue", "web.legend.cue"), mark("shared", "web.legend.shared.mark", "web.legend.shared"),
			mark("noise", "web.legend.noise.mark", "web.legend.noise")),
		section("web.legend.wordings", "", mark("dropped", "web.legend.del", "web.legend.del.text"), mark("added", "web.legend.ins", "web.legend.ins.text"),
			mark("opposes", "trace.opposes", "web.legend.opposes")),
		section("web.legend.days", "", mark("occasion", "ask.day.occasion", "web.legend.occasion"), mark("report", "ask.day.report", "web.legend.report")),
		section("web.legend.findings", "", findings...),
		section("web.legend.counts", "web.legend.origins"),
	}}, ctx.Err()
}

// drift tells how an actor's words of a line changed.
func drift(ctx context.Context, s *Source, a Args, words message.Catalogue) (ask.DriftAnswer, error) {
	answer, err := s.Desk.Drift(ctx, ask.DriftQuery{Actor: a.Text("actor"), Line: a.Text("line"), Language: words.Get("ui.language")})
	if err != nil {
		return answer, notFoundAs("line", err, a.Text("line"))
	}
	if f := whom("actor", answer.Who); f != nil {
		return answer, f
	}
	return answer, nil
}
