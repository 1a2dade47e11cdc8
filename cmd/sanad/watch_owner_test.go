package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestOwner protects that two processes never have one name, and that only a
// process of this place is ever taken for a killed one.
func TestOwner(t *testing.T) {
	if first, second := owner(), owner(); first == second {
		t.Error("two runs have one name")
	}
	done := exec.Command(built, "version")
	if err := done.Run(); err != nil {
		t.Fatal(err)
	}
	over := strconv.Itoa(done.Process.Pid)
	for name, want := range map[string]bool{
		owner():                        false,
		place() + "|" + over + "|x":    true,
		"elsewhere|-|-|" + over + "|x": false,
		place() + "|x|" + over:         false,
		"":                             false,
	} {
		if got := killed(name); got != want {
			t.Errorf("%q is taken for killed: %v", name, got)
		}
	}
}

// TestDryRunRecord protects that a record that cannot be read is told as such,
// not taken for one without reports, and that one without a queue gets none.
func TestDryRunRecord(t *testing.T) {
	base, asked := newsServer(t)
	dir := folder(t, map[string]string{"broken.db": strings.Repeat("no database ", 1000)})
	run := func(db string) result {
		return runSanad(t, dir, "", "watch", "--dry-run", "--db", db, "--allow-private", "127.0.0.0/8", "--delay", "0", base+"/rss")
	}
	if r := run("broken.db"); r.code != exitFailed || r.out != "" || !strings.Contains(r.err, "record") || asked.Load() != 0 {
		t.Errorf("a broken record: exit code %d, %q, %q, asked for %d", r.code, r.out, r.err, asked.Load())
	}
	if r := runSanad(t, dir, report, "add", "--db", "kept.db", "-"); r.code != exitDone {
		t.Fatalf("adding: %q", r.err)
	}
	before, err := os.ReadFile(filepath.Join(dir, "kept.db"))
	if err != nil {
		t.Fatal(err)
	}
	if r := run("kept.db"); r.code != exitDone || strings.Count(r.out, "\n") != 3 {
		t.Errorf("a record without a queue: exit code %d, %q, %q", r.code, r.out, r.err)
	}
	if r := runSanad(t, dir, "", "sources", "--db", "kept.db"); r.code != exitDone || r.out != "" {
		t.Errorf("its sources: exit code %d, %q, %q", r.code, r.out, r.err)
	}
	if after, err := os.ReadFile(filepath.Join(dir, "kept.db")); err != nil || string(after) != string(before) {
		t.Errorf("looking changed the record: %v", err)
	}
}
