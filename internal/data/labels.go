package data

import (
	"strings"
	"unicode"

	"github.com/sanad-news/sanad/lang"
)

// Labels know what a line by itself is, in any of the languages: they go by
// the packs' markers and calendars. They are never changed, and safe for
// concurrent use.
type Labels struct {
	credits  []string        // small
	calendar map[string]bool // small
}

// Labels makes the Labels of all languages.
func (d *Data) Labels() *Labels {
	l := &Labels{calendar: map[string]bool{}}
	for _, language := range d.Languages {
		for _, m := range language.Pack.Markers {
			if m.Kind == lang.CreditMarker {
				l.credits = append(l.credits, strings.ToLower(m.Phrase))
			}
		}
		for _, c := range language.Pack.Calendar {
			for w := range strings.FieldsSeq(strings.ToLower(c.Word)) {
				l.calendar[w] = true
			}
		}
	}
	return l
}

// Credit reports whether a line names who made the report: it begins with a
// credit's label and goes on with a colon or bar.
func (l *Labels) Credit(line string) bool {
	const longest = 48 // bytes of a label: there are many lines to be told apart
	i := strings.IndexAny(line, ":|")
	if i <= 0 || i > longest {
		return false
	}
	line = strings.ToLower(line)
	for _, c := range l.credits {
		if rest, ok := strings.CutPrefix(line, c); ok {
			if rest = strings.TrimLeft(rest, " "); rest != "" && strings.ContainsRune(":|", rune(rest[0])) && len(rest) > 2 {
				return true
			}
		}
	}
	return false
}

// Date reports whether a line is a date with its year, and a time perhaps, and
// nothing else.
func (l *Labels) Date(line string) bool {
	const most = 12
	words := strings.FieldsFunc(strings.ToLower(line), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	year, month := false, false
	for _, w := range words {
		digits := strings.Trim(w, "0123456789") == ""
		year = year || digits && len(w) == 4
		if !digits && !l.calendar[w] {
			return false
		}
		month = month || !digits
	}
	slashes := strings.Count(line, "/") == 2 || strings.Count(line, "-") >= 2
	return year && (month || slashes) && len(words) >= 3 && len(words) <= most
}
