package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/gen"
	"github.com/sanad-news/sanad/internal/store"
)

// killsVariable is how often the program is killed; 20 times where it is not
// set.
const killsVariable = "SANAD_TEST_KILLS"

func kills(t *testing.T) int {
	t.Helper()
	v := os.Getenv(killsVariable)
	if v == "" {
		return 20
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		t.Fatalf("%s: %v", killsVariable, err)
	}
	return n
}

// invented writes reports of the invented world as JSON lines.
func invented(t *testing.T, d *data.Data, n int) string {
	t.Helper()
	g := gen.New(d, 5)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for range n {
		r, _ := g.Next()
		if err := enc.Encode(map[string]string{"url": r.Source.URL, "outlet": r.Outlet, "published": r.Published, "text": r.Text}); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// contents is what a record holds, for comparing.
type contents struct {
	counts     store.Counts
	reports    map[string]int // how many have this uid
	statements map[string]int
	lines      []store.Line
}

// look reads a whole record.
func look(t *testing.T, d *data.Data, path string) contents {
	t.Helper()
	c := contents{reports: map[string]int{}, statements: map[string]int{}}
	r, err := record.Open(context.Background(), path, d, record.Options{})
	if err != nil {
		t.Fatalf("the record does not open: %v", err)
	}
	err = r.Store.View(context.Background(), func(rd store.Reader) (err error) {
		if c.counts, err = rd.Counts(); err != nil {
			return err
		}
		reports, err := rd.Reports(store.ReportQuery{Revisions: true, Limit: 1 << 20})
		if err != nil {
			return err
		}
		for _, rep := range reports {
			c.reports[rep.UID]++
		}
		statements, err := rd.Statements(store.StatementQuery{Limit: 1 << 20})
		for _, s := range statements {
			c.statements[s.UID]++
		}
		if err != nil {
			return err
		}
		c.lines, err = rd.Lines(store.LineQuery{Limit: 1 << 20})
		return err
	})
	if err := errors.Join(err, r.Close()); err != nil {
		t.Fatalf("the record cannot be read: %v", err)
	}
	return c
}

// sound checks that nothing is in a record twice and that what is counted is
// there.
func (c *contents) sound(t *testing.T) {
	t.Helper()
	for what, list := range map[string]map[string]int{"report": c.reports, "statement": c.statements} {
		for uid, n := range list {
			if n > 1 {
				t.Fatalf("%s %s is there %d times", what, uid, n)
			}
		}
	}
	if c.counts.Reports != len(c.reports) || c.counts.Statements != len(c.statements) || c.counts.Lines != len(c.lines) {
		t.Fatalf("counted %+v, there are %d reports, %d statements, %d lines", c.counts, len(c.reports), len(c.statements), len(c.lines))
	}
}

func (c *contents) same(t *testing.T, o *contents) {
	t.Helper()
	c.sound(t)
	if c.counts != o.counts || len(c.reports) != len(o.reports) || !slices.Equal(c.lines, o.lines) {
		t.Fatalf("the record holds %+v, without a kill it holds %+v", c.counts, o.counts)
	}
}

// TestKilled protects the promise that nothing is lost: killed at any moment,
// the record opens, holds all that was acknowledged and nothing twice, and
// adding again completes it.
func TestKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals")
	}
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	news := invented(t, d, 700)
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.db")
	start := time.Now()
	if r := runSanad(t, dir, "", "add", "--quiet", "--db", whole, news); r.code != exitDone {
		t.Fatalf("exit code %d: %s", r.code, r.err)
	}
	took := time.Since(start)
	want := look(t, d, whole)
	want.sound(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d, one run takes %v", seed, took)
	rnd := rand.New(rand.NewPCG(seed, 0))
	db, runs, kept := "", 0, 0
	for i := range kills(t) {
		if db == "" {
			db = filepath.Join(dir, "killed"+strconv.Itoa(i)+".db")
		}
		acked, done := addAndKill(t, dir, db, news, time.Duration(rnd.Float64()*1.1*float64(took)))
		if _, err := os.Stat(db); err != nil {
			continue // killed before it was made
		}
		got := look(t, d, db)
		got.sound(t)
		for _, a := range acked {
			if got.reports[a.ID] != 1 {
				t.Fatalf("kill %d: report %s was acknowledged (%s) and is not there", i, a.ID, a.Status)
			}
		}
		kept += len(acked)
		if runs++; done || runs == 3 {
			if r := runSanad(t, dir, "", "add", "--quiet", "--db", db, news); r.code != exitDone {
				t.Fatalf("adding again: exit code %d: %s", r.code, r.err)
			}
			got = look(t, d, db)
			got.same(t, &want)
			db, runs = "", 0
		}
	}
	t.Logf("%d reports were acknowledged before kills", kept)
}

// addAndKill runs sanad add and kills it after a while. It returns what was
// acknowledged, and whether it had ended by then.
func addAndKill(t *testing.T, dir, db, news string, after time.Duration) ([]acknowledgement, bool) {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.Command(built, "add", "--json", "--quiet", "--db", db, news)
	cmd.Dir, cmd.Stdout = dir, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	err := cmd.Wait()
	timer.Stop()
	text := out.String()
	return acks(t, text[:strings.LastIndexByte(text, '\n')+1]), err == nil
}

// TestTwoAtOnce protects that two programs can add to one record at once, and
// both finish.
func TestTwoAtOnce(t *testing.T) {
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	news := invented(t, d, 700)
	dir := t.TempDir()
	var cmds []*exec.Cmd
	var said [3]bytes.Buffer
	for i := range 2 {
		cmd := exec.Command(built, "add", "--db", "both.db", news)
		cmd.Dir, cmd.Stderr = dir, &said[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		cmds = append(cmds, cmd)
	}
	for i, cmd := range cmds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("program %d: %v: %s", i, err, said[i].String())
		}
	}
	both := look(t, d, filepath.Join(dir, "both.db"))
	both.sound(t)
	if both.counts.Reports != 700 {
		t.Errorf("%+v", both.counts)
	}
}

