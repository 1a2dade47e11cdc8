package api

import (
	"errors"
	"net/http"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query"
)

// Problem tells why there is no answer, as RFC 9457 has it, and what would be
// right.
type Problem struct {
	Type      string   `json:"type"`   // where its kind is told of
	Title     string   `json:"title"`  // what kind it is
	Status    int      `json:"status"` // as the status of the response
	Detail    string   `json:"detail"` // what is wrong
	Remedy    string   `json:"remedy"` // what would be right
	Key       string   `json:"key"`    // names what is wrong, whatever the language
	Parameter string   `json:"parameter,omitempty"`
	Near      []string `json:"near,omitempty"` // what can have been meant instead
}

// statusGone is what nginx calls 499: whoever asked is gone, and nobody reads
// the response.
const statusGone = 499

// status is the HTTP status of each kind of fault, and the name of the kind.
func status(k query.FaultKind) (code int, name string) {
	switch k {
	case query.Wrong:
		return http.StatusBadRequest, "wrong"
	case query.None:
		return http.StatusNotFound, "none"
	case query.Several:
		return http.StatusConflict, "several"
	case query.Busy:
		return http.StatusServiceUnavailable, "busy"
	case query.Slow:
		return http.StatusServiceUnavailable, "slow"
	case query.Stopped:
		return statusGone, "stopped"
	case query.Failed:
	}
	return http.StatusInternalServerError, "failed"
}

// problems are the names of the kinds of problem.
func problems() []string {
	return []string{"wrong", "request", "none", "several", "busy", "slow", "failed"}
}

// problem sends why there is no answer.
func (s *server) problem(w http.ResponseWriter, r *http.Request, said *spoken, err error) {
	p := s.tell(said.words, err)
	if p.Status >= http.StatusInternalServerError {
		s.Log.Error("no answer", "path", r.URL.Path, "error", err)
	}
	body, err := encode(p)
	if err != nil {
		body = nil
	}
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	h.Add("Vary", "Accept-Language")
	if p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "5")
	}
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // who asked is gone
	}
}

// tell makes a problem of an error.
func (s *server) tell(words message.Catalogue, err error) Problem {
	if wrong, ok := errors.AsType[*requestError](err); ok {
		p := Problem{Status: wrong.status, Key: wrong.key, Detail: words.Get("api.fault."+wrong.key, wrong.args...), Remedy: words.Get("api.remedy." + wrong.key)}
		return p.of("request", words)
	}
	f := query.FaultOf(err)
	code, kind := status(f.Kind)
	p := Problem{Status: code, Key: f.Key, Detail: f.Detail(words), Remedy: f.Remedy(words), Parameter: f.Param, Near: f.Near}
	return p.of(kind, words)
}

// of is the problem as one of a kind.
func (p Problem) of(kind string, words message.Catalogue) Problem {
	p.Type, p.Title = Prefix+"/#problem-"+kind, words.Get("api.problem."+kind)
	return p
}
