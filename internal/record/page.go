package record

import "github.com/sanad-news/sanad"

// PageOf is the page that a source names, whose texts are its revisions; "" for
// one that names none, as standard input does.
func PageOf(s sanad.Source) string { return identify(&sanad.Report{Source: s}).page }
