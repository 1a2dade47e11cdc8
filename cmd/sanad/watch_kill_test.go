package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestWatchKilled protects that a run killed outright goes on where it was, at
// once: each report is kept, none twice, and what was done is not fetched
// again.
func TestWatchKilled(t *testing.T) {
	const reports, kills = 60, 5
	var mu sync.Mutex
	asked := map[string]int{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path]++
		mu.Unlock()
		switch r.URL.Path {
		case "/robots.txt":
			w.WriteHeader(http.StatusNotFound)
		case "/rss":
			fmt.Fprint(w, "<rss>")
			for i := range reports {
				fmt.Fprintf(w, "<item><link>http://%s/%d.txt</link></item>", r.Host, i)
			}
			fmt.Fprint(w, "</rss>")
		default:
			time.Sleep(10 * time.Millisecond)
			fmt.Fprint(w, strings.Replace(report, "jembatan", "jembatan "+strings.TrimSuffix(r.URL.Path[1:], ".txt"), 1))
		}
	}))
	defer s.Close()
	dir := t.TempDir()
	args := []string{"watch", "--once", "--quiet", "--allow-private", "127.0.0.0/8", "--delay", "0", s.URL + "/rss"}
	for i := range kills {
		cmd := exec.Command(built, args...)
		cmd.Dir = dir
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(300+150*i) * time.Millisecond)
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
	}
	if r := runSanad(t, dir, "", args...); r.code != exitDone {
		t.Fatalf("the last run: exit code %d, %q", r.code, r.err)
	}
	r := runSanad(t, dir, "", "sources", "--list", "all", "--json", "--limit", "1000")
	if kept := strings.Count(r.out, `"outcome":"kept"`) + strings.Count(r.out, `"outcome":"same"`); kept != reports || strings.Count(r.out, "\n") != reports {
		t.Errorf("%d of %d kept: %s", kept, reports, r.out)
	}
	if r := runSanad(t, dir, "", "reports", "--json", "--limit", "1000"); strings.Count(r.out, s.URL+"/") < reports {
		t.Errorf("the record has %d of them", strings.Count(r.out, s.URL+"/"))
	}
	twice := 0
	for path, n := range asked {
		if strings.HasSuffix(path, ".txt") && path != "/robots.txt" {
			twice += n - 1
		}
	}
	if twice > kills {
		t.Errorf("%d reports were fetched again", twice)
	}
}
