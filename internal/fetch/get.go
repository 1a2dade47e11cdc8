package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// Request asks for one address.
type Request struct {
	URL          string
	ETag         string // of the copy one has; the server may answer that nothing changed
	LastModified string // the same, as the server gave it
	Accept       string // media types wanted; all where empty

	head int64 // where over 0: so much of the body is enough
}

// Response is what came.
type Response struct {
	URL          string // where it came from, after redirects
	Moved        string // where permanent redirects lead for good, or ""
	NotModified  bool   // the copy one has is good; there is no Body
	Body         []byte // unpacked
	ContentType  string
	ETag         string
	LastModified string
	At           time.Time // when the answer began
	Sent         int64     // bytes that the body had on its way
}

// Get fetches an address: it waits until its host may be asked, asks
// robots.txt first, and follows redirects by the same rules. Its error is an
// *Error, or wraps that of ctx.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	if u, err := url.Parse(r.URL); err == nil {
		if err := c.lanes.count(ctx, laneOf(u), c.options.Limits.Pages); err != nil {
			return nil, &Error{r.URL, ErrPages, err.Error(), err}
		}
	}
	return c.follow(ctx, r, c.permitted)
}

// follow fetches an address and what it redirects to; each hop must be
// permitted.
func (c *Client) follow(ctx context.Context, r Request, permitted func(context.Context, *url.URL) (time.Duration, error)) (*Response, error) {
	u, err := c.target(r.URL)
	if err != nil {
		return nil, err
	}
	left := c.options.Limits.Total
	moved, lasting := "", true
	for hop := 0; ; hop++ {
		rest, err := permitted(ctx, u)
		if err != nil {
			return nil, err
		}
		a, err := c.hop(ctx, u, &r, rest, &left)
		if err != nil {
			return nil, err
		}
		if a.to == "" {
			a.response.Moved = moved
			return a.response, nil
		}
		if hop >= c.options.Limits.Redirects {
			return nil, &Error{r.URL, ErrRedirects, "", nil}
		}
		next, err := u.Parse(a.to)
		if err != nil {
			return nil, &Error{u.String(), ErrURL, "it leads to no address", err}
		}
		if u, err = c.target(next.String()); err != nil {
			return nil, err
		}
		if lasting = lasting && a.lasting; lasting {
			moved = u.String()
		}
	}
}

// answer is the outcome of one hop: a response, or where to go on.
type answer struct {
	response *Response
	to       string
	lasting  bool // the redirect is for good
}

// hop makes one request in its host's lane, and takes its time off what is
// left.
func (c *Client) hop(ctx context.Context, u *url.URL, r *Request, rest time.Duration, left *time.Duration) (answer, error) {
	lane, err := c.lanes.enter(ctx, laneOf(u))
	if err != nil {
		return answer{}, explain(ctx, u.String(), err)
	}
	defer c.lanes.leave(lane, rest)
	start := time.Now()
	defer func() { *left -= time.Since(start) }()
	asked, stop := context.WithTimeoutCause(ctx, *left, ErrTimeout)
	defer stop()
	asked, stopped := context.WithCancelCause(asked)
	defer stopped(nil)

	transport := c.direct
	if c.options.Proxy != nil {
		proxy, err := c.options.Proxy(u)
		if err != nil {
			return answer{}, &Error{u.String(), ErrConnect, "the proxy's address is wrong", err}
		}
		if proxy != nil {
			if err := c.byProxy(u); err != nil {
				return answer{}, err
			}
			transport = c.proxied
		}
	}
	req, err := c.request(asked, u, r)
	if err != nil {
		return answer{}, err
	}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		return answer{}, explain(asked, u.String(), err)
	}
	defer resp.Body.Close() //nolint:errcheck // only read: closing can lose nothing
	return c.answer(asked, stopped, u, resp, r.head)
}

// byProxy refuses an unusual port of a name: nothing else looks at it where a
// proxy makes the connection.
func (c *Client) byProxy(u *url.URL) error {
	port, err := portOf(u)
	if _, parse := netip.ParseAddr(u.Hostname()); err == nil && parse != nil {
		err = c.guard.port(netip.Addr{}, port)
	}
	if err != nil {
		return &Error{u.String(), ErrPort, u.Port(), err}
	}
	return nil
}

func (c *Client) request(ctx context.Context, u *url.URL, r *Request) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &Error{u.String(), ErrURL, "", err}
	}
	accept := r.Accept
	if accept == "" {
		accept = "*/*"
	}
	for name, value := range map[string]string{
		"User-Agent": c.options.UserAgent, "Accept": accept, "Accept-Encoding": "gzip, deflate",
		"If-None-Match": r.ETag, "If-Modified-Since": r.LastModified,
	} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	return req, nil
}

// answer reads what a server answered.
func (c *Client) answer(ctx context.Context, stop context.CancelCauseFunc, u *url.URL, resp *http.Response, head int64) (answer, error) {
	out := &Response{
		URL: u.String(), At: time.Now(), ContentType: resp.Header.Get("Content-Type"),
		ETag: resp.Header.Get("ETag"), LastModified: resp.Header.Get("Last-Modified"),
	}
	switch code := resp.StatusCode; {
	case code == http.StatusNotModified:
		out.NotModified = true
		return answer{response: out}, nil
	case code >= 300 && code < 400 && resp.Header.Get("Location") != "":
		return answer{to: resp.Header.Get("Location"), lasting: code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect}, nil
	case code < 200 || code >= 300:
		status := &StatusError{Code: code, RetryAfter: retryAfter(resp.Header.Get("Retry-After"), out.At)}
		c.leaveAlone(ctx, u, status)
		return answer{}, &Error{u.String(), ErrStatus, status.Error(), status}
	}
	body, sent, err := c.body(stop, resp, head)
	if err != nil {
		var ours *Error
		if context.Cause(ctx) == nil && !errors.As(err, &ours) {
			err = &Error{Problem: ErrBroken, Detail: err.Error(), Cause: err}
		}
		return answer{}, explain(ctx, u.String(), err)
	}
	out.Body, out.Sent = body, sent
	return answer{response: out}, nil
}
