package export

import (
	"fmt"
	"io"
)

// Format is a way of writing the record down.
type Format string

// The formats.
const (
	JSONL       Format = "jsonl"
	CSV         Format = "csv"
	Parquet     Format = "parquet"
	Annotations Format = "annotations" // W3C Web Annotations, one a line
	Plover      Format = "plover"      // events in the columns of POLECAT
	GDELT       Format = "gdelt"       // events in the columns of GDELT 2.0
	GraphML     Format = "graphml"     // events as a network
)

// Formats are all formats, in the order in which they are told.
func Formats() []Format { return []Format{JSONL, CSV, Parquet, Annotations, Plover, GDELT, GraphML} }

// ending is what the names of a format's files end in.
func (f Format) ending() string {
	switch f {
	case Annotations:
		return ".annotations.jsonl"
	case Plover, GDELT:
		return "." + string(f) + ".tsv"
	}
	return "." + string(f)
}

// sink takes rows of one kind, one after the other. close writes what is left;
// it leaves the writer under it open.
type sink[T any] interface {
	write(row *T) error
	close() error
}

// newSink makes a sink of a format.
func newSink[T any](w io.Writer, o *Options) (sink[T], error) {
	switch o.Format {
	case JSONL, Annotations:
		return newJSONL[T](w), nil
	case CSV:
		return newCSV[T](w, o.Mark)
	case Plover, GDELT:
		return newTSV[T](w, o.Format == Plover)
	case Parquet:
		return newParquet[T](w, o.Build), nil
	}
	return nil, fmt.Errorf("%w: %q", ErrFormat, o.Format)
}
