package main

import (
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
)

// TestArchiveKilled protects that adding a web archive goes on where it was
// killed: what was kept is not read again, but for the batch on its way, and in
// the end nothing is missing or there twice. --again reads all of it.
func TestArchiveKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals")
	}
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	const records = 700
	dir := t.TempDir()
	archive := filepath.Join(dir, "crawl.warc.gz")
	writeWARC(t, archive, func(_ int64, n int) bool { return n == records })
	whole := filepath.Join(dir, "whole.db")
	start := time.Now()
	if r := runSanad(t, dir, "", "add", "--quiet", "--db", whole, archive); r.code != exitDone {
		t.Fatalf("exit code %d: %s", r.code, r.err)
	}
	took := time.Since(start)
	want := look(t, d, whole)
	rnd := rand.New(rand.NewPCG(5, 6))
	kept := 0 // records that were told to be in the record for good
	for i, done := 0, false; !done; i++ {
		after := time.Duration((0.3 + 0.5*rnd.Float64()) * float64(took))
		if i == 5 {
			after = time.Hour
		}
		var acked []acknowledgement
		acked, done = addAndKill(t, dir, "killed.db", archive, after)
		if len(acked) == 0 {
			continue
		}
		if first := number(t, acked[0].Where); first < kept+1-record.BatchReports {
			t.Errorf("run %d began with record %d, and %d were kept before", i, first, kept)
		}
		kept = max(kept, number(t, acked[len(acked)-1].Where))
	}
	got := look(t, d, filepath.Join(dir, "killed.db"))
	got.same(t, &want)

	r := runSanad(t, dir, "", "add", "--json", "--db", "killed.db", archive)
	if r.code != exitDone || r.out != "" || !strings.Contains(r.err, "read before: "+strconv.Itoa(records)) {
		t.Errorf("added once more: exit code %d, %.300q, %s", r.code, r.out, r.err)
	}
	r = runSanad(t, dir, "", "add", "--again", "--db", "killed.db", archive)
	if r.code != exitDone || !strings.Contains(r.err, strconv.Itoa(records)+" there already") {
		t.Errorf("added again from the beginning: exit code %d, %s", r.code, r.err)
	}
}

// number is the number of a record, as its place tells it.
func number(t *testing.T, where string) int {
	t.Helper()
	n, err := strconv.Atoi(where[strings.LastIndexByte(where, ':')+1:])
	if err != nil {
		t.Fatal(err)
	}
	return n
}
