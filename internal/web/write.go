package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/record"
)

// Keeper changes the record. Only who has shown the token reaches it.
type Keeper interface {
	// Add reads a report and keeps it.
	Add(context.Context, sanad.Report) (record.Outcome, error)
	// AddFile reads all reports of a file, whatever its format, and keeps them.
	AddFile(ctx context.Context, name string, content []byte) ([]record.Outcome, error)
	Correct(context.Context, record.Change) (record.Effect, error)
	Undo(ctx context.Context, id int64, by string) (record.Effect, error)
	// ListedBefore lists corrections with lower ids than one, the newest first, and
	// reports whether there are more.
	ListedBefore(ctx context.Context, id int64, most int) ([]record.Listed, bool, error)
}

// mostUpload is how large what is added may be.
const mostUpload = 20 << 20 // bytes

// writer makes the handler of a page that only who showed the token may see.
func writer(h handler) handler {
	return func(q *request) (*sheet, error) {
		if q.Keeper == nil {
			return nil, errNowhere
		}
		if !q.in {
			return nil, moved(linkTo("/enter", "to", within(q.back())))
		}
		return h(q)
	}
}

// back is the page that someone is led to who has to show the token first: the
// one asked for, or the one that a form stands on.
func (q *request) back() string {
	if q.Method == http.MethodGet {
		return q.URL.RequestURI()
	}
	return q.PostFormValue("back")
}

// addData is the page where reports are added.
type addData struct {
	Outcomes []record.Outcome
	Failed   string
}

func add(q *request) (*sheet, error) {
	return &sheet{template: "add", title: q.words.Get("web.add"), data: &addData{}}, nil
}

// added reads what was pasted or dropped, and keeps it. One report is shown at
// once; of several there is a list.
func added(q *request) (*sheet, error) {
	var d addData
	s := &sheet{template: "add", title: q.words.Get("web.add"), data: &d}
	err := q.ParseMultipartForm(mostUpload / 4)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, errLargeFile
	case err != nil && !errors.Is(err, http.ErrNotMultipart):
		return nil, fmt.Errorf("reading the form: %w", err)
	}
	if text := q.PostFormValue("text"); strings.TrimSpace(text) != "" {
		o, err := q.Keeper.Add(q.Context(), pasted(q, text))
		if isBusy(err) {
			return nil, err
		}
		if err != nil {
			d.Failed, s.status = err.Error(), http.StatusUnprocessableEntity
			return s, nil
		}
		d.Outcomes = append(d.Outcomes, o)
	}
	if q.MultipartForm != nil {
		for _, f := range q.MultipartForm.File["files"] {
			in, err := f.Open()
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", f.Filename, err)
			}
			content, err := io.ReadAll(in)
			in.Close()
			if err != nil {
				return nil, fmt.Errorf("reading %s: %w", f.Filename, err)
			}
			if len(content) == 0 {
				continue
			}
			out, err := q.Keeper.AddFile(q.Context(), f.Filename, content)
			if isBusy(err) {
				return nil, err
			}
			if err != nil {
				d.Failed, s.status = f.Filename+": "+err.Error(), http.StatusUnprocessableEntity
				return s, nil
			}
			d.Outcomes = append(d.Outcomes, out...)
		}
	}
	if len(d.Outcomes) == 1 && d.Outcomes[0].Err == nil {
		return nil, moved(address("reports", d.Outcomes[0].UID))
	}
	if len(d.Outcomes) == 0 {
		d.Failed, s.status = q.words.Get("web.add.nothing"), http.StatusBadRequest
	}
	return s, nil
}

// pasted is a report as a form gives it.
func pasted(q *request, text string) sanad.Report {
	value := func(name string) string { return strings.TrimSpace(q.PostFormValue(name)) }
	r := sanad.Report{Text: text, Title: value("title"), Outlet: value("outlet"), Published: value("published"), Language: value("language")}
	r.Source.URL = ask.OnWeb(value("url"))
	if r.Source.URL == "" {
		r.Source.ID = "pasted " + HashToken(text)[:12]
	}
	return r
}

// correctedData tells what came of a correction.
type correctedData struct {
	record.Effect
	Made   *listed // the correction; nil where there is none
	Undone bool
	Back   string
	Failed string
}

// correct makes the correction that a form asks for.
func correct(q *request) (*sheet, error) {
	c := record.Change{Kind: record.Kind(q.PostFormValue("kind")), Actor: q.PostFormValue("actor"), By: q.name, Why: q.PostFormValue("why")}
	if s := q.PostFormValue("statement"); s != "" {
		c.Statements = []string{s}
	}
	for name := range strings.SplitSeq(q.PostFormValue("to"), ";") {
		if name = strings.TrimSpace(name); name != "" {
			c.To = append(c.To, name)
		}
	}
	switch c.Kind {
	case record.StatementWrong, record.StatementRight, record.SetSpeaker, record.ActorMerge, record.ActorRename:
	default:
		return nil, errNowhere
	}
	e, err := q.Keeper.Correct(q.Context(), c)
	return q.corrected(e, false, err)
}

// undo takes a correction back.
func undo(q *request) (*sheet, error) {
	id, err := strconv.ParseInt(q.PostFormValue("id"), 10, 64)
	if err != nil {
		return nil, errNowhere
	}
	e, err := q.Keeper.Undo(q.Context(), id, q.name)
	return q.corrected(e, true, err)
}

func (q *request) corrected(e record.Effect, undone bool, err error) (*sheet, error) {
	d := correctedData{Effect: e, Undone: undone, Back: within(q.PostFormValue("back"))}
	s := &sheet{template: "corrected", title: q.words.Get("web.corrections"), data: &d}
	if err != nil {
		if d.Failed = q.whyNot(err); d.Failed == "" {
			return nil, err
		}
		s.status = http.StatusUnprocessableEntity
		return s, nil
	}
	list, _, err := q.Keeper.ListedBefore(q.Context(), e.ID+1, 1)
	if err == nil && len(list) == 1 && list[0].ID == e.ID {
		d.Made = listedOf(&list[0])
	}
	return s, err
}

// whyNot says why a correction cannot be made; "" where the record failed.
func (q *request) whyNot(err error) string {
	var many *record.ManyError
	var none *record.NoneError
	var same *record.SameNameError
	switch {
	case errors.As(err, &many):
		return q.words.Get("error.correct.many", many.Named, strings.Join(many.Found, "\n"))
	case errors.As(err, &none):
		for kind, key := range map[error]string{record.ErrNoStatement: "statement", record.ErrNoReport: "report", record.ErrNoActor: "actor",
			record.ErrNoLine: "line", record.ErrNoCorrection: "correction"} {
			if errors.Is(none, kind) {
				return q.words.Get("error.correct.no"+key, none.Named)
			}
		}
	case errors.As(err, &same):
		return q.words.Get("error.correct.samename", same.Name, same.Key)
	case errors.Is(err, record.ErrNothing):
		return q.words.Get("error.correct.nothing")
	case errors.Is(err, record.ErrCircle):
		return q.words.Get("error.correct.circle")
	case errors.Is(err, record.ErrUndone):
		return q.words.Get("error.correct.undone")
	case errors.Is(err, record.ErrNoReason):
		return q.words.Get("web.correct.reason")
	}
	return ""
}
