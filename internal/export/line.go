package export

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Line is a row of the table of lines. Words is the whole statement in which
// the line was first said.
type Line struct {
	ID          string `json:"id" parquet:"id"`
	Name        string `json:"name" parquet:"name,optional"`
	Words       string `json:"words" parquet:"words,optional"`
	Language    string `json:"language" parquet:"language,optional,dict"`
	Statement   string `json:"statement" parquet:"statement,optional"`
	Forms       int    `json:"forms" parquet:"forms"`
	Wordings    int    `json:"wordings" parquet:"wordings"`
	Statements  int    `json:"statements" parquet:"statements"`
	First       string `json:"first" parquet:"-"`
	Last        string `json:"last" parquet:"-"`
	FirstNumber *int32 `json:"-" parquet:"first,optional,date"`
	LastNumber  *int32 `json:"-" parquet:"last,optional,date"`
}

// lineRows makes the rows of the table of lines: those with most statements
// first.
func (j *job) lineRows(write func(*Line) error) error {
	names, err := j.rec.LineNames(j.r)
	if err != nil {
		return err
	}
	keep, err := j.linesChosen()
	if err != nil {
		return err
	}
	s := newShelf(j.rec, j.r)
	return j.eachLine(func(list []store.Line) error {
		list = slices.DeleteFunc(list, func(l store.Line) bool { return l.Statements == 0 || !keep(l.Label) })
		firsts, err := j.firsts(list)
		if err != nil {
			return err
		}
		if err := s.fetchWords(list, firsts); err != nil {
			return err
		}
		for i := range list {
			l := &list[i]
			row := Line{
				ID: hex(l.Label), Name: names[l.Label], Forms: l.Forms, Wordings: l.Wordings, Statements: l.Statements,
				First: l.First, Last: l.Last, FirstNumber: dayNumber(l.First), LastNumber: dayNumber(l.Last),
			}
			if f, ok := firsts[l.Label]; ok {
				row.Words, row.Language, row.Statement = s.spelt(&f), f.Language, f.UID
			}
			if err := write(&row); err != nil {
				return err
			}
		}
		return nil
	})
}

// linesChosen tells which lines have one of the statements chosen.
func (j *job) linesChosen() (func(label int64) bool, error) {
	if j.whole() {
		return func(int64) bool { return true }, nil
	}
	has, err := j.haves()
	if err != nil {
		return nil, err
	}
	wordings := make([]int64, 0, len(has.wordings))
	for w := range has.wordings {
		wordings = append(wordings, w)
	}
	chosen := map[int64]bool{}
	for some := range slices.Chunk(wordings, pageRows) {
		of, err := j.linesOf(some)
		if err != nil {
			return nil, err
		}
		for _, labels := range of {
			for _, label := range labels {
				chosen[label] = true
			}
		}
	}
	return func(label int64) bool { return chosen[label] }, nil
}

// fetchWords fetches the words of the first statements of lines. A wording is
// kept in the spelling that came first: where there were several statements,
// the report is asked how it has them.
func (s *shelf) fetchWords(lines []store.Line, firsts map[int64]store.Statement) error {
	var alone, several []store.Statement
	for i := range lines {
		f, ok := firsts[lines[i].Label]
		switch {
		case !ok:
		case lines[i].Statements == 1:
			alone = append(alone, f)
		default:
			several = append(several, f)
		}
	}
	if err := s.fetchWordings(wordingsOf(alone)); err != nil {
		return err
	}
	if err := s.fetchReports(each(several, func(st store.Statement) int64 { return st.Report })); err != nil {
		return err
	}
	return s.fetchPlaces(several, 0)
}

// spelt are the words of a statement, with nothing between them.
func (s *shelf) spelt(st *store.Statement) string {
	p, ok := s.places[st.ID]
	switch {
	case !ok:
		return s.wordings[st.Wording].Text
	case len(p.parts) == 0:
		return p.text
	}
	return strings.Join(p.parts, " ")
}

// before reports whether a statement comes before another: by day, where one of
// no known day is the last, then by report and place in it.
func before(a, b *store.Statement) bool {
	day := func(s *store.Statement) string { return cmp.Or(s.From, "9999-99-99") }
	return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(reportOf(a), reportOf(b)), cmp.Compare(a.Ordinal, b.Ordinal)) < 0
}

// firsts finds the first statements of lines: of small lines many at once, of
// large ones that have their first day alone.
func (j *job) firsts(list []store.Line) (map[int64]store.Statement, error) {
	out := map[int64]store.Statement{}
	var some []int64
	size := 0
	for i := range list {
		l := &list[i]
		if l.Statements > pageRows {
			q := store.StatementQuery{Lines: []int64{l.Label}, Since: l.First, Until: l.First, Standing: true, Oldest: true, Limit: pageRows}
			if err := j.addFirsts(out, q); err != nil {
				return nil, err
			}
			continue
		}
		if size+l.Statements > pageRows {
			if err := j.addFirsts(out, store.StatementQuery{Lines: some, Standing: true, Oldest: true, Limit: size}); err != nil {
				return nil, err
			}
			some, size = some[:0], 0
		}
		some, size = append(some, l.Label), size+l.Statements
	}
	if size == 0 {
		return out, nil
	}
	return out, j.addFirsts(out, store.StatementQuery{Lines: some, Standing: true, Oldest: true, Limit: size})
}

// addFirsts adds the first statements of the lines that a query finds.
func (j *job) addFirsts(out map[int64]store.Statement, q store.StatementQuery) error {
	list, err := j.r.Statements(q)
	if err != nil {
		return err
	}
	of, err := j.linesOf(wordingsOf(list))
	if err != nil {
		return err
	}
	for i := range list {
		for _, label := range of[list[i].Wording] {
			if f, ok := out[label]; slices.Contains(q.Lines, label) && (!ok || before(&list[i], &f)) {
				out[label] = list[i]
			}
		}
	}
	return nil
}
