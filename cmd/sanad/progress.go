package main

import (
	"fmt"
	"io"
	"time"
)

// progress is a line on a terminal that tells how far long work is. It shows
// nothing in the first second.
type progress struct {
	last  time.Time
	shown bool
}

const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

func (g *progress) show(o *readOutput) {
	now := time.Now()
	took := now.Sub(o.start)
	if took < progressAfter || now.Sub(g.last) < progressEvery {
		return
	}
	g.last, g.shown = now, true
	perSecond := int(float64(o.read+o.failed) / took.Seconds())
	fmt.Fprintf(o.console, "\r\x1b[K%s", o.words.Get("read.progress", o.read, o.failed, perSecond))
}

// clear takes the line away before something else is written.
func (g *progress) clear(w io.Writer) {
	if g.shown {
		fmt.Fprint(w, "\r\x1b[K")
		g.shown = false
	}
}
