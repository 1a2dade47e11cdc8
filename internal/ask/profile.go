package ask

import (
	"context"
	"fmt"
	"maps"

	"github.com/sanad-news/sanad/internal/store"
)

// Profile is what the record knows of one actor, before its sayings.
type Profile struct {
	ActorEntry
	Months  []MonthCount   `json:"months"`        // statements by months, oldest first
	Undated int            `json:"undated"`       // of no known day
	Counted int            `json:"counted"`       // statements that the months are of
	Cut     bool           `json:"cut,omitempty"` // the newest; there are more
	Pairs   []RelationPair `json:"pairs"`         // with whom reports tell of it most
	Lines   []ProfileLine  `json:"lines"`         // that it keeps saying, most often first
	With    *Who           `json:"who,omitempty"` // where the name means nobody, or several
}

// ProfileLine is a line with how often the actor said it, of what was counted.
type ProfileLine struct {
	LineBrief
	Said int `json:"said"`
}

// The bounds of a profile.
const (
	mostProfiled = 1_000 // statements, the newest
	mostTies     = 8
)

// Profile tells of an actor by its key or name. Language is that in which actors
// of the data are named; "" as the record does. ErrNotFound is wrapped where the
// record has nobody of that name.
func (d *Desk) Profile(ctx context.Context, name, language string) (Profile, error) {
	p := Profile{Months: []MonthCount{}, Pairs: []RelationPair{}, Lines: []ProfileLine{}}
	err := d.view(ctx, func(r store.Reader) error {
		w, err := who(r, d.rec, "NAME", name)
		if err != nil {
			return err
		}
		if len(w.Actors) != 1 {
			if p.With = w; w.Nobody() {
				return fmt.Errorf("actor %q: %w", shorten(w.Name), ErrNotFound)
			}
			return nil
		}
		found, err := r.ActorsByID(w.rows)
		if err != nil || len(found) == 0 {
			return err
		}
		p.ActorEntry = ActorEntry{Actor: actorOf(&found[0]), Names: append([]string{}, found[0].Names...)}
		g := &gatherer{Desk: d, language: language}
		p.Name = g.nameOf(p.Key, p.Name)
		offices, err := r.OfficesOf(found[0].ID)
		for _, o := range offices {
			p.Offices = append(p.Offices, Tenure(o))
		}
		if err != nil {
			return err
		}
		return d.profile(r, &p, found[0].ID, language)
	})
	return p, err
}

func (d *Desk) profile(r store.Reader, p *Profile, row int64, language string) error {
	said, err := r.Briefs(store.StatementQuery{Speakers: []int64{row}, Standing: true, Limit: mostProfiled + 1})
	if err != nil {
		return err
	}
	if p.Cut = len(said) > mostProfiled; p.Cut {
		said = said[:mostProfiled]
	}
	p.Counted = len(said)
	var days []string
	var wordings []int64
	for i := range said {
		if said[i].From == "" || daysBetween(said[i].From, said[i].To) > 31 {
			p.Undated++
		} else {
			days = append(days, said[i].From)
		}
		wordings = append(wordings, said[i].Wording)
	}
	p.Months = monthsOf(days)
	if err := d.profileLines(r, p, distinct(wordings), said); err != nil {
		return err
	}
	pairs, err := r.Relations(store.RelationQuery{Actors: []int64{row}, Limit: mostTies})
	if err != nil {
		return err
	}
	var a RelationsAnswer
	if err := d.pairsOf(r, &a, pairs, nil, language); err != nil {
		return err
	}
	p.Pairs = append(p.Pairs, a.Pairs...)
	return nil
}

// profileLines finds the lines that are said most in what was counted.
func (d *Desk) profileLines(r store.Reader, p *Profile, wordings []int64, said []store.Brief) error {
	ties, err := r.LinesOfWordings(wordings)
	if err != nil {
		return err
	}
	of := map[int64][]int64{}
	for _, t := range ties {
		of[t.Key] = append(of[t.Key], t.Row)
	}
	counts := map[int64]int{}
	for i := range said {
		if said[i].Negated || said[i].Repeats >= 0 {
			continue
		}
		for _, label := range distinct(of[said[i].Wording]) {
			counts[label]++
		}
	}
	t := &tracer{Desk: d, r: r}
	maps.DeleteFunc(counts, func(_ int64, n int) bool { return n < 2 })
	lines, err := t.lines(mostOf(counts, mostLines))
	if err != nil {
		return err
	}
	briefs, err := t.briefs(lines)
	for _, b := range briefs {
		p.Lines = append(p.Lines, ProfileLine{b, counts[b.label]})
	}
	return err
}
