package watch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// ErrList says that a list of sources cannot be read.
var ErrList = errors.New("the list of sources cannot be read")

// SourceList is what a user wants followed, and what he wants to be told of.
type SourceList struct {
	Sources []ListedSource `toml:"source"`
	Notices []Wish         `toml:"notice"`
}

// ListedSource is one list of reports to follow: a feed, a sitemap, or a page
// with links.
type ListedSource struct {
	URL      string `toml:"url"`
	Outlet   string `toml:"outlet"`   // who publishes what it lists, where pages do not say
	Language string `toml:"language"` // BCP 47, where it is not to be found from the text
}

// Wish is what to be told of, and where. Exactly one of Speaker, Line and Pair
// is set, and exactly one of Webhook, Atom and Command.
type Wish struct {
	Speaker string   `toml:"speaker"` // a name or an actor's id
	Line    string   `toml:"line"`    // the id of a line
	Pair    []string `toml:"pair"`    // two actors: one says it, about the other
	Webhook string   `toml:"webhook"` // an address that takes JSON by POST
	Atom    string   `toml:"atom"`    // a file
	Command []string `toml:"command"` // a program with its arguments, which takes JSON on standard input
}

// Name names a wish by what it asks for: its notices keep their ids when
// others are put before it.
func (w *Wish) Name() string {
	switch {
	case w.Speaker != "":
		return "speaker " + w.Speaker
	case w.Line != "":
		return "line " + w.Line
	}
	return "pair " + strings.Join(w.Pair, " + ")
}

// SinkName names where its notices go.
func (w *Wish) SinkName() string {
	switch {
	case w.Webhook != "":
		return "webhook " + w.Webhook
	case w.Atom != "":
		return "atom " + w.Atom
	}
	return "command " + strings.Join(w.Command, " ")
}

// ReadList reads a list of sources, in TOML or OPML. Its error wraps ErrList
// and says where it is wrong.
func ReadList(data []byte) (*SourceList, error) {
	if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"), []byte("<")) {
		return readOPML(data)
	}
	var l SourceList
	if err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&l); err != nil {
		var unknown *toml.StrictMissingError
		var wrong *toml.DecodeError
		switch {
		case errors.As(err, &unknown):
			return nil, fmt.Errorf("%w: unknown key:\n%s", ErrList, unknown.String())
		case errors.As(err, &wrong):
			return nil, fmt.Errorf("%w:\n%s", ErrList, wrong.String())
		}
		return nil, fmt.Errorf("%w: %w", ErrList, err)
	}
	return &l, l.check()
}

// check refuses what is well formed but means nothing.
func (l *SourceList) check() error {
	for i := range l.Sources {
		s := &l.Sources[i]
		key, err := ParseKey(s.URL)
		if err != nil {
			return fmt.Errorf("source %d: %w", i+1, err)
		}
		s.URL = key
	}
	for i, w := range l.Notices {
		what := count(w.Speaker != "", w.Line != "", len(w.Pair) > 0)
		where := count(w.Webhook != "", w.Atom != "", len(w.Command) > 0)
		switch {
		case what != 1:
			return fmt.Errorf("%w: notice %d: it needs one of speaker, line and pair", ErrList, i+1)
		case where != 1:
			return fmt.Errorf("%w: notice %d: it needs one of webhook, atom and command", ErrList, i+1)
		case len(w.Pair) != 0 && (len(w.Pair) != 2 || w.Pair[0] == "" || w.Pair[1] == ""):
			return fmt.Errorf("%w: notice %d: a pair is two names", ErrList, i+1)
		}
		if u, err := url.Parse(w.Webhook); w.Webhook != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
			return fmt.Errorf("%w: notice %d: %q is no address", ErrList, i+1, w.Webhook)
		}
	}
	return nil
}

func count(set ...bool) int {
	n := 0
	for _, s := range set {
		if s {
			n++
		}
	}
	return n
}

// readOPML takes the feeds of an outline.
func readOPML(data []byte) (*SourceList, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var l SourceList
	for opml := false; ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			if !opml {
				return nil, fmt.Errorf("%w: it is neither TOML nor OPML", ErrList)
			}
			return &l, l.check()
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrList, err)
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		opml = opml || start.Name.Local == "opml"
		for _, a := range start.Attr {
			if start.Name.Local == "outline" && strings.EqualFold(a.Name.Local, "xmlUrl") {
				l.Sources = append(l.Sources, ListedSource{URL: a.Value})
			}
		}
	}
}
