package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestServe protects that the reading room says where it is open, answers there,
// and closes without a fault when it is told to.
func TestServe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted there as a terminal does it")
	}
	dir := folder(t, map[string]string{"a.txt": report})
	if r := runSanad(t, dir, "", "add", "a.txt"); r.code != exitDone {
		t.Fatal(r.err)
	}
	cmd := exec.Command(built, "serve", "--listen", "127.0.0.1:0", "--log", "json")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stderr)
	said, err := lines.ReadString('\n')
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(said)
	if err != nil || address == "" {
		t.Fatalf("it says %q, %v", said, err)
	}
	answer, err := http.Get(address + "reports")
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(answer.Body)
	answer.Body.Close()
	if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(page), `href="/reports/`) {
		t.Errorf("status %d, %v: %s", answer.StatusCode, err, page)
	}
	for path, want := range map[string]string{"api/v1/reports": `"uid"`, "feeds/said.atom?about=Lu": "<feed", "metrics": `sanad_http_requests_total{method="GET",path="GET /reports",status="200"} 1`, "health": `"ok"`} {
		answer, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("%s: %d, %.300s", path, answer.StatusCode, body)
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	noted, err := io.ReadAll(lines)
	if err != nil || !strings.Contains(string(noted), `"path":"/reports","status":200`) {
		t.Errorf("requests are noted as %s, %v", noted, err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error("closing:", err)
	}
}

// TestServeNeedsToken protects that a record without a token is neither opened to
// other machines nor to changes.
func TestServeNeedsToken(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": report})
	if r := runSanad(t, dir, "", "add", "a.txt"); r.code != exitDone {
		t.Fatal(r.err)
	}
	for _, x := range []struct {
		args []string
		says string
	}{
		{[]string{"--listen", "0.0.0.0:0"}, "open to other machines"},
		{[]string{"--listen", ":0"}, "open to other machines"},
		{[]string{"--listen", "127.0.0.1:0", "--public-url", "https://sanad.example"}, "open to other machines"},
		{[]string{"--write", "--listen", "127.0.0.1:0"}, "--write needs a token"},
	} {
		r := runSanad(t, dir, "", append([]string{"serve"}, x.args...)...)
		if r.code != exitUse || !strings.Contains(r.err, x.says) {
			t.Errorf("%v: exit code %d, %q", x.args, r.code, r.err)
		}
	}
}

// TestServeRefuses protects what is refused before anything is opened.
func TestServeRefuses(t *testing.T) {
	dir := t.TempDir()
	for _, x := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--listen", "7272"}, exitUse, "an address and a port are needed"},
		{[]string{"--log", "xml"}, exitUse, "text or json"},
		{[]string{"--listen", "127.0.0.1:0"}, exitFailed, "no such record"},
		{[]string{"here"}, exitUse, "here"},
	} {
		r := runSanad(t, dir, "", append([]string{"serve"}, x.args...)...)
		if r.code != x.code || !strings.Contains(r.err, x.says) {
			t.Errorf("%v: exit code %d, %q", x.args, r.code, r.err)
		}
	}
}
