package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/record"
)

// change makes of flags and arguments the one correction that they ask for.
// Each row is a way of asking: the flag that names it, what goes with it, and
// how many statements it takes.
func (p *program) change(cmd *cobra.Command, f *correctFlags, args []string) (record.Change, error) {
	ways := []struct {
		asked      string
		kind       record.Kind
		with       []string // all of these
		may        []string // any of these
		least, top int      // statements; top -1: any number
	}{
		{"wrong", record.StatementWrong, nil, nil, 1, 1},
		{"right", record.StatementRight, nil, nil, 1, 1},
		{"speaker", record.SetSpeaker, nil, nil, 1, 1},
		{"merge", record.ActorMerge, []string{"into"}, nil, 0, 0},
		{"rename", record.ActorRename, []string{"to"}, nil, 0, 0},
		{"split", record.ActorSplit, []string{"to"}, []string{"office"}, 0, -1},
		{"name", record.LineName, []string{"line"}, nil, 0, 0},
		{"with", record.LineMerge, []string{"line"}, nil, 0, 0},
		{"without", record.LineSplit, []string{"line"}, nil, 0, 0},
		{"pin", record.LinePin, []string{"line"}, nil, 0, 0},
	}
	var none record.Change
	for _, w := range ways {
		if !cmd.Flags().Changed(w.asked) {
			continue
		}
		known := append(append([]string{w.asked}, w.with...), w.may...)
		if other := p.strangerTo(cmd, known); other != "" {
			return none, p.use(cmd, "use.correct.both", "--"+w.asked, "--"+other)
		}
		for _, need := range w.with {
			if !cmd.Flags().Changed(need) {
				return none, p.use(cmd, "use.correct.needs", "--"+w.asked, "--"+need)
			}
		}
		switch {
		case len(args) < w.least, w.kind == record.ActorSplit && len(args) == 0 && f.office == "":
			return none, p.use(cmd, "use.correct.statement", "--"+w.asked)
		case w.top >= 0 && len(args) > w.top:
			return none, p.use(cmd, "use.correct.toomany", "--"+w.asked, args[w.top])
		case strings.TrimSpace(f.why) == "":
			return none, p.use(cmd, "use.correct.why")
		}
		return f.change(w.kind, args), nil
	}
	return none, p.use(cmd, "use.correct")
}

// strangerTo is a flag that says another correction, or "".
func (p *program) strangerTo(cmd *cobra.Command, known []string) string {
	known = append(known, "why", "by", "db", "lang-dir", "actors", "ui", "help")
	stranger := ""
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if !slices.Contains(known, f.Name) {
			stranger = f.Name
		}
	})
	return stranger
}

// change is a correction in the words of the record.
func (f *correctFlags) change(kind record.Kind, args []string) record.Change {
	c := record.Change{Kind: kind, Statements: args, Line: f.line, Name: f.name, Other: f.with, Office: f.office}
	switch kind {
	case record.SetSpeaker:
		c.To = f.speakers
	case record.ActorMerge:
		c.Actor, c.To = f.merge, []string{f.into}
	case record.ActorRename:
		c.Actor, c.To = f.rename, []string{f.to}
	case record.ActorSplit:
		c.Actor, c.To = f.split, []string{f.to}
	case record.LineSplit:
		c.Statements = []string{f.without}
	default:
	}
	return c
}
