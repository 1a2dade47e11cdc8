// Package readability stands in for github.com/go-shiori/go-readability, which
// go-trafilatura links for the fallback that the program does not use.
package readability

import (
	"errors"
	"net/url"

	"golang.org/x/net/html"
)

// ErrNone is what FromDocument returns for any page.
var ErrNone = errors.New("readability: not in this build")

// Article is what would be found in a page.
type Article struct {
	Node *html.Node
}

// FromDocument returns ErrNone.
func FromDocument(*html.Node, *url.URL) (Article, error) { return Article{}, ErrNone }
