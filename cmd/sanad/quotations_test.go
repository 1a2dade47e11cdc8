package main

import (
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/message"
)

// FuzzQuotations protects the door for files of quotations: whatever they hold
// is read or refused with the line that is wrong.
func FuzzQuotations(f *testing.F) {
	f.Add("Kami membangun jembatan\n\n\"dan pagar\"\n")
	f.Add(`{"text": "kami", "by": "Lu", "on": "2023"}` + "\n{\n")
	f.Add("\ufeff\xff\x00\r\n")
	f.Fuzz(func(t *testing.T, file string) {
		var stderr strings.Builder
		p := &program{stderr: &stderr, words: message.Load("en")}
		list, bad, err := p.readQuotations("f", strings.NewReader(file))
		if (err != nil || bad > 0) != (stderr.Len() > 0) {
			t.Errorf("error %v, %d bad lines, and said %q", err, bad, stderr.String())
		}
		for _, q := range list {
			if q.line < 1 || q.line > strings.Count(file, "\n")+1 {
				t.Errorf("line %d of %q", q.line, file)
			}
		}
	})
}
