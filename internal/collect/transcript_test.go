package collect_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/collect"
)

// TestTranscripts protects which texts are taken for transcripts unasked, and
// who says what in them.
func TestTranscripts(t *testing.T) {
	const conference = "Title: Press conference\n\nRegular press conference, 2 May 2031\n\nReporter:\nWill the talks go on?\n\nMara Ilyan:\nThey will.\n\nSoon.\n\nReporter: And then?\n\nMara Ilyan:\nWe shall see.\n"
	tests := []struct{ name, format, data, want string }{
		{"conference", "", conference, "Reporter=Will the talks go on?|Mara Ilyan=They will.  Soon.|Reporter=And then?|Mara Ilyan=We shall see."},
		{"speech", "", "Title: Speech\nSpeaker: Mara Ilyan\n\nFriends.\n\nThank you.", "Mara Ilyan=Friends.  Thank you."},
		{"inline, asked for", "transcript", "MR. DOE: Good morning.\nQUESTION: Will they?\nMR. DOE: Yes: soon.", "MR. DOE=Good morning.|QUESTION=Will they?|MR. DOE=Yes: soon."},
		{"a report with a link", "", "Menteri bicara.\n\nBaca juga:\nBerita lain\n\nBaca juga:\nBerita lain lagi.", ""},
		{"a report with credits", "", "Judul\n\nIsi berita.\n\nPewarta: A\nEditor: B\nCopyright: C", ""},
		{"none, asked for", "transcript", "words and no label", "!"},
	}
	for _, tt := range tests {
		items := take(t, collect.Options{Format: tt.format}, "x.txt", tt.data)
		if tt.want == "!" {
			if !errors.Is(items[0].Err, collect.ErrTranscript) {
				t.Errorf("%s: %+v", tt.name, items[0])
			}
			continue
		}
		var got []string
		r := items[0].Report
		for _, turn := range r.Turns {
			got = append(got, fmt.Sprintf("%s=%s", turn.Speaker, strings.ReplaceAll(strings.TrimSpace(r.Text[turn.Start:turn.End]), "\n", " ")))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, strings.Join(got, "|"), tt.want)
		}
	}
}

func FuzzTranscript(f *testing.F) {
	f.Add("A:\nb\n\nC:\nd\n\nA:\ne")
	f.Add("Speaker: A\n\nb")
	f.Add("A: b\r\nA: c")
	f.Fuzz(func(t *testing.T, s string) {
		for _, i := range take(t, collect.Options{Format: "transcript"}, "x", s) {
			at := 0
			for _, turn := range i.Report.Turns {
				if turn.Start < at || turn.End < turn.Start || turn.End > len(i.Report.Text) {
					t.Errorf("turn %+v of %q", turn, i.Report.Text)
				}
				at = turn.End
			}
		}
	})
}

// FuzzFormats protects that no bytes, taken as any format, do more than give
// reports and errors.
func FuzzFormats(f *testing.F) {
	for _, name := range collect.Formats() {
		for _, s := range []string{rss, atom, jsonFeed, newsSitemap, outlines, htmlPage("A", "https://e.example/a"), response("https://e.example/a", isHTML, htmlPage("A", "https://e.example/a")),
			"text,title\n\"a\nb\",c\n", "PK\x03\x04", "\x1f\x8b\x08", "A:\nb\n"} {
			f.Add(name, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		c, err := collect.New(collect.Options{MaxBytes: 1 << 16, Format: name}, nil)
		if err != nil {
			return
		}
		n := 0
		c.Open("x", strings.NewReader(string(data)), -1, func(i collect.Item) bool {
			i.Finish()
			if n++; (i.Err == nil) == (i.Report.Text == "") {
				t.Errorf("text %q and error %v", i.Report.Text, i.Err)
			}
			return n < 1000
		})
		if n == 0 {
			t.Errorf("nothing came of %q as %s", data, name)
		}
	})
}
