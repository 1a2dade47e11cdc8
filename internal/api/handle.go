package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/query"
)

// maxBody is how many bytes a request can carry: the longest draft, with every
// character of it escaped.
const maxBody = 6*query.MaxDraft + 64<<10

// handle answers one request.
func (s *server) handle(rt *route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
		defer cancel()
		said, values, err := s.language(r)
		if err == nil {
			err = s.answer(ctx, w, r, rt, said, values)
		}
		if err != nil {
			s.problem(w, r, said, err)
		}
	})
}

// answer asks the question of a request and sends what comes of it. What is in
// values is what the address says, without what is said to the API itself.
func (s *server) answer(ctx context.Context, w http.ResponseWriter, r *http.Request, rt *route, said *spoken, values url.Values) error {
	form, err := rt.form(values)
	if err != nil {
		return err
	}
	args, err := rt.args(w, r, values)
	if err != nil {
		return err
	}
	key := strings.Join([]string{rt.method, rt.path, form.name, url.Values(args).Encode()}, " ")
	return s.reply(ctx, w, r, &rt.question, args, said, key, func(answer any) (string, []byte, error) {
		if next := rt.question.Next(answer); next != "" {
			more := maps.Clone(url.Values(args))
			more["after"] = []string{next}
			if lang := r.URL.Query().Get("lang"); lang != "" {
				more["lang"] = []string{lang} // the rest of a list in the language it began in
			}
			w.Header().Set("Link", "<"+Prefix+rt.path+"?"+more.Encode()+`>; rel="next"`)
		}
		body, err := form.write(answer)
		return form.kind, body, err
	})
}

// reply asks a question and sends what is made of the answer; to a client that
// has it, only that it still is so. Key tells all that the response depends on
// beside the record and the language.
func (s *server) reply(ctx context.Context, w http.ResponseWriter, r *http.Request, q *query.Question, args query.Args, said *spoken, key string,
	show func(answer any) (kind string, body []byte, err error)) error {
	state, err := s.source.Record.State(ctx) // before the answer: one that is newer than its tag is only asked for again
	if err != nil {
		return query.FaultOf(err)
	}
	tag := etag(s.born, state, said.words.Get("ui.language"), key)
	if r.Method != http.MethodPost && matches(r.Header.Get("If-None-Match"), tag) {
		notModified(w, tag)
		return nil
	}
	answer, err := q.Ask(ctx, s.source, args, said.words)
	if err != nil {
		return err
	}
	kind, body, err := show(answer)
	if err != nil {
		return err
	}
	s.send(w, r, kind, tag, body)
	return nil
}

// form is the form in which an answer is asked for: JSON, or what style names.
func (rt *route) form(values url.Values) (form, error) {
	asked := values["style"]
	if rt.forms == nil {
		return form{kind: "application/json"}, nil
	}
	delete(values, "style")
	if len(asked) == 0 || len(asked) == 1 && (asked[0] == "" || asked[0] == "json") {
		return form{kind: "application/json"}, nil
	}
	for _, f := range rt.forms {
		if len(asked) == 1 && f.name == asked[0] {
			return f, nil
		}
	}
	return form{}, &requestError{http.StatusBadRequest, "style", []any{shorten(strings.Join(asked, ", ")), strings.Join(rt.names(), ", ")}}
}

// names are the forms that an answer can be asked in.
func (rt *route) names() []string {
	out := []string{"json"}
	for _, f := range rt.forms {
		out = append(out, f.name)
	}
	return out
}

func (f *form) write(answer any) ([]byte, error) {
	if c, ok := answer.(*query.Citation); ok && f.of != nil {
		return f.of(c)
	}
	return encode(answer)
}

