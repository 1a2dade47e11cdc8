// Package htmldate stands in for github.com/markusmobius/go-htmldate, which
// go-trafilatura asks for the date of a page. With it comes go-dateparser, whose
// package initialisation took 160 ms and 91 MB at every start of the program.
// The dates of a page are read by internal/extract, those of a text by the
// reader.
package htmldate

import (
	"errors"
	"time"

	"golang.org/x/net/html"
)

// ErrNoDate is what FromDocument returns for any page.
var ErrNoDate = errors.New("htmldate: not in this build")

// Options say how a date would be looked for.
type Options struct {
	UseOriginalDate     bool
	SkipExtensiveSearch bool
	URL                 string
	EnableLog           bool
	ExtractTime         bool
}

// Result is a date.
type Result struct {
	DateTime    time.Time
	HasTime     bool
	HasTimezone bool
}

// IsZero reports whether no date was found.
func (r Result) IsZero() bool { return r.DateTime.IsZero() }

// FromDocument returns ErrNoDate.
func FromDocument(*html.Node, ...Options) (Result, error) { return Result{}, ErrNoDate }
