package main

import (
	"errors"
	"strings"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/fetch"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/work"
	"github.com/sanad-news/sanad/reader"
)

// explanations are the messages for what can go wrong with a report: what is
// wrong, and what to do about it.
func explanations() []struct {
	err error
	key string
} {
	return []struct {
		err error
		key string
	}{
		{collect.ErrNotFound, "error.notfound"},
		{collect.ErrPermission, "error.permission"},
		{collect.ErrUnreadable, "error.unreadable"},
		{collect.ErrEmpty, "error.empty"},
		{collect.ErrTooLarge, "error.toolarge"},
		{collect.ErrBinary, "error.binary"},
		{collect.ErrMarkup, "error.markup"},
		{collect.ErrNoReports, "error.noreports"},
		{collect.ErrJSONArray, "error.jsonarray"},
		{collect.ErrJSON, "error.json"},
		{collect.ErrNoArticle, "error.noarticle"},
		{collect.ErrColumns, "error.columns"},
		{collect.ErrLinks, "error.links"},
		{collect.ErrFeed, "error.feed"},
		{collect.ErrBomb, "error.bomb"},
		{collect.ErrArchive, "error.archive"},
		{collect.ErrTranscript, "error.transcript"},
		{reader.ErrEmpty, "error.nowords"},
		{reader.ErrTooLarge, "error.toolarge"},
		{reader.ErrNotText, "error.nottext"},
		{reader.ErrLanguage, "error.language"},
		{reader.ErrTurns, "error.turns"},
		{work.ErrFault, "error.fault"},
		{record.ErrRefused, "error.refused"},
	}
}

// explain is the line that says why a report was not read.
func (p *program) explain(where string, err error, languages []string) string {
	if _, ok := errors.AsType[*fetch.Error](err); ok {
		return p.words.Get("error.line", where, p.fetchFault(err))
	}
	detail := ""
	if e, ok := errors.AsType[*collect.Error](err); ok {
		detail = e.Detail
		if broken := errors.Is(e.Problem, collect.ErrArchive) || errors.Is(e.Problem, collect.ErrFeed); broken && detail == "" && e.Cause != nil {
			detail, _, _ = strings.Cut(e.Cause.Error(), "\n")
		}
	}
	for _, x := range explanations() {
		if !errors.Is(err, x.err) {
			continue
		}
		if scheme, _, ok := strings.Cut(where, "://"); ok && errors.Is(x.err, collect.ErrNotFound) {
			return p.words.Get("error.line", where, p.words.Get("error.scheme", scheme))
		}
		switch {
		case errors.Is(x.err, reader.ErrLanguage):
			detail = strings.Join(languages, ", ")
		case errors.Is(x.err, collect.ErrBinary) && detail == "":
			detail = p.words.Get("error.controls")
		case detail == "":
			detail, _, _ = strings.Cut(err.Error(), "\n") // a fault brings its stack
		}
		if text := p.words.Get(x.key); strings.Contains(text, "%s") {
			return p.words.Get("error.line", where, p.words.Get(x.key, detail))
		}
		return p.words.Get("error.line", where, p.words.Get(x.key))
	}
	return p.words.Get("error.line", where, err.Error())
}
