package record

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// statement finds a statement by what people call it, with its anchor.
func (r *Record) statement(rd store.Reader, uid string) (store.Statement, Anchor, error) {
	none := &NoneError{uid, ErrNoStatement}
	i := strings.IndexByte(uid, '/')
	if i < 0 {
		return store.Statement{}, Anchor{}, none
	}
	reports, err := rd.ReportsByUID(uid[:i], 2)
	if err != nil {
		return store.Statement{}, Anchor{}, err
	}
	switch {
	case len(reports) == 0 || i == 0:
		return store.Statement{}, Anchor{}, none
	case len(reports) > 1 && reports[0].UID != uid[:i]:
		many := &ManyError{Named: uid}
		for _, rep := range reports {
			many.Found = append(many.Found, rep.UID+uid[i:])
		}
		return store.Statement{}, Anchor{}, many
	}
	whole := reports[0].UID + uid[i:]
	found, err := rd.Statements(store.StatementQuery{UIDs: []string{whole}, Withdrawn: true, Limit: 1})
	if err != nil {
		return store.Statement{}, Anchor{}, err
	}
	if len(found) == 0 {
		return store.Statement{}, Anchor{}, none
	}
	readings, err := r.readingsOf(rd, found)
	if err != nil {
		return store.Statement{}, Anchor{}, err
	}
	rd0 := readings[found[0].Report]
	if rd0 == nil || found[0].Ordinal >= len(rd0.Statements) {
		return store.Statement{}, Anchor{}, none
	}
	return found[0], anchorOf(reports[0].UID, &rd0.Statements[found[0].Ordinal]), nil
}

func (r *Record) drawMark(w store.Writer, c *Change) (store.Correction, error) {
	st, a, err := r.statement(w, first(c.Statements))
	if err != nil {
		return store.Correction{}, err
	}
	if st.Withdrawn == (c.Kind == StatementWrong) {
		return store.Correction{}, ErrNothing
	}
	return packCorrection(c.Kind, a, nil)
}

func (r *Record) drawSpeaker(w store.Writer, c *Change) (store.Correction, error) {
	st, a, err := r.statement(w, first(c.Statements))
	if err != nil {
		return store.Correction{}, err
	}
	var refs []ActorRef
	var rows []int64
	for _, name := range c.To {
		actor, err := r.actorOrNew(w, name, st.Language)
		if err != nil {
			return store.Correction{}, err
		}
		refs, rows = append(refs, ActorRef{actor.Key, actor.Name}), append(rows, actor.ID)
	}
	if len(refs) == 0 {
		return store.Correction{}, &NoneError{"", ErrNoActor}
	}
	if slices.Equal(rows, st.Speakers) {
		return store.Correction{}, ErrNothing
	}
	return packCorrection(c.Kind, a, refs)
}

func (r *Record) drawActor(w store.Writer, c *Change) (store.Correction, error) {
	who, err := r.actorThere(w, c.Actor)
	if err != nil {
		return store.Correction{}, err
	}
	ref := ActorRef{who.Key, who.Name}
	switch c.Kind {
	case ActorRename:
		name := strings.TrimSpace(first(c.To))
		if name == "" {
			return store.Correction{}, &NoneError{"", ErrNoActor}
		}
		if name == who.Name {
			return store.Correction{}, ErrNothing
		}
		if err := r.nameFree(w, &who, name); err != nil {
			return store.Correction{}, err
		}
		return packCorrection(c.Kind, ref, renameValue{name, who.Name})
	case ActorMerge:
		to, err := r.actorThere(w, first(c.To))
		if err != nil {
			return store.Correction{}, err
		}
		f, err := r.inForce(w)
		switch {
		case err != nil:
			return store.Correction{}, err
		case to.Key != who.Key && f.counts(to.Key) == who.Key:
			return store.Correction{}, ErrCircle
		case to.Key == who.Key, f.counts(who.Key) == f.counts(to.Key):
			return store.Correction{}, ErrNothing // they are one already
		}
		return packCorrection(c.Kind, ref, ActorRef{to.Key, to.Name})
	default:
		return r.drawSplit(w, c, ref)
	}
}

func (r *Record) drawSplit(w store.Writer, c *Change, from ActorRef) (store.Correction, error) {
	target := splitTarget{Actor: from, Office: c.Office}
	code := ""
	for _, uid := range c.Statements {
		st, a, err := r.statement(w, uid)
		if err != nil {
			return store.Correction{}, err
		}
		target.Statements, code = append(target.Statements, a), st.Language
	}
	to, err := r.actorOrNew(w, first(c.To), code)
	if err != nil {
		return store.Correction{}, err
	}
	if to.Key == from.Key {
		return store.Correction{}, ErrNothing
	}
	return packCorrection(c.Kind, target, ActorRef{to.Key, to.Name})
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
