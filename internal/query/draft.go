package query

import (
	"context"
	"errors"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/reader"
)

// MaxDraft is how many bytes a draft has at most: no quotation in it is longer
// than one that can be checked.
const MaxDraft = ask.MaxQuote

// draft reads a draft and checks every quotation of it.
func draft(ctx context.Context, s *Source, a Args, _ message.Catalogue) (ask.DraftAnswer, error) {
	rd, err := s.Reader.Read(ctx, sanad.Report{Source: sanad.Source{ID: "draft"}, Text: a.Text("draft"), Language: a.Text("in")})
	switch {
	case errors.Is(err, reader.ErrLanguage):
		return ask.DraftAnswer{}, &FaultError{Kind: Wrong, Key: "draft.language", Param: "in", args: []any{strings.Join(s.Reader.Languages(), ", ")}, err: err}
	case errors.Is(err, reader.ErrEmpty), errors.Is(err, reader.ErrNotText):
		return ask.DraftAnswer{}, &FaultError{Kind: Wrong, Key: "draft.empty", Param: "draft", err: err}
	case err != nil:
		return ask.DraftAnswer{}, err
	}
	return s.Desk.Draft(ctx, &rd)
}

// reportOf is the report that a statement is of: the uid before the slash.
func reportOf(id string) string {
	uid, _, _ := strings.Cut(id, "/")
	return uid
}
