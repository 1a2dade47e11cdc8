// Package ask answers the questions that a record is kept for: what has someone
// said, how has a line gone through time, is this quotation real, what of a
// report is its own. Each question is a function of a record; each answer is a
// plain struct that names its sources, to be shown as a page, as JSON or by
// another program.
//
// No question walks the whole record. What is fetched is bounded, and an answer
// that was cut says so.
package ask

import (
	"errors"
	"fmt"
	"strings"
)

// The errors that a question can be refused with. They wrap what is wrong in
// words; everything else that fails is the record's failure.
var (
	ErrQuestion = errors.New("the question cannot be asked so")
	ErrNotFound = errors.New("not in the record")
)

// QuestionError is a question that cannot be asked so: which part of it, why, and
// what would be right. Key names the problem for a catalogue of messages.
type QuestionError struct {
	Key   string
	Part  string // the flag or argument
	Value string
}

func (p *QuestionError) Error() string { return fmt.Sprintf("%s: %s %q", ErrQuestion, p.Part, p.Value) }

// Unwrap makes a problem an ErrQuestion.
func (p *QuestionError) Unwrap() error { return ErrQuestion }

// The keys of problems.
const (
	ProblemLong   = "long"   // longer than anything that can be asked for
	ProblemEmpty  = "empty"  // nothing was asked for
	ProblemDate   = "date"   // no EDTF date
	ProblemCursor = "cursor" // no place in this list
	ProblemKind   = "kind"   // no kind
	ProblemLimit  = "limit"  // no number of entries
	ProblemID     = "id"     // no identifier
	// ProblemLanguage: no language with a pack; the value names those that have one.
	ProblemLanguage = "language"
	ProblemSame     = "same" // the same actor twice
)

// The bounds of questions and answers.
const (
	MaxName     = 1_000   // bytes of a name
	MaxWords    = 20_000  // bytes of the words of a trace or a search
	MaxQuote    = 100_000 // bytes of a quotation to check
	MaxLimit    = 1_000   // entries of a list
	DefaultList = 20
)

// clean makes a text fit to be looked for: what no report has in its words is
// taken out. Too long a text is refused.
func clean(part, s string, most int) (string, error) {
	if len(s) > most {
		return "", &QuestionError{ProblemLong, part, shorten(s)}
	}
	s = strings.ToValidUTF8(s, " ")
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " "), nil
}

// shorten is the beginning of a text, for an error.
func shorten(s string) string {
	const most = 60
	s = strings.ToValidUTF8(s, "\uFFFD")
	if r := []rune(s[:min(len(s), 4*most)]); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// limits checks the length of a list; 0 is the usual one.
func limits(n int) (int, error) {
	switch {
	case n == 0:
		return DefaultList, nil
	case n < 0 || n > MaxLimit:
		return 0, &QuestionError{ProblemLimit, "--limit", fmt.Sprint(n)}
	}
	return n, nil
}
