// Package dps stands in for github.com/markusmobius/go-dateparser, which
// go-htmldate links and the program never asks: it took 160 ms and 91 MB in
// package initialisation, at every start of the program. It holds what
// go-htmldate names and reads no date. The dates of a page are read by
// internal/extract, those of a text by the reader.
package dps

import (
	"errors"
	"time"
)

// ErrNoDate is what Parse returns for any text.
var ErrNoDate = errors.New("dateparser: this build reads no dates in prose")

// ParserType names a way to parse.
type ParserType uint8

// The ways to parse that go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
	NoSpacesTime
)

// PreferredDateSource says which of several dates is wanted.
type PreferredDateSource uint8

// Past prefers the last one before today.
const Past PreferredDateSource = 1

// Configuration is how to parse.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser parses nothing.
type Parser struct {
	ParserTypes []ParserType
}

// Date is a date found.
type Date struct {
	Time time.Time
}

// Parse returns ErrNoDate.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, ErrNoDate }
