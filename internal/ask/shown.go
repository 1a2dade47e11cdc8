package ask

import (
	"net/url"
	"strings"
)

// Words are as much of a catalogue of messages as what is known of a day is told
// with.
type Words interface {
	Get(key string, args ...any) string
	Has(key string) bool
	Date(edtf string) string
}

// Day tells the day of a saying, as far as it is known.
func (w When) Day(words Words) string {
	if w.Known == KnownNot {
		return words.Get("ask.undated")
	}
	return words.Date(w.Value)
}

// How tells how a day is known where the report does not tell it; else "".
func (w When) How(words Words) string {
	if key := "ask.day." + w.Known; words.Has(key) {
		return words.Get(key)
	}
	return ""
}

// Quoted is the words of a saying of a kind (direct, indirect, mixed) in one
// line: in quotation marks where they are the speaker's own.
func Quoted(kind, text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if kind == "direct" {
		return "“" + text + "”"
	}
	return text
}

// OnWeb is an address on the web that a reader may be led to, or "": what a
// report gives for its address can be anything.
func OnWeb(page string) string {
	u, err := url.Parse(page)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	return u.String()
}
