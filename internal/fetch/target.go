package fetch

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxURL is the longest address that is taken, in bytes.
const maxURL = 8 << 10

// target parses an address and refuses what can be refused before any name is
// resolved. That is all the checking there is where a proxy resolves names.
// Its error is an *Error.
func (c *Client) target(raw string) (*url.URL, error) {
	shown := raw[:min(len(raw), 200)]
	fail := func(detail string, cause error) error { return &Error{shown, ErrURL, detail, cause} }
	if len(raw) > maxURL {
		return nil, fail("longer than 8 KB", nil)
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return nil, fail("not well formed", err)
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fail("it does not begin with http:// or https://", nil)
	case u.User != nil:
		u.User = url.User("…")
		shown = u.String()
		return nil, fail("it holds a user name or password", nil)
	case u.Opaque != "" || u.Hostname() == "":
		return nil, fail("it names no host", nil)
	}
	host, err := hostName(u.Hostname())
	if err != nil {
		return nil, fail("its host is not well spelled", err)
	}
	port, err := portOf(u)
	if err != nil {
		return nil, fail("its port is no number from 1 to 65535", err)
	}
	if err := c.literal(host, port); err != nil {
		e := *err
		e.URL = shown
		return nil, &e
	}
	u.Host = joinHost(host, u.Port())
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// literal checks a host that is an address, or a name that always means one.
func (c *Client) literal(host string, port uint16) *Error {
	var err error
	addr, parse := netip.ParseAddr(host)
	switch {
	case parse == nil:
		if err = c.guard.address(addr); err == nil {
			err = c.guard.port(addr, port)
		}
	case endsInNumber(host):
		return &Error{Problem: ErrForbidden, Detail: "an address in an unusual spelling"}
	case host == "localhost" || strings.HasSuffix(host, ".localhost"):
		err = c.guard.address(netip.AddrFrom4([4]byte{127, 0, 0, 1}))
	case len(c.guard.allow) == 0:
		err = c.guard.port(netip.Addr{}, port)
	}
	e, _ := err.(*Error) //nolint:errorlint // the guard's errors are of this type, and bare
	return e
}

// hostName is the host in lower case and, where it is not ASCII, in the form
// that DNS knows; full-width digits and dots become plain ones by that.
func hostName(host string) (string, error) {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	for i := range len(host) {
		if host[i] >= 0x80 {
			ascii, err := idna.Lookup.ToASCII(host)
			return strings.TrimSuffix(ascii, "."), err
		}
	}
	return host, nil
}

// endsInNumber reports whether resolvers would take the host for an IPv4
// address, in whatever spelling: by the WHATWG's URL standard, whether its last
// label is a decimal, octal or hexadecimal number.
func endsInNumber(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	if last == "" {
		return true // two dots at the end
	}
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return strings.Trim(last, "0123456789") == ""
}

// portOf is the port an address names or its scheme means.
func portOf(u *url.URL) (uint16, error) {
	switch {
	case u.Port() != "":
		n, err := strconv.ParseUint(u.Port(), 10, 16)
		if err == nil && n == 0 {
			err = strconv.ErrRange
		}
		return uint16(n), err
	case u.Scheme == "https":
		return 443, nil
	}
	return 80, nil
}

func joinHost(host, port string) string {
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port != "" {
		host += ":" + port
	}
	return host
}
