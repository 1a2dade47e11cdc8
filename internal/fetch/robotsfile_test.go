package fetch_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/fetch"
)

// TestRobotsFile protects that robots.txt is read as RFC 9309 has it.
func TestRobotsFile(t *testing.T) {
	for _, c := range []struct {
		file, path string
		want       bool
	}{
		{"", "/a", true},
		{"<html>not found</html>", "/a", true},
		{"User-agent: *\nDisallow: /", "/a", false},
		{"User-agent: *\nDisallow:", "/a", true},
		{"User-agent: *\nDisallow: *", "/a", false},
		{"User-agent: *\nDisallow: /a", "/abc", false},
		{"User-agent: *\nDisallow: /a", "/b", true},
		{"Disallow: /\nUser-agent: *\nDisallow: /a", "/b", true}, // no group has the first rule
		{"Disallow: /\nUser-agent: *\nDisallow: /a", "/a", false},
		{"User-agent: *\nCrawl-delay: soon\nDisallow: /a", "/a", false}, // one bad line spoils no other
		{"User-agent: sanad\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true},
		{"User-agent: *\nDisallow: /\n\nUser-agent: SANAD/2.0\nDisallow: /a", "/b", true},
		{"User-agent: san\nDisallow: /", "/a", true}, // another robot
		{"User-agent: a\nUser-agent: sanad\nDisallow: /a", "/a", false},
		{"User-agent: sanad\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: sanad\nDisallow: /c", "/c", false},
		{"User-agent: sanad\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: sanad\nDisallow: /c", "/b", true},
		{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
		{"User-agent: *\nAllow: /a\nDisallow: /a", "/a", true}, // equally long: allowed
		{"User-agent: *\nDisallow: /a\nAllow: /a", "/a", true},
		{"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false},
		{"User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true},
		{"User-agent: *\nDisallow: /*?", "/x?y", false},
		{"User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false},
		{"User-agent: *\nDisallow: /a*b*c", "/a1c2b3", true},
		{"User-agent: *\nDisallow: /a$", "/a", false},
		{"User-agent: *\nDisallow: /a$", "/ab", true},
		{"User-agent: *\nDisallow: /%61", "/a", false},
		{"User-agent: *\nDisallow: /é", "/%c3%a9", false},
		{"User-agent: *\nDisallow: /a%2fb", "/a/b", true},
		{"User-agent: * # all\nDisallow: /a # b", "/a", false},
		{"\ufeffUser-agent: *\r\nDisallow: /a\r\n", "/a", false},
		{"User-agent: *\nSitemap: http://a.test/s.xml\nDisallow: /a", "/a", false},
	} {
		if got := fetch.RobotsAllow(c.file, "http://a.test"+c.path); got != c.want {
			t.Errorf("%q of %q: %v", c.path, c.file, got)
		}
	}
}

// TestHostileRobots protects that a robots.txt made to be slow is not.
func TestHostileRobots(t *testing.T) {
	file := "User-agent: *\n" + strings.Repeat("Disallow: /*a*a*a*a*a*a*a*a*b\n", 16000)
	start := time.Now()
	fetch.RobotsAllow(file, "http://a.test/"+strings.Repeat("a", 4000))
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

// FuzzRobots protects that no file does harm.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$\nAllow: /%zz", "/a?b=%")
	f.Fuzz(func(_ *testing.T, file, path string) { fetch.RobotsAllow(file, "http://a.test/"+path) })
}
