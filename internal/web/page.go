package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/store"
)

// request is one request for a page.
type request struct {
	*http.Request
	*room
	words message.Catalogue
	lang  string
	in    bool   // who asks has shown the token
	name  string // and says to be so called
}

// param is a value of the query.
func (q *request) param(name string) string { return q.URL.Query().Get(name) }

// args are what the address says to a question, by the parameters and bounds that
// it has for other programs too. What the question does not know is the page's.
func (q *request) args(name string) (query.Args, error) {
	question := query.Named(q.questions, name)
	values := q.URL.Query()
	for p := range values {
		if question.Param(p) == nil {
			delete(values, p)
		}
	}
	return question.Parse(values) //nolint:wrapcheck // a fault says what is wrong
}

// sheet is what a page shows.
type sheet struct {
	template string
	title    string
	twin     string // of the same answer as JSON, below /api/v1
	posted   string // the same of what was posted
	feed     string // of what comes, below /feeds
	query    string // for the search box
	status   int    // 0: 200
	retry    bool   // the same request can be answered in a while
	allow    string // the methods that the address takes, where the request has another
	data     any
}

// handler answers a request with a page.
type handler func(*request) (*sheet, error)

// moved is no page but the address of one.
type moved string

func (m moved) Error() string { return "moved to " + string(m) }

// layout is what every page has around it.
type layout struct {
	Lang      string
	Title     string
	Template  string
	Twin      string
	Posted    string // where what was posted is answered as JSON
	Feed      string
	Query     string
	Record    string
	Build     string
	Languages []choice
	API       bool   // there is one, with a page about it
	Keeps     bool   // the record can be changed here
	Writing   bool   // by this reader
	Entering  bool   // there is a token to be shown
	Here      string // this page
	Data      any
}

// choice is one of the things that a reader can choose.
type choice struct {
	Name, Code, Href string
	Chosen           bool
}

// page makes the handler of a page.
func (m *room) page(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code := languageOf(r)
		q := &request{Request: r, room: m, words: m.pages[code].words, lang: code}
		var who session
		if who, q.in = m.inside.of(r, time.Now()); q.in {
			q.name = who.name
		}
		s, err := h(q)
		var to moved
		if errors.As(err, &to) {
			http.Redirect(w, r, string(to), http.StatusSeeOther)
			return
		}
		if err != nil {
			s = q.failed(err)
		}
		m.keepLanguage(w, r, code)
		q.show(w, s)
	})
}

// show writes a page. It is written whole before the first byte is sent, so that
// no reader gets half of one.
func (q *request) show(w http.ResponseWriter, s *sheet) {
	l := layout{Lang: q.lang, Title: s.title, Template: s.template, Query: s.query, Record: q.Name, Build: q.Build, Data: s.data,
		API: q.API != nil, Keeps: q.Keeper != nil, Writing: q.Keeper != nil && q.in, Entering: q.Access.Hash != "" && !q.in, Here: q.URL.RequestURI()}
	if s.twin != "" && q.API != nil {
		l.Twin = "/api/v1" + s.twin
	}
	if s.posted != "" && q.API != nil {
		l.Posted = "/api/v1" + s.posted
	}
	if s.feed != "" && q.API != nil {
		l.Feed = q.Access.feed("/feeds" + s.feed)
	}
	for _, code := range message.Languages() {
		l.Languages = append(l.Languages, choice{nameOf(code), code, other(q.Request, code), code == q.lang})
	}
	var b bytes.Buffer
	if err := q.pages[q.lang].write(&b, s.template, &l); err != nil {
		q.Log.Error("a page could not be written", "template", s.template, "error", err)
		http.Error(w, q.words.Get("web.error.inside"), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", q.lang)
	h.Set("Cache-Control", "no-cache")
	h.Add("Vary", "Accept-Language, Cookie")
	if s.retry {
		h.Set("Retry-After", retryAfter)
	}
	if s.allow != "" {
		h.Set("Allow", s.allow)
	}
	if s.status != 0 {
		w.WriteHeader(s.status)
	}
	if q.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(clean(b.Bytes())); err != nil {
		q.Log.Debug("the reader went away", "error", err)
	}
}

// clean makes a page safe to show, whoever wrote it into a report: control
// characters are left out, and so are marks that turn the direction of what
// follows.
func clean(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || !unicode.IsControl(r) && !unicode.Is(unicode.Bidi_Control, r) {
			return r
		}
		return -1
	}, b)
}

