package fetch

import (
	"context"
	"fmt"
	"net/netip"
	"slices"
	"syscall"
)

// closed4 are the IPv4 networks that are no part of the public internet: the
// IANA Special-Purpose Address Registry, with multicast.
var closed4 = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
	"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)

// open6 is all that IANA has given out as global unicast. Loopback, mapped and
// NAT64 addresses, unique local, link-local and multicast ones lie outside.
var open6 = netip.MustParsePrefix("2000::/3")

// closed6 are the networks within open6 that lead elsewhere: protocol
// assignments with Teredo, benchmarking and ORCHID; documentation; 6to4, which
// wraps an IPv4 address; AS112.
var closed6 = prefixes("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// guard says which addresses and ports may be connected to.
type guard struct {
	allow []netip.Prefix // networks that the operator named
	ports []uint16
}

// named reports whether the operator named the address's network.
func (g *guard) named(a netip.Addr) bool {
	return slices.ContainsFunc(g.allow, func(p netip.Prefix) bool { return p.Contains(a) })
}

// address refuses an address that is not of the public internet, unless its
// network was named. Its error is an *Error without a URL.
func (g *guard) address(a netip.Addr) error {
	in := func(p netip.Prefix) bool { return p.Contains(a) }
	switch {
	case !a.IsValid() || a.Zone() != "":
	case g.named(a):
		return nil
	case a.Is4() && !slices.ContainsFunc(closed4, in):
		return nil
	case a.Is6() && open6.Contains(a) && !slices.ContainsFunc(closed6, in):
		return nil
	}
	return &Error{Problem: ErrForbidden, Detail: a.String()}
}

// port refuses a port that is not for the web. In a network that the operator
// named every port may be used.
func (g *guard) port(a netip.Addr, port uint16) error {
	if slices.Contains(g.ports, port) || a.IsValid() && g.named(a) {
		return nil
	}
	return &Error{Problem: ErrPort, Detail: fmt.Sprint(port)}
}

// control is called by the dialer on the address that it is about to connect
// to, after names have been resolved: what DNS said before does not count.
func (g *guard) control(_ context.Context, network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return &Error{Problem: ErrForbidden, Detail: network + " " + address, Cause: err}
	}
	if err := g.address(to.Addr()); err != nil {
		return err
	}
	return g.port(to.Addr(), to.Port())
}
