// Package web is the reading room: the record as pages for a browser, written on
// the server from the answers of internal/ask. Pages need no script, ask nothing
// of any other host, and take every word of a report for what it is: somebody
// else's text.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/query"
)

// Options say what a room shows, and to whom.
type Options struct {
	Desk  *ask.Desk
	Name  string // of the record, as its user gave it
	Build string
	// Read reads a draft, whose quotations are then checked.
	Read func(context.Context, sanad.Report) (sanad.Reading, error)
	// Hosts are the names, without ports, by which requests may call this server,
	// beside those of the loopback. A page of another site that has its name lead
	// here is refused by them.
	Hosts []string
	// Public is the address that people know this server by, where another stands
	// in front of it and speaks TLS; nil where none does. Its name is one of Hosts
	// without being told, cookies are kept to it, and who asks is taken from what
	// the server in front, on this machine, tells of it.
	Public *url.URL
	Access Access
	// Keeper changes the record; nil where nothing may be changed.
	Keeper Keeper
	// API answers /api/v1, /feeds and what is below them; nil where there is none.
	// Pages then name no JSON twin and no feed.
	API http.Handler
	// MCP answers /mcp, for assistants; nil where there is none.
	MCP http.Handler
	// Metrics counts requests and answers /metrics; nil: nobody counts.
	Metrics Metrics
	Log     *slog.Logger // of requests; nil: none
}

// Metrics counts what a mux answers.
type Metrics interface {
	Around(*http.ServeMux) http.Handler
	Handler() http.Handler
}

// room is the reading room while it is open.
type room struct {
	Options
	pages     map[string]*pages // by language
	questions []query.Question
	limit     *limiter
	tries     *limiter // of the token

	inside sessions
	origin *http.CrossOriginProtection
}

// New makes the handler of a reading room. It fails only where its own templates
// are wrong.
func New(o Options) (http.Handler, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	m := &room{Options: o, pages: map[string]*pages{}, questions: query.Questions(), limit: newLimiter(perSecond, burst), tries: newLimiter(triesPerMin/60.0, mostTries),
		inside: sessions{list: map[string]session{}}, origin: http.NewCrossOriginProtection()}
	if err := m.parse(); err != nil {
		return nil, fmt.Errorf("opening the reading room: %w", err)
	}
	if o.Public != nil {
		if err := m.public(); err != nil {
			return nil, fmt.Errorf("opening the reading room: %w", err)
		}
	}
	mux := m.routes()
	if o.Metrics == nil {
		return m.guard(m.packed(mux)), nil
	}
	mux.Handle("GET /metrics", o.Metrics.Handler())
	return m.guard(m.packed(o.Metrics.Around(mux))), nil
}

// routes says which page answers which address.
func (m *room) routes() *http.ServeMux {
	mux := http.NewServeMux()
	for pattern, h := range map[string]handler{
		"GET /{$}":                      home,
		"GET /search":                   search,
		"GET /said":                     said,
		"GET /trace":                    trace,
		"GET /reports":                  reports,
		"GET /reports/{id}":             report,
		"GET /reports/{id}/changes":     changes,
		"GET /reports/{id}/{statement}": statement,
		"GET /actors":                   actors,
		"GET /actors/{key}":             actor,
		"GET /actors/{key}/lines/{id}":  drift,
		"GET /lines":                    lines,
		"GET /lines/{id}":               line,
		"GET /relations":                relations,
		"GET /dossier":                  relation,
		"GET /outlets":                  outlets,
		"GET /figures":                  figures,
		"GET /check":                    check,
		"POST /check":                   checkDraft,
		"GET /compare":                  compare,
		"GET /legend":                   legend,
		"GET /enter":                    enter,
		"GET /add":                      writer(add),
		"POST /add":                     writer(added),
		"POST /correct":                 writer(correct),
		"POST /undo":                    writer(undo),
		"GET /corrections":              corrections,
	} {
		mux.Handle(pattern, m.page(h))
	}
	mux.Handle("GET /assets/", http.HandlerFunc(asset))
	mux.HandleFunc("GET /health", m.health)
	mux.HandleFunc("POST /enter", m.entered)
	mux.HandleFunc("POST /leave", m.left)
	if m.API != nil {
		mux.Handle("/api/v1/", m.API)
		mux.Handle("/feeds/", withoutKey(m.API))
	}
	if m.MCP != nil {
		mux.Handle("/mcp", m.MCP)
	}
	mux.Handle("/", m.page(nowhere(mux)))
	return mux
}

// health says whether the record answers.
func (m *room) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	status, code := "ok", http.StatusOK
	if _, err := m.Desk.Size(r.Context()); err != nil {
		status, code = "failing", http.StatusServiceUnavailable
		m.Log.Error("the record does not answer", "error", err)
	}
	w.WriteHeader(code)
	fmt.Fprintf(w, "{\"status\":%q,\"build\":%q}\n", status, m.Build)
}
