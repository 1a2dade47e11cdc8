package fetch

import (
	"net"
	"net/netip"
	"net/url"
)

// ResolveBy makes the client ask another resolver, as a hostile DNS server
// would be asked.
func (c *Client) ResolveBy(r *net.Resolver) {
	d := &net.Dialer{Timeout: c.options.Limits.Connect, ControlContext: c.guard.control, Resolver: r}
	c.direct.DialContext = d.DialContext
}

// MayConnect is what the guard says to an address.
func MayConnect(a netip.Addr, allow ...netip.Prefix) error {
	g := guard{allow: allow}
	return g.address(a)
}

// RobotsAllow is what a robots.txt says to us about an address.
func RobotsAllow(file, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	r := parseRobots(file, robotName)
	return r.test(u)
}

// ParseRetryAfter reads the header.
var ParseRetryAfter = retryAfter
