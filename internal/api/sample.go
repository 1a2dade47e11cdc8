package api

import (
	"context"
	"net/http"
	"strings"
	"sync"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/query"
)

// guide is the page that tells of the API, as it was last written.
type guide struct {
	mu    sync.Mutex
	state string // of the record, when it was
	body  []byte
}

// serveGuide answers with the page that tells of the API.
func (s *server) serveGuide(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	said, _, err := s.language(r)
	var body []byte
	if err == nil {
		body, err = s.guide(ctx, said)
	}
	if err != nil {
		s.problem(w, r, said, err)
		return
	}
	s.send(w, r, "text/html; charset=utf-8", etag(string(body)), body)
}

// guide is the page that tells of the API, with examples of the record as it is.
func (s *server) guide(ctx context.Context, said *spoken) ([]byte, error) {
	state, err := s.source.Record.State(ctx)
	if err != nil {
		return nil, query.FaultOf(err)
	}
	g := &said.reference
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.body != nil && g.state == state {
		return g.body, nil
	}
	found, err := s.samples(ctx)
	if err != nil {
		return nil, query.FaultOf(err)
	}
	body, err := reference(said.document, said.words, found)
	if err != nil {
		return nil, err
	}
	g.state, g.body = state, body
	return body, nil
}

// samples are examples that the record has an answer to, by the question and the
// parameter: said.name.
type samples map[string]string

// samples looks for examples: the newest report, who speaks most, the line said
// most, the pair told of most.
func (s *server) samples(ctx context.Context) (samples, error) {
	out := samples{}
	put := func(value string, keys ...string) {
		for _, k := range keys {
			if value != "" {
				out[k] = value
			}
		}
	}
	reports, err := s.source.Desk.Reports(ctx, ask.ReportsQuery{Limit: 1})
	if err != nil {
		return nil, err
	}
	for _, r := range reports.Reports {
		put(r.UID, "report.id", "reading.id")
		put(r.Outlet, "reports.outlet")
	}
	lines, err := s.source.Desk.Lines(ctx, ask.LinesQuery{Least: 1, Limit: 1})
	if err != nil {
		return nil, err
	}
	for _, l := range lines.Lines {
		put(l.ID, "line.id")
		put(few(l.Words), "search.words", "trace.words")
	}
	actors, err := s.source.Desk.Actors(ctx, ask.ActorsQuery{Limit: 1})
	if err != nil {
		return nil, err
	}
	for _, a := range actors.Actors {
		put(a.Name, "actors.name")
		put(a.Key, "actor.id", "said.name", "figures.of", "dossier.a")
		said, err := s.source.Desk.Said(ctx, ask.SaidQuery{Name: a.Key, Limit: 1})
		if err != nil {
			return nil, err
		}
		for _, x := range said.Sayings {
			put(few(x.Text), "check.text")
			put(x.Sources[0].Statement, "cite.id", "copies.id")
		}
	}
	for _, l := range lines.Lines {
		if told, err := s.source.Desk.Trace(ctx, l.ID); err == nil && len(told.Lines) > 0 && len(told.Lines[0].Speakers) > 0 {
			put(told.Lines[0].Speakers[0].Key, "drift.actor")
			put(l.ID, "drift.line")
		}
	}
	pairs, err := s.source.Desk.Relations(ctx, ask.RelationsQuery{Limit: 1})
	if err != nil {
		return nil, err
	}
	for _, p := range pairs.Pairs {
		put(p.A.Key, "between.a", "relations.name")
		put(p.B.Key, "between.b")
	}
	return out, nil
}

// few are the first words of a text: what an address has room for.
func few(s string) string {
	const most = 12
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), most)], " ")
}
