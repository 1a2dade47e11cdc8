package export

import (
	"github.com/sanad-news/sanad/internal/store"
)

// Statement is a row of the table of statements. README.md tells what is in the
// columns.
type Statement struct {
	UID       string `json:"uid" parquet:"uid"`
	Report    string `json:"report" parquet:"report"`
	Revision  int    `json:"revision" parquet:"revision"`
	Origin    string `json:"origin" parquet:"origin"`
	Outlet    string `json:"outlet" parquet:"outlet,optional,dict"`
	OutletID  string `json:"outlet_id" parquet:"outlet_id,optional,dict"`
	Title     string `json:"title" parquet:"title,optional,dict"`
	Published string `json:"published" parquet:"published,optional,dict"`
	Language  string `json:"language" parquet:"language,dict"`
	URL       string `json:"url" parquet:"url,optional,dict"`
	Path      string `json:"path" parquet:"path,optional,dict"`

	Kind        string   `json:"kind" parquet:"kind,dict"`
	Force       string   `json:"force" parquet:"force,optional,dict"`
	Negated     bool     `json:"negated" parquet:"negated"`
	Speaker     string   `json:"speaker" parquet:"speaker,optional,dict"`
	SpeakerID   []string `json:"speaker_ids" parquet:"speaker_ids,list"`
	SpeakerRead string   `json:"speaker_read" parquet:"speaker_read,optional,dict"`
	Office      string   `json:"office" parquet:"office,optional,dict"`
	Of          string   `json:"of" parquet:"of,optional,dict"`

	Said     string `json:"said" parquet:"said,optional,dict"`
	From     string `json:"from" parquet:"-"`
	To       string `json:"to" parquet:"-"`
	FromDay  *int32 `json:"-" parquet:"from,optional,date"`
	ToDay    *int32 `json:"-" parquet:"to,optional,date"`
	Place    string `json:"place" parquet:"place,optional,dict"`
	Occasion string `json:"occasion" parquet:"occasion,optional,dict"`

	Text    string   `json:"text" parquet:"text"`
	Parts   []string `json:"parts" parquet:"parts,list" csv:" … "`
	Start   int      `json:"start" parquet:"start"`
	End     int      `json:"end" parquet:"end"`
	Within  string   `json:"within" parquet:"within,optional"`
	Repeats string   `json:"repeats" parquet:"repeats,optional"`

	Chain      []string `json:"chain" parquet:"chain,list" csv:" → "`
	ChainKinds []string `json:"chain_kinds" parquet:"chain_kinds,list" csv:" → "`
	Wire       string   `json:"wire" parquet:"wire,optional,dict"`

	Rule       string   `json:"rule" parquet:"rule,dict"`
	Confidence float64  `json:"confidence" parquet:"confidence"`
	Wording    string   `json:"wording" parquet:"wording"`
	Lines      []string `json:"lines" parquet:"lines,list"`
	Corrected  bool     `json:"corrected" parquet:"corrected"`
	Withdrawn  bool     `json:"withdrawn" parquet:"withdrawn"`
}

// statements makes the rows of the table of statements: withdrawn ones too,
// which are marked.
func (j *job) statements(write func(*Statement) error) error {
	s := newShelf(j.rec, j.r)
	return j.eachStatement(reading{withdrawn: true}, func(list []store.Statement) error {
		if err := s.fetch(list, 0); err != nil {
			return err
		}
		lines, err := j.linesOf(wordingsOf(list))
		if err != nil {
			return err
		}
		for i := range list {
			row := s.statement(&list[i], lines[list[i].Wording])
			if err := write(&row); err != nil {
				return err
			}
		}
		return nil
	})
}

// wordingsOf are the wordings of statements.
func wordingsOf(list []store.Statement) []int64 {
	return distinct(each(list, func(s store.Statement) int64 { return s.Wording }))
}

// statement is the row of a statement.
func (s *shelf) statement(st *store.Statement, lines []int64) Statement {
	p, report, source := s.places[st.ID], s.reports[st.Report], s.sources[st.Report]
	speakers := s.speakers(st)
	carriers := each(st.Chain, func(c store.Carriage) string { return s.actors[c.Actor].Name })
	row := Statement{
		UID: st.UID, Report: report.UID, Revision: report.Revision, Origin: hex(report.Origin),
		Outlet: s.actors[st.Outlet].Name, OutletID: s.actors[st.Outlet].Key,
		Title: report.Title, Published: report.Published, Language: st.Language, URL: source.URL, Path: source.Path,
		Kind: st.Kind, Force: st.Force, Negated: st.Negated,
		Speaker:     joined(speakers, func(s speaker) string { return s.name }),
		SpeakerID:   each(speakers, func(s speaker) string { return s.id }),
		SpeakerRead: joined(p.read, func(s string) string { return s }),
		Office:      joined(speakers, func(s speaker) string { return s.office }),
		Of:          joined(speakers, func(s speaker) string { return s.of }),
		Said:        st.Said, From: st.From, To: st.To, FromDay: dayNumber(st.From), ToDay: dayNumber(st.To),
		Place: st.Place, Occasion: st.Occasion, Text: p.text, Parts: each(p.parts, func(s string) string { return s }),
		Start: st.Start, End: st.End, Within: sibling(st, p.within), Repeats: sibling(st, p.repeats),
		Chain: carriers, ChainKinds: each(st.Chain, func(c store.Carriage) string { return c.Kind }),
		Wire: joined(s.wires(st), func(s string) string { return s }),
		Rule: st.Rule, Confidence: st.Confidence, Wording: hex(s.wordings[st.Wording].Hash), Lines: each(lines, hex),
		Corrected: corrected(st), Withdrawn: st.Withdrawn,
	}
	return row
}

// sibling is the uid of another statement of the same report.
func sibling(st *store.Statement, id string) string {
	if id == "" {
		return ""
	}
	return reportOf(st) + "/" + id
}
