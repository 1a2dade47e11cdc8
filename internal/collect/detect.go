package collect

import (
	"bytes"
	"path/filepath"
	"strings"
)

type format uint8

const (
	plainText format = iota
	jsonLines
)

// magic holds how files begin that are no text, and what they are.
var magic = []struct{ start, kind string }{
	{"%PDF-", "PDF"},
	{"PK\x03\x04", "ZIP, DOCX or ODT"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC or XLS"},
	{"\x1f\x8b", "gzip"},
	{"BZh", "bzip2"},
	{"\xfd7zXZ\x00", "xz"},
	{"7z\xbc\xaf\x27\x1c", "7z"},
	{"\x28\xb5\x2f\xfd", "zstd"},
	{"\x89PNG\r\n", "PNG"},
	{"\xff\xd8\xff", "JPEG"},
	{"GIF8", "GIF"},
	{"RIFF", "RIFF"},
	{"\x7fELF", "ELF"},
	{"MZ\x90\x00", "EXE"},
	{"\xcf\xfa\xed\xfe", "Mach-O"},
	{"SQLite format 3\x00", "SQLite"},
	{"PAR1", "Parquet"},
	{"ID3", "MP3"},
	{"OggS", "Ogg"},
}

// markup holds how documents begin that are text but not plain text: reading
// them as a report would read their tags.
var markup = []struct{ start, kind string }{
	{"{\\rtf", "RTF"},
	{"<!doctype html", "HTML"},
	{"<html", "HTML"},
	{"<?xml", "XML"},
}

// detect tells a file's format from its first bytes; its name counts only
// where it says JSON lines outright. Its error is an *Error without a place.
func detect(name string, head []byte) (format, error) {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.start)) {
			return 0, &Error{Problem: ErrBinary, Detail: m.kind}
		}
	}
	start := opening(head)
	if len(start) == 0 {
		return plainText, nil // blank as far as one sees: the adapter reads on
	}
	for _, m := range markup {
		if len(start) >= len(m.start) && strings.EqualFold(string(start[:len(m.start)]), m.start) {
			return 0, &Error{Problem: ErrMarkup, Detail: m.kind}
		}
	}
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case start[0] == '[' && follows(start[1:], "{"), start[0] == '{' && brokenOff(start):
		return 0, &Error{Problem: ErrJSONArray}
	case ext == ".jsonl", ext == ".ndjson", start[0] == '{' && follows(start[1:], `"}`):
		return jsonLines, nil
	}
	return plainText, nil
}

// opening is the head without byte order mark and blanks; for UTF-16 its
// ASCII characters, which is all that detect looks for.
func opening(head []byte) []byte {
	if wide(head) {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	for _, bom := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(bom))
	}
	return bytes.TrimLeft(head, " \t\r\n")
}

// follows reports whether the first byte after blanks is one of set.
func follows(b []byte, set string) bool {
	b = bytes.TrimLeft(b, " \t\r\n")
	return len(b) > 0 && strings.IndexByte(set, b[0]) >= 0
}

// brokenOff reports whether an object's opening brace ends its line, as in
// JSON that was laid out to be looked at.
func brokenOff(start []byte) bool {
	rest := bytes.TrimLeft(start[1:], " \t\r")
	return len(rest) > 0 && rest[0] == '\n' && follows(rest, `"`)
}
