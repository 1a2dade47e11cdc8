package export

import (
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Saying is a row of the table of sayings: the same words, by the same
// speakers, on the same day, in however many reports.
type Saying struct {
	UID       string   `json:"uid" parquet:"uid"` // of its first statement
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

// sayings makes the rows of the table of sayings. Statements that were
// withdrawn are in none.
func (j *job) sayings(write func(*Saying) error) error {
	s := newShelf(j.rec, j.r)
	var now *saying
	end := func() error {
		if now == nil {
			return nil
		}
		return write(now.row())
	}
	err := j.eachStatement(false, sayingOf, func(list []store.Statement) error {
		if err := s.fetch(list, 0); err != nil {
			return err
		}
		lines, err := j.linesOf(wordingsOf(list))
		if err != nil {
			return err
		}
		for i := range list {
			st := &list[i]
			if group := sayingOf(st); now == nil || now.group != group {
				if err := end(); err != nil {
					return err
				}
				now = newSaying(group)
			}
			now.add(s, s.statement(st, lines[st.Wording]), st)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return end()
}

// sayingOf tells which saying a statement is of, among those of its day. What
// nobody named has said is of one saying in one report only.
func sayingOf(s *store.Statement) uint64 {
	h := fnv.New64a()
	note := func(n int64) { _ = binary.Write(h, binary.LittleEndian, n) } // a hash takes everything
	note(s.Wording)
	for _, a := range distinct(s.Speakers) {
		note(a)
	}
	if len(s.Speakers) == 0 {
		note(-s.Report)
	}
	if s.Negated {
		note(-1)
	}
	_, _ = h.Write([]byte(s.To))
	return max(h.Sum64(), 1) // 0 is none
}

// saying is a saying while its statements come.
type saying struct {
	Saying

	group   uint64
	reports map[string]bool
	origins []string
	tied    map[string]string // origins and wires that are one
	direct  int
}

func newSaying(group uint64) *saying {
	return &saying{group: group, reports: map[string]bool{}, tied: map[string]string{}, direct: -1}
}

// add adds a statement. The words are those of the most direct one, the first
// of these; what a statement leaves open another may tell.
func (g *saying) add(s *shelf, row Statement, st *store.Statement) {
	if g.UID == "" {
		g.Saying = Saying{
			UID: row.UID, Language: row.Language, Force: row.Force, Negated: row.Negated, Speaker: row.Speaker, SpeakerID: row.SpeakerID,
			From: row.From, To: row.To, FromDay: row.FromDay, ToDay: row.ToDay, Wording: row.Wording, Lines: row.Lines,
			Outlets: []string{}, Wires: []string{},
		}
	}
	if direct := slices.Index([]string{"indirect", "mixed", "direct"}, row.Kind); direct > g.direct {
		g.direct, g.Kind, g.Text = direct, row.Kind, row.Text
		if len(row.Parts) > 0 {
			g.Text = strings.Join(row.Parts, " … ")
		}
	}
	for _, f := range []struct {
		to    *string
		value string
	}{{&g.Said, row.Said}, {&g.Place, row.Place}, {&g.Occasion, row.Occasion}} {
		if *f.to == "" {
			*f.to = f.value
		}
	}
	if g.Office == "" {
		g.Office, g.Of = row.Office, row.Of
	}
	g.Statements = append(g.Statements, row.UID)
	g.reports[row.Report] = true
	if row.Outlet != "" && !slices.Contains(g.Outlets, row.Outlet) {
		g.Outlets = append(g.Outlets, row.Outlet)
	}
	g.origin(row.Origin, s.wires(st))
}

// origin notes where it came from: copies of one text, and reports that came by
// one wire, have one origin.
func (g *saying) origin(of string, wires []string) {
	g.root(of)
	g.origins = append(g.origins, of)
	for _, w := range wires {
		if !slices.Contains(g.Wires, w) {
			g.Wires = append(g.Wires, w)
		}
		g.tied[g.root("wire "+w)] = g.root(of)
	}
}

// root is the origin that another is tied to in the end.
func (g *saying) root(of string) string {
	for g.tied[of] != of {
		if g.tied[of] == "" {
			g.tied[of] = of
		}
		of = g.tied[of]
	}
	return of
}

func (g *saying) row() *Saying {
	roots := map[string]bool{}
	for _, of := range g.origins {
		roots[g.root(of)] = true
	}
	g.Reports, g.Origins = len(g.reports), len(roots)
	return &g.Saying
}
