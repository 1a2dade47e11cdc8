package web

import (
	"net/http"

	"github.com/sanad-news/sanad/internal/ask"
)

// unclear is a name that means nobody, or can mean several. A page asks whom it
// means, in the place of an answer.
type unclear struct {
	Name string
	List []whoChoice // those it can mean
	Near []ask.Actor // those called nearly so, where it means nobody
}

// whoChoice is one of those whom a name can mean, with the address of the page
// that is asked of them.
type whoChoice struct {
	ask.Actor
	Href string
}

// unclear is what a page asks where a name does not mean someone; nil where it
// does. The parameter that has the name is part.
func (q *request) unclear(s *sheet, part string, w *ask.Who) *unclear {
	if !w.Nobody() && !w.Unclear() {
		return nil
	}
	u := &unclear{Name: w.Name, Near: w.Nearest}
	for _, a := range w.Candidates {
		u.List = append(u.List, whoChoice{a, again(q, part, a.Key)})
	}
	if w.Nobody() {
		s.status = http.StatusNotFound
	}
	return u
}
