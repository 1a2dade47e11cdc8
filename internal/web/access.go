package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// Access says who may come in, and who may change the record.
type Access struct {
	// Hash is that of the token (HashToken); "": there is none, and nothing can be
	// changed.
	Hash string
	// All: every page needs the token, not only those that change the record.
	All bool
}

// NewToken makes a token: 256 bits of chance, to be shown once.
func NewToken() string { return "sanad-" + rand.Text() + rand.Text() }

// HashToken is what is kept of a token. A token has so much chance in it that
// nothing slower than SHA-256 is needed against guessing.
func HashToken(token string) string {
	h := sha256.Sum256([]byte(strings.TrimSpace(token)))
	return hex.EncodeToString(h[:])
}

// opens reports whether a token is the right one.
func (a *Access) opens(token string) bool {
	return a.Hash != "" && subtle.ConstantTimeCompare([]byte(HashToken(token)), []byte(a.Hash)) == 1
}

// feedKey is the parameter of a feed's address that opens this feed of a closed
// room, and nothing else: readers of feeds show no token.
const feedKey = "key"

// feed is the address of a feed as its reader needs it: with its key, where every
// page needs the token.
func (a *Access) feed(address string) string {
	u, err := url.Parse(address)
	if !a.All || err != nil {
		return address
	}
	values := u.Query()
	values.Set(feedKey, a.keyOf(u.Path, values))
	u.RawQuery = values.Encode()
	return u.String()
}

// keyOf is the key of a feed: who has it can make no other of it, and a new token
// ends it.
func (a *Access) keyOf(path string, values url.Values) string {
	rest := maps.Clone(values)
	rest.Del(feedKey)
	mac := hmac.New(sha256.New, []byte(a.Hash))
	fmt.Fprintf(mac, "feed %s?%s", path, rest.Encode())
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// opensFeed reports whether the address of a feed has its key.
func (a *Access) opensFeed(u *url.URL) bool {
	values := u.Query()
	key := values.Get(feedKey)
	return a.Hash != "" && subtle.ConstantTimeCompare([]byte(key), []byte(a.keyOf(u.Path, values))) == 1
}

// withoutKey takes the key out of the address of a feed: the API knows no such
// parameter.
func withoutKey(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if values, err := url.ParseQuery(r.URL.RawQuery); err == nil && values.Has(feedKey) {
			values.Del(feedKey)
			r = r.Clone(r.Context())
			r.URL.RawQuery = values.Encode()
		}
		next.ServeHTTP(w, r)
	})
}

// The bounds of sessions.
const (
	sessionCookie = "sanad_session"
	sessionTime   = 12 * time.Hour
	mostSessions  = 1_000
	triesPerMin   = 6 // of wrong tokens, from one address: who has the right one is let in whatever others try
	mostTries     = 6
)

// session is someone who showed the token.
type session struct {
	name  string // who they say they are: who makes a correction
	until time.Time
}

// sessions are those who showed the token, by the hash of what their cookie
// holds. They end with the server.
type sessions struct {
	mu   sync.Mutex
	list map[string]session
}

func (s *sessions) begin(name string, now time.Time) (id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.list) >= mostSessions {
		clear(s.list)
	}
	id = rand.Text() + rand.Text()
	s.list[HashToken(id)] = session{name, now.Add(sessionTime)}
	return id
}

func (s *sessions) of(r *http.Request, now time.Time) (session, bool) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return session{}, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.list[HashToken(c.Value)]
	return found, ok && now.Before(found.until)
}

func (s *sessions) end(r *http.Request) {
	if c, err := r.Cookie(sessionCookie); err == nil {
		s.mu.Lock()
		delete(s.list, HashToken(c.Value))
		s.mu.Unlock()
	}
}

// admitted reports whether a request may see pages at all: everyone may, unless
// every page needs the token. Programs show it as a bearer, with each request;
// those that show a wrong one are slowed by the rate of all requests, and would
// guess for ever.
func (m *room) admitted(r *http.Request, now time.Time) bool {
	if !m.Access.All || r.URL.Path == "/enter" || r.URL.Path == "/health" || strings.HasPrefix(r.URL.Path, "/assets/") {
		return true
	}
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return m.Access.opens(token)
	}
	if strings.HasPrefix(r.URL.Path, "/feeds/") && m.Access.opensFeed(r.URL) {
		return true
	}
	_, in := m.inside.of(r, now)
	return in
}

// turnAway answers who may not come in: programs with the reason, people with
// the page that asks for the token.
func turnAway(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet || strings.HasPrefix(r.URL.Path, "/api/") || strings.HasPrefix(r.URL.Path, "/feeds/") || r.URL.Path == "/mcp" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		http.Error(w, http.StatusText(http.StatusUnauthorized), http.StatusUnauthorized)
		return
	}
	http.Redirect(w, r, linkTo("/enter", "to", r.URL.RequestURI()), http.StatusSeeOther)
}

// enterData is the page that asks for the token.
type enterData struct {
	To, Name string
	Wrong    bool
	Slow     bool
}

// enter asks for the token.
func enter(q *request) (*sheet, error) {
	if q.Access.Hash == "" {
		return nil, errNowhere
	}
	return &sheet{template: "enter", title: q.words.Get("web.enter"), data: &enterData{To: within(q.param("to"))}}, nil
}

// entered takes a token, and begins a session where it is right.
func (m *room) entered(w http.ResponseWriter, r *http.Request) {
	code := languageOf(r)
	q := &request{Request: r, room: m, words: m.pages[code].words, lang: code}
	d := enterData{To: within(r.PostFormValue("to")), Name: strings.TrimSpace(r.PostFormValue("name"))}
	s := &sheet{template: "enter", title: q.words.Get("web.enter"), status: http.StatusForbidden, data: &d}
	now := time.Now()
	switch {
	case m.Access.Hash == "":
		q.show(w, q.failed(errNowhere))
	case !m.Access.opens(r.PostFormValue("token")) && !m.tries.allow(m.from(r), now):
		d.Slow, s.status = true, http.StatusTooManyRequests
		q.show(w, s)
	case !m.Access.opens(r.PostFormValue("token")) || d.Name == "" || len(d.Name) > 200:
		d.Wrong = true
		q.show(w, s)
	default:
		http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: m.inside.begin(d.Name, now), Path: "/", MaxAge: int(sessionTime.Seconds()),
			HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: m.secure(r)})
		http.Redirect(w, r, d.To, http.StatusSeeOther)
	}
}

// left ends a session.
func (m *room) left(w http.ResponseWriter, r *http.Request) {
	m.inside.end(r)
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: m.secure(r)})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// within is an address of this server, or that of the first page: no one is led
// elsewhere.
func within(to string) string {
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}
