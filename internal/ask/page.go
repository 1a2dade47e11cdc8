package ask

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// place is a place in a list of sayings by day, newest first: after so many of
// a day.
type place struct {
	day   string // "" is the unknown one, after all others
	shown int
	set   bool
}

var placeForm = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}|none)\.(\d{1,9})$`)

const noDay = "none"

func parsePlace(s string) (place, error) {
	if s == "" {
		return place{}, nil
	}
	m := placeForm.FindStringSubmatch(s)
	if m == nil {
		return place{}, &QuestionError{ProblemCursor, "--after", shorten(s)}
	}
	n, err := strconv.Atoi(m[2])
	if err != nil {
		return place{}, &QuestionError{ProblemCursor, "--after", shorten(s)}
	}
	p := place{m[1], n, true}
	if p.day == noDay {
		p.day = ""
	} else if first, _ := record.Days(p.day); first != p.day {
		return place{}, &QuestionError{ProblemCursor, "--after", shorten(s)}
	}
	return p, nil
}

func (p place) String() string { return fmt.Sprintf("%s.%d", cmp.Or(p.day, noDay), p.shown) }

// The bounds of one page.
const (
	batch       = 200   // statements that are fetched at once
	mostFetched = 2_000 // for one page
	mostSifted  = 400   // where any of many words is enough to be fetched
)

// finder makes one page of sayings of what searches find.
type finder struct {
	*Desk
	r        store.Reader
	searches []search
	who      *Who
	found    []said // newest first
	all      *loaded
	fetched  int
	ended    bool
}

// page finds sayings up to a limit, from a place on. Sayings are ordered by the
// last day on which a report tells of them; a page begins its search a little
// before its place, so that what belongs together is not torn.
func (f *finder) page(a *SaidAnswer, at place, limit int) error {
	var cursor store.Cursor
	if at.set && at.day != "" {
		cursor.Sort = before(at.day, -late-1)
	} else if at.set {
		cursor.Sort = "0000-01-" + fmt.Sprintf("%02d", late+1)
	}
	var list []placed
	var oldest string
	most := mostFetched
	if f.searches[0].missed > 0 {
		most = mostSifted
	}
	for !f.ended && f.fetched < most {
		var err error
		if cursor, err = f.fetch(cursor); err != nil {
			return err
		}
		oldest = cursor.Sort
		list = f.sayings()
		if n := len(after(list, at)); n > limit && after(list, at)[limit].day > before(oldest, -late) {
			break
		}
	}
	list = after(list, at)
	a.Cut = !f.ended && len(list) <= limit
	for _, p := range list[:min(len(list), limit)] {
		a.Sayings = append(a.Sayings, p.joined.saying(f.all))
	}
	if len(list) > limit || a.Cut && len(list) > 0 {
		last := list[min(limit, len(list))-1]
		a.Next = place{last.day, last.nth, true}.String()
	}
	return f.count(a)
}

// placed is a saying with its place in the list.
type placed struct {
	*joined
	day  string
	told int // 0 where a report tells the day, 1 where it is only known when it was reported
	nth  int // of its day, from 1
}

// sayings joins what was found, newest first.
func (f *finder) sayings() []placed {
	oldest := slices.Clone(f.found)
	slices.Reverse(oldest)
	var out []placed
	for _, g := range join(oldest, sameWords) {
		p := placed{joined: g, told: 1}
		for _, s := range g.statements {
			p.day = max(p.day, s.From)
			if s.day.Known == KnownSaid {
				p.told = 0
			}
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b placed) int {
		return cmp.Or(cmp.Compare(b.day, a.day), cmp.Compare(a.told, b.told), cmp.Compare(a.first(), b.first()))
	})
	for i := range out {
		out[i].nth = 1
		if i > 0 && out[i-1].day == out[i].day {
			out[i].nth = out[i-1].nth + 1
		}
	}
	return out
}

// first is the report of a saying that orders it among those of a day, and the
// place in it: a reader meets the sayings of a report in its order.
func (g *joined) first() string {
	least := ""
	for _, s := range g.statements {
		if key := fmt.Sprintf("%s %08d", s.report.UID, s.Ordinal); least == "" || key < least {
			least = key
		}
	}
	return least
}

// after are the sayings that come after a place.
func after(list []placed, at place) []placed {
	if !at.set {
		return list
	}
	i := slices.IndexFunc(list, func(p placed) bool { return p.day < at.day || p.day == at.day && p.nth > at.shown })
	if i < 0 {
		return nil
	}
	return list[i:]
}

// fetch fetches the next statements of all searches, newest first, as far as
// all of them reach, and returns where the next begin.
func (f *finder) fetch(cursor store.Cursor) (store.Cursor, error) {
	var found []store.Statement
	by := map[int64]*search{}
	reach := store.Cursor{}
	for i := range f.searches {
		q := f.searches[i].StatementQuery
		q.After, q.Limit = cursor, batch
		some, err := f.r.Statements(q)
		if err != nil {
			return cursor, err
		}
		for j := range some {
			if by[some[j].ID] == nil {
				found = append(found, some[j])
			}
			by[some[j].ID] = &f.searches[i]
		}
		if n := len(some); n == batch && later(some[n-1].From, some[n-1].ID, reach) {
			reach = some[n-1].At()
		}
	}
	if f.ended = reach == (store.Cursor{}); !f.ended {
		found = slices.DeleteFunc(found, func(s store.Statement) bool { return later(reach.Sort, reach.ID, s.At()) })
	}
	slices.SortFunc(found, func(a, b store.Statement) int { return compareDays(&b, &a) })
	f.fetched += len(found)
	return reach, f.keep(found, by)
}

// compareDays orders statements by day, the oldest first.
func compareDays(a, b *store.Statement) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.ID, b.ID))
}

// later reports whether a statement comes before a cursor in a list of the
// newest first.
func later(day string, id int64, c store.Cursor) bool {
	return day > c.Sort || day == c.Sort && id > c.ID
}

// keep keeps of the statements fetched those that were asked for.
func (f *finder) keep(found []store.Statement, by map[int64]*search) error {
	found, _, err := f.sift(f.r, found, func(s *store.Statement) *search { return by[s.ID] })
	if err != nil {
		return err
	}
	l, err := load(f.r, found)
	if err != nil {
		return err
	}
	if f.all == nil {
		f.all = l
	} else {
		f.all.merge(l)
	}
	offices := map[string][]string{}
	for i := range l.statements {
		s := &l.statements[i]
		if f.who == nil || f.who.held(s.Statement, func(title string) []string {
			if _, ok := offices[title]; !ok {
				offices[title] = officesIn(f.rec, title)
			}
			return offices[title]
		}) {
			f.found = append(f.found, *s)
		}
	}
	return nil
}

// count tells how many statements there are: exactly where all were fetched or
// the store can tell, else how many at least.
func (f *finder) count(a *SaidAnswer) error {
	if len(f.searches) == 1 && len(f.searches[0].words) == 0 && (f.who == nil || f.who.Office == "") {
		var err error
		q := f.searches[0].StatementQuery
		q.Standing = true
		a.Count, err = f.r.CountStatements(q, mostCounted)
		a.AtLeast = a.Count == mostCounted
		return err
	}
	for i := range f.found {
		if f.found[i].report.Latest {
			a.Count++
		}
	}
	a.AtLeast = !f.ended
	return nil
}
