package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/dossier"
)

// TestDossier protects the verbs as a user meets them: every form of a dossier,
// in both languages, what is wrong use, and what is asked back.
func TestDossier(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join("..", "..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if r := runSanad(t, dir, "", "add", "--quiet", examples); r.code != exitDone {
		t.Fatal(r.err)
	}
	page := filepath.Join(t.TempDir(), "page.html")
	for _, c := range []struct {
		args string
		code int
		want string // in what is printed, or in the error
	}{
		{"dossier Haiyun Velmora --ui en", exitDone, "What each says of the other"},
		{"dossier Haiyun Velmora --ui id", exitDone, "Kata masing-masing tentang yang lain"},
		{"dossier Haiyun Velmora --markdown --ui en", exitDone, "# Haiyun – Velmora"},
		{"dossier Haiyun Velmora --html - --ui en", exitDone, "<!DOCTYPE html>"},
		{"dossier Haiyun Velmora --ui en --html " + page, exitDone, "wrote "},
		{"dossier Haiyun Velmora --ui en --html " + page, exitFailed, "--force"},
		{"dossier Haiyun Velmora --force --ui en --html " + page, exitDone, "wrote "},
		{"dossier Haiyun Velmora --force --ui en --html sanad.db", exitFailed, "the record itself"},
		{"export --to csv --what statements --force --ui en --out sanad.db", exitFailed, "the record itself"},
		{"dossier Haiyun Velmora --html /no/such/folder/x.html --ui en", exitFailed, "cannot be written"},
		{"dossier Haiyun --ui en", exitDone, "Lu Wenqi"},
		{"dossier --line nosuchline --ui en", exitFailed, "No line"},
		{"dossier --ui en", exitUse, "name one actor"},
		{"dossier A B C --ui en", exitUse, "name one actor"},
		{"dossier Haiyun haiyun --ui en", exitUse, "same as the other side"},
		{"dossier Haiyun Velmora --json --markdown --ui en", exitUse, "give one of"},
		{"dossier Haiyun --line x --ui en", exitUse, "leave"},
		{"dossier Haiyun Velmora --since never --ui en", exitUse, "date"},
		{"dossier Zzyzx Velmora --ui en", exitFailed, "Zzyzx"},
		{"dossier Haiyun Nadia --ui en", exitUse, "can mean several"},
		{"dossier Indonesia Brasil --ui en", exitDone, "has nothing of these two"},
		{"relations --ui en", exitDone, "Haiyun – Velmora"},
		{"relations --by change --ui en", exitDone, "-2 (0, before 2)"},
		{"relations --by size --ui en", exitUse, "activity or change"},
		{"relations Zzyzx --ui en", exitFailed, "Zzyzx"},
		{"dossier --help --ui id", exitDone, "sanad dossier China Rusia"},
		{"relations --help --ui id", exitDone, "sanad relations --by change"},
	} {
		r := runSanad(t, dir, "", strings.Fields(c.args)...)
		if r.code != c.code || !strings.Contains(r.out+r.err, c.want) {
			t.Errorf("sanad %s: code %d, want %d and %q in:\n%.600s%s", c.args, r.code, c.code, c.want, r.out, r.err)
		}
	}
	if b, err := os.ReadFile(page); err != nil || !strings.Contains(string(b), "</html>") {
		t.Errorf("the file: %v", err)
	}
	r := runSanad(t, dir, "", "dossier", "Haiyun", "Velmora", "--json")
	var d dossier.Dossier
	if err := json.Unmarshal([]byte(r.out), &d); r.code != exitDone || err != nil || len(d.Notes) == 0 || d.Kind != dossier.Pair {
		t.Errorf("JSON: %d, %v, %s", r.code, err, r.err)
	}
}
