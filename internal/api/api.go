// Package api is the record over HTTP for other programs: the questions of
// internal/query as REST, their description in OpenAPI 3.1, a page that tells
// of them, and Atom feeds. It only reads.
package api

import (
	"fmt"
	"html/template"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/openapi"
	"github.com/sanad-news/sanad/internal/query"
)

// Prefix is the path that the API is under, and FeedPrefix that of the feeds.
const (
	Prefix     = "/api/v1"
	FeedPrefix = "/feeds"
)

// Options say how the API answers.
type Options struct {
	// Version is that of the program, for the description.
	Version string
	// Base is the address of the server as people know it, without a last slash: the
	// links of feeds begin with it. "": they are relative, as RFC 4287 allows.
	Base string
	// Timeout is how long one question may take; 0: DefaultTimeout.
	Timeout time.Duration
	// Log is told what failed; nil: nobody.
	Log *slog.Logger
}

// DefaultTimeout is how long one question may take where nothing else is said.
const DefaultTimeout = 30 * time.Second

// server answers requests.
type server struct {
	Options
	source    *query.Source
	routes    []route
	languages map[string]*spoken // by the code of a language that the program speaks
	entry     *template.Template // of a feed
	born      string             // of this run, for ETags: data can be others in the next
}

// spoken is what the API says in one language.
type spoken struct {
	words       message.Catalogue
	document    *openapi.Document
	description []byte // the same in JSON
	reference   guide
}

// New makes the handler of the API and the feeds, for all paths under Prefix
// and FeedPrefix. It is safe for concurrent use.
func New(source *query.Source, o Options) (http.Handler, error) {
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &server{Options: o, source: source, routes: routes(), languages: map[string]*spoken{}, born: time.Now().UTC().Format(time.RFC3339Nano)}
	var err error
	if s.entry, err = template.New("entry").Parse(entryPage); err != nil {
		return nil, fmt.Errorf("reading the page of an entry: %w", err)
	}
	for _, code := range message.Languages() {
		words := message.Load(code)
		said := &spoken{words: words}
		if said.document, err = describe(s.routes, words, o.Version); err != nil {
			return nil, fmt.Errorf("describing the API: %w", err)
		}
		if said.description, err = encode(said.document); err != nil {
			return nil, err
		}
		s.languages[code] = said
	}
	return s.mux(), nil
}

// mux leads requests to their handlers.
func (s *server) mux() http.Handler {
	paths := map[string]methods{}
	for i := range s.routes {
		r := &s.routes[i]
		pattern := Prefix + r.pattern()
		if paths[pattern] == nil {
			paths[pattern] = methods{}
		}
		paths[pattern][r.method] = s.handle(r)
	}
	for pattern, f := range map[string]func(*spoken) (string, []byte){
		Prefix + "/openapi.json":  func(l *spoken) (string, []byte) { return "application/json", l.description },
		Prefix + "/reference.css": func(*spoken) (string, []byte) { return "text/css; charset=utf-8", style },
	} {
		paths[pattern] = methods{http.MethodGet: s.fixed(f)}
	}
	paths[Prefix+"/{$}"] = methods{http.MethodGet: http.HandlerFunc(s.serveGuide)}
	for _, f := range feeds() {
		paths[FeedPrefix+f.path] = methods{http.MethodGet: f.serve(s, s.entry)}
	}
	m := http.NewServeMux()
	for pattern, by := range paths {
		m.Handle(pattern, s.byMethod(by))
	}
	m.HandleFunc("/", s.noPath)
	return m
}

// methods are the handlers of one path.
type methods map[string]http.Handler

// byMethod leads to the handler of a request's method. HEAD is GET without the
// body.
func (s *server) byMethod(by methods) http.Handler {
	allowed := slices.Sorted(maps.Keys(by))
	if by[http.MethodGet] != nil {
		by[http.MethodHead] = by[http.MethodGet]
		allowed = append(allowed, http.MethodHead)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := by[r.Method]; h != nil {
			h.ServeHTTP(w, r)
			return
		}
		list := strings.Join(allowed, ", ")
		w.Header().Set("Allow", list)
		s.problem(w, r, s.spoken(r), &requestError{http.StatusMethodNotAllowed, "method", []any{shorten(r.Method), list}})
	})
}

// fixed answers with what does not depend on the record.
func (s *server) fixed(of func(*spoken) (kind string, body []byte)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		said, _, err := s.language(r)
		if err != nil {
			s.problem(w, r, said, err)
			return
		}
		kind, body := of(said)
		s.send(w, r, kind, etag(string(body)), body)
	})
}

func (s *server) noPath(w http.ResponseWriter, r *http.Request) {
	s.problem(w, r, s.spoken(r), &requestError{http.StatusNotFound, "path", []any{shorten(r.URL.Path)}})
}

// requestError is what is wrong with a request rather than with its question.
type requestError struct {
	status int
	key    string // of the catalogue, under api.fault and api.remedy
	args   []any
}

func (f *requestError) Error() string { return "api: " + f.key }
