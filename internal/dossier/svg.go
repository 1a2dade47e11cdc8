package dossier

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

// Charts are drawn here and not with a plotting library. gonum.org/v1/plot was
// tried (v0.17.0, its vgsvg): it writes colours, widths and fonts into a style
// attribute of each mark, which the policy of the reading room refuses; has no
// classes, so that one drawing cannot serve day, night and print; no title or link
// on a mark; texts that are mirrored twice and measured by a font that the page
// does not have; and an opaque white ground. A canvas of our own under it would
// have to tell series apart by their colours, in as many lines as the drawing takes
// now (450), and link eight more modules with fonts.

// The measures of a drawing, in units of its view box.
const (
	wide      = 720.0
	left      = 46.0
	right     = 14.0
	plotTop   = 10.0
	monthHigh = 90.0
	textRow   = 17.0
)

// Draw draws a chart as inline SVG, whose classes style.css gives their colours.
// All text is escaped.
func Draw(c *Chart, words message.Catalogue) template.HTML {
	return template.HTML(draw(c, words)) //nolint:gosec // draw escapes each text
}

// draw draws a chart as inline SVG, with what its colours are and, where the
// page does not tell it in words, the table behind it. All text is escaped.
func draw(c *Chart, words message.Catalogue) string {
	s := svg{words: words}
	switch c.Kind {
	case Timeline:
		s.timeline(c)
	case Months:
		s.months(c)
	case Values:
		s.values(c)
	}
	if s.high == 0 {
		return ""
	}
	return fmt.Sprintf(`<figure tabindex="0" aria-label="%s"><svg class="chart" viewBox="0 0 %.0f %.0f" role="group">%s</svg>%s%s</figure>`,
		html.EscapeString(c.Title), wide, s.high, s.b.String(), legend(c, words), table(c, words))
}

// legend names what the colours are.
func legend(c *Chart, words message.Catalogue) string {
	var b strings.Builder
	item := func(class, name string) {
		fmt.Fprintf(&b, `<span><svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.5" class="%s"/></svg> %s</span> `,
			html.EscapeString(class), html.EscapeString(name))
	}
	if c.Kind == Months {
		for i, n := range c.Names {
			if slices.ContainsFunc(c.Months, func(m Bar) bool { return m.Counts[i] > 0 }) {
				item(fmt.Sprint("s", seriesClass(i, len(c.Names))), n)
			}
		}
	}
	seen := map[string]bool{}
	for _, m := range c.Marks {
		if !seen[m.Class] {
			seen[m.Class] = true
			item(m.Class, words.Get("dossier.mark."+m.Class))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "<figcaption>" + strings.TrimSpace(b.String()) + "</figcaption>"
}

// table writes the counts of months as a table; the other charts stand beside
// lists of all that they show.
func table(c *Chart, words message.Catalogue) string {
	if c.Kind != Months {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<details><summary>%s</summary><table><thead><tr><th scope="col">%s</th>`,
		html.EscapeString(words.Get("dossier.table")), html.EscapeString(words.Get("dossier.table.month")))
	for _, n := range c.Names {
		fmt.Fprintf(&b, `<th scope="col">%s</th>`, html.EscapeString(n))
	}
	b.WriteString("</tr></thead><tbody>")
	for _, m := range c.Months {
		fmt.Fprintf(&b, `<tr><th scope="row">%s</th>`, html.EscapeString(words.Date(m.Month)))
		for _, n := range m.Counts {
			fmt.Fprintf(&b, "<td>%s</td>", words.Whole(n))
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table></details>")
	return b.String()
}

// seriesClass gives the sides the first two colours, and the four classes of
// events the others, however many sides there are.
func seriesClass(i, n int) int {
	if sides := n - 4; i >= sides {
		return 2 + i - sides
	}
	return i
}

// svg is a drawing.
type svg struct {
	b     strings.Builder
	high  float64
	words message.Catalogue
}

func (s *svg) putf(format string, args ...any) { fmt.Fprintf(&s.b, format, args...) }

func (s *svg) text(x, y float64, anchor, text string) {
	s.putf(`<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, x, y, anchor, html.EscapeString(text))
}

// name says what an axis counts.
func (s *svg) name(x, y float64, text string) {
	s.putf(`<text class="name" x="%.1f" y="%.1f">%s</text>`, x, y, html.EscapeString(text))
}

func (s *svg) line(x1, y1, x2, y2 float64) {
	s.putf(`<line class="axis" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, x1, y1, x2, y2)
}

// mark draws a mark with its title, leading to its first note: a keyboard
// reaches it, and a screen reader says what it is.
func (s *svg) mark(m *Mark, x, y, r float64) {
	circle := fmt.Sprintf(`<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"><title>%s</title></circle>`,
		html.EscapeString(m.Class), x, y, r, html.EscapeString(m.Text))
	if len(m.Notes) > 0 {
		circle = fmt.Sprintf(`<a href="#n%d">%s</a>`, m.Notes[0], circle)
	}
	s.b.WriteString(circle)
}

func (s *svg) stretch(m *Mark, x1, y1, x2, y2 float64) {
	s.putf(`<line class="range %s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`, html.EscapeString(m.Class), x1, y1, x2, y2)
}
