package ask

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// ReportAnswer tells a report: what was read in it, and what of it is its own.
type ReportAnswer struct {
	Report
	Hash       string        `json:"hash"` // sha256 of the text as received
	Added      string        `json:"added"`
	Build      string        `json:"build"` // that read it
	Words      int           `json:"words"`
	Source     sanad.Source  `json:"source"`
	Statements []Statement   `json:"statements"`
	Sentences  []Sentence    `json:"sentences"` // of the body, in order, long enough to be told from others
	Earlier    []Shared      `json:"earlier"`   // reports that had some of the sentences before, those with most first
	Copies     []Report      `json:"copies"`    // reports of the same text
	Revisions  []Report      `json:"revisions"` // of its page, oldest first, this one too
	Changes    []Change      `json:"changes"`   // of each revision against the one before
	Candidates []Report      `json:"candidates,omitempty"`
	reading    sanad.Reading // for the text of sentences
}

// Reading is what was read in the report: its text, blocks, cues and rules. It
// is not to be changed.
func (a *ReportAnswer) Reading() *sanad.Reading { return &a.reading }

// Statement is a statement of a report.
type Statement struct {
	UID       string    `json:"uid"`
	Kind      string    `json:"kind"`
	Text      string    `json:"text"`
	Speakers  []Speaker `json:"speakers"`
	Day       When      `json:"day"`
	Place     string    `json:"place,omitempty"`
	Occasion  string    `json:"occasion,omitempty"`
	Force     string    `json:"force,omitempty"`
	Negated   bool      `json:"negated"`
	Withdrawn bool      `json:"withdrawn"` // marked as wrongly read
	Within    string    `json:"within,omitempty"`
	Repeats   string    `json:"repeats,omitempty"`
	Start     int       `json:"start"`
	End       int       `json:"end"`
	Chain     []Link    `json:"chain"`
}

// Sentence is a sentence of a report's body.
type Sentence struct {
	Start  int    `json:"start"` // code points of the reading's text
	End    int    `json:"end"`
	Text   string `json:"text"`
	Report string `json:"report,omitempty"` // uid of the earliest report that had it before; none: it is the report's own
}

// Shared is a report that has sentences of another.
type Shared struct {
	Report
	Sentences int `json:"sentences"`
}

// The bounds of what a report is compared with.
const (
	mostSentences = 1_000
	mostShared    = 20
	mostCopies    = 50
	leastPrefix   = 4 // of a uid
)

// Report tells a report. Its id is the beginning of its uid or hash, or its
// page: an address or a file, as it was added. Where that leaves a choice, the
// answer has candidates and no report; ErrNotFound is wrapped where there is
// none.
func (d *Desk) Report(ctx context.Context, id string) (ReportAnswer, error) {
	a := ReportAnswer{}
	id, err := clean("ID", id, MaxName*4)
	if err != nil {
		return a, err
	}
	if id == "" {
		return a, &QuestionError{ProblemEmpty, "ID", ""}
	}
	err = d.view(ctx, func(r store.Reader) error {
		found, err := d.findReport(r, id)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("report %q: %w", shorten(id), ErrNotFound)
		}
		t := &reportTeller{Desk: d, r: r, a: &a, all: newLoaded()}
		if len(found) > 1 {
			return t.candidates(found)
		}
		return t.tell(&found[0])
	})
	return a, err
}

