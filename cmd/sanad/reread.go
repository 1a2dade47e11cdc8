package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/reader"
)

// rereadFlags are the flags of sanad reread.
type rereadFlags struct {
	record recordFlags
	data   dataFlags
	all    bool
	quiet  bool
}

func (p *program) rereadCommand() *cobra.Command {
	var f rereadFlags
	cmd := &cobra.Command{
		Use:   "reread REPORT...|--all",
		Short: p.words.Get("short.reread"),
		RunE:  func(cmd *cobra.Command, args []string) error { return p.reread(cmd, &f, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.record.add(p, flags)
	flags.BoolVar(&f.all, "all", false, p.words.Get("flag.reread.all"))
	f.data.add(p, flags)
	flags.BoolVar(&f.quiet, "quiet", false, p.words.Get("flag.quiet"))
	return cmd
}

// reread is the verb: it reads kept reports again with this build.
func (p *program) reread(cmd *cobra.Command, f *rereadFlags, uids []string) error {
	if f.all == (len(uids) > 0) {
		return p.use(cmd, "use.reread")
	}
	d, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.openKept(cmd.Context(), p, d)
	if err != nil {
		return err
	}
	start, g := time.Now(), &progress{}
	done, err := rec.Reread(cmd.Context(), reader.With(d), uids, func(now record.Progress) {
		if now.Err != nil {
			g.clear(p.console)
			fmt.Fprintln(p.stderr, p.explain(now.Failing, now.Err, d.Codes()))
		}
		if f.quiet || !isTerminal(p.console) {
			return
		}
		text := p.words.Get("reread.progress", now.Reports, now.Of, now.Changed)
		if now.Forming {
			text = p.words.Get("reread.forming", now.Formed)
		}
		g.line(p.console, start, text)
	})
	g.clear(p.console)
	if err = errors.Join(err, rec.Close()); err != nil {
		return p.correctionFailed(err)
	}
	if !f.quiet {
		fmt.Fprintln(p.stderr, p.words.Get("reread.summary", p.words.Count("ask.reports", done.Reports), p.words.Count("reread.readings", done.Changed), done.Failed))
	}
	if done.Failed > 0 {
		return errFailed
	}
	return nil
}

// fileOf is the file of a place in a file: the line left off.
func fileOf(where string) string {
	file, _, _ := strings.Cut(where, ":")
	return file
}
