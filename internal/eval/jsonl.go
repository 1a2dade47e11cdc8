package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/sanad-news/sanad"
)

// eachLine calls do with every line of a file that is not blank. What do
// returns is wrapped with the file and line.
func eachLine(name string, do func(line []byte) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if derr := do(line); derr != nil {
				return fmt.Errorf("%s:%d: %w", name, n, derr)
			}
		}
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("reading %s: %w", name, err)
		}
	}
}

// name is a name that may be a string, or an object that has it as text or
// name.
type name string

func (n *name) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var o struct{ Text, Name string }
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
		*n = name(o.Text)
		if o.Text == "" {
			*n = name(o.Name)
		}
		return nil
	}
	return json.Unmarshal(b, (*string)(n))
}

// jsonSpeaker is a speaker in any of the forms that gold and predictions use.
type jsonSpeaker struct{ names *Names }

func (s *jsonSpeaker) UnmarshalJSON(b []byte) error {
	var o struct {
		Text, Mention, Canonical, Name, Resolved name
		Type                                     string
		Alt                                      []string
		Silver                                   bool
	}
	switch {
	case bytes.Equal(b, []byte("null")):
		return nil
	case len(b) > 0 && b[0] == '"':
		if err := json.Unmarshal(b, &o.Text); err != nil {
			return err
		}
		o.Name = o.Text
	default:
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
	}
	s.names = &Names{Type: o.Type, Alt: o.Alt, Silver: o.Silver,
		Mentions: present(o.Text, o.Mention), Resolved: present(o.Canonical, o.Name, o.Resolved)}
	return nil
}

func present(names ...name) []string {
	var out []string
	for _, n := range names {
		if trim(string(n)) != "" {
			out = append(out, string(n))
		}
	}
	return out
}

// jsonCue is a cue as a string or an object.
type jsonCue struct{ cue *Cue }

func (c *jsonCue) UnmarshalJSON(b []byte) error {
	var o Cue
	switch {
	case bytes.Equal(b, []byte("null")), bytes.Equal(b, []byte("{}")), bytes.Equal(b, []byte(`""`)):
		return nil
	case len(b) > 0 && b[0] == '"':
		if err := json.Unmarshal(b, &o.Text); err != nil {
			return err
		}
	default:
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
	}
	c.cue = &o
	return nil
}

// jsonStatement is a statement of gold or of a prediction.
type jsonStatement struct {
	Place
	Kind           string
	Cue            jsonCue
	Speaker        jsonSpeaker
	SpeakerUnknown bool `json:"speaker_unknown"`
	Rule           string
	jsonFacts
}

// LoadPredictions reads predictions, one JSON object a line: readings as
// `sanad read --json` prints them, or id, text and statements in the form of
// gold.
func LoadPredictions(file string) ([]Prediction, error) {
	var out []Prediction
	err := eachLine(file, func(line []byte) error {
		p, err := parsePrediction(line)
		out = append(out, p)
		return err
	})
	return out, err
}

func parsePrediction(line []byte) (Prediction, error) {
	var o struct {
		ID         string
		Source     json.RawMessage
		Text       *string
		Statements json.RawMessage
	}
	if err := json.Unmarshal(line, &o); err != nil {
		return Prediction{}, err
	}
	if bytes.HasPrefix(o.Source, []byte("{")) {
		var r sanad.Reading
		if err := json.Unmarshal(line, &r); err != nil {
			return Prediction{}, fmt.Errorf("this is no reading: %w", err)
		}
		return fromReading(&r), nil
	}
	var found []jsonStatement
	if len(o.Statements) > 0 {
		if err := json.Unmarshal(o.Statements, &found); err != nil {
			return Prediction{}, fmt.Errorf("its statements: %w", err)
		}
	}
	p := Prediction{ID: o.ID, Text: o.Text}
	for _, s := range found {
		f := Found{Place: s.Place, Kind: s.Kind, Speaker: s.Speaker.names, Rule: s.Rule}
		if s.Cue.cue != nil {
			f.Cue = s.Cue.cue.Text
		}
		p.Found = append(p.Found, f)
	}
	return p, nil
}
