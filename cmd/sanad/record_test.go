package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOlderRecord protects that a record of an earlier build can be asked with
// a newer one: it is brought up to date first, and that is said once.
func TestOlderRecord(t *testing.T) {
	old, err := os.ReadFile(filepath.Join("..", "..", "internal", "store", "sqlite", "testdata", "v1.db"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "old.db"), old, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, said := range []bool{true, false} {
		r := runSanad(t, dir, "", "actors", "--db", "old.db")
		if r.code != exitDone || !strings.Contains(r.out, "Imar Doven · person · 1 statement") || strings.Contains(r.err, "up to date") != said {
			t.Errorf("exit code %d, stderr %q, stdout:\n%s", r.code, r.err, r.out)
		}
	}
}

// TestChangedBack protects that adding says what became of a page that has its
// first text again, and that what it said in between is counted no more.
func TestChangedBack(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.txt")
	write := func(words string) {
		t.Helper()
		text := "Outlet: Kabar\nPublished: 2031-05-02\n\n\"" + words + ",\" kata Oriana Velasko di Sarenda.\n"
		if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct{ words, status string }{
		{"Dermaga baru akan dibuka bulan depan", `"status":"kept"`}, {"Dermaga baru ditutup sampai akhir tahun", `"status":"revised"`},
		{"Dermaga baru akan dibuka bulan depan", `"status":"returned"`}, {"Dermaga baru akan dibuka bulan depan", `"status":"same"`},
	} {
		write(step.words)
		if r := runSanad(t, dir, "", "add", "--json", page); r.code != exitDone || !strings.Contains(r.out, step.status) {
			t.Errorf("exit code %d, want %s: %s%s", r.code, step.status, r.out, r.err)
		}
	}
	if r := runSanad(t, dir, "", "actors", "oriana"); !strings.Contains(r.out, "1 statement") {
		t.Error(r.out)
	}
	if r := runSanad(t, dir, "", "check", "Dermaga baru akan dibuka bulan depan"); r.code != exitDone {
		t.Errorf("exit code %d:\n%s", r.code, r.out)
	}
	if r := runSanad(t, dir, "", "check", "Dermaga baru ditutup sampai akhir tahun"); r.code != exitReserved {
		t.Errorf("exit code %d:\n%s", r.code, r.out)
	}
}
