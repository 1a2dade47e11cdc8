package main

import (
	"errors"
	"fmt"
	"os/user"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/page"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// userVariable names who makes corrections.
const userVariable = "SANAD_USER"

// correctFlags are the flags of sanad correct.
type correctFlags struct {
	record   recordFlags
	data     dataFlags
	wrong    bool
	right    bool
	speakers []string
	merge    string
	into     string
	rename   string
	split    string
	office   string
	to       string
	line     string
	name     string
	with     string
	without  string
	pin      bool
	list     bool
	json     bool
	undo     int64
	by       string
	why      string
}

func (p *program) correctCommand() *cobra.Command {
	var f correctFlags
	cmd := &cobra.Command{
		Use:   "correct [STATEMENT...]",
		Short: p.words.Get("short.correct"),
		RunE:  func(cmd *cobra.Command, args []string) error { return p.correct(cmd, &f, args) },
	}
	f.define(p, cmd.Flags())
	return cmd
}

func (f *correctFlags) define(p *program, flags *pflag.FlagSet) {
	flags.SortFlags = false
	word := func(key string) string { return p.words.Get("flag.correct." + key) }
	flags.BoolVar(&f.wrong, "wrong", false, word("wrong"))
	flags.BoolVar(&f.right, "right", false, word("right"))
	flags.StringArrayVar(&f.speakers, "speaker", nil, word("speaker"))
	flags.StringVar(&f.merge, "merge", "", word("merge"))
	flags.StringVar(&f.into, "into", "", word("into"))
	flags.StringVar(&f.rename, "rename", "", word("rename"))
	flags.StringVar(&f.split, "split", "", word("split"))
	flags.StringVar(&f.office, "office", "", word("office"))
	flags.StringVar(&f.to, "to", "", word("to"))
	flags.StringVar(&f.line, "line", "", word("line"))
	flags.StringVar(&f.name, "name", "", word("name"))
	flags.StringVar(&f.with, "with", "", word("with"))
	flags.StringVar(&f.without, "without", "", word("without"))
	flags.BoolVar(&f.pin, "pin", false, word("pin"))
	flags.StringVar(&f.why, "why", "", word("why"))
	flags.StringVar(&f.by, "by", "", word("by"))
	flags.BoolVar(&f.list, "list", false, word("list"))
	flags.BoolVar(&f.json, "json", false, word("json"))
	flags.Int64Var(&f.undo, "undo", 0, word("undo"))
	f.record.add(p, flags)
	f.data.add(p, flags)
}

// correct is the verb.
func (p *program) correct(cmd *cobra.Command, f *correctFlags, args []string) error {
	changed := cmd.Flags().Changed
	switch {
	case f.list:
		if err := p.alone(cmd, "list", args, "json"); err != nil {
			return err
		}
		return p.listCorrections(cmd, f)
	case changed("undo"):
		if err := p.alone(cmd, "undo", args, "by"); err != nil {
			return err
		}
	case f.json:
		return p.use(cmd, "use.correct.json")
	}
	by, err := p.author(f.by)
	if err != nil {
		return p.use(cmd, "use.correct.by")
	}
	var change record.Change
	if !changed("undo") {
		if change, err = p.change(cmd, f, args); err != nil {
			return err
		}
		change.By, change.Why = by, f.why
	}
	d, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.openKept(cmd.Context(), p, d)
	if err != nil {
		return err
	}
	var done record.Effect
	key := "correct.made"
	if changed("undo") {
		key = "correct.undone"
		done, err = rec.Undo(cmd.Context(), f.undo, by)
	} else {
		done, err = rec.Correct(cmd.Context(), change)
	}
	if err = errors.Join(err, rec.Close()); err != nil {
		return p.correctionFailed(err)
	}
	fmt.Fprintln(page.Clean(p.stdout), p.words.Get(key, done.ID, p.words.Get("correct.kind."+string(done.Kind)), done.Statements))
	return nil
}

// alone refuses what does not go with a flag that stands for itself.
func (p *program) alone(cmd *cobra.Command, flag string, args []string, allowed ...string) error {
	allowed = append(allowed, flag, "db", "lang-dir", "actors", "ui", "help")
	problem := ""
	if len(args) > 0 {
		problem = args[0]
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if !slices.Contains(allowed, f.Name) {
			problem = "--" + f.Name
		}
	})
	if problem != "" {
		return p.use(cmd, "use.correct.alone", "--"+flag, problem)
	}
	return nil
}

// author is who makes a correction: as told, or the user of this computer.
func (p *program) author(by string) (string, error) {
	for _, name := range []string{by, p.getenv(userVariable)} {
		if name = strings.TrimSpace(name); name != "" {
			return name, nil
		}
	}
	u, err := user.Current()
	if err != nil {
		return "", fmt.Errorf("finding who you are: %w", err)
	}
	return u.Username, nil
}

// correctionFailed says why a correction was not made, and what to do.
func (p *program) correctionFailed(err error) error {
	var many *record.ManyError
	var none *record.NoneError
	var same *record.SameNameError
	say := func(key string, args ...any) error {
		fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get(key, args...)))
		return errFailed
	}
	switch {
	case errors.As(err, &many):
		return say("error.correct.many", many.Named, strings.Join(many.Found, "\n  "))
	case errors.As(err, &none):
		for _, x := range []struct {
			kind error
			key  string
		}{
			{record.ErrNoStatement, "statement"}, {record.ErrNoReport, "report"}, {record.ErrNoActor, "actor"},
			{record.ErrNoLine, "line"}, {record.ErrNoCorrection, "correction"},
		} {
			if errors.Is(none, x.kind) {
				return say("error.correct.no"+x.key, none.Named)
			}
		}
	case errors.As(err, &same):
		return say("error.correct.samename", same.Name, same.Key)
	case errors.Is(err, record.ErrHolds):
		return say("error.correct.holds")
	case errors.Is(err, record.ErrNothing):
		return say("error.correct.nothing")
	case errors.Is(err, record.ErrCircle):
		return say("error.correct.circle")
	case errors.Is(err, record.ErrUndone):
		return say("error.correct.undone")
	case errors.Is(err, record.ErrOneLine):
		return say("error.correct.notinline")
	case errors.Is(err, record.ErrCorrection) && !errors.Is(err, store.ErrNewer):
		return say("error.correct.unknown")
	}
	return p.recordFailed(err)
}
