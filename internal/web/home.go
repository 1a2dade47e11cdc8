package web

import (
	"github.com/sanad-news/sanad/internal/query"
)

// home is the first page: search, what is new, what rises, what changed.
func home(q *request) (*sheet, error) {
	h, err := query.HomeOf(q.Context(), q.Desk, q.lang)
	return &sheet{template: "home", title: "Sanad", twin: "/home", data: &h}, err //nolint:wrapcheck // it says what it was doing
}

// legend explains the marks that all pages use.
func legend(q *request) (*sheet, error) {
	return &sheet{template: "legend", title: q.words.Get("web.legend"), twin: "/legend"}, nil
}
