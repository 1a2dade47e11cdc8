package collect

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

type format uint8

const (
	unknown format = iota
	plainText
	jsonLines
	csvTable
	page
	feed
	opml
	sitemap
	warc
	gzipped
	zipped
	transcript
)

// formats are the names of the formats that can be asked for.
var formats = map[string]format{
	"text": plainText, "jsonl": jsonLines, "csv": csvTable, "html": page, "feed": feed, "opml": opml, "sitemap": sitemap,
	"warc": warc, "zip": zipped, "transcript": transcript,
}

// Formats are the names that Options.Format may have.
func Formats() []string {
	var names []string
	for n := range formats {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

func formatByName(name string) (format, error) {
	if f, ok := formats[strings.ToLower(name)]; ok {
		return f, nil
	}
	return unknown, fmt.Errorf("%w: %q; there are %s", ErrFormat, name, strings.Join(Formats(), ", "))
}

// magic holds how files begin that are no text, and what they are.
var magic = []struct{ start, kind string }{
	{"%PDF-", "PDF"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC or XLS"},
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

// formatOf is the format that was asked for, or the one that the content has.
// What is packed with gzip is unpacked first, whatever was asked for.
func (c *Collector) formatOf(name string, head []byte) (format, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return gzipped, nil
	case c.format == zipped && !bytes.HasPrefix(head, []byte(zipStart)), c.format == unknown:
		return detect(name, head) // what stands in a ZIP has a format of its own
	}
	return c.format, nil
}

const zipStart = "PK\x03\x04"

// detect tells a file's format from its first bytes; its name counts only
// where it says JSON lines, CSV or HTML outright. Its error is an *Error
// without a place.
func detect(name string, head []byte) (format, error) {
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.start)) {
			return unknown, &Error{Problem: ErrBinary, Detail: m.kind}
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte(zipStart)), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return zipped, nil
	case bytes.HasPrefix(head, []byte("WARC/")):
		return warc, nil
	}
	start := opening(head)
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(name, ".gz")))
	if len(start) == 0 {
		return plainText, nil // blank as far as one sees: the adapter reads on
	}
	if start[0] == '<' {
		return detectMarkup(start, ext)
	}
	switch {
	case len(start) >= 5 && strings.EqualFold(string(start[:5]), "{\\rtf"):
		return unknown, &Error{Problem: ErrMarkup, Detail: "RTF"}
	case start[0] == '{' && bytes.Contains(start, []byte("jsonfeed.org/version")):
		return feed, nil
	case start[0] == '[' && follows(start[1:], "{"), start[0] == '{' && brokenOff(start):
		return unknown, &Error{Problem: ErrJSONArray}
	case ext == ".jsonl", ext == ".ndjson", start[0] == '{' && follows(start[1:], `"}`):
		return jsonLines, nil
	case ext == ".csv", ext == ".tsv", namesColumns(start):
		return csvTable, nil
	}
	return plainText, nil
}

// detectMarkup tells documents apart by their root element.
func detectMarkup(start []byte, ext string) (format, error) {
	switch root := rootElement(start); root {
	case "html", "head", "body", "!doctype html":
		return page, nil
	case "rss", "feed", "rdf", "channel":
		return feed, nil
	case "opml":
		return opml, nil
	case "urlset", "sitemapindex":
		return sitemap, nil
	case "meta", "title", "article", "main", "section", "div", "header", "link", "script", "p", "h1", "center", "table":
		return page, nil
	default:
		if ext == ".html" || ext == ".htm" || ext == ".xhtml" || ext == ".shtml" {
			return page, nil
		}
		if root == "?xml" || bytes.HasPrefix(start, []byte("<?xml")) {
			return unknown, &Error{Problem: ErrMarkup, Detail: "XML"}
		}
	}
	return plainText, nil
}

// rootElement is the name of the first element, small and without a prefix;
// "!doctype html" where that stands before it.
func rootElement(b []byte) string {
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return ""
		}
		b = b[i+1:]
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("!")):
			if len(b) >= 13 && strings.EqualFold(string(b[:13]), "!doctype html") {
				return "!doctype html"
			}
		default:
			return elementName(b)
		}
		i = bytes.Index(b, []byte(end))
		if i < 0 {
			return ""
		}
		b = b[i+len(end):]
	}
}

func elementName(b []byte) string {
	n := bytes.IndexAny(b, " \t\r\n/>")
	if n < 0 {
		n = len(b)
	}
	name := strings.ToLower(string(b[:n]))
	return name[strings.IndexByte(name, ':')+1:]
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
