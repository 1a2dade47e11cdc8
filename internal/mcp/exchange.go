package mcp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"

	"github.com/sanad-news/sanad/internal/message"
)

// exchange passes messages on, answers what is no message, and holds back the
// end of what a client says until its calls are answered: the protocol's library
// gives up what runs when its input ends, and a script that pipes its calls in
// would get no answer.
type exchange struct {
	ctx   context.Context
	words message.Catalogue
	wait  time.Duration
	in    io.ReadCloser
	out   io.WriteCloser

	lines   *bufio.Reader // of in
	rest    []byte        // of a message that is passed on
	writing sync.Mutex    // to out

	mu      sync.Mutex
	open    map[jsonrpc.ID]bool // ids of calls without an answer
	changed chan struct{}
}

func newExchange(ctx context.Context, in io.ReadCloser, out io.WriteCloser, words message.Catalogue, wait time.Duration) *exchange {
	return &exchange{ctx: ctx, words: words, wait: wait, in: in, lines: bufio.NewReaderSize(in, 64<<10), out: out, open: map[jsonrpc.ID]bool{}, changed: make(chan struct{}, 1)}
}

// reader is the side that the library reads from.
func (e *exchange) reader() io.ReadCloser { return input{e} }

// writer is the side that the library writes to.
func (e *exchange) writer() io.WriteCloser { return output{e} }

type input struct{ *exchange }

// Read passes on what the client says, a message a line. A line that is none is
// answered here: the library would end with it.
func (i input) Read(p []byte) (int, error) {
	for len(i.rest) == 0 {
		line, fault, err := i.line()
		switch empty := fault == nil && len(bytes.TrimSpace(line)) == 0; {
		case empty && err != nil:
			if err == io.EOF { //nolint:errorlint // io.Reader returns it bare
				i.settle()
			}
			return 0, err
		case empty:
			continue
		case fault == nil:
			fault = i.faultOf(line)
		}
		if fault != nil {
			if err := i.refuse(fault); err != nil {
				return 0, err
			}
			continue
		}
		i.take(line)
		i.rest = append(bytes.TrimSpace(line), '\n')
	}
	n := copy(p, i.rest)
	i.rest = i.rest[n:]
	return n, nil
}

// line reads a line. Of one that is longer than a message may be nothing is kept.
func (i input) line() (line []byte, fault *jsonrpc.Error, err error) {
	for {
		part, err := i.lines.ReadSlice('\n')
		if fault == nil {
			line = append(line, part...)
		}
		if len(line) > maxMessage {
			line, fault = nil, &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: i.words.Get("mcp.fault.long", maxMessage)}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, fault, err //nolint:wrapcheck // a reader passes on what its own reader says
		}
	}
}

// faultOf is what is wrong with a line that is no message; nil where it is one.
func (e *exchange) faultOf(line []byte) *jsonrpc.Error {
	_, err := jsonrpc.DecodeMessage(line)
	switch {
	case !json.Valid(line): // nor are two messages on a line, of which the library would decode the first
		return &jsonrpc.Error{Code: jsonrpc.CodeParseError, Message: e.words.Get("mcp.fault.json")}
	case err == nil:
		return nil
	}
	return &jsonrpc.Error{Code: jsonrpc.CodeInvalidRequest, Message: e.words.Get("mcp.fault.message", err.Error())}
}

// refuse answers a line that is no message. Whose call it was cannot be told.
func (e *exchange) refuse(fault *jsonrpc.Error) error {
	data, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": nil, "error": fault})
	if err != nil {
		return fmt.Errorf("answering a line that is no message: %w", err)
	}
	e.writing.Lock()
	defer e.writing.Unlock()
	_, err = e.out.Write(append(data, '\n'))
	return err //nolint:wrapcheck // a reader passes on what the other side says
}

// Close closes what the client is read from.
func (i input) Close() error { return i.in.Close() }

type output struct{ *exchange }

// Write passes on what the server says: the library writes a message at once.
func (o output) Write(p []byte) (int, error) {
	o.writing.Lock()
	n, err := o.out.Write(p)
	o.writing.Unlock()
	o.take(p)
	return n, err
}

// Close closes what the client reads.
func (o output) Close() error { return o.out.Close() }

// take notes a message of either side. Ids are compared as the library decodes
// them: it answers 1.0 as 1, and "\u0041" as "A".
func (e *exchange) take(line []byte) {
	message, err := jsonrpc.DecodeMessage(line)
	if err != nil {
		return // what is no message of ours
	}
	e.mu.Lock()
	switch m := message.(type) {
	case *jsonrpc.Request:
		if m.ID.IsValid() { // what has no id is not answered
			e.open[m.ID] = true
		} else if m.Method == "notifications/cancelled" {
			delete(e.open, givenUp(m.Params))
		}
	case *jsonrpc.Response:
		delete(e.open, m.ID)
	}
	e.mu.Unlock()
	select {
	case e.changed <- struct{}{}:
	default:
	}
}

// givenUp is the id of the call that a client gives up.
func givenUp(params json.RawMessage) jsonrpc.ID {
	var p struct {
		RequestID any `json:"requestId"`
	}
	if json.Unmarshal(params, &p) != nil {
		return jsonrpc.ID{}
	}
	id, _ := jsonrpc.MakeID(p.RequestID) // what is none is of no call
	return id
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
