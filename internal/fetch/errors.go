package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

// Why something could not be fetched.
var (
	ErrURL       = errors.New("is no address that can be fetched")
	ErrForbidden = errors.New("leads into a network that may not be entered")
	ErrPort      = errors.New("names an unusual port")
	ErrConnect   = errors.New("could not be reached")
	ErrTimeout   = errors.New("took too long")
	ErrSlow      = errors.New("sends too slowly")
	ErrTooLarge  = errors.New("is too large")
	ErrRatio     = errors.New("unpacks to far more than was sent")
	ErrHeaders   = errors.New("sends too large a header")
	ErrRedirects = errors.New("leads on too often")
	ErrEncoding  = errors.New("is packed in a way that was not asked for")
	ErrBroken    = errors.New("sends a broken answer")
	ErrStatus    = errors.New("was refused by its server")
	ErrRobots    = errors.New("may not be fetched, says the robots.txt of its host")
	ErrPages     = errors.New("has a host that was asked for enough today")
	ErrRests     = errors.New("has a host that asks to be left alone")
	ErrNoRobots  = errors.New("has a host whose robots.txt cannot be had now")
)

// Error is one address that could not be fetched.
type Error struct {
	URL     string // the one that failed: where a redirect led on, its target
	Problem error  // one of the errors above
	Detail  string // what exactly, where Problem does not say it
	Cause   error  // the error under it, if any
}

// Error says what and why.
func (e *Error) Error() string {
	return e.URL + " " + e.Reason()
}

// Reason is what Error says, without the URL.
func (e *Error) Reason() string {
	if e.Detail == "" {
		return e.Problem.Error()
	}
	return e.Problem.Error() + ": " + e.Detail
}

// Unwrap gives the problem and its cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Problem}
	}
	return []error{e.Problem, e.Cause}
}

// StatusError is an answer that is neither a success nor a redirect. It is an
// ErrStatus.
type StatusError struct {
	Code       int
	RetryAfter time.Duration // how long the server asks to be left alone; 0 where it does not say
}

// Error gives the code and its name.
func (e *StatusError) Error() string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", e.Code, http.StatusText(e.Code)))
}

// Is makes it an ErrStatus.
func (e *StatusError) Is(target error) bool { return target == ErrStatus }

// PagesError says that a host was asked for as many pages as it may be in a
// day. It is an ErrPages.
type PagesError struct {
	Pages int
	After time.Duration // how long until it may be asked again
}

// Error gives the number.
func (e *PagesError) Error() string { return fmt.Sprintf("%d pages", e.Pages) }

// Is makes it an ErrPages.
func (e *PagesError) Is(target error) bool { return target == ErrPages }

// restError says for how long a host is to be left alone still.
type restError struct{ after time.Duration }

func (e *restError) Error() string { return ErrRests.Error() }

// Passing reports whether an error may be gone when the same is tried later.
// It is false where trying again is of no use: a forbidden network, a page
// that is not there.
func Passing(err error) bool {
	if status, ok := errors.AsType[*StatusError](err); ok {
		switch status.Code {
		case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests:
			return true
		}
		return status.Code >= http.StatusInternalServerError && status.Code != http.StatusNotImplemented
	}
	for _, e := range []error{ErrConnect, ErrTimeout, ErrSlow, ErrBroken, ErrNoRobots, ErrPages, ErrRests, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// RetryAfter is how long the server that refused asks to be left alone, or is
// left alone because it was asked for enough; or 0.
func RetryAfter(err error) time.Duration {
	if enough, ok := errors.AsType[*PagesError](err); ok {
		return enough.After
	}
	if rests, ok := errors.AsType[*restError](err); ok {
		return rests.after
	}
	if status, ok := errors.AsType[*StatusError](err); ok {
		return status.RetryAfter
	}
	return 0
}

// headersExceeded is how net/http says that an answer's header is
// over the limit; it has no error for it that errors.Is knows. A test holds it.
const headersExceeded = "net/http: server response headers exceeded"

// explain tells what went wrong with a request, from the transport's error
// and, where the request was stopped, from why its context ended.
func explain(ctx context.Context, url string, err error) error {
	if ours, ok := errors.AsType[*Error](err); ok {
		return &Error{url, ours.Problem, ours.Detail, err}
	}
	if cause := context.Cause(ctx); cause != nil {
		if errors.Is(cause, ErrSlow) || errors.Is(cause, ErrTimeout) {
			return &Error{url, cause, "", err}
		}
		return fmt.Errorf("fetching %s: %w", url, cause)
	}
	var timeout net.Error
	var dial *net.OpError
	switch {
	case errors.As(err, &dial) && (dial.Op == "dial" || dial.Op == "proxyconnect"), strings.Contains(err.Error(), "tls: "), strings.Contains(err.Error(), "x509: "):
		return &Error{url, ErrConnect, connectDetail(err), err}
	case strings.Contains(err.Error(), headersExceeded):
		return &Error{url, ErrHeaders, "", err}
	case errors.As(err, &timeout) && timeout.Timeout():
		return &Error{url, ErrSlow, "", err}
	}
	return &Error{url, ErrBroken, err.Error(), err}
}

// connectDetail is the innermost word for why there is no connection: the
// address before it says no more than the URL does.
func connectDetail(err error) string {
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		return dns.Err
	}
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		return op.Err.Error()
	}
	return err.Error()
}
