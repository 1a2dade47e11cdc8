package message_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/message"
)

// verb finds what a message has filled in.
var verb = regexp.MustCompile(`%[a-z]`)

func TestEveryLanguageSaysTheSame(t *testing.T) {
	files, err := fs.Glob(os.DirFS("."), "*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("catalogues %v, error %v", files, err)
	}
	en := message.Load("en")
	for _, file := range files {
		language := strings.TrimSuffix(file, ".txt")
		c := message.Load(language)
		for key, text := range en {
			switch {
			case !c.Has(key):
				t.Errorf("%s has no message %q", file, key)
			case strings.Contains(c[key], "<<<<<<<") || strings.Contains(c[key], ">>>>>>>"):
				t.Errorf("%s: %q has the marks of a merge", file, key)
			case !slices.Equal(verb.FindAllString(text, -1), verb.FindAllString(c[key], -1)):
				t.Errorf("%s: %q fills in other things than in English", file, key)
			}
		}
		for key := range c {
			if !en.Has(key) {
				t.Errorf("%s: %q is no message of en.txt", file, key)
			}
		}
	}
}

func TestGet(t *testing.T) {
	c := message.Load("en")
	if got := c.Get("read.summary", "3 reports", "20 statements", 1); got != "read 3 reports, 20 statements, 1 failed" {
		t.Errorf("got %q", got)
	}
	if got := message.Load("tlh").Get("page.negated"); got != "NOT SAID" {
		t.Errorf("a language that we do not speak gives %q", got)
	}
	if got := message.Load("../en").Get("page.negated"); got != "NOT SAID" {
		t.Errorf("a path gives %q", got)
	}
	if got := c.Get("no.such"); got != "no.such" {
		t.Errorf("a missing message is %q", got)
	}
}
