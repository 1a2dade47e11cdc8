package query

import (
	"context"
	"errors"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/export"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// FaultKind is why there is no answer.
type FaultKind int

// The kinds of fault.
const (
	Failed  FaultKind = iota // the record or the program failed
	Wrong                    // the question cannot be asked so
	None                     // what it asks for is not in the record
	Several                  // what it asks for can be several
	Busy                     // the record cannot answer now
	Slow                     // it took longer than the server allows
	Stopped                  // whoever asked is gone
)

// FaultError is why there is no answer: what is wrong, and what would be right.
type FaultError struct {
	Kind  FaultKind
	Key   string   // names the fault; one of those of the catalogue under query.fault
	Param string   // the parameter at fault, or ""
	Near  []string // what can have been meant instead

	args []any
	err  error
}

// Error tells the fault in English, for a log.
func (f *FaultError) Error() string {
	s := "query: " + f.Key
	if f.Param != "" {
		s += ": " + f.Param
	}
	if f.err != nil {
		s += ": " + f.err.Error()
	}
	return s
}

// Unwrap returns what caused the fault, or nil.
func (f *FaultError) Unwrap() error { return f.err }

// Detail says what is wrong, in the language of a catalogue.
func (f *FaultError) Detail(words message.Catalogue) string {
	return words.Get("query.fault."+f.Key, f.args...)
}

// Remedy says what would be right, in the language of a catalogue.
func (f *FaultError) Remedy(words message.Catalogue) string {
	switch {
	case len(f.Near) > 0:
		return words.Get("query.remedy.near", strings.Join(f.Near, ", "))
	case words.Has("query.remedy." + f.Key):
		return words.Get("query.remedy." + f.Key)
	}
	return words.Get("query.remedy")
}

// fault is what is wrong with an argument of the parameter.
func (p *Param) fault(key string, args ...any) *FaultError {
	return &FaultError{Kind: Wrong, Key: key, Param: p.Name, args: append([]any{p.Name}, args...)}
}

func (q *Question) unknown(name string) *FaultError {
	return &FaultError{Kind: Wrong, Key: "unknown", Param: brief(name), args: []any{brief(name), strings.Join(q.names(), ", ")}}
}

// called is what a part of a question is called here that internal/ask calls as
// the program's flags and arguments are.
func called(part string) string {
	if part == "QUOTATION" {
		return "text"
	}
	return strings.ToLower(strings.TrimLeft(part, "-"))
}

// FaultOf tells an error as a fault: itself, where it is one.
func FaultOf(err error) *FaultError {
	var told *FaultError
	var wrong *ask.QuestionError
	var unknown *export.UnknownError
	var several *record.ManyError
	switch {
	case errors.As(err, &told):
		return told
	case errors.As(err, &wrong):
		name := called(wrong.Part)
		return &FaultError{Kind: Wrong, Key: "ask." + wrong.Key, Param: name, args: []any{name, brief(wrong.Value)}, err: err}
	case errors.As(err, &several):
		return &FaultError{Kind: Several, Key: "several", Param: "id", Near: several.Found, args: []any{brief(several.Named)}, err: err}
	case errors.As(err, &unknown) && unknown.Line:
		return &FaultError{Kind: None, Key: "line", Param: "id", args: []any{brief(unknown.ID)}, err: err}
	case errors.As(err, &unknown):
		return &FaultError{Kind: None, Key: "none", Param: "id", Near: unknown.Near, args: []any{brief(unknown.ID)}, err: err}
	}
	return failure(err)
}

// failure tells an error that is no fault of the question.
func failure(err error) *FaultError {
	for _, x := range []struct {
		is   error
		kind FaultKind
		key  string
	}{
		{ask.ErrNotFound, None, "none"},
		{context.Canceled, Stopped, "stopped"},
		{context.DeadlineExceeded, Slow, "slow"},
		{store.ErrLocked, Busy, "busy"},
		{store.ErrLost, Busy, "busy"},
	} {
		if errors.Is(err, x.is) {
			f := &FaultError{Kind: x.kind, Key: x.key, err: err}
			if x.kind == None {
				f.Param, f.args = "id", []any{"id"}
			}
			return f
		}
	}
	return &FaultError{Kind: Failed, Key: "failed", err: err}
}

// none is the fault of a thing that is not in the record.
func none(param, value string) *FaultError {
	return &FaultError{Kind: None, Key: "none", Param: param, args: []any{brief(value)}}
}

// whom tells that a name means nobody, or can mean several; nil where it means
// someone.
func whom(param string, w *ask.Who) *FaultError {
	near := func(list []ask.Actor) (out []string) {
		for _, a := range list {
			out = append(out, a.Key)
		}
		return out
	}
	switch {
	case w.Unclear():
		return &FaultError{Kind: Several, Key: "several", Param: param, Near: near(w.Candidates), args: []any{brief(w.Name)}}
	case w.Nobody():
		return &FaultError{Kind: None, Key: "none", Param: param, Near: near(w.Nearest), args: []any{brief(w.Name)}}
	}
	return nil
}

// TooMuch is the fault of an answer that is larger than can be told at once.
func TooMuch(size, most int) *FaultError {
	return &FaultError{Kind: Wrong, Key: "much", args: []any{size, most}}
}
