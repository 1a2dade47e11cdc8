package query

import (
	"context"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
)

// Questions are all that can be asked, in the order in which they are told of.
func Questions() []Question {
	return append(append(words(), lists()...), told()...)
}

// words are the questions that look for words.
func words() []Question {
	return []Question{
		asked("search", search, needed(text("words", ask.MaxWords, "tidak menargetkan pihak ketiga")), number("limit", MostPage)),
		paged(asked("said", said, text("name", ask.MaxName, "Dragan Mirel"), text("about", ask.MaxWords, "Haiyun"), since(), until(),
			many("kind", "direct", "indirect", "mixed"), language(), text("via", ask.MaxName, "Xinhua")),
			func(a *ask.SaidAnswer) string { return a.Next }),
		asked("trace", trace, needed(text("words", ask.MaxWords, "tidak menargetkan pihak ketiga"))),
		asked("check", check, needed(text("text", ask.MaxQuote, "Kemitraan kami menargetkan pihak ketiga")), text("by", ask.MaxName, "Dragan Mirel"),
			text("on", mostShort, dateSample)),
		asked("draft", draft, needed(text("draft", MaxDraft, "“Kemitraan kami menargetkan pihak ketiga,” kata Mirel.")), language()),
	}
}

// Said is the question "said" of these arguments.
func (a Args) Said() ask.SaidQuery {
	return ask.SaidQuery{Name: a.Text("name"), About: a.Text("about"), Since: a.Text("since"), Until: a.Text("until"),
		Kinds: a.Many("kind"), Language: a.Text("in"), Via: a.Text("via"), Limit: a.Number("limit"), After: a.Text("after")}
}

func said(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.SaidAnswer, error) {
	return s.Desk.Said(ctx, a.Said())
}

func search(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.SearchAnswer, error) {
	return s.Desk.Search(ctx, ask.SearchQuery{Words: a.Text("words"), Limit: a.Number("limit")})
}

func trace(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.TraceAnswer, error) {
	return s.Desk.Trace(ctx, a.Text("words"))
}

// Check is the question "check" of these arguments.
func (a Args) Check() ask.CheckQuery {
	return ask.CheckQuery{Text: a.Text("text"), By: a.Text("by"), On: a.Text("on")}
}

// check checks a quotation. Where the name can mean several nothing is checked,
// and a finding would be taken for one.
func check(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.CheckAnswer, error) {
	answer, err := s.Desk.Check(ctx, a.Check())
	if err == nil && answer.By.Unclear() {
		return answer, whom("by", answer.By)
	}
	return answer, err
}

// lists are the questions that browse.
func lists() []Question {
	return []Question{
		paged(asked("reports", reports, text("outlet", ask.MaxName, "ANTARA"), language(), since(), until(), boolean("revisions")),
			func(a *ask.ReportsAnswer) string { return a.Next }),
		paged(asked("actors", actors, text("name", ask.MaxName, "lu"), many("kind", "state", "organisation", "outlet", "wire", "person", "place")),
			func(a *ask.ActorsAnswer) string { return a.Next }),
		paged(asked("lines", lines, number("least", 1_000_000)),
			func(a *ask.LinesAnswer) string { return a.Next }),
		asked("rising", rising),
		asked("relations", relations, text("name", ask.MaxName, "Haiyun"), choice("by", byActivity, byActivity, byChange), since(), until(),
			number("limit", MostPage)),
		paged(asked("between", between, needed(text("a", ask.MaxName, "Haiyun")), needed(text("b", ask.MaxName, "Velmora")), since(), until()),
			func(a *ask.BetweenAnswer) string { return a.Next }),
		asked("figures", figures, text("of", ask.MaxName, "Haiyun"), since(), until()),
		asked("outlets", outlets),
		asked("home", home),
		asked("legend", legend),
	}
}

// The orders of relations.
const (
	byActivity = "activity"
	byChange   = "change"
)

func reports(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.ReportsAnswer, error) {
	return s.Desk.Reports(ctx, a.Reports())
}

// Reports is the question "reports" of these arguments.
func (a Args) Reports() ask.ReportsQuery {
	return ask.ReportsQuery{Outlet: a.Text("outlet"), Language: a.Text("in"), Since: a.Text("since"), Until: a.Text("until"),
		Revisions: a.Flag("revisions"), Limit: a.Number("limit"), After: a.Text("after")}
}

func actors(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.ActorsAnswer, error) {
	return s.Desk.Actors(ctx, a.Actors())
}

// Actors is the question "actors" of these arguments.
func (a Args) Actors() ask.ActorsQuery {
	return ask.ActorsQuery{Name: a.Text("name"), Kinds: a.Many("kind"), Limit: a.Number("limit"), After: a.Text("after")}
}

func lines(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.LinesAnswer, error) {
	return s.Desk.Lines(ctx, a.Lines())
}

// Lines is the question "lines" of these arguments.
func (a Args) Lines() ask.LinesQuery {
	return ask.LinesQuery{Least: a.Number("least"), Limit: a.Number("limit"), After: a.Text("after")}
}

func rising(ctx context.Context, s *Source, _ Args, _ message.Catalogue) (ask.RisingAnswer, error) {
	return s.Desk.Rising(ctx)
}

func relations(ctx context.Context, s *Source, a Args, words message.Catalogue) (ask.RelationsAnswer, error) {
	return s.Desk.Relations(ctx, a.Relations(words.Get("ui.language")))
}

// Relations is the question "relations" of these arguments; actors of the data
// are named in a language.
func (a Args) Relations(language string) ask.RelationsQuery {
	return ask.RelationsQuery{Name: a.Text("name"), Change: a.Text("by") == byChange, Since: a.Text("since"), Until: a.Text("until"),
		Limit: a.Number("limit"), Language: language}
}

func between(ctx context.Context, s *Source, a Args, words message.Catalogue) (ask.BetweenAnswer, error) {
	return s.Desk.Between(ctx, ask.BetweenQuery{A: a.Text("a"), B: a.Text("b"), Since: a.Text("since"), Until: a.Text("until"),
		Limit: a.Number("limit"), After: a.Text("after"), Language: words.Get("ui.language")})
}

func figures(ctx context.Context, s *Source, a Args, words message.Catalogue) (ask.FiguresAnswer, error) {
	return s.Desk.Figures(ctx, a.Figures(words.Get("ui.language")))
}

// Figures is the question "figures" of these arguments; actors of the data are
// named in a language.
func (a Args) Figures(language string) ask.FiguresQuery {
	return ask.FiguresQuery{Of: a.Text("of"), Since: a.Text("since"), Until: a.Text("until"), Language: language}
}

func outlets(ctx context.Context, s *Source, _ Args, _ message.Catalogue) (ask.OutletsAnswer, error) {
	return s.Desk.Outlets(ctx)
}
