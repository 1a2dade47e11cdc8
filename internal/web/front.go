package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"

	"github.com/klauspost/compress/gzhttp"
)

// public takes the name and the origin that the server in front goes by for our
// own.
func (m *room) public() error {
	u := m.Public
	m.Hosts = append(m.Hosts, strings.ToLower(u.Hostname()))
	if err := m.origin.AddTrustedOrigin(u.Scheme + "://" + u.Host); err != nil {
		return fmt.Errorf("taking %s for our own: %w", u, err)
	}
	return nil
}

// secure reports whether what a browser keeps for us must not be sent in the
// clear.
func (m *room) secure(r *http.Request) bool {
	return r.TLS != nil || m.Public != nil && m.Public.Scheme == "https"
}

// from is the address that a request comes from, for its rate. Behind a server
// on this machine it is the last of those that X-Forwarded-For tells of, which
// that server added itself; what stands before it anyone can say.
func (m *room) from(r *http.Request) string {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if m.Public == nil || err != nil || !at.Addr().Unmap().IsLoopback() {
		return network(r.RemoteAddr)
	}
	told := r.Header.Values("X-Forwarded-For")
	if len(told) == 0 {
		return network(r.RemoteAddr)
	}
	all := strings.Split(told[len(told)-1], ",")
	ip, err := netip.ParseAddr(strings.TrimSpace(all[len(all)-1]))
	if err != nil {
		return network(r.RemoteAddr)
	}
	return network(netip.AddrPortFrom(ip, 0).String())
}

// packed compresses what is text, for those who take it so, and not for those
// who have shown the token: their pages have addresses with secrets in them
// beside words that others chose, which the length of what is compressed would
// give away (BREACH). ETags are weak, and stand for both forms.
func (m *room) packed(next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1 << 10))
	if err != nil { // its options are wrong, which the tests would see
		return next
	}
	zipped := wrap(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie(sessionCookie); err == nil || r.Header.Get("Authorization") != "" {
			next.ServeHTTP(w, r)
			return
		}
		zipped.ServeHTTP(w, r)
	})
}
