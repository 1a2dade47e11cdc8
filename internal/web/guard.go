package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// The bounds of requests.
const (
	mostBody   = 1 << 20 // bytes
	mostAtOnce = 64      // requests, and as many again that bring something
	longest    = 30 * time.Second
)

// policy lets a page load what this server has, and nothing else: no script or
// style within the page, no other host, no frame.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// guard stands before every page.
func (m *room) guard(next http.Handler) http.Handler {
	asking, bringing := make(chan struct{}, mostAtOnce), make(chan struct{}, mostAtOnce)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		out := &counter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			if fault := recover(); fault != nil {
				m.Log.Error("a page failed", "path", r.URL.Path, "fault", fault, "stack", string(debug.Stack()))
				if !out.wrote {
					m.refuse(out, r, http.StatusInternalServerError, "web.error.inside")
				}
			}
			m.Log.Info("request", "method", r.Method, "path", r.URL.Path, "status", out.status, "bytes", out.bytes, "took", time.Since(began))
		}()
		switch {
		case !m.called(r.Host):
			m.refuse(out, r, http.StatusMisdirectedRequest, "web.refused.name")
			return
		case !m.limit.allow(m.from(r), began):
			h.Set("Retry-After", "1")
			m.refuse(out, r, http.StatusTooManyRequests, "web.refused.often")
			return
		case m.origin.Check(r) != nil:
			m.refuse(out, r, http.StatusForbidden, "web.refused.site")
			return
		case !m.admitted(r, began):
			turnAway(out, r)
			return
		}
		slots := asking
		if r.ContentLength != 0 { // what it brings may come slowly; who only asks does not wait for it
			slots = bringing
		}
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		default:
			h.Set("Retry-After", "1")
			m.refuse(out, r, http.StatusServiceUnavailable, "web.refused.busy")
			return
		}
		most := int64(mostBody)
		if _, in := m.inside.of(r, began); in && r.URL.Path == "/add" {
			most = mostUpload
		}
		r.Body = http.MaxBytesReader(out, r.Body, most)
		ctx, done := context.WithTimeout(r.Context(), longest)
		defer done()
		next.ServeHTTP(out, r.WithContext(ctx))
	})
}

// refuse says why there is no answer, in the language of who asks.
func (m *room) refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	http.Error(w, m.pages[languageOf(r)].words.Get(why), status)
}

// called reports whether a request calls this server by one of its names. A name
// of another site that was made to lead here (DNS rebinding) is none.
func (m *room) called(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	return Loopback(name) || slices.Contains(m.Hosts, name)
}

// Loopback reports whether a name or address is this machine's own.
func Loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// network is an address without its port; of IPv6 the network, since whoever has
// one has all addresses of it.
func network(address string) string {
	from, err := netip.ParseAddrPort(address)
	if err != nil {
		return address
	}
	const bits = 64
	at := from.Addr().Unmap().WithZone("")
	if p, err := at.Prefix(bits); err == nil && at.Is6() {
		return p.String()
	}
	return at.String()
}

// counter notes what was answered.
type counter struct {
	http.ResponseWriter
	status, bytes int
	wrote         bool
}

func (c *counter) WriteHeader(status int) {
	if !c.wrote {
		c.status, c.wrote = status, true
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *counter) Write(b []byte) (int, error) {
	c.wrote = true
	n, err := c.ResponseWriter.Write(b)
	c.bytes += n
	return n, err //nolint:wrapcheck // a writer passes on what its own writer says
}

// Unwrap lets the API reach what is below.
func (c *counter) Unwrap() http.ResponseWriter { return c.ResponseWriter }
