package collect_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/collect"
)

// TestBrokenMember protects that a record that does not unpack to what it was
// is no report, that it is the one named, and that the others are read.
func TestBrokenMember(t *testing.T) {
	var members []string
	for _, n := range []string{"1", "2", "3"} {
		address := "https://harbourpost.example/" + n
		members = append(members, gzipped(t, response(address, isHTML, htmlPage("Harbour opens", address))))
	}
	checksum := func(s string) string { return s[:len(s)-8] + string(s[len(s)-8]^1) + s[len(s)-7:] }
	cut := func(s string) string { return s[:len(s)-20] }
	const rest = " The harbour of Amat Bay []"
	good := func(n string) string { return "x:" + n + " https://harbourpost.example/" + n + rest }
	const bad = "! is a broken archive"
	noise := make([]byte, 300<<10) // does not pack
	for i, r := 0, rand.New(rand.NewPCG(1, 2)); i < len(noise); i++ {
		noise[i] = byte(r.Uint32())
	}
	long := gzipped(t, response("https://harbourpost.example/2", isHTML, htmlPage("Harbour opens", "https://harbourpost.example/2"))+string(noise))
	other := gzipped(t, "not a record")
	tests := []struct{ name, data, want string }{
		{"none", strings.Join(members, ""), good("1") + "\n" + good("2") + "\n" + good("3")},
		{"checksum", members[0] + checksum(members[1]) + members[2], good("1") + "\nx:2" + bad + "\n" + good("3")},
		{"cut short", members[0] + cut(members[1]) + members[2], good("1") + "\nx:2" + bad + "\n" + good("3")},
		{"cut to its beginning", members[0] + members[1][:12] + members[2], good("1") + "\nx:2" + bad + "\n" + good("3")},
		{"first", checksum(members[0]) + members[1] + members[2], "x:1" + bad + "\n" + good("2") + "\n" + good("3")},
		{"last", members[0] + members[1] + checksum(members[2]), good("1") + "\n" + good("2") + "\nx:3" + bad},
		{"two", cut(members[0]) + checksum(members[1]) + members[2], "x:1" + bad + "\nx:2" + bad + "\n" + good("3")},
		{"no member between", members[0] + "rubbish\x1f\x8b\x08" + other + members[2], good("1") + "\nx:2" + bad + "\n" + good("3")},
		{"rubbish behind the record", members[0] + checksum(long) + members[2], good("1") + "\nx:2" + bad + "\n" + good("3")},
		{"the end is missing", members[0] + cut(members[1]), good("1") + "\nx:2" + bad},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := told(take(t, collect.Options{}, "x", tt.data)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestZIPPaths protects that no entry of a ZIP passes for a file outside it.
func TestZIPPaths(t *testing.T) {
	data := zipped(t, "../../a.txt", "One.", "/b.txt", "Two.", `d\..\..\c.txt`, "Three.", "d/../../e.txt", "Four.", "../x/f.txt", "Five.")
	const want = "in/x.zip/a.txt  One. []\nin/x.zip/b.txt  Two. []\nin/x.zip/c.txt  Three. []\nin/x.zip/e.txt  Four. []\nin/x.zip/x/f.txt  Five. []"
	if got := told(take(t, collect.Options{}, "in/x.zip", data)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
