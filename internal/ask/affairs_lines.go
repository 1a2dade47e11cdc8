package ask

import (
	"cmp"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// lineCount is how often a side says a line.
type lineCount struct {
	label   int64
	n       int
	days    map[string]bool
	reports map[int64]bool
	rows    []int64 // statements, newest first
}

// countLines counts the lines of what a side asserts.
func (g *gatherer) countLines(s *subject) (map[int64]*lineCount, error) {
	var wordings []int64
	for i := range s.briefs {
		if b := &s.briefs[i]; assertsBrief(b) {
			wordings = append(wordings, b.Wording)
		}
	}
	pairs, err := g.r.LinesOfWordings(distinct(wordings))
	if err != nil {
		return nil, err
	}
	of := make(map[int64][]int64, len(pairs))
	for _, p := range pairs {
		of[p.Key] = append(of[p.Key], p.Row)
	}
	counts := map[int64]*lineCount{}
	for i := range s.briefs {
		b := &s.briefs[i]
		if !assertsBrief(b) {
			continue
		}
		for _, label := range of[b.Wording] {
			c := counts[label]
			if c == nil {
				c = &lineCount{label: label, days: map[string]bool{}, reports: map[int64]bool{}}
				counts[label] = c
			}
			c.n++
			c.days[b.From] = true
			c.reports[b.Report] = true
			c.rows = append(c.rows, b.ID)
		}
	}
	return counts, nil
}

func assertsBrief(b *store.Brief) bool {
	return asserts(&store.Statement{Negated: b.Negated, Force: b.Force})
}

// sideLines tells the lines that a side keeps saying: twice at least, in two
// reports.
func (g *gatherer) sideLines(counts map[int64]*lineCount) ([]SideLine, error) {
	list := slices.Collect(maps.Values(counts))
	list = slices.DeleteFunc(list, func(c *lineCount) bool { return len(c.reports) < 2 })
	slices.SortFunc(list, func(a, b *lineCount) int {
		return cmp.Or(cmp.Compare(len(b.days), len(a.days)), cmp.Compare(len(b.reports), len(a.reports)), cmp.Compare(a.label, b.label))
	})
	var out []SideLine
	for _, c := range list[:min(len(list), 2*mostLines)] {
		l, err := g.sideLine(c)
		if err != nil {
			return nil, err
		}
		if l.Sayings > 1 {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b SideLine) int {
		return cmp.Or(cmp.Compare(b.Sayings, a.Sayings), cmp.Compare(b.Origins, a.Origins))
	})
	return out[:min(len(out), mostLines)], nil
}

// sideLine tells a line as one side says it. Of a line that is said very often
// the first and the last statements are looked at.
func (g *gatherer) sideLine(c *lineCount) (SideLine, error) {
	label, rows := c.label, c.rows
	if len(rows) > mostWhole {
		rows = slices.Concat(rows[:mostWhole/2], rows[len(rows)-mostWhole/2:])
	}
	found, err := g.r.Statements(store.StatementQuery{IDs: rows, Limit: len(rows)})
	if err != nil {
		return SideLine{}, err
	}
	all, err := load(g.r, oldestOf(found))
	if err != nil {
		return SideLine{}, err
	}
	g.all.merge(all)
	forms, err := g.r.FormsOfLines([]int64{label})
	if err != nil {
		return SideLine{}, err
	}
	t := &tracer{Desk: g.Desk, r: g.r}
	told := newTelling(t, all, forms)
	if len(told.sayings) == 0 {
		return SideLine{}, nil
	}
	lines, err := t.lines([]int64{label})
	if err != nil || len(lines) == 0 {
		return SideLine{}, err
	}
	if err := t.nameLines(); err != nil {
		return SideLine{}, err
	}
	counts := told.counts(0)
	out := SideLine{LineBrief: t.brief(&lines[0]), Sayings: counts.Sayings, Reports: len(c.reports), Origins: counts.Origins,
		AtLeast: len(c.rows) > mostWhole}
	first := told.sayings[0].statements[0]
	out.Words, out.Language = told.claim(first.wording), first.Language
	seen := map[string]bool{}
	for i, j := range told.sayings {
		s := j.saying(all)
		if i == 0 {
			out.First = s.Day
		}
		if s.Day.To >= out.Last.To { // a year ends after each of its days
			out.Last = s.Day
		}
		for _, sp := range s.Speakers {
			if name := g.nameOf(sp.Key, sp.Name); !seen[name] {
				seen[name] = true
				out.Speakers = append(out.Speakers, name)
			}
		}
	}
	for _, j := range ends(told.sayings) {
		out.Cites = append(out.Cites, g.citeSaid(all, j.perReport()[0]))
	}
	return out, nil
}

// The bounds of opposed lines.
const (
	mostOpposable = 500 // lines of a side, those said most
	mostOpposite  = 5
)

// opposing finds lines of one side that say the opposite of lines of the other.
func (g *gatherer) opposing() error {
	if len(g.who) < 2 {
		return nil
	}
	lineOf := [2]map[int64]int64{}
	var forms []int64
	for i := range g.lines {
		labels := slices.SortedFunc(maps.Keys(g.lines[i]), func(a, b int64) int {
			return cmp.Or(cmp.Compare(g.lines[i][b].n, g.lines[i][a].n), cmp.Compare(a, b))
		})
		list, err := g.r.FormsOfLines(labels[:min(len(labels), mostOpposable)])
		if err != nil {
			return err
		}
		lineOf[i] = map[int64]int64{}
		for _, f := range list {
			lineOf[i][f.ID] = f.Line
			forms = append(forms, f.ID)
		}
	}
	pairs, err := g.r.Opposites(distinct(forms))
	if err != nil {
		return err
	}
	seen := map[[2]int64]bool{}
	for _, p := range pairs {
		for _, way := range [][2]int64{{p.A, p.B}, {p.B, p.A}} {
			a, okA := lineOf[0][way[0]]
			b, okB := lineOf[1][way[1]]
			if !okA || !okB || a == b || seen[[2]int64{a, b}] || len(g.out.Opposed) == mostOpposite {
				continue
			}
			seen[[2]int64{a, b}] = true
			var o Opposing
			if o.A, err = g.sideLine(g.lines[0][a]); err != nil {
				return err
			}
			if o.B, err = g.sideLine(g.lines[1][b]); err != nil {
				return err
			}
			if o.A.Sayings > 0 && o.B.Sayings > 0 {
				g.out.Opposed = append(g.out.Opposed, o)
			}
		}
	}
	return nil
}
