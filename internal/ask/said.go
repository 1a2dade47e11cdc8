package ask

import (
	"context"

	"github.com/sanad-news/sanad/internal/store"
)

// SaidQuery asks what someone said. Fields that are empty do not restrict; one
// at least is set.
type SaidQuery struct {
	Name     string   // of the speaker, or an office: Menlu China
	About    string   // an actor, or words
	Since    string   // a year, a month or a day, as 2023-02: said on or after it
	Until    string   // the same: said on or before it
	Kinds    []string // direct, indirect, mixed
	Language string   // BCP 47
	Via      string   // a carrier of the chain, or the outlet
	Limit    int      // sayings
	After    string   // Next of the answer before
}

// SaidAnswer is what someone said, newest first. Where the name does not tell
// whom it means, there are candidates instead.
type SaidAnswer struct {
	Who     *Who     `json:"who"`
	Via     *Who     `json:"via,omitempty"`
	About   *About   `json:"about,omitempty"`
	Count   int      `json:"count"`              // statements that were found, repeats and copies too; of a page that was changed those that stand
	AtLeast bool     `json:"at_least,omitempty"` // there are more than were counted
	Sayings []Saying `json:"sayings"`
	Next    string   `json:"next,omitempty"` // where the next page begins
	Cut     bool     `json:"cut,omitempty"`  // so much was said at once that some was passed over
	// Where nothing was found in the time asked for: the last saying before it,
	// and the first after it.
	Earlier *Saying `json:"earlier,omitempty"`
	Later   *Saying `json:"later,omitempty"`
}

// mostCounted bounds how far statements are counted.
const mostCounted = 1_000

// Said answers what someone said.
func (d *Desk) Said(ctx context.Context, q SaidQuery) (SaidAnswer, error) {
	a := SaidAnswer{Sayings: []Saying{}}
	base, limit, err := d.saidQuery(&q)
	if err != nil {
		return a, err
	}
	at, err := parsePlace(q.After)
	if err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		known, err := d.whoAndVia(r, &q, &a, &base)
		if err != nil || !known {
			return err
		}
		list, err := d.about(r, &q, &a, base)
		if err != nil {
			return err
		}
		if len(list) > 0 {
			f := &finder{Desk: d, r: r, searches: list, who: a.Who}
			if err := f.page(&a, at, limit); err != nil {
				return err
			}
		}
		return d.beside(r, &q, &a, base)
	})
	return a, err
}

// saidQuery checks what is asked for.
func (d *Desk) saidQuery(q *SaidQuery) (base store.StatementQuery, limit int, err error) {
	if limit, err = limits(q.Limit); err != nil {
		return base, 0, err
	}
	if base.Since, err = since(q.Since); err != nil {
		return base, 0, err
	}
	if base.Until, err = until(q.Until); err != nil {
		return base, 0, err
	}
	for _, k := range q.Kinds {
		if rank(k) < 0 {
			return base, 0, &QuestionError{ProblemKind, "--kind", shorten(k)}
		}
	}
	base.Kinds = q.Kinds
	if q.Language != "" {
		code, err := d.languageCode("--in", q.Language)
		if err != nil {
			return base, 0, err
		}
		base.Languages = []string{code}
	}
	if q.About, err = clean("--about", q.About, MaxWords); err != nil {
		return base, 0, err
	}
	if q.Name == "" && q.About == "" && q.Via == "" {
		return base, 0, &QuestionError{ProblemEmpty, "NAME", ""}
	}
	return base, limit, nil
}

// whoAndVia finds the speaker and the carrier; known is false where one of them
// is nobody for sure.
func (d *Desk) whoAndVia(r store.Reader, q *SaidQuery, a *SaidAnswer, base *store.StatementQuery) (known bool, err error) {
	if q.Name != "" {
		if a.Who, err = who(r, d.rec, "NAME", q.Name); err != nil || len(a.Who.rows) == 0 {
			return false, err
		}
		base.Speakers = a.Who.rows
	}
	if q.Via != "" {
		if a.Via, err = who(r, d.rec, "--via", q.Via); err != nil || len(a.Via.rows) == 0 {
			return false, err
		}
		base.Carriers = a.Via.rows
	}
	return true, nil
}

// about makes the searches for a subject: statements with all of its words, or
// else with most of them.
func (d *Desk) about(r store.Reader, q *SaidQuery, a *SaidAnswer, base store.StatementQuery) ([]search, error) {
	if q.About == "" {
		return []search{{StatementQuery: base}}, nil
	}
	words := d.sought(q.About)
	a.About = &About{Words: q.About, Actors: []string{}, Missing: []string{}, Matched: MatchedNone}
	a.About.Actors = append(a.About.Actors, known(d.rec, q.About)...)
	if len(words) == 0 {
		return nil, nil
	}
	words, err := d.present(r, base, words, a.About)
	if err != nil || len(words) == 0 {
		return nil, err
	}
	gone := len(a.About.Missing)
	list := d.searches(base, words, 0)
	least, err := d.least(r, list)
	if err != nil {
		return nil, err
	}
	if least > 0 { // none has them all
		if least, err = d.least(r, d.searches(base, words, len(words))); err != nil {
			return nil, err
		}
		if least+gone > (len(words)+gone)/2 {
			return nil, nil
		}
		list = d.searches(base, words, least)
	}
	a.About.Matched = MatchedMost
	if least+gone == 0 {
		a.About.Matched = MatchedAll
	}
	return list, nil
}

// present are the words that at least one of the statements asked for has.
func (d *Desk) present(r store.Reader, base store.StatementQuery, words []sought, a *About) ([]sought, error) {
	var out []sought
	for _, w := range words {
		n := 0
		for _, s := range d.searches(base, []sought{w}, 0) {
			more, err := r.CountStatements(s.StatementQuery, 1)
			if err != nil {
				return nil, err
			}
			n += more
		}
		if n > 0 {
			out = append(out, w)
		} else {
			a.Missing = append(a.Missing, w.word)
		}
	}
	return out, nil
}

// least is how many of the words the best statement misses that searches find
// at their first look.
func (d *Desk) least(r store.Reader, list []search) (int, error) {
	least := mostWords + 1
	for i := range list {
		q := list[i].StatementQuery
		q.Limit = batch
		found, err := r.Statements(q)
		if err != nil {
			return 0, err
		}
		_, n, err := d.sift(r, found, func(*store.Statement) *search { return &list[i] })
		if err != nil {
			return 0, err
		}
		least = min(least, n)
	}
	return least, nil
}
