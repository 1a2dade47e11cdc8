package web

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/ask"
)

// How much of a report its page shows at once: a page of 8,000 statements has 5
// MB, one of so many 200 kB.
const (
	statementsShown = 300
	charactersShown = 200_000
	foundShown      = 100 // events, and figures
	speakersShown   = 60
	// directly is up to which number links lead straight to a statement: it is on the
	// first page of its report, but of a report with very long paragraphs. There the
	// script leads on.
	directly = 100
)

// partsData is which part of a long report a page shows.
type partsData struct {
	Part  int // from 1
	Parts []choice
}

// part keeps of a report's paragraphs those of the part that is asked for: by its
// number, by a stretch, or the first.
func (d *reportData) part(q *request) error {
	parts := partsOf(d.Paragraphs)
	d.Part = 1
	if n := q.param("part"); n != "" {
		i, err := strconv.Atoi(n)
		if err != nil || i < 1 || i > len(parts) {
			return &ask.QuestionError{Key: "part", Part: "part", Value: clip(n, 40)}
		}
		d.Part = i
	} else if d.At != nil {
		for i, p := range parts {
			if slices.ContainsFunc(p, func(p paragraph) bool { return slices.ContainsFunc(p.Pieces, func(x piece) bool { return x.FirstAt }) }) {
				d.Part = i + 1
			}
		}
	}
	if len(parts) < 2 {
		return nil
	}
	for i, p := range parts {
		href := address("reports", d.UID)
		if i > 0 {
			href = linkTo(href, "part", strconv.Itoa(i+1))
		}
		c := choice{Name: strconv.Itoa(i + 1), Href: href, Chosen: i+1 == d.Part}
		if first, last := ends(p); last > 0 {
			c.Code = strconv.Itoa(first) + "–" + strconv.Itoa(last)
		}
		d.Parts = append(d.Parts, c)
	}
	d.Paragraphs = parts[d.Part-1]
	d.leadOut()
	return nil
}

// ends are the least and the highest number of the statements of a part.
func ends(p []paragraph) (first, last int) {
	for i := range p {
		for j := range p[i].Notes {
			n := p[i].Notes[j].Number
			if last = max(last, n); first == 0 || n < first {
				first = n
			}
		}
	}
	return first, last
}

// leadOut makes notes that repeat a statement of another part lead there.
func (d *reportData) leadOut() {
	here := map[int]bool{}
	for i := range d.Paragraphs {
		for j := range d.Paragraphs[i].Notes {
			here[d.Paragraphs[i].Notes[j].Number] = true
		}
	}
	for i := range d.Paragraphs {
		for j := range d.Paragraphs[i].Notes {
			if n := &d.Paragraphs[i].Notes[j]; n.Same > 0 && !here[n.Same] {
				n.SameAt = placeURL(n.Repeats)
			}
		}
	}
}

// partsOf cuts the paragraphs of a report into parts that a page has room for.
// Of a short report there is one.
func partsOf(all []paragraph) [][]paragraph {
	var out [][]paragraph
	var part []paragraph
	notes, characters := 0, 0
	end := func() {
		if len(part) > 0 {
			out, part, notes, characters = append(out, part), nil, 0, 0
		}
	}
	for i := range all {
		for _, p := range lessOf(&all[i]) {
			part = append(part, p)
			notes += len(p.Notes)
			for j := range p.Pieces {
				characters += utf8.RuneCountInString(p.Pieces[j].Text)
			}
			if notes >= statementsShown || characters >= charactersShown {
				end()
			}
		}
	}
	end()
	return out
}

// lessOf cuts a paragraph that no page has room for: between its pieces, and
// within one that is too long by itself.
func lessOf(p *paragraph) []paragraph {
	var out []paragraph
	rest := p.Notes
	now := paragraph{Kind: p.Kind}
	characters := 0
	end := func() {
		out, now, characters = append(out, now), paragraph{Kind: p.Kind}, 0
	}
	for _, x := range p.Pieces {
		for {
			whole := x.Text
			x.Text = firstOf(whole, charactersShown)
			now.Pieces = append(now.Pieces, x)
			now.Notes, rest = append(now.Notes, rest[:x.Begins]...), rest[x.Begins:]
			characters += utf8.RuneCountInString(x.Text)
			if len(now.Notes) >= statementsShown || characters >= charactersShown {
				end()
			}
			x.Text = strings.TrimPrefix(whole, x.Text)
			if x.ID, x.FirstAt, x.Begins = "", false, 0; x.Text == "" {
				break
			}
		}
	}
	if len(now.Pieces) > 0 {
		end()
	}
	return out
}

// firstOf is as many characters of a text as a part may have.
func firstOf(s string, most int) string {
	n := 0
	for i := range s {
		if n == most {
			return s[:i]
		}
		n++
	}
	return s
}

// statement leads to a statement in its report, on whichever page of it that is.
func statement(q *request) (*sheet, error) {
	d, err := reportOf(q)
	if err != nil {
		return nil, err
	}
	if len(d.Candidates) > 0 {
		return nil, errNowhere
	}
	id := q.PathValue("statement")
	for i, part := range partsOf(d.Paragraphs) {
		for _, p := range part {
			if slices.ContainsFunc(p.Notes, func(n note) bool { return n.ID == id }) {
				to := address("reports", d.UID)
				if i > 0 {
					to = linkTo(to, "part", strconv.Itoa(i+1))
				}
				return nil, moved(to + "#" + id)
			}
		}
	}
	return nil, errNowhere
}