// TestInterrupted protects a clean end on Ctrl-C: it says so at once, and what
// was kept stays.
func TestInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals")
	}
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	news := invented(t, d, 3000)
	dir := t.TempDir()
	var out, said bytes.Buffer
	cmd := exec.Command(built, "add", "--json", "--db", "cut.db", news)
	cmd.Dir, cmd.Stderr = dir, &said
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	one := make([]byte, 1)
	if _, err := pipe.Read(one); err != nil { // something is kept
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	out.Write(one)
	if _, err := out.ReadFrom(pipe); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() != exitFailed {
		t.Errorf("it ended with %v", err)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %v to end", took)
	}
	if s := said.String(); !strings.Contains(s, "sanad: stopped") || !strings.Contains(s, "kept ") || strings.Contains(s, "goroutine") {
		t.Errorf("it said %q", s)
	}
	got := look(t, d, filepath.Join(dir, "cut.db"))
	got.sound(t)
	if acked := acks(t, out.String()); got.counts.Reports < len(acked) || len(acked) == 0 || len(acked) == 3000 {
		t.Errorf("%d reports were acknowledged, %d are there", len(acked), got.counts.Reports)
	}
}

// TestRereadKilled protects that lines are there however reading again ends.
func TestRereadKilled(t *testing.T) {
	d, err := data.Load(data.Folders{})
	if err != nil {
		t.Fatal(err)
	}
	news := invented(t, d, 400)
	dir := t.TempDir()
	db := filepath.Join(dir, "record.db")
	if r := runSanad(t, dir, "", "add", "--quiet", "--db", db, news); r.code != exitDone {
		t.Fatalf("exit code %d: %s", r.code, r.err)
	}
	want := look(t, d, db)
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 5 {
		cmd := exec.Command(built, "reread", "--all", "--quiet", "--db", db)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(rnd.IntN(2500))*time.Millisecond, func() { cmd.Process.Kill() })
		cmd.Wait() // killed or not
		got := look(t, d, db)
		got.same(t, &want)
	}
}