// statusGone is what nginx calls 499: who asked is gone, nobody reads the answer,
// and nothing failed.
const statusGone = 499

// failure is what an error page tells.
type failure struct {
	Heading, Text, Remedy string
}

// failed makes the page that says why there is no other.
func (q *request) failed(err error) *sheet {
	s := &sheet{template: "error", status: http.StatusInternalServerError}
	f := failure{q.words.Get("web.error.inside.title"), q.words.Get("web.error.inside"), ""}
	var wrong *ask.QuestionError
	var method *methodError
	var fault *query.FaultError
	switch {
	case errors.As(err, &wrong):
		s.status = http.StatusBadRequest
		f = failure{q.words.Get("web.error.question.title"), q.words.Get("web.error."+wrong.Key, wrong.Value), q.words.Get("web.error.question")}
	case errors.As(err, &fault) && fault.Kind == query.Wrong:
		s.status = http.StatusBadRequest
		f = failure{q.words.Get("web.error.question.title"), fault.Detail(q.words), q.words.Get("web.error.question")}
	case errors.Is(err, ask.ErrNotFound), errors.Is(err, errNowhere):
		s.status = http.StatusNotFound
		f = failure{q.words.Get("web.error.nowhere.title"), q.words.Get("web.error.nowhere"), q.words.Get("web.error.nowhere.remedy")}
	case errors.Is(err, errTooLarge), errors.Is(err, errLargeFile):
		s.status = http.StatusRequestEntityTooLarge
		f = failure{q.words.Get("web.error.question.title"), q.words.Get("web.error.large"), ""}
		if errors.Is(err, errLargeFile) {
			f.Text = q.words.Get("web.error.upload")
		}
	case errors.Is(err, context.DeadlineExceeded):
		s.status = http.StatusServiceUnavailable
		f = failure{q.words.Get("web.error.slow.title"), q.words.Get("web.error.slow"), ""}
	case errors.Is(err, context.Canceled):
		s.status = statusGone
	case isBusy(err):
		s.status, s.retry = http.StatusServiceUnavailable, true
		f = failure{q.words.Get("web.error.busy.title"), q.words.Get("web.error.busy"), ""}
		q.Log.Warn("the record could not be asked", "path", q.URL.Path, "error", err)
	case errors.As(err, &method):
		s.status, s.allow = http.StatusMethodNotAllowed, method.allowed
		f = failure{q.words.Get("web.error.method.title"), q.words.Get("web.error.method", method.allowed), ""}
	default:
		q.Log.Error("a question failed", "path", q.URL.Path, "error", err)
	}
	s.title, s.data = f.Heading, &f
	return s
}

var (
	errNowhere   = errors.New("there is no such page")
	errTooLarge  = errors.New("too large a request")
	errLargeFile = errors.New("too large a file")
)

// retryAfter is in how many seconds to ask again a record that could not be
// asked: a batch of reports is kept in less.
const retryAfter = "5"

// isBusy reports whether a record could not be asked now: another program writes,
// or the database starts anew.
func isBusy(err error) bool { return errors.Is(err, store.ErrLocked) || errors.Is(err, store.ErrLost) }

// methodError is a request for an address by a method that it does not take.
type methodError struct{ allowed string }

func (e *methodError) Error() string { return "only by " + e.allowed }

// nowhere answers for addresses that are no page, and for those of pages asked
// for by another method.
func nowhere(mux *http.ServeMux) handler {
	return func(q *request) (*sheet, error) {
		var allowed []string
		for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
			r := &http.Request{Method: method, URL: q.URL, Host: q.Host}
			if _, pattern := mux.Handler(r); pattern != "" && pattern != "/" {
				allowed = append(allowed, method)
			}
		}
		if len(allowed) == 0 {
			return nil, errNowhere
		}
		return nil, &methodError{strings.Join(allowed, ", ")}
	}
}

// address is the address of what parts lead to, each escaped.
func address(parts ...string) string {
	out := ""
	for _, p := range parts {
		out += "/" + url.PathEscape(p)
	}
	return out
}

// linkTo adds parameters to an address: names and values by turns, without those
// of no value.
func linkTo(base string, pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	if len(v) == 0 {
		return base
	}
	return base + "?" + v.Encode()
}