// findReport finds a report by uid, hash or page; of a page it is the newest
// revision.
func (d *Desk) findReport(r store.Reader, id string) ([]store.Report, error) {
	if hash, ok := strings.CutPrefix(id, "sha256:"); ok {
		return r.ReportsByHash([]string{hash})
	}
	if len(id) >= leastPrefix && strings.Trim(id, "0123456789abcdef") == "" {
		found, err := r.ReportsByUID(id, mostCandidates)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	if uid, _, ok := strings.Cut(id, "/"); ok && statementForm.MatchString(id) { // of a statement in it
		found, err := r.ReportsByUID(uid, mostCandidates)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	pages := []string{id, record.PageOf(sanad.Source{URL: id}), record.PageOf(sanad.Source{Path: id})}
	found, err := r.ReportsOfPages(distinct(pages))
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[len(found)-1:], nil
}

type reportTeller struct {
	*Desk
	r   store.Reader
	a   *ReportAnswer
	all *loaded
}

func (t *reportTeller) candidates(found []store.Report) error {
	list, err := t.briefs(found)
	t.a.Candidates = list
	return err
}

// briefs lists reports.
func (t *reportTeller) briefs(list []store.Report) ([]Report, error) {
	var outlets []int64
	for i := range list {
		outlets = append(outlets, list[i].Outlet)
	}
	if err := t.all.loadActors(t.r, outlets); err != nil {
		return nil, err
	}
	out := make([]Report, len(list))
	for i := range list {
		out[i] = t.all.brief(&list[i])
	}
	return out, nil
}

func (t *reportTeller) tell(r *store.Report) error {
	briefs, err := t.briefs([]store.Report{*r})
	if err != nil {
		return err
	}
	a := t.a
	a.Report, a.Hash, a.Added, a.Build, a.Words = briefs[0], r.Hash, r.Added, r.Build, r.Words
	rd, err := t.unpack(r.ID)
	if err != nil {
		return fmt.Errorf("report %s: %w", r.UID, err)
	}
	a.Source, a.reading = rd.Source, rd
	for _, step := range []func(*store.Report) error{t.statements, t.sentences, t.copies, t.revisions} {
		if err := step(r); err != nil {
			return err
		}
	}
	return nil
}

var errNoBody = errors.New("its text is missing")

func (t *reportTeller) unpack(id int64) (rd sanad.Reading, err error) {
	bodies, err := t.r.Bodies([]int64{id})
	if err != nil {
		return rd, err
	}
	b, ok := bodies[id]
	if !ok {
		return rd, errNoBody
	}
	_, rd, err = t.rec.Unpack(b)
	return rd, err
}

// statements lists the statements of a report in its order.
func (t *reportTeller) statements(r *store.Report) error {
	found, err := t.r.Statements(store.StatementQuery{Reports: []int64{r.ID}, Withdrawn: true, Limit: mostFetched})
	if err != nil {
		return err
	}
	l, err := load(t.r, found)
	if err != nil {
		return err
	}
	slices.SortFunc(l.statements, func(a, b said) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	t.a.Statements = []Statement{}
	for _, s := range l.statements {
		t.a.Statements = append(t.a.Statements, Statement{UID: s.UID, Kind: s.Kind, Text: s.wording.Text, Speakers: s.speakers, Day: s.day,
			Place: s.Place, Occasion: s.Occasion, Force: s.Force, Negated: s.Negated, Withdrawn: s.Withdrawn,
			Within: uidAt(l, s.Within), Repeats: uidAt(l, s.Repeats), Start: s.Start, End: s.End, Chain: l.chain(s.Statement)})
	}
	return nil
}

// uidAt is the uid of the statement at a place in its report, or "".
func uidAt(l *loaded, ordinal int) string {
	for _, s := range l.statements {
		if ordinal >= 0 && s.Ordinal == ordinal {
			return s.UID
		}
	}
	return ""
}

// copies lists the reports of the same text, without revisions of this one.
func (t *reportTeller) copies(r *store.Report) error {
	t.a.Copies = []Report{}
	if r.Origin == 0 {
		return nil
	}
	found, err := t.r.Reports(store.ReportQuery{Origins: []int64{r.Origin}, Limit: mostCopies})
	if err != nil {
		return err
	}
	found = slices.DeleteFunc(found, func(o store.Report) bool { return o.ID == r.ID || o.Page != "" && o.Page == r.Page })
	t.a.Copies, err = t.briefs(found)
	return err
}
