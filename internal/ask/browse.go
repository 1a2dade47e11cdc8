package ask

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// ActorsQuery asks for actors, those with most statements first.
type ActorsQuery struct {
	Name  string   // how one of the names begins
	Kinds []string // state, organisation, outlet, wire, person, place
	Limit int
	After string // Next of the answer before
}

// ActorsAnswer is a page of actors.
type ActorsAnswer struct {
	Total  int          `json:"total"` // in the record
	Actors []ActorEntry `json:"actors"`
	Next   string       `json:"next,omitempty"`
}

// ActorEntry is an actor with what is known of it.
type ActorEntry struct {
	Actor
	Names   []string `json:"names"`             // it was called by, folded
	Offices []Tenure `json:"offices,omitempty"` // where it is the only one: the offices in which it spoke
}

// Tenure is an office in which an actor spoke, and the days of the first and
// the last time.
type Tenure struct {
	Office     string `json:"office"`
	Of         string `json:"of,omitempty"`
	From       string `json:"from,omitempty"`
	To         string `json:"to,omitempty"`
	Statements int    `json:"statements"`
}

// actorKinds are the kinds of actors.
func actorKinds() []string {
	return []string{"state", "organisation", "outlet", "wire", "person", "place"}
}

// Actors lists actors.
func (d *Desk) Actors(ctx context.Context, q ActorsQuery) (ActorsAnswer, error) {
	a := ActorsAnswer{Actors: []ActorEntry{}}
	limit, err := limits(q.Limit)
	if err != nil {
		return a, err
	}
	name, err := clean("NAME", q.Name, MaxName)
	if err != nil {
		return a, err
	}
	at, err := parseCursor(q.After, countForm)
	if err != nil {
		return a, err
	}
	for _, k := range q.Kinds {
		if !slices.Contains(actorKinds(), k) {
			return a, &QuestionError{ProblemKind, "--kind", shorten(k)}
		}
	}
	folded := record.FoldName(name)
	if name != "" && folded == "" {
		return a, nil // marks only: nobody is called so
	}
	err = d.view(ctx, func(r store.Reader) error {
		n, err := r.Counts()
		if err != nil {
			return err
		}
		a.Total = n.Actors
		found, err := r.BrowseActors(store.ActorQuery{Prefix: folded, Kinds: q.Kinds, After: at, Limit: limit + 1})
		if err != nil {
			return err
		}
		if len(found) > limit {
			last := found[limit-1]
			a.Next, found = fmt.Sprintf("%d.%d", last.Statements, last.ID), found[:limit]
		}
		for i := range found {
			a.Actors = append(a.Actors, ActorEntry{Actor: actorOf(&found[i]), Names: append([]string{}, found[i].Names...)})
		}
		if len(found) != 1 || q.After != "" { // the last of several is not the only one
			return nil
		}
		offices, err := r.OfficesOf(found[0].ID)
		for _, o := range offices {
			a.Actors[0].Offices = append(a.Actors[0].Offices, Tenure(o))
		}
		return err
	})
	return a, err
}

// ReportsQuery asks for reports, newest first.
type ReportsQuery struct {
	Outlet       string
	Language     string
	Since, Until string // a year, a month or a day: that of publication
	Revisions    bool   // superseded revisions too
	Limit        int
	After        string
}

// ReportsAnswer is a page of reports.
type ReportsAnswer struct {
	Total   int      `json:"total"` // in the record
	Outlet  *Who     `json:"outlet,omitempty"`
	Reports []Report `json:"reports"`
	Next    string   `json:"next,omitempty"`
}

