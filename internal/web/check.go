package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
)

// checkData is the page that checks a quotation, or all of a draft.
type checkData struct {
	Form    struct{ Text, By, On, Draft string }
	Answer  *ask.CheckAnswer
	Unclear *unclear
	Draft   *draftView
}

// check checks one quotation.
func check(q *request) (*sheet, error) {
	var d checkData
	args, err := q.args("check")
	if err != nil {
		return nil, err
	}
	d.Form.Text, d.Form.By, d.Form.On = args.Text("text"), args.Text("by"), args.Text("on")
	s := &sheet{template: "check", title: q.words.Get("web.check"), data: &d}
	if strings.TrimSpace(d.Form.Text) == "" {
		return s, nil
	}
	a, err := q.Desk.Check(q.Context(), args.Check())
	if err != nil {
		return nil, err
	}
	s.twin = twin(q, "/check")
	if a.By.Unclear() { // of nobody it is told beside the finding
		d.Unclear = q.unclear(s, "by", a.By)
		return s, nil
	}
	d.Answer = &a
	return s, nil
}

// mostDraft is how long a draft may be: five times the longest that people
// write in one piece.
const mostDraft = 400_000 // bytes

// checkDraft checks every quotation of a draft. Nothing of it is kept.
func checkDraft(q *request) (*sheet, error) {
	if err := q.ParseForm(); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, errTooLarge
		}
		return nil, &ask.QuestionError{Key: ask.ProblemEmpty, Part: "draft"}
	}
	draft := q.PostForm.Get("draft")
	switch {
	case len(draft) > mostDraft:
		return nil, errTooLarge
	case strings.TrimSpace(draft) == "":
		return nil, moved("/check")
	}
	var d checkData
	d.Form.Draft = draft
	rd, err := q.Read(q.Context(), sanad.Report{Text: draft, Source: sanad.Source{ID: "draft"}})
	switch {
	case err != nil && q.Context().Err() != nil:
		return nil, fmt.Errorf("reading a draft: %w", q.Context().Err())
	case err != nil:
		return nil, &ask.QuestionError{Key: "draft", Part: "draft"}
	}
	a, err := q.Desk.Draft(q.Context(), &rd)
	if err != nil {
		return nil, err
	}
	d.Draft = drafted(&a)
	return &sheet{template: "check", title: q.words.Get("web.check"), posted: "/check/draft", data: &d}, nil
}

// draftView is a draft with its quotations marked.
type draftView struct {
	*ask.DraftAnswer
	Paragraphs [][]draftPiece
	Counts     []draftCount // by finding, best first
}

// draftPiece is a stretch of a draft: a quotation, or what stands between.
type draftPiece struct {
	Text    string
	Number  int // of the quotation, from 1; 0 for none
	Finding string
	First   bool // of the quotation's pieces, which can be several paragraphs
	Last    bool
}

type draftCount struct {
	Finding string
	N       int
}

// drafted marks the quotations of a draft.
func drafted(a *ask.DraftAnswer) *draftView {
	v := &draftView{DraftAnswer: a}
	text := []rune(a.Text)
	var para []draftPiece
	put := func(s string, number int, finding string) {
		for i, part := range strings.Split(s, "\n") {
			if i > 0 && len(para) > 0 {
				v.Paragraphs, para = append(v.Paragraphs, para), nil
			}
			if part != "" {
				para = append(para, draftPiece{Text: part, Number: number, Finding: finding})
			}
		}
	}
	counts := map[string]int{}
	at := 0
	for i := range a.Quotes {
		c := &a.Quotes[i]
		if c.Start < at || c.End > len(text) {
			continue
		}
		put(string(text[at:c.Start]), 0, "")
		f := findingOf(&c.Check)
		put(string(text[c.Start:c.End]), i+1, f)
		counts[f]++
		at = c.End
	}
	put(string(text[at:]), 0, "")
	if len(para) > 0 {
		v.Paragraphs = append(v.Paragraphs, para)
	}
	v.edges()
	for _, f := range []string{"verbatim", "reserved", "altered", "someone-else", "mixed", "not-in-record"} {
		if counts[f] > 0 {
			v.Counts = append(v.Counts, draftCount{f, counts[f]})
		}
	}
	return v
}

// edges marks the first and the last piece of each quotation.
func (v *draftView) edges() {
	last := map[int]*draftPiece{}
	for i := range v.Paragraphs {
		for j := range v.Paragraphs[i] {
			p := &v.Paragraphs[i][j]
			if p.Number > 0 {
				p.First = last[p.Number] == nil
				last[p.Number] = p
			}
		}
	}
	for _, p := range last {
		p.Last = true
	}
}

// findingOf is what a check comes to: words that are on record and cannot be
// passed are reserved.
func findingOf(a *ask.CheckAnswer) string {
	if a.Finding == ask.Verbatim && len(a.Reservations) > 0 {
		return "reserved"
	}
	return string(a.Finding)
}
