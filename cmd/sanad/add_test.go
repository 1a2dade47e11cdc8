package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// acks reads the lines of sanad add --json.
func acks(t *testing.T, out string) []acknowledgement {
	t.Helper()
	var all []acknowledgement
	for line := range strings.Lines(out) {
		var a acknowledgement
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		all = append(all, a)
	}
	return all
}

// TestAdd protects what a user sees of adding: what was kept, what was there,
// what was refused and why; and that one bad report stops no other.
func TestAdd(t *testing.T) {
	dir := folder(t, map[string]string{
		"in/a.txt":   report,
		"in/b.txt":   strings.Replace(report, "jembatan", "jalan", 1),
		"in/c.txt":   "",
		"in/d.jsonl": `{"text": ` + quote(report) + `, "title": "a\u0000b"}` + "\n" + `{"text": ` + quote(report) + `, "url": "https://kabar.example/1"}` + "\n",
	})
	r := runSanad(t, dir, "", "add", "in")
	want := []string{
		"made a new record: sanad.db", "sanad: in/c.txt: it is empty", `sanad: in/d.jsonl:1: it was not kept (the report cannot be kept: "title" holds NUL)`,
		"kept 3 reports (3 statements), 0 there already, 0 new revisions, 2 refused; record: sanad.db",
	}
	if got := strings.Split(strings.TrimSpace(filepath.ToSlash(r.err)), "\n"); !slices.Equal(got, want) || r.out != "" || r.code != exitFailed {
		t.Errorf("exit code %d, output %q, said %q", r.code, r.out, got)
	}

	if err := os.WriteFile(filepath.Join(dir, "in", "b.txt"), []byte(strings.Replace(report, "jembatan", "rumah", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	r = runSanad(t, dir, "", "add", "--json", "--quiet", "in/a.txt", "in/b.txt", "in/c.txt")
	var got []string
	for _, a := range acks(t, r.out) {
		got = append(got, strings.Join([]string{a.Where, a.Status, a.Page}, " "))
	}
	want = []string{"in/a.txt same file:in/a.txt", "in/b.txt revised file:in/b.txt", "in/c.txt refused "}
	if !slices.Equal(got, want) || r.code != exitFailed {
		t.Errorf("exit code %d, got %q, want %q", r.code, got, want)
	}
	r = runSanad(t, dir, report, "add", "-", "--db", "other.db", "--ui", "id")
	if r.code != exitDone || !strings.Contains(r.err, "1 berita disimpan (1 pernyataan)") {
		t.Errorf("exit code %d: %q", r.code, r.err)
	}
}

// TestAddUse protects that wrong use is told as such, and touches no record.
func TestAddUse(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{"add"}, {"add", "--workers", "-1", "x"}, {"add", "--encoding", "klingon", "x"}, {"add", "--db"}, {"add", "--lang-dir", "nope", "x"}} {
		if r := runSanad(t, dir, "", args...); r.code != exitUse || r.out != "" {
			t.Errorf("%q: exit code %d, %q", args, r.code, r.err)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("wrong use made %v", entries)
	}
}

// TestRecordFaults protects that a record that cannot be used is an error that
// says what to do, and that nothing happens to the file.
func TestRecordFaults(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": report, "text.db": "no record at all, but a text of some length that stays as it is", "file": ""})
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"a text":            {[]string{"add", "--db", "text.db", "a.txt"}, "no record, or it is damaged"},
		"a file as folder":  {[]string{"add", "--db", "file/sanad.db", "a.txt"}, "sanad:"},
		"no server":         {[]string{"add", "--db", "postgres://u:hush@127.0.0.1:1/x?connect_timeout=1", "a.txt"}, "sanad:"},
		"a strange address": {[]string{"add", "--db", "postgres://hush:%zz@/x", "a.txt"}, "sanad:"},
		"nothing to reread": {[]string{"reread", "--all", "--db", "none.db"}, "no such record yet"},
		"nothing to mend":   {[]string{"correct", "x/s1", "--wrong", "--why", "x", "--db", "none.db"}, "no such record yet"},
		"nothing to list":   {[]string{"correct", "--list", "--db", "none.db"}, "no such record yet"},
	} {
		r := runSanad(t, dir, "", c.args...)
		if r.code != exitFailed || !strings.Contains(r.err, c.want) || strings.Contains(r.err, "hush") || strings.Contains(r.err, "goroutine") {
			t.Errorf("%s: exit code %d, %q", name, r.code, r.err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, "text.db")); err != nil || !bytes.HasPrefix(data, []byte("no record at all")) {
		t.Errorf("a file that is no record was changed: %q, %v", data, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "none.db")); err == nil {
		t.Error("a record was made where none was asked for")
	}
}

// TestCorrect protects the way that the help shows: mark, list, undo, and have
// it hold when the report is read again.
func TestCorrect(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": strings.Replace(report, "Menteri Luar Negeri Haiyun ", "", 1)})
	id := acks(t, runSanad(t, dir, "", "add", "--json", "a.txt").out)[0].ID
	for _, c := range []struct {
		args []string
		code int
		want string // on either stream
	}{
		{[]string{"correct", id + "/s1", "--speaker", "Dragan Mirel", "--why", "read aloud for him"}, exitDone, "correction 1: speaker set; statements changed: 1"},
		{[]string{"reread", "--all"}, exitDone, "read 1 report again: 0 readings changed, 0 failed"},
		{[]string{"correct", "--merge", "Dragan Mirel", "--into", "Lu Wenqi", "--why", "one man", "--by", "desk"}, exitDone, "correction 2: actors merged; statements changed: 1"},
		{[]string{"correct", "--merge", "Lu Wenqi", "--into", "Dragan Mirel", "--why", "the other way"}, exitFailed, "would be a circle"},
		{[]string{"correct", "--merge", "Dragan Mirel", "--into", "Lu Wenqi", "--why", "again"}, exitFailed, "says so already"},
		{[]string{"correct", "--list"}, exitDone, "desk: one man"},
		{[]string{"correct", "--list", "--json"}, exitDone, `"kind":"speaker"`},
		{[]string{"correct", "--undo", "2"}, exitDone, "undone: correction 2"},
		{[]string{"correct", "--undo", "2"}, exitFailed, "undone before"},
		{[]string{"correct", "--undo", "9"}, exitFailed, "no correction 9"},
		{[]string{"correct", "--undo", "x"}, exitUse, `flag --undo cannot be "x"`},
		{[]string{"correct", id + "/s9", "--wrong", "--why", "x"}, exitFailed, "no statement"},
		{[]string{"correct", "--rename", "Nobody", "--to", "X", "--why", "x"}, exitFailed, "nobody in this record"},
		{[]string{"correct", "--line", "zz", "--pin", "--why", "x"}, exitFailed, "no line"},
		{[]string{"correct", id + "/s1", "--wrong"}, exitUse, "--why"},
		{[]string{"correct", "--wrong", "--why", "x"}, exitUse, "needs a statement"},
		{[]string{"correct", id + "/s1", id + "/s2", "--wrong", "--why", "x"}, exitUse, "one statement at a time"},
		{[]string{"correct", id + "/s1", "--wrong", "--speaker", "X", "--why", "x"}, exitUse, "two corrections"},
		{[]string{"correct", "--merge", "X", "--why", "x"}, exitUse, "--into"},
		{[]string{"correct", "--split", "X", "--to", "Y", "--why", "x"}, exitUse, "needs a statement"},
		{[]string{"correct", "--list", "--wrong"}, exitUse, "stands for itself"},
		{[]string{"correct", "--undo", "1", "--why", "x"}, exitUse, "stands for itself"},
		{[]string{"correct", "--json", id + "/s1", "--wrong", "--why", "x"}, exitUse, "--list"},
		{[]string{"correct"}, exitUse, "correct what?"},
		{[]string{"reread"}, exitUse, "--all"},
		{[]string{"reread", "--all", id}, exitUse, "--all"},
		{[]string{"reread", id[:5]}, exitDone, "read 1 report again"},
		{[]string{"reread", "nope"}, exitFailed, "no report"},
	} {
		r := runSanad(t, dir, "", c.args...)
		if r.code != c.code || !strings.Contains(r.out+r.err, c.want) {
			t.Errorf("%q: exit code %d, want %d; %q%q, want %q", c.args, r.code, c.code, r.out, r.err, c.want)
		}
	}
}
