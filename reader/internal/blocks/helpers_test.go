package blocks_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

var shared = sync.OnceValues(func() (*reader.Reader, error) { return reader.New(reader.Options{}) })

func read(t *testing.T, code, text string) sanad.Reading {
	t.Helper()
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	rd, err := r.Read(t.Context(), sanad.Report{Text: text, Language: code})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return rd
}

// outline lists a reading's blocks, a line each: kind: characters. One that
// repeats an earlier block has its number behind the kind.
func outline(rd sanad.Reading) string {
	runes := []rune(rd.Text)
	var out strings.Builder
	for _, b := range rd.Blocks {
		out.WriteString(string(b.Kind))
		if b.Repeats >= 0 {
			out.WriteString("=" + string(rune('0'+b.Repeats)))
		}
		out.WriteString(": " + string(runes[b.Start:b.End]) + "\n")
	}
	return out.String()
}

// lines joins the lines of what is wanted.
func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

// credits lists a reading's credits as role=name.
func credits(rd sanad.Reading) string {
	var out []string
	for _, c := range rd.Credits {
		out = append(out, c.Role+"="+c.Name)
	}
	return strings.Join(out, "; ")
}
