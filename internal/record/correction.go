package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/sanad-news/sanad/internal/store"
)

// Kind says what a correction does.
type Kind string

// The kinds of correction.
const (
	StatementWrong Kind = "statement-wrong" // it was read wrongly: it counts for nothing
	StatementRight Kind = "statement-right" // it was read rightly after all
	SetSpeaker     Kind = "speaker"         // someone else said it
	ActorMerge     Kind = "actor-merge"     // two actors are one
	ActorRename    Kind = "actor-rename"    // an actor is shown under another name
	ActorSplit     Kind = "actor-split"     // some statements of an actor are another's
	LineName       Kind = "line-name"       // a line has a name
	LineMerge      Kind = "line-merge"      // two lines are one
	LineSplit      Kind = "line-split"      // a wording is of no line but its own
	LinePin        Kind = "line-pin"        // a line stays as it is
)

// Why a correction cannot be made.
var (
	ErrNoStatement  = errors.New("there is no such statement in the record")
	ErrNoReport     = errors.New("there is no such report in the record")
	ErrNoActor      = errors.New("there is no such actor in the record")
	ErrNoLine       = errors.New("there is no such line in the record")
	ErrNoCorrection = errors.New("there is no such correction")
	ErrUndone       = errors.New("the correction was undone before")
	ErrNothing      = errors.New("the record says so already")
	ErrCircle       = errors.New("the other actor counts for this one: a circle")
	ErrNoReason     = errors.New("a correction needs a reason and someone who makes it")
	ErrOneLine      = errors.New("the statement is in no line, or not in that line")
	ErrHolds        = errors.New("the wording holds two lines together that someone merged")
)

// ManyError says that a name or the beginning of an id stands for several.
type ManyError struct {
	Named string
	Found []string // what it can stand for, and how to tell them apart
}

func (e *ManyError) Error() string { return fmt.Sprintf("%q stands for several: %v", e.Named, e.Found) }

// SameNameError says that an actor cannot be called as another one is.
type SameNameError struct {
	Name string // the new name
	Key  string // of the actor that has it
}

func (e *SameNameError) Error() string { return fmt.Sprintf("%s is called %q already", e.Key, e.Name) }

// NoneError says what was not found.
type NoneError struct {
	Named string
	Kind  error // ErrNoStatement, ErrNoActor, ErrNoLine, ErrNoCorrection
}

func (e *NoneError) Error() string { return fmt.Sprintf("%s: %q", e.Kind, e.Named) }
func (e *NoneError) Unwrap() error { return e.Kind }

// Anchor ties a correction to a statement so that it is found again when its
// report is read anew: the report, where it stood, and its words.
type Anchor struct {
	Report string `json:"report"`
	ID     string `json:"id"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
}

// ActorRef names an actor in a correction.
type ActorRef struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// LineAnchor ties a correction to a line: by a form in it, and by the words
// that have the form.
type LineAnchor struct {
	Form     hex64  `json:"form"`
	Wording  hex64  `json:"wording"`
	Start    int    `json:"start"` // of the proposition, in code points of the wording
	End      int    `json:"end"`
	Text     string `json:"text,omitempty"`
	Language string `json:"language,omitempty"`
}

// hex64 is a number written as 16 hex digits, as labels are shown.
type hex64 int64

// Label is how a line is shown and asked for.
func Label(n int64) string { return fmt.Sprintf("%016x", uint64(n)) }

// MarshalText writes the digits.
func (h hex64) MarshalText() ([]byte, error) { return []byte(Label(int64(h))), nil }

// UnmarshalText reads them.
func (h *hex64) UnmarshalText(b []byte) error {
	n, err := strconv.ParseUint(string(b), 16, 64)
	*h = hex64(n)
	return err
}

// The targets and values of corrections are JSON of these.
type (
	splitTarget struct {
		Actor      ActorRef `json:"actor"`
		Office     string   `json:"office,omitempty"` // all that was said in this office
		Statements []Anchor `json:"statements,omitempty"`
	}
	renameValue struct {
		Name string `json:"name"`
		Was  string `json:"was"`
	}
	splitValue struct {
		Line  hex64        `json:"line"`
		Forms []LineAnchor `json:"forms,omitempty"` // of the statements that repeat it
	}
	pinValue struct {
		Forms []LineAnchor `json:"forms"`
	}
)

// ErrCorrection says that a correction is of a kind or a form that this build
// does not know.
var ErrCorrection = errors.New("a correction of an unknown form: use a newer build")

// pack writes a target and a value.
func packCorrection(kind Kind, target, value any) (store.Correction, error) {
	t, err := json.Marshal(target)
	if err != nil {
		return store.Correction{}, fmt.Errorf("packing a correction: %w", err)
	}
	v := []byte{}
	if value != nil {
		if v, err = json.Marshal(value); err != nil {
			return store.Correction{}, fmt.Errorf("packing a correction: %w", err)
		}
	}
	return store.Correction{Kind: string(kind), Target: string(t), Value: string(v)}, nil
}

// unpackCorrection reads a target and a value.
func unpackCorrection(c *store.Correction, target, value any) error {
	if err := json.Unmarshal([]byte(c.Target), target); err != nil {
		return fmt.Errorf("correction %d: %w: %w", c.ID, ErrCorrection, err)
	}
	if value == nil {
		return nil
	}
	if err := json.Unmarshal([]byte(c.Value), value); err != nil {
		return fmt.Errorf("correction %d: %w: %w", c.ID, ErrCorrection, err)
	}
	return nil
}
