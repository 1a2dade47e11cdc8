package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
)

// separator parts a case: above it the report, below it what is expected.
const separator = "----------"

// entry is one thing expected of a case: a statement, or words to ignore.
type entry struct {
	line   int
	kind   string // direct, indirect, mixed, ignore
	parts  []string
	nested bool
	unsaid bool
	wanted Wanted
}

// caseParser reads what a case expects, line by line.
type caseParser struct {
	path    string
	article Article
	facts   Facts
	entries []entry
	faults  []error
}

// parseCase reads a case: a report, with a header of its fields if it has one,
// and the statements and facts expected of it. All its faults are told at once.
func parseCase(path, id, text string) (Article, error) {
	if !utf8.ValidString(text) {
		return Article{}, fmt.Errorf("%w: %s is not UTF-8", ErrGold, path)
	}
	report, expected, line, ok := cutCase(text)
	if !ok {
		return Article{}, fmt.Errorf("%w: %s has no line %q", ErrGold, path, separator)
	}
	p := &caseParser{path: path, article: Article{ID: id, Report: parseReport(report), ByWords: true}}
	p.article.Report.Source.ID = id
	for s := range strings.SplitSeq(expected, "\n") {
		line++
		s = strings.TrimRight(s, " \t\r")
		switch {
		case s == "":
		case s[0] == ' ' || s[0] == '\t':
			p.detail(line, strings.TrimSpace(s))
		default:
			p.top(line, s)
		}
	}
	p.placeAll()
	p.article.Facts = &p.facts
	return p.article, errors.Join(p.faults...)
}

// cutCase cuts a case at the first separator and tells that line's number.
func cutCase(text string) (report, expected string, line int, ok bool) {
	at := 0
	for s := range strings.Lines(text) {
		line++
		if strings.TrimRight(s, "\r\n") == separator {
			return strings.TrimRight(text[:at], "\r\n"), text[at+len(s):], line, true
		}
		at += len(s)
	}
	return "", "", 0, false
}

// parseReport takes the header off a report's text: lines of known keys up to
// the first blank line.
func parseReport(text string) sanad.Report {
	var r sanad.Report
	fields := map[string]*string{"URL": &r.Source.URL, "Outlet": &r.Outlet, "Published": &r.Published, "Title": &r.Title, "Language": &r.Language}
	head, body, ok := strings.Cut(text, "\n\n")
	if ok {
		for line := range strings.SplitSeq(head, "\n") {
			key, value, _ := strings.Cut(line, ":")
			field := fields[key]
			if field == nil {
				return sanad.Report{Text: text}
			}
			*field = strings.TrimSpace(value)
		}
		text = strings.TrimLeft(body, "\n")
	}
	r.Text = text
	return r
}

func (p *caseParser) faultf(line int, format string, args ...any) {
	p.faults = append(p.faults, fmt.Errorf("%w: %s:%d: %s", ErrGold, p.path, line, fmt.Sprintf(format, args...)))
}

// top reads a line that is not indented: a fact of the report, or the start of
// an entry.
func (p *caseParser) top(line int, s string) {
	key, value, ok := strings.Cut(s, ":")
	value = strings.TrimSpace(value)
	if !ok || value == "" {
		p.faultf(line, "%q is no \"key: value\"", s)
		return
	}
	f := &p.facts
	switch key {
	case "language":
	case "published":
		f.Published = append(f.Published, value)
	case "dateline":
		f.Dateline = value
	case "agency":
		f.Agency = append(f.Agency, value)
	case "wire":
		f.Wires = append(f.Wires, value)
	case "credit":
		role, who, _ := strings.Cut(value, " ")
		f.Credits = append(f.Credits, sanad.Credit{Role: role, Name: strings.TrimSpace(who)})
	case "direct", "indirect", "mixed", "ignore":
		e := entry{line: line, kind: key, wanted: Wanted{Kind: key, File: fmt.Sprintf("%s:%d", p.path, line)}}
		for part := range strings.SplitSeq(value, " [...] ") {
			e.parts = append(e.parts, strings.ReplaceAll(strings.TrimSpace(part), `\n`, "\n"))
		}
		p.entries = append(p.entries, e)
	default:
		p.faultf(line, "unknown key %q", key)
	}
}

// detail reads an indented line: what belongs to the entry above it.
func (p *caseParser) detail(line int, s string) {
	if len(p.entries) == 0 {
		p.faultf(line, "%q belongs to no statement", s)
		return
	}
	e := &p.entries[len(p.entries)-1]
	key, value, _ := strings.Cut(s, ":")
	value = strings.TrimSpace(value)
	w := &e.wanted
	switch key {
	case "cue":
		w.Cue = &Cue{Text: value}
	case "speaker":
		p.speaker(w, value)
	case "office":
		w.Facts.Office = value
	case "of":
		w.Facts.Of = value
	case "said":
		w.Facts.Said = value
	case "place":
		w.Facts.Place = value
	case "via":
		w.Facts.Via = append(w.Facts.Via, value)
	case "nested":
		e.nested = true
	case "negated":
		e.unsaid = true
	case "uncued":
	default:
		p.faultf(line, "unknown key %q", key)
	}
}

// speaker reads "MENTION = FULL NAME". A second speaker is a name that is
// right too: a reading is judged by its first.
func (p *caseParser) speaker(w *Wanted, value string) {
	mention, full, ok := strings.Cut(value, " = ")
	mention, full = strings.TrimSpace(mention), strings.TrimSpace(full)
	if !ok {
		full = mention
	}
	if w.Speaker != nil {
		w.Speaker.Alt = append(w.Speaker.Alt, full)
		return
	}
	w.Speaker = &Names{Mentions: []string{mention}, Resolved: []string{full}, Type: mentionType(mention, full)}
}

// mentionType tells how a speaker is called beside the cue: nya, a pronoun,
// his full name, a part of it, or in other words.
func mentionType(mention, full string) string {
	words := plain(mention)
	all := plain(full)
	switch {
	case strings.EqualFold(mention, "nya"):
		return "clitic"
	case len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !pronouns[w] && !together[w] }):
		return "pronoun"
	case slices.Equal(words, all):
		return "name"
	case !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(all, w) }):
		return "partial"
	}
	return "description"
}
