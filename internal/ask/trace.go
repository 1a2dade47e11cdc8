package ask

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strconv"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// TraceAnswer tells lines through time.
type TraceAnswer struct {
	Words string `json:"words"` // as asked
	// Found tells what the lines have to do with the words: line (the words
	// name it), statement (they name a statement that says it), said (they say
	// the same), about (they name what these lines speak of, or what they deny),
	// nearest (no line says this; these are nearest), none.
	Found  string      `json:"found"`
	Lines  []Line      `json:"lines"`            // told whole, the best match first
	Others []LineBrief `json:"others,omitempty"` // more lines; all there are where Found is nearest
	Cut    bool        `json:"cut,omitempty"`    // not all that could match was looked at
}

// How words were found.
const (
	FoundLine      = "line"
	FoundStatement = "statement"
	FoundSaid      = "said"
	FoundAbout     = "about"
	FoundNearest   = "nearest"
	FoundNone      = "none"
)

// LineBrief is a line in a list.
type LineBrief struct {
	ID         string  `json:"id"`              // 16 hex digits
	Name       string  `json:"name,omitempty"`  // that someone gave it
	Words      string  `json:"words"`           // as it was first said
	Language   string  `json:"language"`        // of the words
	First      string  `json:"first"`           // EDTF, as far as it is known; or ""
	Last       string  `json:"last"`            // the same
	Statements int     `json:"statements"`      // repeats and copies too
	Wordings   int     `json:"wordings"`        // of whole statements
	Score      float64 `json:"score,omitempty"` // how near it is to what was asked for, 0 to 1
	Opposes    bool    `json:"opposes"`         // it says the opposite of what was asked for

	label int64
}

// mostTold is how many lines are told whole: a sentence can assert several; and
// mostOthers how many are listed beside them.
const (
	mostTold   = 3
	mostOthers = 50
)

var (
	lineForm      = regexp.MustCompile(`^[0-9a-f]{4,16}$`)
	statementForm = regexp.MustCompile(`^([0-9a-f]{4,64})/(\w{1,20})$`)
)

// Trace tells the lines that words assert, in any language that has a pack. The
// words can also be the beginning of a line's id, or the uid of a statement.
func (d *Desk) Trace(ctx context.Context, words string) (TraceAnswer, error) {
	return d.trace(ctx, words, mostTold, mostOthers)
}

// TraceBriefs lists the lines that Trace would tell, and tells none: all are in
// Others.
func (d *Desk) TraceBriefs(ctx context.Context, words string) (TraceAnswer, error) {
	return d.trace(ctx, words, 0, mostOthers)
}

// trace traces words; so many lines are told whole, and so many others listed.
func (d *Desk) trace(ctx context.Context, words string, whole, others int) (TraceAnswer, error) {
	a := TraceAnswer{Words: words, Found: FoundNone, Lines: []Line{}}
	clean, err := clean("WORDS", words, MaxWords)
	if err != nil {
		return a, err
	}
	if clean == "" {
		return a, &QuestionError{ProblemEmpty, "WORDS", ""}
	}
	a.Words = clean
	err = d.view(ctx, func(r store.Reader) error {
		t := &tracer{Desk: d, r: r, a: &a, whole: whole, others: others}
		for _, find := range []func(string) (bool, error){t.byName, t.byLine, t.byStatement, t.bySaying, t.byWords, t.byTopic, t.byNearest} {
			if found, err := find(clean); err != nil || found {
				return err
			}
		}
		return nil
	})
	return a, err
}

type tracer struct {
	*Desk
	r             store.Reader
	a             *TraceAnswer
	whole, others int              // how many lines are told whole and listed, at most
	names         map[int64]string // of lines

	matches []match // what the words were compared with
}

// byName takes the words for the name that someone gave to a line.
func (t *tracer) byName(words string) (bool, error) {
	if err := t.nameLines(); err != nil {
		return false, err
	}
	var labels []int64
	for label, name := range t.names {
		if same(name, words) {
			labels = append(labels, label)
		}
	}
	if len(labels) == 0 {
		return false, nil
	}
	slices.Sort(labels)
	lines, err := t.lines(labels)
	if err != nil {
		return false, err
	}
	t.a.Found = FoundLine
	return true, t.tell(lines)
}

