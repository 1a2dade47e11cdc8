package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// newsServer serves a feed with a report, one that is missing and one that
// robots.txt forbids.
func newsServer(t *testing.T) (address string, asked *atomic.Int64) {
	t.Helper()
	asked = new(atomic.Int64)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		base := "http://" + r.Host
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /private")
		case "/rss":
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"1"`)
			fmt.Fprintf(w, "<rss><item><link>%s/a.txt</link></item><item><link>%s/none</link></item><item><link>%s/private/b</link></item></rss>", base, base, base)
		case "/a.txt":
			fmt.Fprint(w, strings.Replace(report, "Haiyun ", "", 1))
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL, asked
}

// TestWatch protects what a user sees of following a source: what would be
// fetched, what came of it, how it does, and that a second run does nothing
// again.
func TestWatch(t *testing.T) {
	base, asked := newsServer(t)
	dir := folder(t, map[string]string{"s.toml": "[[source]]\nurl = '" + base + "/rss'\noutlet = 'Kabar'\n[[notice]]\nspeaker = 'Lu Wenqi'\natom = 'new.xml'\n"})
	network := []string{"--allow-private", "127.0.0.0/8", "--delay", "0"}
	run := func(args ...string) result {
		t.Helper()
		return runSanad(t, dir, "", append(args, network...)...)
	}

	r := run("watch", "--dry-run", "s.toml")
	if want := base + "/a.txt\n" + base + "/none\n" + base + "/private/b\n"; r.out != want || r.code != exitDone {
		t.Errorf("dry run: exit code %d, %q, %q", r.code, r.out, r.err)
	}
	if _, err := os.Stat(filepath.Join(dir, "sanad.db")); err == nil {
		t.Error("a dry run made a record")
	}

	r = run("watch", "--once", "s.toml")
	for _, want := range []string{"its server answered 404 Not Found", "robots.txt of its host forbids", "1 visit to a source (0 failed); 3 read: 1 kept, 0 there already, 0 new revisions, 0 not news, 1 refused, 1 failed"} {
		if !strings.Contains(r.err, want) || r.code != exitDone {
			t.Errorf("exit code %d, %q lacks %q", r.code, r.err, want)
		}
	}
	feed, err := os.ReadFile(filepath.Join(dir, "new.xml"))
	if err != nil || !strings.Contains(string(feed), "Lu Wenqi") || !strings.Contains(string(feed), base+"/a.txt") {
		t.Errorf("the feed of notices: %q, %v", feed, err)
	}
	if r := runSanad(t, dir, "", "said", "Lu Wenqi"); !strings.Contains(r.out, "Kabar") {
		t.Errorf("said: %q, %q", r.out, r.err)
	}

	before := asked.Load()
	if r = run("watch", "--once", "s.toml", "--quiet"); r.code != exitDone || r.err != "" || asked.Load() != before {
		t.Errorf("a second run: exit code %d, %q, asked for %d more", r.code, r.err, asked.Load()-before)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"sources"}, "3 reports found"},
		{[]string{"sources", "--ui", "id"}, "dapat dibaca: 33 %"},
		{[]string{"sources", "--json"}, `"readable":0.333`},
		{[]string{"sources", "--list", "failed"}, "its server answered 404 Not Found"},
		{[]string{"sources", "--list", "refused", "--ui", "id"}, "robots.txt host-nya melarang"},
		{[]string{"sources", "--list", "all", "--json", "--limit", "1"}, `"outcome":`},
	} {
		if r := runSanad(t, dir, "", c.args...); r.code != exitDone || !strings.Contains(r.out, c.want) {
			t.Errorf("%q: exit code %d, %q, %q", c.args, r.code, r.out, r.err)
		}
	}
}

// TestAddURL protects that an address is added like a file, and that what
// stands in its way is told with what to do.
func TestAddURL(t *testing.T) {
	base, _ := newsServer(t)
	dir := t.TempDir()
	network := []string{"--allow-private", "127.0.0.0/8", "--delay", "0"}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{append([]string{"add", base + "/a.txt"}, network...), exitDone, "kept 1 report ("},
		{append([]string{"add", "--json", base + "/a.txt"}, network...), exitDone, `"status":"same"`},
		{append([]string{"add", base + "/none"}, network...), exitFailed, "404 Not Found"},
		{append([]string{"add", base + "/private/x", "--ui", "id"}, network...), exitFailed, "melarang pengambilan"},
		{[]string{"add", base + "/a.txt"}, exitFailed, "--allow-private"},
		{[]string{"add", "ftp://kabar.example/a"}, exitFailed, "only http:// and https://"},
		{[]string{"add", "FTP://kabar.example/a", "--ui", "id"}, exitFailed, "hanya http:// dan https://"},
		{[]string{"add", "https://user:word@kabar.example/"}, exitFailed, "user name or password"},
	} {
		r := runSanad(t, dir, "", c.args...)
		if r.code != c.code || !strings.Contains(r.out+r.err, c.want) || strings.Contains(r.err, "word@") {
			t.Errorf("%q: exit code %d, %q%q, want %q", c.args, r.code, r.out, r.err, c.want)
		}
	}
}

// TestWatchUse protects that wrong use is told as such, and touches no record.
func TestWatchUse(t *testing.T) {
	dir := folder(t, map[string]string{"bad.toml": "[[source]]\nurl = 'x'\n", "typo.toml": "[[source]]\nulr = 'http://a.example/'\n", "none.toml": ""})
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"watch"}, exitUse, "follow what?"},
		{[]string{"watch", "--workers", "-1", "none.toml"}, exitUse, "--workers"},
		{[]string{"watch", "bad.toml"}, exitFailed, "source 1"},
		{[]string{"watch", "typo.toml"}, exitFailed, "ulr"},
		{[]string{"watch", "none.toml"}, exitFailed, "names no source"},
		{[]string{"watch", "nowhere.toml"}, exitFailed, "nowhere.toml"},
		{[]string{"watch", "--dry-run", "--allow-private", "10", "http://a.example/"}, exitUse, "--allow-private"},
		{[]string{"watch", "--dry-run", "--proxy", "nope", "http://a.example/"}, exitUse, "proxy"},
		{[]string{"watch", "--dry-run", "--delay", "99", "http://a.example/"}, exitUse, "--delay"},
		{[]string{"sources"}, exitFailed, "no such record"},
		{[]string{"sources", "--list", "lost"}, exitUse, "not-news"},
		{[]string{"sources", "--limit", "0"}, exitUse, "--limit"},
	} {
		r := runSanad(t, dir, "", c.args...)
		if r.code != c.code || !strings.Contains(r.err, c.want) {
			t.Errorf("%q: exit code %d, %q, want %q", c.args, r.code, r.err, c.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "sanad.db")); err == nil {
		t.Error("wrong use made a record")
	}
}
