package ask

import (
	"net/url"
	"strings"
)

// Words are as much of a catalogue of messages as parts of an answer are told
// with, the same on a terminal as on the pages of a browser.
type Words interface {
	Get(key string, args ...any) string
	Count(key string, n int, more ...any) string
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

// Among tells between whom sayings of a line are, where they are of different
// relations.
func Among(all []Circle, words Words) string {
	const most = 6
	var parts []string
	for _, c := range all[:min(len(all), most)] {
		parts = append(parts, strings.Join(c.Sides, ", ")+" ("+words.Count("trace.times", c.Sayings)+")")
	}
	if len(all) > most {
		parts = append(parts, "…")
	}
	return strings.Join(parts, "; ")
}

// aroundShown is how many words of the record are shown around a quotation.
const aroundShown = 8

// Shown are the pieces of a comparison with what the record has before and after
// the words that are quoted shortened.
func Shown(pieces []Piece) []Piece {
	out := append([]Piece{}, pieces...)
	if n := len(out); n > 0 {
		if words := strings.Fields(out[0].Text); out[0].Op == OpDropped && len(words) > aroundShown {
			out[0].Text = "… " + strings.Join(words[len(words)-aroundShown:], " ")
		}
		if words := strings.Fields(out[n-1].Text); out[n-1].Op == OpDropped && len(words) > aroundShown {
			out[n-1].Text = strings.Join(words[:aroundShown], " ") + " …"
		}
	}
	return out
}
