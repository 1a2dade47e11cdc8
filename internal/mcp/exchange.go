package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"sync"
	"time"
)

// exchange passes messages on and holds back the end of what a client says until
// its calls are answered: the protocol's library gives up what runs when its
// input ends, and a script that pipes its calls in would get no answer.
type exchange struct {
	ctx  context.Context
	wait time.Duration
	in   io.ReadCloser
	out  io.WriteCloser

	mu       sync.Mutex
	open     map[string]bool // ids of calls without an answer
	changed  chan struct{}
	asked    lines
	answered lines
}

func newExchange(ctx context.Context, in io.ReadCloser, out io.WriteCloser, wait time.Duration) *exchange {
	return &exchange{ctx: ctx, wait: wait, in: in, out: out, open: map[string]bool{}, changed: make(chan struct{}, 1)}
}

// reader is the side that the library reads from.
func (e *exchange) reader() io.ReadCloser { return input{e} }

// writer is the side that the library writes to.
func (e *exchange) writer() io.WriteCloser { return output{e} }

type input struct{ *exchange }

// Read passes on what the client says.
func (i input) Read(p []byte) (int, error) {
	n, err := i.in.Read(p)
	i.asked.each(p[:n], i.take)
	if err == io.EOF { //nolint:errorlint // io.Reader returns it bare
		i.asked.end(i.take)
		i.settle()
	}
	return n, err
}

// Close closes what the client is read from.
func (i input) Close() error { return i.in.Close() }

type output struct{ *exchange }

// Write passes on what the server says.
func (o output) Write(p []byte) (int, error) {
	n, err := o.out.Write(p)
	o.answered.each(p[:n], o.take)
	return n, err
}

// Close closes what the client reads.
func (o output) Close() error { return o.out.Close() }

// envelope is as much of a message as tells calls from answers.
type envelope struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params struct {
		RequestID json.RawMessage `json:"requestId"` // of a call that is given up
	} `json:"params"`
}

// take notes a message of either side.
func (e *exchange) take(line []byte) {
	var m envelope
	if json.Unmarshal(line, &m) != nil {
		return // the library says what is wrong with it
	}
	e.mu.Lock()
	switch {
	case m.Method != "" && len(m.ID) > 0 && string(m.ID) != "null": // what has no id is not answered
		e.open[string(m.ID)] = true
	case m.Method == "notifications/cancelled":
		delete(e.open, string(m.Params.RequestID))
	default:
		delete(e.open, string(m.ID))
	}
	e.mu.Unlock()
	select {
	case e.changed <- struct{}{}:
	default:
	}
}

// settle waits until no call is open.
func (e *exchange) settle() {
	enough := time.NewTimer(e.wait)
	defer enough.Stop()
	for {
		e.mu.Lock()
		n := len(e.open)
		e.mu.Unlock()
		if n == 0 {
			return
		}
		select {
		case <-e.changed:
		case <-enough.C:
			return
		case <-e.ctx.Done():
			return
		}
	}
}

// lines cuts a stream into lines. One that is longer than a message may be is
// passed over.
type lines struct {
	rest []byte
	long bool
}

func (l *lines) each(p []byte, do func(line []byte)) {
	for len(p) > 0 {
		line, after, whole := bytes.Cut(p, []byte("\n"))
		if l.rest = append(l.rest, line...); len(l.rest) > 4*maxAnswer {
			l.rest, l.long = nil, true
		}
		if !whole {
			return
		}
		if !l.long && len(l.rest) > 0 {
			do(l.rest)
		}
		l.rest, l.long, p = l.rest[:0], false, after
	}
}

// end gives the last line, which may have no end.
func (l *lines) end(do func(line []byte)) {
	if !l.long && len(l.rest) > 0 {
		do(l.rest)
	}
	l.rest, l.long = nil, false
}
