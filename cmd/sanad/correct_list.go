package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/page"
	"github.com/sanad-news/sanad/internal/record"
)

// listedCorrection is a line of sanad correct --list --json.
type listedCorrection struct {
	ID       int64           `json:"id"`
	Kind     string          `json:"kind"`
	Line     string          `json:"line,omitempty"` // id of the line as it is now
	Subject  string          `json:"subject"`
	Object   string          `json:"object,omitempty"`
	Target   json.RawMessage `json:"target"`
	Value    json.RawMessage `json:"value,omitempty"`
	By       string          `json:"by"`
	At       string          `json:"at"`
	Why      string          `json:"why"`
	Loose    bool            `json:"loose,omitempty"` // what it is about is not in the record any more
	UndoneAt string          `json:"undone_at,omitempty"`
	UndoneBy string          `json:"undone_by,omitempty"`
}

// listCorrections prints all corrections, oldest first.
func (p *program) listCorrections(cmd *cobra.Command, f *correctFlags) error {
	d, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.look(cmd.Context(), p, d)
	if err != nil {
		return err
	}
	list, err := rec.Listed(cmd.Context())
	if err = errors.Join(err, rec.Close()); err != nil {
		return p.correctionFailed(err)
	}
	var out strings.Builder
	for i := range list {
		if err := p.appendCorrection(&out, &list[i], f.json); err != nil {
			return err
		}
	}
	if len(list) == 0 && !f.json {
		fmt.Fprintln(p.stderr, p.words.Get("correct.none"))
	}
	w := p.plain()
	if !f.json {
		w = page.Clean(p.stdout)
	}
	_, err = fmt.Fprint(w, out.String())
	return err
}

func (p *program) appendCorrection(out *strings.Builder, c *record.Listed, asJSON bool) error {
	if asJSON {
		line, err := json.Marshal(listedCorrection{c.ID, c.Kind, c.Line, c.Subject, c.Object, json.RawMessage(c.Target), raw(c.Value),
			c.By, c.At, c.Why, c.Loose, c.UndoneAt, c.UndoneBy})
		if err != nil {
			return fmt.Errorf("writing JSON: %w", err)
		}
		out.Write(append(line, '\n'))
		return nil
	}
	fmt.Fprintf(out, "%4d  %s  %s\n", c.ID, c.At, p.words.Get("correct.kind."+c.Kind))
	subject := c.Subject
	if c.Line != "" {
		subject = c.Line + " " + subject
	}
	fmt.Fprintf(out, "      %s\n", shorten(subject))
	if c.Object != "" {
		fmt.Fprintf(out, "      → %s\n", shorten(c.Object))
	}
	fmt.Fprintf(out, "      %s\n", p.words.Get("correct.because", c.By, c.Why))
	if c.Loose {
		fmt.Fprintf(out, "      %s\n", p.words.Get("correct.loose"))
	}
	if c.UndoneAt != "" {
		fmt.Fprintf(out, "      %s\n", p.words.Get("correct.isundone", c.UndoneAt, c.UndoneBy))
	}
	return nil
}

// raw is a value as JSON, or nothing.
func raw(s string) json.RawMessage {
	if s == "" {
		return nil
	}
	return json.RawMessage(s)
}

// shorten keeps a line of a list on a line.
func shorten(s string) string {
	const most = 110
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
