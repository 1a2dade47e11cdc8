// Package fetch gets everything that Sanad gets from a network, through one
// client that is safe and polite. Safe: each connection, that of a redirect
// too, is checked when it is made, on the address that it goes to; sizes,
// times, redirects and unpacking are bounded. Polite: robots.txt, one request
// at a time a host with a rest after it, conditional requests, Retry-After, and
// a user agent that says who asks and why.
package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// Options say how a Client behaves. UserAgent is needed; the rest has
// defaults.
type Options struct {
	UserAgent string
	// AllowPrivate are networks that may be entered although they are not of
	// the public internet, on any port.
	AllowPrivate []netip.Prefix
	// Proxy gives the operator's proxy for an address, or nil for none. The
	// proxy itself may be anywhere. It resolves names, so what it connects to
	// is the operator's to guard; addresses in numbers are still checked here.
	Proxy func(*url.URL) (*url.URL, error)
	// Delay is the rest between two requests to one host, from the end of one
	// to the start of the next; 0 for DefaultDelay, negative for none. A
	// Crawl-delay in robots.txt that asks for more is honoured up to MaxDelay
	// (0: DefaultMaxDelay).
	Delay, MaxDelay time.Duration
	Limits          Limits
	// Memory keeps robots.txt and Retry-After from one run to the next; nil
	// for none.
	Memory Memory
	// DialProxy makes the connection to the proxy; nil for the network.
	DialProxy func(ctx context.Context, network, address string) (net.Conn, error)
}

// The delays where none are given.
const (
	DefaultDelay    = 2 * time.Second
	DefaultMaxDelay = 30 * time.Second
)

// Limits bound what one request may cost. What is 0 has its default.
type Limits struct {
	Bytes       int64         // of a body, as sent and as unpacked; 16 MB
	HeaderBytes int64         // of an answer's header; 64 KB
	Ratio       int64         // of unpacked to sent bytes, where a body unpacks to more than 1 MB; 200
	Redirects   int           // 8
	Pages       int           // that one host is asked for in a day, counted from its first; 20,000
	Total       time.Duration // of a request with its redirects, without rests; a minute
	Idle        time.Duration // by which a header, and then each KB of the body, must come; 15 seconds
	Connect     time.Duration // 10 seconds
}

func (l Limits) orDefault() Limits {
	set(&l.Bytes, 16<<20)
	set(&l.HeaderBytes, 64<<10)
	set(&l.Ratio, 200)
	set(&l.Redirects, 8)
	set(&l.Pages, 20_000)
	set(&l.Total, time.Minute)
	set(&l.Idle, 15*time.Second)
	set(&l.Connect, 10*time.Second)
	return l
}

func set[T int | int64 | time.Duration](v *T, otherwise T) {
	if *v == 0 {
		*v = otherwise
	}
}

// Memory keeps small things under a key until a time. Recall returns nil for
// what is not kept; what is over may be returned or not.
type Memory interface {
	Recall(ctx context.Context, key string) (value []byte, until time.Time, err error)
	Remember(ctx context.Context, key string, value []byte, until time.Time) error
}

// UserAgent is what the client calls itself: its name and build, whom to write
// to (an address of the operator; may be empty), and what it is for.
func UserAgent(build, contact string) string {
	about := "+https://github.com/sanad-news/sanad; reads news to record who said what"
	if contact = strings.Join(strings.FieldsFunc(contact, func(r rune) bool { return r < ' ' || r > '~' || r == '(' || r == ')' }), ""); contact != "" {
		about += "; run by " + contact
	}
	return robotName + "/" + build + " (" + about + ")"
}

// Client fetches. It is safe for use by many goroutines.
type Client struct {
	options         Options
	guard           guard
	direct, proxied *http.Transport
	lanes           lanes
	robots          robots
}

// New returns a client.
func New(o Options) *Client {
	o.Limits = o.Limits.orDefault()
	set(&o.Delay, DefaultDelay)
	set(&o.MaxDelay, DefaultMaxDelay)
	c := &Client{options: o, guard: guard{allow: o.AllowPrivate, ports: []uint16{80, 443}}}
	plain := net.Dialer{Timeout: o.Limits.Connect}
	if o.DialProxy == nil {
		o.DialProxy = plain.DialContext
	}
	c.direct = c.transport((&net.Dialer{Timeout: o.Limits.Connect, ControlContext: c.guard.control}).DialContext)
	c.proxied = c.transport(o.DialProxy)
	c.proxied.Proxy = func(r *http.Request) (*url.URL, error) { return o.Proxy(r.URL) }
	c.lanes = lanes{all: map[string]*lane{}, memory: o.Memory, delay: max(o.Delay, o.MaxDelay)}
	c.robots = robots{all: map[string]*rules{}}
	return c
}

// transport speaks HTTP/1.1: with one request at a time a host there is
// nothing to gain from HTTP/2, and its ways to flood are not met.
func (c *Client) transport(dial func(context.Context, string, string) (net.Conn, error)) *http.Transport {
	return &http.Transport{
		DialContext:            dial,
		DisableCompression:     true, // unpacked here, with limits
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    16, // a proxy is one host
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    c.options.Limits.Connect,
		ResponseHeaderTimeout:  c.options.Limits.Idle,
		MaxResponseHeaderBytes: c.options.Limits.HeaderBytes,
		ReadBufferSize:         16 << 10,
	}
}

// Close gives idle connections back.
func (c *Client) Close() {
	c.direct.CloseIdleConnections()
	c.proxied.CloseIdleConnections()
}

// FreeAt is when the host of an address may be asked next, as far as is known
// now: a Get before it waits until then.
func (c *Client) FreeAt(address string) time.Time {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}
	}
	return c.lanes.freeAt(laneOf(u))
}

// Rest lets the host of an address rest for its delay before it is asked
// next: for a start after a stop, when nobody knows when it was asked last.
func (c *Client) Rest(ctx context.Context, address string) {
	if u, err := url.Parse(address); err == nil && c.options.Delay > 0 {
		c.lanes.hold(ctx, laneOf(u), time.Now().Add(c.options.Delay))
	}
}