// byLine takes the words for the beginning of a line's id. A line that was
// joined to another, or is called otherwise since lines were formed anew, is
// found by its whole id.
func (t *tracer) byLine(words string) (bool, error) {
	if !lineForm.MatchString(words) {
		return false, nil
	}
	lines, err := t.r.LinesByPrefix(words, mostTold+1)
	if err != nil {
		return false, err
	}
	if n, err := strconv.ParseUint(words, 16, 64); err == nil && len(words) == 16 && len(lines) == 0 {
		forms, err := t.r.FormsByHash([]int64{int64(n)})
		if err != nil {
			return false, err
		}
		if len(forms) == 0 {
			if forms, err = t.formsOfOld(int64(n)); err != nil {
				return false, err
			}
		}
		var labels []int64
		for _, f := range forms {
			labels = append(labels, f.Line)
		}
		if lines, err = t.lines(distinct(labels)); err != nil {
			return false, err
		}
	}
	switch len(lines) {
	case 0:
		return false, nil
	case 1:
		t.a.Found = FoundLine
		return true, t.tell([]store.Line{lines[0]})
	}
	t.a.Found = FoundNearest
	t.a.Others, err = t.briefs(lines)
	return true, err
}

// formsOfOld are the forms, as they are now, of a wording of a line that was
// called so by an earlier build.
func (t *tracer) formsOfOld(label int64) ([]store.Form, error) {
	wording, err := t.r.WordingOfLine(label)
	if err != nil || wording == 0 {
		return nil, err
	}
	pairs, err := t.r.FormsOfWordings([]int64{wording})
	if err != nil {
		return nil, err
	}
	var rows []int64
	for _, p := range pairs {
		rows = append(rows, p.Row)
	}
	return t.r.FormsByID(rows)
}

// byStatement takes the words for the uid of a statement.
func (t *tracer) byStatement(words string) (bool, error) {
	m := statementForm.FindStringSubmatch(words)
	if m == nil {
		return false, nil
	}
	reports, err := t.r.ReportsByUID(m[1], 2)
	if err != nil || len(reports) != 1 {
		return false, err
	}
	found, err := t.r.Statements(store.StatementQuery{UIDs: []string{reports[0].UID + "/" + m[2]}, Withdrawn: true, Limit: 1})
	if err != nil || len(found) == 0 {
		return false, err
	}
	t.a.Found = FoundStatement
	ws, err := t.r.Wordings([]int64{found[0].Wording})
	if err != nil || len(ws) == 0 {
		return false, err
	}
	labels, err := t.linesOf(ws)
	if err != nil {
		return false, err
	}
	if len(labels) == 0 { // it asserts nothing that makes a line
		return t.byNearest(ws[0].Text)
	}
	lines, err := t.lines(labels)
	if err != nil {
		return false, err
	}
	return true, t.tell(lines)
}

// linesOf are the labels of the lines that wordings belong to, in the order of
// the wordings and of what each asserts.
func (t *tracer) linesOf(wordings []store.Wording) ([]int64, error) {
	var hashes []int64
	for i := range wordings {
		for _, c := range t.claims(&wordings[i]) {
			hashes = append(hashes, c.hash)
		}
	}
	return t.labels(hashes)
}

// labels are the lines of forms, each once.
func (t *tracer) labels(hashes []int64) ([]int64, error) {
	forms, err := t.r.FormsByHash(hashes)
	if err != nil {
		return nil, err
	}
	var labels []int64
	for _, f := range forms {
		if !slices.Contains(labels, f.Line) {
			labels = append(labels, f.Line)
		}
	}
	return labels, nil
}

// tell tells lines whole, and lists those that are too many.
func (t *tracer) tell(lines []store.Line) error {
	for _, l := range lines[:min(len(lines), t.whole)] {
		most := mostTraced
		if len(t.a.Lines) > 0 {
			most = mostBeside
		}
		told, err := t.line(l, most)
		if errors.Is(err, errEmptyLine) {
			continue
		}
		if err != nil {
			return err
		}
		t.a.Lines = append(t.a.Lines, told)
	}
	if len(lines) <= t.whole {
		return nil
	}
	rest := lines[t.whole:]
	if len(rest) > t.others {
		rest, t.a.Cut = rest[:t.others], true
	}
	more, err := t.briefs(rest)
	t.a.Others = append(t.a.Others, more...)
	return err
}

// lines fetches lines by their labels, in order.
func (t *tracer) lines(labels []int64) ([]store.Line, error) {
	var out []store.Line
	for _, label := range labels {
		found, err := t.r.LinesByPrefix(record.Label(label), 1)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}