// args are the arguments of a request: those of the address, of its path, and
// of what it carries.
func (rt *route) args(w http.ResponseWriter, r *http.Request, values url.Values) (query.Args, error) {
	if rt.named() {
		if values.Has("id") {
			return nil, &requestError{http.StatusBadRequest, "id", nil}
		}
		values.Set("id", r.PathValue("id"))
	}
	if rt.method != http.MethodPost {
		return rt.question.Parse(values)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLong, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, &requestError{http.StatusRequestEntityTooLarge, "large", []any{tooLong.Limit}}
	}
	if err != nil {
		return nil, &requestError{http.StatusBadRequest, "body", nil}
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		kind = ""
	}
	var args query.Args
	switch kind {
	case "application/json":
		args, err = rt.question.ParseJSON(body)
	case "application/x-www-form-urlencoded":
		var form url.Values
		if form, err = url.ParseQuery(string(body)); err != nil {
			return nil, &requestError{http.StatusBadRequest, "form", nil}
		}
		args, err = rt.question.Parse(form)
	case "text/plain":
		args, err = rt.question.Parse(url.Values{rt.question.Params[0].Name: {string(body)}})
	default:
		return nil, &requestError{http.StatusUnsupportedMediaType, "media", []any{strings.Join(bodies(), ", ")}}
	}
	if err != nil {
		return nil, err
	}
	return rt.withAddress(args, values)
}

// bodies are the media types that a request can carry.
func bodies() []string {
	return []string{"application/json", "application/x-www-form-urlencoded", "text/plain"}
}

// withAddress adds what the address says to what a request carries.
func (rt *route) withAddress(args query.Args, values url.Values) (query.Args, error) {
	more, err := rt.question.Parse(values)
	if err != nil {
		return nil, err
	}
	for name, list := range more {
		if _, twice := args[name]; twice {
			return nil, &requestError{http.StatusBadRequest, "both", []any{name}}
		}
		args[name] = list
	}
	return args, nil
}

// language is what the API says in the language that a request asks for, and
// the rest of what its address says.
func (s *server) language(r *http.Request) (*spoken, url.Values, error) {
	said := s.spoken(r)
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return said, nil, &requestError{http.StatusBadRequest, "query", nil}
	}
	asked := values["lang"]
	delete(values, "lang")
	if len(asked) > 0 && asked[0] != "" {
		chosen := s.languages[asked[0]]
		if chosen == nil || len(asked) > 1 {
			return said, nil, &requestError{http.StatusBadRequest, "lang", []any{shorten(strings.Join(asked, ", ")), strings.Join(s.codes(), ", ")}}
		}
		said = chosen
	}
	return said, values, nil
}

func (s *server) codes() []string {
	out := make([]string, 0, len(s.languages))
	for code := range s.languages {
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}

// spoken is what the API says in the language that the client prefers of those
// that it speaks: RFC 9110, section 12.5.4.
func (s *server) spoken(r *http.Request) *spoken {
	best, weight := s.languages["en"], 0.0
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			var err error
			if q, err = strconv.ParseFloat(v, 64); err != nil {
				continue
			}
		}
		code, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if l := s.languages[code]; l != nil && q > weight {
			best, weight = l, q
		}
	}
	return best
}

// send sends what was asked for, or that it is the same as the client has.
func (s *server) send(w http.ResponseWriter, r *http.Request, kind, tag string, body []byte) {
	if r.Method != http.MethodPost && matches(r.Header.Get("If-None-Match"), tag) {
		notModified(w, tag)
		return
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("X-Content-Type-Options", "nosniff")
	kept(h, tag)
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // who asked is gone
	}
}

func notModified(w http.ResponseWriter, tag string) {
	kept(w.Header(), tag)
	w.WriteHeader(http.StatusNotModified)
}

// kept says that an answer may be kept, and must be asked for again before it
// is used: the record can have grown.
func kept(h http.Header, tag string) {
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	h.Add("Vary", "Accept-Language")
}

// etag makes a tag of all that an answer depends on. It is weak: the server in
// front may compress what it stands for.
func etag(parts ...string) string {
	sum := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(sum, "%d:%s", len(p), p)
	}
	return `W/"` + hex.EncodeToString(sum.Sum(nil)[:16]) + `"`
}

// matches reports whether a client has what a tag stands for.
func matches(have, tag string) bool {
	for one := range strings.SplitSeq(have, ",") {
		one = strings.TrimSpace(one)
		if one == "*" || one != "" && strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// encode writes JSON. What would be markup in a page is escaped.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	return b.Bytes(), nil
}

// shorten is the beginning of what a client sent, for a message.
func shorten(s string) string {
	const most = 60
	s = strings.ToValidUTF8(s[:min(len(s), 4*most)], "\uFFFD")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
