package record

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Change is a correction that someone wants to make. Which fields are needed
// depends on its kind.
type Change struct {
	Kind       Kind
	Statements []string // uids, or unique beginnings of their reports': wrong, right, speaker, actor-split, line-split
	Actor      string   // its name or key: actor-merge, actor-rename, actor-split
	To         []string // the speakers; the actor to merge into; the new name; whose the statements are
	Office     string   // actor-split: all that was said in this office
	Line       string   // the beginning of its label: line-…
	Other      string   // line-merge: the line that Line becomes a part of
	Name       string   // line-name
	By, Why    string
}

// Effect is what a correction did.
type Effect struct {
	ID         int64
	Kind       Kind
	Statements int // that changed
}

// Correct makes a correction: it is kept beside what was read, and what it
// reaches is brought in line with it, now and whenever more comes.
func (r *Record) Correct(ctx context.Context, c Change) (Effect, error) {
	e := Effect{Kind: c.Kind}
	if strings.TrimSpace(c.Why) == "" || strings.TrimSpace(c.By) == "" {
		return e, ErrNoReason
	}
	err := r.update(ctx, func(w store.Writer) error {
		before, err := r.inForce(w)
		if err != nil {
			return err
		}
		kept, err := r.draw(w, &c)
		if err != nil {
			return err
		}
		kept.By, kept.Why, kept.At = c.By, c.Why, r.time()
		if e.ID, err = w.PutCorrection(kept); err != nil {
			return err
		}
		kept.ID = e.ID
		e.Statements, err = r.enforce(w, &kept, before)
		return err
	})
	if before, ok := errors.AsType[*splitBeforeError](err); ok { // it is as it was asked for
		e.ID = before.id
		return e, nil
	}
	if err != nil {
		return e, fmt.Errorf("correcting the record: %w", err)
	}
	return e, nil
}

// Undo takes a correction back. It stays listed.
func (r *Record) Undo(ctx context.Context, id int64, by string) (Effect, error) {
	var e Effect
	if strings.TrimSpace(by) == "" {
		return e, ErrNoReason
	}
	err := r.update(ctx, func(w store.Writer) error {
		list, err := w.Corrections()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(list, func(c store.Correction) bool { return c.ID == id })
		switch {
		case i < 0:
			return &NoneError{fmt.Sprint(id), ErrNoCorrection}
		case list[i].UndoneAt != "":
			return ErrUndone
		}
		before, err := r.inForce(w)
		if err != nil {
			return err
		}
		if err := w.UndoCorrection(id, r.time(), by); err != nil {
			return err
		}
		e.ID, e.Kind = id, Kind(list[i].Kind)
		if e.Kind == ActorRename {
			if err := r.unname(w, list, &list[i]); err != nil {
				return err
			}
		}
		e.Statements, err = r.enforce(w, &list[i], before)
		return err
	})
	if err != nil {
		return e, fmt.Errorf("undoing correction %d: %w", id, err)
	}
	return e, nil
}

// draw makes of a change what is kept of it.
func (r *Record) draw(w store.Writer, c *Change) (store.Correction, error) {
	switch c.Kind {
	case StatementWrong, StatementRight:
		return r.drawMark(w, c)
	case SetSpeaker:
		return r.drawSpeaker(w, c)
	case ActorMerge, ActorRename, ActorSplit:
		return r.drawActor(w, c)
	case LineName, LineMerge, LineSplit, LinePin:
		return r.drawLine(w, c)
	}
	return store.Correction{}, fmt.Errorf("%q: %w", c.Kind, ErrCorrection)
}

// enforce brings what a correction reaches in line with the corrections that
// are in force now; before are those that were.
func (r *Record) enforce(w store.Writer, c *store.Correction, before *inForce) (int, error) {
	now, err := r.inForce(w)
	if err != nil {
		return 0, err
	}
	switch Kind(c.Kind) {
	case LineName:
		return 0, nil
	case LineMerge, LineSplit, LinePin:
		forms, err := r.formsNamed(w, c)
		if err != nil {
			return 0, err
		}
		return 0, r.regroup(w, forms, now)
	case ActorRename:
		return 0, r.rename(w, c, now)
	default:
	}
	rows, err := r.reach(w, c, before, now)
	if err != nil {
		return 0, err
	}
	return r.refresh(w, rows, now)
}

// reach finds the statements that a correction can change.
func (r *Record) reach(rd store.Reader, c *store.Correction, before, now *inForce) ([]int64, error) {
	var anchors []Anchor
	var keys []string
	switch Kind(c.Kind) {
	case ActorMerge:
		var from, to ActorRef
		if err := unpackCorrection(c, &from, &to); err != nil {
			return nil, err
		}
		keys = []string{from.Key, to.Key}
	case ActorSplit:
		var target splitTarget
		if err := unpackCorrection(c, &target, nil); err != nil {
			return nil, err
		}
		anchors = target.Statements
		if target.Office != "" {
			var to ActorRef
			if err := unpackCorrection(c, &target, &to); err != nil {
				return nil, err
			}
			keys = []string{target.Actor.Key, to.Key}
		}
	default:
		var a Anchor
		if err := unpackCorrection(c, &a, nil); err != nil {
			return nil, err
		}
		anchors = []Anchor{a}
	}
	for _, key := range slices.Clone(keys) {
		keys = append(keys, before.counts(key), now.counts(key))
	}
	rows, err := statementsOfActors(rd, keys)
	if err != nil {
		return nil, err
	}
	more, err := statementsOfReports(rd, anchors)
	return distinct(append(rows, more...)), err
}

// statementsOfActors finds all statements that count for actors.
func statementsOfActors(rd store.Reader, keys []string) ([]int64, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	actors, err := rd.Actors(distinct(keys))
	if err != nil || len(actors) == 0 {
		return nil, err
	}
	q := store.StatementQuery{Withdrawn: true}
	for _, a := range actors {
		q.Speakers = append(q.Speakers, a.ID)
	}
	return rowsOf(rd, q)
}

// statementsOfReports finds all statements of the reports of anchors.
func statementsOfReports(rd store.Reader, anchors []Anchor) ([]int64, error) {
	q := store.StatementQuery{Withdrawn: true}
	for _, a := range anchors {
		reports, err := rd.ReportsByUID(a.Report, 2)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			if r.UID == a.Report {
				q.Reports = append(q.Reports, r.ID)
			}
		}
	}
	if len(q.Reports) == 0 {
		return nil, nil
	}
	return rowsOf(rd, q)
}

// rowsOf finds the rows of all statements that a query is for.
func rowsOf(rd store.Reader, q store.StatementQuery) (rows []int64, err error) {
	err = store.EachStatement(rd, q, func(s *store.Statement) error {
		rows = append(rows, s.ID)
		return nil
	})
	return rows, err
}

// isNone reports whether an error says that something named is not there.
func isNone(err error) bool {
	var none *NoneError
	return errors.As(err, &none)
}