// Reports lists reports.
func (d *Desk) Reports(ctx context.Context, q ReportsQuery) (ReportsAnswer, error) {
	a := ReportsAnswer{Reports: []Report{}}
	limit, err := limits(q.Limit)
	if err != nil {
		return a, err
	}
	sq := store.ReportQuery{Limit: limit + 1, Revisions: q.Revisions}
	if sq.Since, err = since(q.Since); err != nil {
		return a, err
	}
	if sq.Until, err = until(q.Until); err != nil {
		return a, err
	}
	if sq.After, err = parseCursor(q.After, dayForm); err != nil {
		return a, err
	}
	if q.Language != "" {
		code, err := d.languageCode("--in", q.Language)
		if err != nil {
			return a, err
		}
		sq.Languages = []string{code}
	}
	err = d.view(ctx, func(r store.Reader) error {
		n, err := r.Counts()
		if err != nil {
			return err
		}
		a.Total = n.Reports
		if q.Outlet != "" {
			if a.Outlet, err = who(r, d.rec, "--outlet", q.Outlet); err != nil || len(a.Outlet.rows) == 0 {
				return err
			}
			sq.Outlets = a.Outlet.rows
		}
		found, err := r.Reports(sq)
		if err != nil {
			return err
		}
		if len(found) > limit {
			last := found[limit-1]
			a.Next, found = fmt.Sprintf("%s.%d", cmp.Or(last.Day, noDay), last.ID), found[:limit]
		}
		t := &reportTeller{Desk: d, r: r, all: newLoaded()}
		a.Reports, err = t.briefs(found)
		return err
	})
	return a, err
}

// languageCode is the code of the pack of a language. Of one without a pack
// nothing can have been read.
func (d *Desk) languageCode(part, code string) (string, error) {
	if l := d.rec.Data.Language(code); l != nil {
		return l.Pack.Code, nil
	}
	var known []string
	for _, l := range d.rec.Data.Languages {
		known = append(known, l.Pack.Code)
	}
	return "", &QuestionError{ProblemLanguage, part, shorten(code) + " (" + strings.Join(known, ", ") + ")"}
}

// LinesQuery asks for lines, those with most statements first.
type LinesQuery struct {
	Least int // statements; 0: 2
	Limit int
	After string
}

// LinesAnswer is a page of lines.
type LinesAnswer struct {
	Total int         `json:"total"` // in the record, those said once too
	Least int         `json:"least"` // statements that a line has to be listed
	Lines []LineBrief `json:"lines"`
	Next  string      `json:"next,omitempty"`
}

// Lines lists lines.
func (d *Desk) Lines(ctx context.Context, q LinesQuery) (LinesAnswer, error) {
	a := LinesAnswer{Lines: []LineBrief{}}
	limit, err := limits(q.Limit)
	if err != nil {
		return a, err
	}
	at, err := parseCursor(q.After, lineCursorForm)
	if err != nil {
		return a, err
	}
	if q.Least < 0 {
		return a, &QuestionError{ProblemLimit, "--least", strconv.Itoa(q.Least)}
	}
	err = d.view(ctx, func(r store.Reader) error {
		n, err := r.Counts()
		if err != nil {
			return err
		}
		a.Total, a.Least = n.Lines, cmp.Or(q.Least, 2)
		found, err := r.Lines(store.LineQuery{Least: a.Least, After: at, Limit: limit + 1})
		if err != nil {
			return err
		}
		if len(found) > limit {
			last := found[limit-1]
			a.Next, found = fmt.Sprintf("%d.%s", last.Statements, record.Label(last.Label)), found[:limit]
		}
		t := &tracer{Desk: d, r: r}
		a.Lines, err = t.briefs(found)
		return err
	})
	return a, err
}

var (
	countForm      = regexp.MustCompile(`^(\d{1,12})\.(\d{1,18})$`)
	dayForm        = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}|none)\.(\d{1,18})$`)
	lineCursorForm = regexp.MustCompile(`^(\d{1,12})\.([0-9a-f]{16})$`)
)

// parseCursor reads the place in a list that an answer gave as Next.
func parseCursor(s string, form *regexp.Regexp) (store.Cursor, error) {
	if s == "" {
		return store.Cursor{}, nil
	}
	wrong := &QuestionError{ProblemCursor, "--after", shorten(s)}
	m := form.FindStringSubmatch(s)
	if m == nil {
		return store.Cursor{}, wrong
	}
	base := 10
	if form == lineCursorForm {
		base = 16
	}
	id, err := strconv.ParseUint(m[2], base, 64)
	if err != nil {
		return store.Cursor{}, wrong
	}
	sort := m[1]
	if form == dayForm {
		if sort == noDay {
			sort = ""
		} else if first, _ := record.Days(sort); first != sort {
			return store.Cursor{}, wrong
		}
	}
	return store.Cursor{Sort: sort, ID: int64(id)}, nil
}
