package main

import (
	"fmt"
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
	f.Add("text;by\n\"kami, membangun\";Lu\n\"\n")
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

// TestTableOfQuotations protects that a table is read as one: its columns by
// their names, whatever stands between the cells, and never its lines as
// quotations.
func TestTableOfQuotations(t *testing.T) {
	for _, c := range []struct{ name, file, want, fault string }{
		{"a.csv", "id,text,by\n1,\"kami membangun jembatan, bukan pagar\",Lu\n2,tanpa nama,\n", "2:kami membangun jembatan, bukan pagar|Lu|; 3:tanpa nama||; ", ""},
		{"a.txt", "\ufeffTEXT;On;By\r\nsatu, dua;2024;Mirel\r\n\"tiga; empat\";;\r\n", "2:satu, dua|Mirel|2024; 3:tiga; empat||; ", ""},
		{"-", "by\ttext\nLu\t\"dua\nbaris\"\nLu\ttiga\n", "2:dua\nbaris|Lu|; 4:tiga|Lu|; ", ""},
		{"a.tsv", "kutipan\tpenutur\nsatu\tLu\n", "", "must name the columns"},
		{"a.csv", "text,by\n,Lu\nada,Lu\n", "3:ada|Lu|; ", `a.csv:2: not a quotation: "text" is missing`},
		{"a.csv", "text,by\n\"" + strings.Repeat("tidak ditutup\n", 40_000), "", "a.csv:2: not a quotation: the line is longer"},
		{"a.txt", "Kami membangun jembatan, bukan pagar\n", "1:Kami membangun jembatan, bukan pagar||; ", ""},
	} {
		var stderr strings.Builder
		p := &program{stderr: &stderr, words: message.Load("en")}
		list, _, _ := p.readQuotations(c.name, strings.NewReader(c.file))
		got := ""
		for _, q := range list {
			got += fmt.Sprintf("%d:%s|%s|%s; ", q.line, q.Text, q.By, q.On)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.file[:min(40, len(c.file))], got, c.want)
		}
		if s := stderr.String(); c.fault == "" && s != "" || !strings.Contains(s, c.fault) {
			t.Errorf("%q: said %q, want %q", c.file[:min(40, len(c.file))], s, c.fault)
		}
	}
}
