package record

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Listed is a correction as people read it.
type Listed struct {
	store.Correction

	Subject string // what it is about
	Object  string // what it makes of that
	Line    string // of a line: its id as it is now, "" where no form of it is left
	Loose   bool   // it is in force, and what it is about is not in the record any more
}

// Listed lists all corrections, oldest first, undone ones too.
func (r *Record) Listed(ctx context.Context) ([]Listed, error) {
	return r.listed(ctx, func(list []store.Correction) []store.Correction { return list })
}

// ListedBefore lists corrections whose ids are lower than one, so many at most,
// newest first, undone ones too, and reports whether there are more.
func (r *Record) ListedBefore(ctx context.Context, id int64, most int) (list []Listed, more bool, err error) {
	list, err = r.listed(ctx, func(all []store.Correction) []store.Correction {
		n := 0
		for n < len(all) && all[n].ID < id {
			n++
		}
		more = n > most
		return all[max(0, n-most):n]
	})
	slices.Reverse(list)
	return list, more, err
}

// listed lists those corrections that are chosen from all, oldest first.
func (r *Record) listed(ctx context.Context, choose func([]store.Correction) []store.Correction) ([]Listed, error) {
	var out []Listed
	err := r.Store.View(ctx, func(rd store.Reader) error {
		list, err := rd.Corrections()
		if err != nil {
			return err
		}
		for _, c := range choose(list) {
			l, anchors, err := describe(&c)
			if err != nil {
				return err
			}
			if l.Line, err = lineNow(rd, &c); err != nil {
				return err
			}
			if l.UndoneAt == "" {
				if l.Loose, err = r.loose(rd, anchors); err != nil {
					return err
				}
			}
			out = append(out, l)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing corrections: %w", err)
	}
	return out, nil
}

// lineNow is the id of the line that a correction is about, as it is to be given
// now: a line's id is that of one of its forms, which joining and splitting
// change.
func lineNow(rd store.Reader, c *store.Correction) (string, error) {
	switch Kind(c.Kind) {
	case LineName, LineMerge, LineSplit, LinePin:
	default:
		return "", nil
	}
	var at LineAnchor
	if err := unpackCorrection(c, &at, nil); err != nil {
		return "", err
	}
	forms, err := rd.FormsByHash([]int64{int64(at.Form)})
	if err != nil || len(forms) == 0 {
		return "", err
	}
	return Label(forms[0].Line), nil
}

// Describe says in words what a correction is about, and what it makes of that.
func Describe(c *store.Correction) (subject, object string, err error) {
	l, _, err := describe(c)
	return l.Subject, l.Object, err
}

// describe says what a correction is about, with the statements it is tied to.
func describe(c *store.Correction) (l Listed, anchors []Anchor, err error) {
	l.Correction = *c
	switch Kind(c.Kind) {
	case StatementWrong, StatementRight:
		anchors = make([]Anchor, 1)
		err = unpackCorrection(c, &anchors[0], nil)
		l.Subject = anchors[0].String()
	case SetSpeaker:
		anchors = make([]Anchor, 1)
		var to []ActorRef
		err = unpackCorrection(c, &anchors[0], &to)
		var names []string
		for _, t := range to {
			names = append(names, t.String())
		}
		l.Subject, l.Object = anchors[0].String(), strings.Join(names, ", ")
	case ActorMerge:
		var from, to ActorRef
		err = unpackCorrection(c, &from, &to)
		l.Subject, l.Object = from.String(), to.String()
	case ActorRename:
		var who ActorRef
		var value renameValue
		err = unpackCorrection(c, &who, &value)
		l.Subject, l.Object = who.String(), value.Name
	case ActorSplit:
		var target splitTarget
		var to ActorRef
		err = unpackCorrection(c, &target, &to)
		anchors = target.Statements
		l.Subject, l.Object = target.Actor.String(), to.String()
		if target.Office != "" {
			l.Subject += ": " + target.Office
		}
		for i := range anchors {
			l.Subject += "; " + anchors[i].String()
		}
	default:
		l.Subject, l.Object, err = describeLine(c)
	}
	return l, anchors, err
}

func describeLine(c *store.Correction) (subject, object string, err error) {
	var at, other LineAnchor
	switch Kind(c.Kind) {
	case LineName:
		err = unpackCorrection(c, &at, &object)
	case LineMerge:
		err = unpackCorrection(c, &at, &other)
		object = other.String()
	case LineSplit:
		err = unpackCorrection(c, &at, nil)
	case LinePin:
		var value pinValue
		err = unpackCorrection(c, &at, &value)
		object = strconv.Itoa(len(value.Forms))
	default:
		return c.Target, c.Value, nil
	}
	return at.String(), object, err
}

// String names a statement by its id and words.
func (a *Anchor) String() string { return a.Report + "/" + a.ID + " “" + a.Text + "”" }

// String names an actor by its name and key.
func (a ActorRef) String() string { return a.Name + " (" + a.Key + ")" }

// String names a line by its words: its id changes.
func (a *LineAnchor) String() string { return "“" + a.Text + "”" }

// loose reports whether one of the statements is not in its report any more.
func (r *Record) loose(rd store.Reader, anchors []Anchor) (bool, error) {
	for i := range anchors {
		a := &anchors[i]
		report, err := r.report(rd, a.Report)
		if isNone(err) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		bodies, err := rd.Bodies([]int64{report.ID})
		if err != nil {
			return false, err
		}
		_, reading, err := r.Unpack(bodies[report.ID])
		if err != nil {
			return false, err
		}
		if a.hold(placesOf(reading.Statements)) == none {
			return true, nil
		}
	}
	return false, nil
}
