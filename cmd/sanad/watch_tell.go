package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/watch"
)

// watching tells what happens while sources are followed, and counts it.
type watching struct {
	*program
	quiet    bool
	start    time.Time
	progress progress

	visits, failed, later int
	counts                map[queue.Outcome]int
	reasons               map[queue.Outcome]map[string]int
	left                  map[string]int // by source: addresses that were not taken, at its last visit
}

// told takes in one event.
func (t *watching) told(e watch.Event) {
	reason := e.Reason
	if e.Err != nil {
		reason = t.sourceFault(e.Err)
	}
	switch {
	case e.Source:
		t.visits++
		if e.Err != nil {
			t.failed++
		}
		if e.Left > 0 {
			t.left[e.URL] = e.Left
		}
	case !e.Later.IsZero():
		t.later++
	default:
		t.counts[e.Outcome]++
		if t.reasons[e.Outcome] == nil {
			t.reasons[e.Outcome] = map[string]int{}
		}
		if reason != "" {
			t.reasons[e.Outcome][reason]++
		}
	}
	if t.quiet {
		return
	}
	if reason != "" {
		t.progress.clear(t.stderr)
		line := t.words.Get("error.line", e.URL, reason)
		if !e.Later.IsZero() {
			line += t.words.Get("watch.later", shownTime(e.Later))
		}
		fmt.Fprintln(t.stderr, line)
	}
	if isTerminal(t.stderr) {
		t.progress.line(t.stderr, t.start, t.words.Get("watch.progress", t.visits, t.read(), t.counts[queue.Kept]+t.counts[queue.Revised]))
	}
}

// read is how many tasks ended.
func (t *watching) read() int {
	n := 0
	for _, c := range t.counts {
		n += c
	}
	return n
}

// mostReasons bounds the reasons that the summary tells of one outcome.
const mostReasons = 5

// summary tells what came of the run, with the reasons for what was not kept.
func (t *watching) summary(record string) {
	t.progress.clear(t.stderr)
	if t.quiet {
		return
	}
	c := t.counts
	fmt.Fprintln(t.stderr, t.words.Get("watch.summary", t.words.Count("watch.visits", t.visits), t.failed, t.read(), c[queue.Kept], c[queue.Same], t.words.Count("add.revisions", c[queue.Revised]),
		c[queue.NotNews], c[queue.Refused], c[queue.Failed], t.later, record))
	for _, url := range slices.Sorted(maps.Keys(t.left)) {
		fmt.Fprintln(t.stderr, t.words.Get("error.line", url, t.words.Count("watch.left", t.left[url])))
	}
	listed := false
	for _, o := range queue.Outcomes {
		of := t.reasons[o]
		reasons := slices.SortedFunc(maps.Keys(of), func(a, b string) int { return cmp.Or(of[b]-of[a], strings.Compare(a, b)) })
		for _, r := range reasons[:min(len(reasons), mostReasons)] {
			listed = true
			fmt.Fprintf(t.stderr, "  %5d  %s: %s\n", of[r], t.words.Get("outcome."+outcomeKey(o)), r)
		}
	}
	if listed {
		fmt.Fprintln(t.stderr, t.words.Get("watch.list"))
	}
}

// outcomeKey is an outcome as keys and flags name it.
func outcomeKey(o queue.Outcome) string { return strings.ReplaceAll(string(o), " ", "-") }

// withoutPlace takes the name of the program and of the place off a line that
// says what is wrong there.
func withoutPlace(line, where string) string {
	if _, after, ok := strings.Cut(line, where+": "); ok {
		return after
	}
	return line
}
