package export

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// Citation is all that a citation of a statement or a report tells. What is not
// known is empty.
type Citation struct {
	ID        string // uid of the statement or report
	Language  string
	Outlet    string
	Title     string
	Published string // EDTF
	Authors   []string
	Carriers  []string // of a report: the wires it came by
	Source    sanad.Source
	Retrieved string // day on which it was got: its page was fetched or archived, or else it was added
	Hash      string // sha256 of the report's text as received, in hex
	Page      string // sha256 of the page as it came, in hex; "" where it was no page, or is not known
	Archive   string // the file that has the page, where the record does not
	Revision  int
	Statement *Quoted // nil where a report is cited
}

// Quoted is the statement that a citation is of.
type Quoted struct {
	Speakers  []Attributed
	Read      []string // the speakers as they were read, where someone corrected them
	Words     string
	Kind      string // direct, indirect, mixed
	Negated   bool   // the report says that it was not said
	Withdrawn bool   // marked as wrongly read
	Said      string // EDTF
	SaidWith  bool   // Said is the day of the speaker's other words in the report, which tells none for these
	Place     string
	Occasion  string
	Chain     []string // nearest to the speaker first
	Start     int      // code points of the reading's text
	End       int
}

// Attributed is a speaker in an office.
type Attributed struct{ Name, Office, Of string }

// UnknownError says that nothing in the record is called so, and what is
// nearest.
type UnknownError struct {
	ID   string
	Near []string // uids that begin alike; of a report that is there, its statements
	Line bool     // it is the id of a line
}

func (e *UnknownError) Error() string { return fmt.Sprintf("%s: %.80q", ErrUnknown, e.ID) }

// Unwrap makes it an ErrUnknown.
func (e *UnknownError) Unwrap() error { return ErrUnknown }

// Cite finds what is called by id: the uid of a statement or report, or the
// beginning of one that no other has. Its errors are an UnknownError, or a
// record.ManyError that lists what the beginning can stand for.
func Cite(ctx context.Context, rec *record.Record, id string) (c Citation, err error) {
	err = rec.Store.View(ctx, func(r store.Reader) error {
		f := finder{rec, r}
		report, tail, err := f.report(id)
		if err != nil {
			return err
		}
		c, err = f.cite(&report, tail, id)
		return err
	})
	return c, err
}

// finder finds what is to be cited.
type finder struct {
	rec *record.Record
	r   store.Reader
}

// idForm is what ids look like, and their beginnings: a report's, and after a
// slash a statement's. Nothing else is looked for.
var idForm = regexp.MustCompile(`^(sha256:[0-9a-f]{64}|[0-9a-f]{1,64})(/[0-9a-z_-]{0,20})?$`)

// mostNear is how many names are listed for a choice.
const mostNear = 8

// report finds the report that an id is of, or of a statement in; tail is the
// statement's own id.
func (f *finder) report(id string) (report store.Report, tail string, err error) {
	asked := id
	if id = strings.ToLower(strings.TrimSpace(id)); !idForm.MatchString(id) {
		return report, "", &UnknownError{ID: asked}
	}
	uid, tail, _ := strings.Cut(id, "/")
	var found []store.Report
	if hash, ok := strings.CutPrefix(uid, "sha256:"); ok {
		found, err = f.r.ReportsByHash([]string{hash})
	} else {
		found, err = f.r.ReportsByUID(uid, mostNear+1)
	}
	switch {
	case err != nil:
		return report, "", err
	case len(found) == 0:
		return report, "", f.unknown(asked, uid)
	case len(found) > 1 && found[0].UID != uid:
		return report, "", many(asked, tail, found)
	}
	return found[0], tail, nil
}

// many lists what the beginning of an id can stand for.
func many(asked, tail string, found []store.Report) error {
	e := &record.ManyError{Named: asked}
	for i := range found {
		if i == mostNear {
			e.Found = append(e.Found, "…")
			break
		}
		name := found[i].UID
		if tail != "" {
			name += "/" + tail
		}
		if found[i].Title != "" {
			name += " (" + oneLine(found[i].Title) + ")"
		}
		e.Found = append(e.Found, name)
	}
	return e
}

// unknown looks for what is called most like an id: the uids that share most of
// its beginning.
func (f *finder) unknown(asked, uid string) error {
	e := &UnknownError{ID: asked}
	if lines, err := f.r.LinesByPrefix(uid, 1); err == nil && len(lines) == 1 && len(uid) >= 4 {
		e.Line = true
	}
	for n := min(len(uid), 64) - 1; n > 0 && len(e.Near) == 0; n-- {
		near, err := f.r.ReportsByUID(uid[:n], 3)
		if err != nil {
			return err
		}
		e.Near = each(near, func(r store.Report) string { return r.UID })
	}
	return e
}

