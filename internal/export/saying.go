package export

import (
	"slices"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/store"
)

// Saying is a row of the table of sayings: something said once, in however many
// reports, in the words of its most direct one.
type Saying struct {
	UID       string   `json:"uid" parquet:"uid"` // of its oldest statement
	Text      string   `json:"text" parquet:"text"`
	Language  string   `json:"language" parquet:"language,dict"`
	Kind      string   `json:"kind" parquet:"kind,dict"`
	Force     string   `json:"force" parquet:"force,optional,dict"`
	Negated   bool     `json:"negated" parquet:"negated"`
	Speaker   string   `json:"speaker" parquet:"speaker,optional,dict"`
	SpeakerID []string `json:"speaker_ids" parquet:"speaker_ids,list"`
	Office    string   `json:"office" parquet:"office,optional,dict"`
	Of        string   `json:"of" parquet:"of,optional,dict"`
	Said      string   `json:"said" parquet:"said,optional,dict"`
	From      string   `json:"from" parquet:"-"`
	To        string   `json:"to" parquet:"-"`
	FromDay   *int32   `json:"-" parquet:"from,optional,date"`
	ToDay     *int32   `json:"-" parquet:"to,optional,date"`
	Place     string   `json:"place" parquet:"place,optional,dict"`
	Occasion  string   `json:"occasion" parquet:"occasion,optional,dict"`

	Reports    int      `json:"reports" parquet:"reports"`
	Origins    int      `json:"origins" parquet:"origins"`
	Outlets    []string `json:"outlets" parquet:"outlets,list"`
	Wires      []string `json:"wires" parquet:"wires,list"`
	Statements []string `json:"statements" parquet:"statements,list"`
	Wording    string   `json:"wording" parquet:"wording"`
	Lines      []string `json:"lines" parquet:"lines,list"`
}

// sayings makes the rows of the table of sayings, the oldest first and those of
// which no day is known last. What is one saying is decided where it is asked for.
// Statements that were withdrawn are in none.
func (j *job) sayings(write func(*Saying) error) error {
	s := newShelf(j.rec, j.r)
	var ready []*ask.Joint
	flush := func() error {
		rows, err := j.sayingRows(s, ready)
		if err != nil {
			return err
		}
		for i := range rows {
			if err := write(&rows[i]); err != nil {
				return err
			}
		}
		ready = ready[:0]
		return nil
	}
	joiner := ask.NewJoiner(j.r, func(joint *ask.Joint) error {
		if ready = append(ready, joint); len(ready) < batchRows {
			return nil
		}
		return flush()
	})
	if err := j.eachStatement(reading{oldest: true}, joiner.Add); err != nil {
		return err
	}
	if err := joiner.End(); err != nil {
		return err
	}
	return flush()
}

func (j *job) sayingRows(s *shelf, joints []*ask.Joint) ([]Saying, error) {
	var all []store.Statement
	for _, joint := range joints {
		all = append(all, joint.Statements...)
	}
	if err := s.fetchNames(all); err != nil {
		return nil, err
	}
	wordings := wordingsOf(all)
	if err := s.fetchWordings(wordings); err != nil {
		return nil, err
	}
	lines, err := j.linesOf(wordings)
	if err != nil {
		return nil, err
	}
	return each(joints, func(joint *ask.Joint) Saying { return s.saying(joint, lines) }), nil
}

// saying is the row of a saying.
func (s *shelf) saying(joint *ask.Joint, lines map[int64][]int64) Saying {
	day := &joint.Day
	row := Saying{
		UID: joint.Statements[0].UID, Text: joint.Text, Language: joint.Language, Kind: joint.Kind, Force: joint.Force, Negated: joint.Negated,
		Speaker:   joined(joint.Speakers, func(s ask.Speaker) string { return s.Name }),
		SpeakerID: each(joint.Speakers, func(s ask.Speaker) string { return s.Key }),
		Office:    joined(joint.Speakers, func(s ask.Speaker) string { return s.Office }),
		Of:        joined(joint.Speakers, func(s ask.Speaker) string { return s.Of }),
		From:      day.From, To: day.To, FromDay: dayNumber(day.From), ToDay: dayNumber(day.To),
		Place: joint.Place, Occasion: joint.Occasion, Reports: len(joint.Sources), Origins: joint.Origins,
		Outlets: []string{}, Wires: []string{}, Lines: []string{},
	}
	if day.Known == ask.KnownSaid {
		row.Said = day.Value
	}
	add := func(list *[]string, names ...string) {
		for _, name := range names {
			if name != "" && !slices.Contains(*list, name) {
				*list = append(*list, name)
			}
		}
	}
	for i := range joint.Statements {
		st := &joint.Statements[i]
		row.Statements = append(row.Statements, st.UID)
		add(&row.Outlets, s.actors[st.Outlet].Name)
		add(&row.Wires, s.wires(st)...)
		add(&row.Lines, each(lines[st.Wording], hex)...)
		if w := s.wordings[st.Wording]; row.Wording == "" || w.Text == joint.Text {
			row.Wording = hex(w.Hash)
		}
	}
	slices.Sort(row.Lines)
	return row
}
