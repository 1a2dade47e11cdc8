package export

import (
	"encoding/json"
	"io"
)

// jsonlSink writes one object a line.
type jsonlSink[T any] struct{ enc *json.Encoder }

func newJSONL[T any](w io.Writer) *jsonlSink[T] {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &jsonlSink[T]{enc}
}

func (s *jsonlSink[T]) write(row *T) error { return s.enc.Encode(row) }
func (s *jsonlSink[T]) close() error       { return nil }

// document is a text that is JSON, and stands as such in JSON; in a table it is
// text.
type document string

// MarshalJSON writes the document as it is, and null for an empty one.
func (d document) MarshalJSON() ([]byte, error) {
	switch {
	case d == "":
		return []byte("null"), nil
	case json.Valid([]byte(d)):
		return []byte(d), nil
	}
	return json.Marshal(string(d))
}

// UnmarshalJSON takes any JSON.
func (d *document) UnmarshalJSON(b []byte) error {
	if *d = document(b); string(b) == "null" {
		*d = ""
	}
	return nil
}