// cite gathers what is told of a report, and of a statement in it.
func (f *finder) cite(report *store.Report, tail, asked string) (Citation, error) {
	bodies, err := f.r.Bodies([]int64{report.ID})
	if err != nil {
		return Citation{}, err
	}
	source, rd, err := f.rec.Unpack(bodies[report.ID])
	if err != nil {
		return Citation{}, fmt.Errorf("report %s: %w", report.UID, err)
	}
	c := Citation{
		ID: report.UID, Language: report.Language, Title: report.Title, Published: report.Published, Source: source.Source,
		Hash: report.Hash, Revision: report.Revision,
	}
	if err := f.retrieved(&c, report); err != nil {
		return c, err
	}
	if rd.Outlet != nil {
		c.Outlet = rd.Outlet.Name
	}
	for _, credit := range rd.Credits {
		if credit.Role == "reporter" && !slices.Contains(c.Authors, credit.Name) {
			c.Authors = append(c.Authors, credit.Name)
		}
	}
	for _, carrier := range rd.Carriers {
		if carrier.Kind == "wire" && !slices.Contains(c.Carriers, carrier.Name) {
			c.Carriers = append(c.Carriers, carrier.Name)
		}
	}
	s := newShelf(f.rec, f.r)
	if err := s.fetchActors([]int64{report.Outlet}); err != nil {
		return c, err
	}
	if name := s.actors[report.Outlet].Name; name != "" {
		c.Outlet = name
	}
	if tail == "" {
		return c, nil
	}
	return c, f.quote(&c, s, report.UID+"/"+tail, asked)
}

// retrieved tells when the report was got, and of what bytes.
func (f *finder) retrieved(c *Citation, report *store.Report) error {
	c.Retrieved, _, _ = strings.Cut(report.Added, "T")
	list, err := f.r.Originals([]int64{report.ID})
	if err != nil || len(list) == 0 {
		return err
	}
	c.Retrieved, _, _ = strings.Cut(list[0].Retrieved, "T")
	c.Page, c.Archive = list[0].Hash, list[0].Archive
	return nil
}

// quote gathers what is told of a statement.
func (f *finder) quote(c *Citation, s *shelf, uid, asked string) error {
	found, err := f.r.Statements(store.StatementQuery{UIDs: []string{uid}, Withdrawn: true, Limit: 1})
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return f.noStatement(c.ID, asked)
	}
	if err := s.fetch(found, 0); err != nil {
		return err
	}
	st := &found[0]
	p := s.places[st.ID]
	q := &Quoted{
		Words: p.words(), Kind: st.Kind, Negated: st.Negated, Withdrawn: st.Withdrawn, Said: st.Said, Place: st.Place, Occasion: st.Occasion,
		Chain: each(st.Chain, func(l store.Carriage) string { return s.actors[l.Actor].Name }), Start: st.Start, End: st.End,
	}
	// The record dates a statement that its report does not by its occasion, or
	// else by the report, which is no day on which it was said.
	if q.Said == "" && st.From != "" && st.From == st.To && st.From != s.reports[st.Report].Day {
		q.Said, q.SaidWith = st.From, true
	}
	for _, sp := range s.speakers(st) {
		q.Speakers = append(q.Speakers, Attributed{sp.name, sp.office, sp.of})
	}
	if corrected(st) {
		q.Read = p.read
	}
	c.ID, c.Statement = st.UID, q
	return nil
}

// noStatement lists the statements of a report that has none of that name.
func (f *finder) noStatement(report, asked string) error {
	e := &UnknownError{ID: asked}
	found, err := f.r.ReportsByUID(report, 1)
	if err != nil || len(found) == 0 {
		return e
	}
	list, err := f.r.Statements(store.StatementQuery{Reports: []int64{found[0].ID}, Withdrawn: true, Limit: pageRows})
	if err != nil {
		return err
	}
	slices.SortFunc(list, func(a, b store.Statement) int { return a.Ordinal - b.Ordinal })
	for i := range list[:min(len(list), mostNear)] {
		e.Near = append(e.Near, list[i].UID)
	}
	if len(list) > mostNear {
		e.Near = append(e.Near, "…", list[len(list)-1].UID)
	}
	return e
}

// oneLine is a text without line breaks and other control characters, and
// without those that turn the direction of what follows them.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 }), " ")
}

// location is where the report was: its address, or else its file or the name
// that its collection gives it.
func (c *Citation) location() string {
	switch {
	case c.Source.URL != "":
		return oneLine(c.Source.URL)
	case c.Source.ID != "":
		return oneLine(c.Source.ID)
	case c.Source.Path == Stdout:
		return ""
	}
	return oneLine(c.Source.Path)
}
