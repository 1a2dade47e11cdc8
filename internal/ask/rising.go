package ask

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// RisingAnswer are the lines that were said of late more than before, or again
// after a silence. What is late is told by the newest statement, not by a clock.
type RisingAnswer struct {
	From  string `json:"from,omitempty"` // first and last day of what is late
	To    string `json:"to,omitempty"`
	Lines []Rise `json:"lines"`
}

// Rise is a line that rises.
type Rise struct {
	LineBrief
	Lately int      `json:"lately"`           // statements of late
	Before int      `json:"before"`           // in as many days before
	Broken *Silence `json:"broken,omitempty"` // the silence that it broke
}

// The measures of rising.
const (
	lateDays     = 30
	mostLate     = 500 // statements of late that are looked at
	mostWatched  = 40  // lines among them, those said most
	leastBroken  = 90  // days of a silence
	mostRising   = 8
	leastRisings = 2 // statements of late, where no silence was broken
)

// Rising tells which lines rise.
func (d *Desk) Rising(ctx context.Context) (RisingAnswer, error) {
	a := RisingAnswer{Lines: []Rise{}}
	err := d.view(ctx, func(r store.Reader) error {
		newest, err := r.Statements(store.StatementQuery{Standing: true, Since: "0001-01-01", Limit: 1})
		if err != nil || len(newest) == 0 {
			return err
		}
		a.To = newest[0].From
		a.From = before(a.To, lateDays-1)
		late, err := r.Statements(store.StatementQuery{Standing: true, Since: a.From, Limit: mostLate})
		if err != nil {
			return err
		}
		t := &riser{tracer: tracer{Desk: d, r: r}, late: late, answer: &a}
		return t.rise()
	})
	return a, err
}

type riser struct {
	tracer
	late   []store.Statement
	answer *RisingAnswer
}

// rise finds the lines of what was said of late, and keeps those that rise.
func (t *riser) rise() error {
	lately, first, err := t.count()
	if err != nil {
		return err
	}
	lines, err := t.lines(mostOf(lately, mostWatched))
	if err != nil {
		return err
	}
	found := map[int64]Rise{}
	var kept []store.Line
	for _, l := range lines {
		if l.Statements < 2 {
			continue
		}
		x := Rise{Lately: lately[l.Label]}
		if err := t.earlier(&x, l.Label, first[l.Label]); err != nil {
			return err
		}
		if x.Broken != nil || x.Lately >= leastRisings && x.Lately > x.Before {
			found[l.Label] = x
			kept = append(kept, l)
		}
	}
	slices.SortStableFunc(kept, func(a, b store.Line) int {
		x, y := found[a.Label], found[b.Label]
		return cmp.Or(cmp.Compare(y.Lately-y.Before, x.Lately-x.Before), cmp.Compare(a.Label, b.Label))
	})
	briefs, err := t.briefs(kept[:min(len(kept), mostRising)])
	for i := range briefs {
		x := found[briefs[i].label]
		x.LineBrief = briefs[i]
		t.answer.Lines = append(t.answer.Lines, x)
	}
	return err
}

// mostOf are the labels that were counted most, in order.
func mostOf(counts map[int64]int, most int) []int64 {
	labels := slices.SortedFunc(maps.Keys(counts), func(a, b int64) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	return labels[:min(len(labels), most)]
}

// count counts the statements of late of each line, and finds the first day of
// them.
func (t *riser) count() (lately map[int64]int, first map[int64]string, err error) {
	lately, first = map[int64]int{}, map[int64]string{}
	var wordings []int64
	for i := range t.late {
		wordings = append(wordings, t.late[i].Wording)
	}
	ties, err := t.r.LinesOfWordings(distinct(wordings))
	if err != nil {
		return nil, nil, err
	}
	of := map[int64][]int64{}
	for _, p := range ties {
		of[p.Key] = append(of[p.Key], p.Row)
	}
	for i := range t.late {
		s := &t.late[i]
		if !asserts(s) || s.Repeats >= 0 {
			continue
		}
		for _, label := range distinct(of[s.Wording]) {
			lately[label]++
			first[label] = cmp.Or(min(first[label], s.From), s.From)
		}
	}
	return lately, first, nil
}

// earlier tells how often a line was said in as many days before, and which
// silence it broke.
func (t *riser) earlier(x *Rise, label int64, first string) (err error) {
	last := before(t.answer.From, 1)
	q := store.StatementQuery{Lines: []int64{label}, Standing: true, Since: before(t.answer.From, lateDays), Until: last}
	if x.Before, err = t.r.CountStatements(q, mostLate); err != nil || x.Before > 0 {
		return err
	}
	found, err := t.r.Statements(store.StatementQuery{Lines: []int64{label}, Standing: true, Since: "0001-01-01", Until: last, Limit: 1})
	if err != nil || len(found) == 0 {
		return err
	}
	if n := daysBetween(found[0].To, first); n >= leastBroken {
		x.Broken = &Silence{From: found[0].To, To: first, Days: n}
	}
	return nil
}

// monthsOf counts days by their months, oldest first, with the months between.
func monthsOf(days []string) []MonthCount {
	counts := map[string]int{}
	for _, d := range days {
		if d != "" {
			counts[monthPart(d)]++
		}
	}
	months := slices.Sorted(maps.Keys(counts))
	if len(months) == 0 {
		return []MonthCount{}
	}
	var out []MonthCount
	at, err := time.Parse("2006-01", months[0])
	for ; err == nil && at.Format("2006-01") <= months[len(months)-1]; at = at.AddDate(0, 1, 0) {
		m := at.Format("2006-01")
		out = append(out, MonthCount{m, counts[m]})
	}
	return out
}

// MonthCount is how many there are of a month.
type MonthCount struct {
	Month string `json:"month"` // 2006-01
	N     int    `json:"n"`
}
