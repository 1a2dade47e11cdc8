// Package mcp lets assistants ask a record, by the Model Context Protocol: tools
// that search, trace, check and cite. Every answer has the reports that it is
// from and the places in them, as data and as text to read, so that an
// assistant can quote the record and never its imagination.
package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query"
)

// Options say how the server answers.
type Options struct {
	Version string            // of the program
	Words   message.Catalogue // nil: English
	Timeout time.Duration     // how long one call may take; 0: DefaultTimeout
	Log     *slog.Logger      // is told what failed; nil: nobody
}

// DefaultTimeout is how long one call may take where nothing else is said.
const DefaultTimeout = 60 * time.Second

// The bounds of messages.
const (
	maxMessage = 1 << 20   // bytes of one from the client
	maxAnswer  = 512 << 10 // bytes of the data of one answer
	maxText    = 128 << 10 // bytes of the text of one answer
)

// Server answers the calls of assistants. It is safe for concurrent use.
type Server struct {
	Options
	source *query.Source
	server *sdk.Server
}

// New makes a server for a record.
func New(source *query.Source, o Options) (*Server, error) {
	if o.Words == nil {
		o.Words = message.Load("en")
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Options: o, source: source}
	s.server = sdk.NewServer(&sdk.Implementation{Name: "sanad", Title: "Sanad", Version: o.Version},
		&sdk.ServerOptions{Instructions: o.Words.Get("mcp.instructions"), Capabilities: &sdk.ServerCapabilities{}})
	for _, t := range tools() {
		described, err := t.describe(o.Words)
		if err != nil {
			return nil, fmt.Errorf("describing the tool %s: %w", t.name, err)
		}
		s.server.AddTool(described, s.call(t))
	}
	return s, nil
}

// Run answers one client until it ends what it says or the context is done:
// one message of JSON-RPC a line.
func (s *Server) Run(ctx context.Context, in io.ReadCloser, out io.WriteCloser) error {
	e := newExchange(ctx, in, out, s.Words, s.Timeout)
	err := s.server.Run(ctx, &sdk.IOTransport{Reader: e.reader(), Writer: e.writer(), MaxLineLength: maxMessage})
	if err != nil && ctx.Err() == nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading a message: %w", err)
	}
	return nil
}

// Handler answers clients over HTTP (the protocol's streamable transport). It
// keeps no sessions. Who may ask is for the server around it to say.
func (s *Server) Handler() http.Handler {
	return sdk.NewStreamableHTTPHandler(func(*http.Request) *sdk.Server { return s.server },
		&sdk.StreamableHTTPOptions{Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxMessage, PropagateRequestCancellation: true,
			DisableLocalhostProtection: true}) // the server around knows its names; the library only those of the loopback
}

// call answers the calls of a tool. What is wrong with a call is an answer that
// the assistant can read and mend; only a server that fails is an error.
func (s *Server) call(t tool) sdk.ToolHandler {
	return func(ctx context.Context, r *sdk.CallToolRequest) (*sdk.CallToolResult, error) {
		ctx, cancel := context.WithTimeout(ctx, s.Timeout)
		defer cancel()
		result, err := s.answer(ctx, t, r.Params.Arguments)
		if err == nil {
			return result, nil
		}
		f := query.FaultOf(err)
		if f.Kind == query.Failed {
			s.Log.Error("no answer", "tool", t.name, "error", err)
		}
		return &sdk.CallToolResult{IsError: true, Content: []sdk.Content{&sdk.TextContent{Text: f.Detail(s.Words) + "\n" + f.Remedy(s.Words)}}}, nil
	}
}

func (s *Server) answer(ctx context.Context, t tool, arguments json.RawMessage) (*sdk.CallToolResult, error) {
	args, err := t.question.ParseJSON(arguments)
	if err != nil {
		return nil, err
	}
	answer, err := t.question.Ask(ctx, s.source, args, s.Words)
	if err != nil {
		return nil, err
	}
	answer = bounded(answer)
	data, err := json.Marshal(answer)
	if err != nil {
		return nil, fmt.Errorf("writing the answer: %w", err)
	}
	if len(data) > maxAnswer {
		return nil, query.TooMuch(len(data), maxAnswer)
	}
	return &sdk.CallToolResult{StructuredContent: json.RawMessage(data), Content: []sdk.Content{&sdk.TextContent{Text: t.text(answer, s.Words)}}}, nil
}
