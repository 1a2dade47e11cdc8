package eval

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// placer finds the words of a case's entries in its report. Entries stand in
// the order of the report, so each is looked for from the start of the one
// before, and no occurrence serves twice.
type placer struct {
	text string
	from int      // byte at which the entry before starts
	used [][2]int // byte spans of the entries placed
}

// placeAll gives each entry its place and files it under what it is.
func (p *caseParser) placeAll() {
	pl := &placer{text: p.article.Report.Text}
	for i := range p.entries {
		e := &p.entries[i]
		spans, missing := pl.find(e.parts, e.nested)
		if missing != "" {
			p.faultf(e.line, "the report does not have the words %q", missing)
			continue
		}
		e.wanted.Place = pl.place(spans)
		switch {
		case e.kind == "ignore":
			p.article.Ignore = append(p.article.Ignore, e.wanted.Parts...)
			if len(e.wanted.Parts) == 0 {
				p.article.Ignore = append(p.article.Ignore, e.wanted.Place)
			}
		case e.unsaid:
			p.article.Unsaid = append(p.article.Unsaid, e.wanted)
		default:
			p.article.Statements = append(p.article.Statements, e.wanted)
		}
	}
}

// find finds the parts of an entry one behind the other, or tells which is not
// there.
func (pl *placer) find(parts []string, nested bool) (spans [][2]int, missing string) {
	first := pl.first(parts, nested)
	if first < 0 {
		return nil, parts[0]
	}
	at := first
	for _, part := range parts {
		i := strings.Index(pl.text[at:], part)
		if i < 0 {
			return nil, part
		}
		spans = append(spans, [2]int{at + i, at + i + len(part)})
		at += i + len(part)
	}
	pl.from = first
	pl.used = append(pl.used, spans...)
	return spans, ""
}

// first finds where an entry starts: the first occurrence of its first part,
// with the other parts behind it, that cuts no word and touches no entry
// placed before. Only a nested statement stands within another; if nothing
// else is left, any occurrence that is not taken is right.
func (pl *placer) first(parts []string, nested bool) int {
	free := func(a, b int) bool { return pl.whole(a, b) && (nested || !pl.touches(a, b)) }
	whatever := func(int, int) bool { return true }
	for _, from := range []int{pl.from, 0} {
		for _, good := range []func(a, b int) bool{free, pl.whole, whatever} {
			for at := from; at < len(pl.text); {
				i := strings.Index(pl.text[at:], parts[0])
				if i < 0 {
					break
				}
				a := at + i
				if b := a + len(parts[0]); good(a, b) && !pl.taken(a, b) && follow(pl.text[b:], parts[1:]) {
					return a
				}
				at = a + 1
			}
		}
	}
	return -1
}

func (pl *placer) touches(a, b int) bool {
	for _, u := range pl.used {
		if a < u[1] && u[0] < b {
			return true
		}
	}
	return false
}

func (pl *placer) taken(a, b int) bool {
	return slices.Contains(pl.used, [2]int{a, b})
}

// whole reports whether the ends of a stretch cut no word in two.
func (pl *placer) whole(a, b int) bool {
	before, _ := utf8.DecodeLastRuneInString(pl.text[:a])
	first, _ := utf8.DecodeRuneInString(pl.text[a:])
	last, _ := utf8.DecodeLastRuneInString(pl.text[:b])
	after, _ := utf8.DecodeRuneInString(pl.text[b:])
	return !(isWordRune(before) && isWordRune(first)) && !(isWordRune(last) && isWordRune(after))
}

func follow(text string, parts []string) bool {
	for _, p := range parts {
		_, rest, ok := strings.Cut(text, p)
		if !ok {
			return false
		}
		text = rest
	}
	return true
}

// place tells byte spans in code points.
func (pl *placer) place(spans [][2]int) Place {
	parts := make([]Place, len(spans))
	for i, s := range spans {
		parts[i] = pl.span(s[0], s[1])
	}
	if len(parts) == 1 {
		return parts[0]
	}
	hull := pl.span(spans[0][0], spans[len(spans)-1][1])
	hull.Parts = parts
	return hull
}

func (pl *placer) span(a, b int) Place {
	start := utf8.RuneCountInString(pl.text[:a])
	end := start + utf8.RuneCountInString(pl.text[a:b])
	text := pl.text[a:b]
	return Place{Start: &start, End: &end, Text: &text}
}
