package main

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/mcp"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/reader"
)

// mcpFlags are the flags of sanad mcp.
type mcpFlags struct {
	record recordFlags
	data   dataFlags
}

func (p *program) mcpCommand() *cobra.Command {
	var f mcpFlags
	cmd := &cobra.Command{Use: "mcp", Short: p.words.Get("short.mcp"), Args: p.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.mcp(cmd, &f) }}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.record.add(p, flags)
	f.data.add(p, flags)
	return cmd
}

// mcp is the verb: it answers an assistant on standard input and output until
// that ends.
func (p *program) mcp(cmd *cobra.Command, f *mcpFlags) error {
	known, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.look(cmd.Context(), p, known)
	if err != nil {
		return err
	}
	source := &query.Source{Record: rec, Desk: ask.New(rec), Reader: reader.With(known)}
	s, err := mcp.New(source, mcp.Options{Version: readBuild().version, Words: p.words, Log: slog.New(slog.NewTextHandler(p.stderr, nil))})
	if err == nil {
		if isTerminal(p.stdout) {
			fmt.Fprintln(p.stderr, p.words.Get("mcp.terminal"))
		}
		if err = s.Run(cmd.Context(), io.NopCloser(p.stdin), output{p.stdout}); err != nil {
			err = p.fail(p.words.Get("error.mcp", err))
		}
	}
	if closed := p.recordFailed(rec.Close()); err == nil {
		return closed
	}
	return err
}

// output is standard output as something that is closed: the program does that
// when it ends.
type output struct{ io.Writer }

func (output) Close() error { return nil }
