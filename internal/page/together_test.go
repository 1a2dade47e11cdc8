package page

import (
	"bytes"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
)

// TestSpokeTogether protects that of several who said something together each is
// told with their own office, and not the second with that of the first.
func TestSpokeTogether(t *testing.T) {
	both := []ask.Speaker{{Key: "a", Name: "Imar Doven", Office: "Presiden", Of: "Sarenda"}, {Key: "b", Name: "Sela Rusk", Office: "Presiden", Of: "Melvia"}}
	day := ask.When{Value: "2031-05-05", From: "2031-05-05", To: "2031-05-05", Known: ask.KnownSaid}
	from := []ask.Source{{Statement: "0123456789ab/s1"}}
	sayings := []ask.Saying{{Kind: "indirect", Text: "pelabuhan dibuka", Speakers: both, Day: day, Sources: from},
		{Kind: "indirect", Text: "pasar dibuka", Speakers: both, Day: day, Sources: from}}
	line := ask.Line{Sayings: sayings[:1]}
	const want = "Imar Doven, Presiden, Sarenda; Sela Rusk, Presiden, Melvia"
	for name, write := range map[string]func(*bytes.Buffer, Options){
		"said": func(b *bytes.Buffer, o Options) {
			AppendSaid(b, &ask.SaidAnswer{Count: 2, Sayings: sayings}, "", o)
		},
		"report": func(b *bytes.Buffer, o Options) {
			AppendReport(b, &ask.ReportAnswer{Statements: []ask.Statement{{UID: "0123456789ab/s1", Kind: "indirect", Text: "pelabuhan dibuka", Speakers: both, Day: day}}}, false, o)
		},
		"trace": func(b *bytes.Buffer, o Options) {
			AppendTrace(b, &ask.TraceAnswer{Lines: []ask.Line{line}}, o)
		},
	} {
		var b bytes.Buffer
		write(&b, Options{Width: 100, Words: message.Load("en")})
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s has not %q:\n%s", name, want, b.String())
		}
		if name == "said" && (strings.Count(b.String(), want) != 1 || !strings.Contains(b.String(), "Imar Doven and Sela Rusk")) {
			t.Errorf("their offices are not told once:\n%s", b.String())
		}
	}
}

// TestVagueVoices protects that a speaker of whose words only the year is known is
// told with the year, and not with its first and last day.
func TestVagueVoices(t *testing.T) {
	year := ask.When{Value: "2031", From: "2031-01-01", To: "2031-12-31", Known: ask.KnownReport}
	line := ask.Line{Speakers: []ask.Voice{{Speaker: ask.Speaker{Name: "Imar Doven"}, Sayings: 1, First: year, Last: year}, {Speaker: ask.Speaker{Name: "Sela Rusk"}}},
		Sayings: []ask.Saying{{Text: "pelabuhan dibuka", Day: year, Sources: []ask.Source{{}}}}}
	var b bytes.Buffer
	AppendTrace(&b, &ask.TraceAnswer{Lines: []ask.Line{line}}, Options{Width: 100, Words: message.Load("en")})
	if !strings.Contains(b.String(), "Imar Doven · 1 time · 2031\n") {
		t.Errorf("told otherwise:\n%s", b.String())
	}
}
