package record

import (
	"fmt"
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// apply lays the corrections in force over the statements of a report that
// comes, and returns them as they are to be put.
func (f *inForce) apply(a *arrival, k *keeping) []store.NewStatement {
	fixes := f.fixesOf(a.outcome.UID, func() []placed {
		list := make([]placed, len(a.said))
		for i := range a.said {
			s := &a.said[i]
			list[i] = placed{s.UID, s.Start, s.End, s.wording.Text}
		}
		return list
	})
	out := make([]store.NewStatement, len(a.said))
	for i := range a.said {
		s := &a.said[i]
		voices := make([]voice, len(s.voices))
		for j, v := range s.voices {
			voices[j] = voice{a.actors[v].Key, s.Voices[j].Office}
		}
		st := s.NewStatement
		st.UID = a.outcome.UID + "/" + s.UID
		st.Withdrawn = withdrawn(fixes[i])
		for _, c := range f.speakers(voices, fixes[i]) {
			row, ok := k.actors[c.key]
			if !ok {
				row = f.rows[c.key]
			}
			if row != 0 {
				st.Speakers, st.Spoke = append(st.Speakers, row), append(st.Spoke, c.voice)
			}
		}
		plainly(&st.Statement)
		out[i] = st
	}
	return out
}

// plainly leaves out in whose offices speakers spoke where each has that of its
// own voice, as nearly all have: the store knows it then.
func plainly(s *store.Statement) {
	own := store.Statement{Voices: s.Voices, Speakers: s.Speakers}
	for i := range s.Speakers {
		if s.Office(i) != own.Office(i) {
			return
		}
	}
	s.Spoke = nil
}

// refreshAt is how many statements are refreshed at once.
const refreshAt = 500

// refresh brings statements that are there in line with the corrections in
// force, and returns how many changed.
func (r *Record) refresh(w store.Writer, rows []int64, force *inForce) (int, error) {
	changed := 0
	for len(rows) > 0 {
		n := min(refreshAt, len(rows))
		list, err := w.Statements(store.StatementQuery{IDs: rows[:n], Withdrawn: true, Limit: n})
		if err != nil {
			return changed, err
		}
		more, err := r.refreshSome(w, list, force)
		if err != nil {
			return changed, err
		}
		changed += more
		rows = rows[n:]
	}
	return changed, nil
}

func (r *Record) refreshSome(w store.Writer, list []store.Statement, force *inForce) (int, error) {
	keys, err := keysOfVoices(w, list)
	if err != nil {
		return 0, err
	}
	readings, err := r.readingsOf(w, list)
	if err != nil {
		return 0, err
	}
	changed := 0
	var out, in []int64
	for i := range list {
		s := &list[i]
		uid := s.UID[:len(s.UID)-len(tail(s.UID))-1]
		rd := readings[s.Report]
		fixes := force.fixesOf(uid, func() []placed { return placesOf(rd.Statements) })[s.Ordinal]
		wrong := withdrawn(fixes)
		voices := make([]voice, len(s.Voices))
		for j, v := range s.Voices {
			voices[j] = voice{keys[v.Actor], v.Office}
		}
		now := store.Statement{Voices: s.Voices}
		for _, c := range force.speakers(voices, fixes) {
			rows, err := force.rowsOf(w, []string{c.key})
			if err != nil {
				return changed, err
			}
			for _, row := range rows {
				now.Speakers, now.Spoke = append(now.Speakers, row), append(now.Spoke, c.voice)
			}
		}
		plainly(&now)
		same := slices.Equal(now.Speakers, s.Speakers) && slices.Equal(now.Spoke, s.Spoke)
		if !same && s.Ordinal < len(rd.Statements) {
			sides, err := r.sidesOfRows(w, now.Speakers)
			if err != nil {
				return changed, err
			}
			if err := w.SetSpeakers(s.ID, now.Speakers, now.Spoke, r.termsOf(rd, s.Ordinal, sides)); err != nil {
				return changed, err
			}
		}
		switch {
		case wrong && !s.Withdrawn:
			out = append(out, s.ID)
		case !wrong && s.Withdrawn:
			in = append(in, s.ID)
		}
		if !same || wrong != s.Withdrawn {
			changed++
		}
	}
	if err := w.SetWithdrawn(out, true); err != nil {
		return changed, err
	}
	return changed, w.SetWithdrawn(in, false)
}

// tail is a statement's id in its reading.
func tail(uid string) string {
	for i := len(uid) - 1; i >= 0; i-- {
		if uid[i] == '/' {
			return uid[i+1:]
		}
	}
	return uid
}

// keysOfVoices finds the keys of the actors that statements were read to be of.
func keysOfVoices(rd store.Reader, list []store.Statement) (map[int64]string, error) {
	var rows []int64
	for i := range list {
		for _, v := range list[i].Voices {
			rows = append(rows, v.Actor)
		}
	}
	actors, err := rd.ActorsByID(distinct(rows))
	keys := make(map[int64]string, len(actors))
	for _, a := range actors {
		keys[a.ID] = a.Key
	}
	return keys, err
}

// readingsOf unpacks the readings that statements are of.
func (r *Record) readingsOf(rd store.Reader, list []store.Statement) (map[int64]*sanad.Reading, error) {
	var rows []int64
	for i := range list {
		rows = append(rows, list[i].Report)
	}
	rows = distinct(rows)
	bodies, err := rd.Bodies(rows)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]*sanad.Reading, len(bodies))
	for _, row := range rows {
		b, ok := bodies[row]
		if !ok {
			return nil, fmt.Errorf("report %d: %w: its text is missing", row, ErrBody)
		}
		_, reading, err := r.Unpack(b)
		if err != nil {
			return nil, fmt.Errorf("report %d: %w", row, err)
		}
		out[row] = &reading
	}
	return out, nil
}

// rowsOf are the rows of actors, in order.
func (f *inForce) rowsOf(rd store.Reader, keys []string) ([]int64, error) {
	var missing []string
	for _, key := range keys {
		if f.rows[key] == 0 {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		actors, err := rd.Actors(missing)
		if err != nil {
			return nil, err
		}
		for _, a := range actors {
			f.rows[a.Key] = a.ID
		}
	}
	var rows []int64
	for _, key := range keys {
		if row := f.rows[key]; row != 0 {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// sidesOfRows are the sides of actors that the actor data know.
func (r *Record) sidesOfRows(rd store.Reader, rows []int64) ([]string, error) {
	actors, err := rd.ActorsByID(rows)
	var sides []string
	for _, a := range actors {
		if side := r.Side(a.Key); side != "" && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	return sides, err
}
