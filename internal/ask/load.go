package ask

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// said is a statement with all that an answer tells of it.
type said struct {
	*store.Statement
	day      When
	days     []stretch // on which it can have been said
	wording  *store.Wording
	report   *store.Report
	speakers []Speaker
	words    string // folded, once they were asked for
}

// folded are the words of a statement as they are compared.
func (s *said) folded() string {
	if s.words == "" {
		s.words = fold(s.wording.Text)
	}
	return s.words
}

// loaded are statements with their wordings, reports and actors, each fetched
// once.
type loaded struct {
	statements []said
	wordings   map[int64]*store.Wording
	reports    map[int64]*store.Report
	actors     map[int64]*store.Actor
}

func newLoaded() *loaded {
	return &loaded{wordings: map[int64]*store.Wording{}, reports: map[int64]*store.Report{}, actors: map[int64]*store.Actor{}}
}

// load fetches what belongs to statements. A statement whose report or wording
// is missing is left out: the record is being repaired.
func load(r store.Reader, statements []store.Statement) (*loaded, error) {
	l := newLoaded()
	var wordings, reports, actors []int64
	for i := range statements {
		s := &statements[i]
		wordings, reports = append(wordings, s.Wording), append(reports, s.Report)
		actors = append(append(actors, s.Speakers...), s.Outlet)
		for _, v := range s.Voices {
			actors = append(actors, v.Actor)
		}
		for _, c := range s.Chain {
			actors = append(actors, c.Actor)
		}
	}
	ws, err := r.Wordings(distinct(wordings))
	if err != nil {
		return nil, err
	}
	for i := range ws {
		l.wordings[ws[i].ID] = &ws[i]
	}
	rs, err := r.ReportsByID(distinct(reports))
	if err != nil {
		return nil, err
	}
	for i := range rs {
		l.reports[rs[i].ID] = &rs[i]
		actors = append(actors, rs[i].Outlet)
	}
	if err := l.loadActors(r, actors); err != nil {
		return nil, err
	}
	for i := range statements {
		s := said{Statement: &statements[i], day: whenOf(&statements[i]),
			wording: l.wordings[statements[i].Wording], report: l.reports[statements[i].Report]}
		if s.wording == nil || s.report == nil {
			continue
		}
		if s.day.Known == KnownReport && s.report.Published != "" {
			if s.From == s.To && s.From != s.report.Day {
				s.day.Known = KnownOccasion
			} else {
				s.day.Value, _, _ = strings.Cut(s.report.Published, "T")
			}
		}
		s.days, s.speakers = s.day.stretches(), l.speakersOf(s.Statement)
		l.statements = append(l.statements, s)
	}
	return l, nil
}

func (l *loaded) loadActors(r store.Reader, ids []int64) error {
	as, err := r.ActorsByID(distinct(ids))
	if err != nil {
		return err
	}
	for i := range as {
		l.actors[as[i].ID] = &as[i]
	}
	return nil
}

// distinct are the rows of a list, each once, without 0, which is no row.
func distinct[T cmp.Ordered](list []T) []T {
	var none T
	list = slices.Clone(list)
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) > 0 && list[0] == none {
		return list[1:]
	}
	return list
}

// speakersOf are those that a statement counts for, in the offices that the
// report gives them.
func (l *loaded) speakersOf(s *store.Statement) []Speaker {
	var out []Speaker
	for i, id := range s.Speakers {
		a := l.actors[id]
		if a == nil {
			continue
		}
		sp := Speaker{Key: a.Key, Name: a.Name}
		v := s.Office(i)
		sp.Office, sp.Of = v.Office, v.Of
		out = append(out, sp)
	}
	return out
}

func (l *loaded) name(actor int64) string {
	if a := l.actors[actor]; a != nil {
		return a.Name
	}
	return ""
}

func (l *loaded) chain(s *store.Statement) []Link {
	out := []Link{}
	for _, c := range s.Chain {
		if a := l.actors[c.Actor]; a != nil {
			out = append(out, Link{Key: a.Key, Carrier: a.Name, Kind: c.Kind})
		}
	}
	return out
}

func (l *loaded) brief(r *store.Report) Report {
	return Report{UID: r.UID, Title: r.Title, Outlet: l.name(r.Outlet), Published: r.Published, Page: r.Page,
		Language: r.Language, Revision: r.Revision, Superseded: !r.Latest}
}

func (l *loaded) source(s *said, text string) Source {
	out := Source{Statement: s.UID, Kind: s.Kind, Start: s.Start, End: s.End, Chain: l.chain(s.Statement), Report: l.brief(s.report)}
	if s.wording.Text != text {
		out.Text = s.wording.Text
	}
	return out
}

// merge adds the companions of other statements.
func (l *loaded) merge(o *loaded) {
	maps.Copy(l.wordings, o.wordings)
	maps.Copy(l.reports, o.reports)
	maps.Copy(l.actors, o.actors)
}
