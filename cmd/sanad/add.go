package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/work"
	"github.com/sanad-news/sanad/reader"
)

// addFlags are the flags of sanad add.
type addFlags struct {
	record  recordFlags
	data    dataFlags
	collect collectFlags
	network networkFlags
	workers int
	noRaw   bool
	again   bool
	json    bool
	quiet   bool
}

func (p *program) addCommand() *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{
		Use:   "add FILE|DIR|URL|-...",
		Short: p.words.Get("short.add"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.use(cmd, "use.add")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.add(cmd, &f, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.record.add(p, flags)
	flags.BoolVar(&f.json, "json", false, p.words.Get("flag.add.json"))
	f.data.add(p, flags)
	f.collect.add(p, flags)
	flags.BoolVar(&f.noRaw, "no-raw", false, p.words.Get("flag.no-raw"))
	flags.BoolVar(&f.again, "again", false, p.words.Get("flag.again"))
	f.network.add(p, flags)
	flags.IntVar(&f.workers, "workers", 0, p.words.Get("flag.workers"))
	flags.BoolVar(&f.quiet, "quiet", false, p.words.Get("flag.quiet"))
	return cmd
}

// add is the verb: it reads all that paths name and keeps it.
func (p *program) add(cmd *cobra.Command, f *addFlags, paths []string) error {
	if f.workers < 0 {
		return p.use(cmd, "use.number", "--workers", f.workers, p.words.Get("use.workers"))
	}
	d, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	a := &adding{program: p, flags: f, languages: d.Codes(), start: time.Now()}
	c, err := f.collect.collector(p, cmd, d, func(o *collect.Options) {
		o.Originals = true
		if !f.again {
			o.Marked = func(archive string) (collect.Mark, bool) { return a.marked(cmd.Context(), archive) }
		}
	})
	if err != nil {
		return err
	}
	items, err := p.items(cmd, &f.network, c, paths)
	if err != nil {
		return err
	}
	if a.rec, err = f.record.open(cmd.Context(), p, d); err != nil {
		return err
	}
	err = a.run(cmd.Context(), reader.With(d), items)
	return a.end(errors.Join(err, a.rec.Close()), c)
}

// marked tells how far an archive was read before. Where that cannot be told it
// is read from its beginning, which costs time and loses nothing.
func (a *adding) marked(ctx context.Context, archive string) (collect.Mark, bool) {
	m, ok, err := a.rec.Mark(ctx, archive)
	return m, ok && err == nil
}

// origin is where a report came from, and what was done to read it.
type origin struct {
	where string
	notes []collect.Note

	archive string // as in collect.Item
	mark    collect.Mark
}

// adding adds reports. Reports are read in many goroutines, kept in one, and
// that one does the talking.
type adding struct {
	*program
	flags     *addFlags
	rec       *record.Record
	languages []string
	start     time.Time
	progress  progress
	noted     string

	kept, same, revised, refused, statements int
}

// queued is how many reports may be ready and not in a batch yet.
const queued = 64

// run reads and keeps all items. Reading goes on while a batch is kept.
func (a *adding) run(ctx context.Context, r work.Reader, items iter.Seq[collect.Item]) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	queue := make(chan record.Offer[origin], queued)
	done := make(chan error, 1)
	go func() {
		defer a.collectAsEver()
		a.collectLess()
		err := record.AddFrom(ctx, a.rec, queue, func(batch []record.Offer[origin], outcomes []record.Outcome) error {
			a.collectLess()
			return a.keep(ctx, batch, outcomes)
		})
		if err != nil {
			stop(err)
		}
		done <- err
	}()
	err := work.Read(ctx, r, items, a.flags.workers, a.prepare, func(x record.Offer[origin]) error {
		select {
		case queue <- x:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
	close(queue)
	if failed := <-done; failed != nil {
		return failed
	}
	return err
}

// prepare makes a result ready to be kept, in the goroutine that read it.
func (a *adding) prepare(res *work.Result) record.Offer[origin] {
	i := &res.Item
	out := record.Offer[origin]{With: origin{i.Where, i.Notes, i.Archive, i.Mark}, Bytes: len(i.Report.Text), Err: res.Err}
	if a.flags.noRaw {
		i.Original.Drop()
	}
	if res.Err == nil {
		out.Entry, out.Err = a.rec.Prepare(record.Item{Report: i.Report, Reading: res.Reading, Original: i.Original})
	}
	return out
}

// keep says what became of a batch.
func (a *adding) keep(ctx context.Context, batch []record.Offer[origin], outcomes []record.Outcome) error {
	marks := map[string]collect.Mark{}
	for i := range batch {
		if x := &batch[i].With; x.archive != "" {
			marks[x.archive] = x.mark
		}
	}
	if err := a.rec.SetMarks(ctx, marks); err != nil {
		return err
	}
	var lines []byte
	for i := range batch {
		line, err := a.tell(&batch[i].With, &outcomes[i])
		if err != nil {
			return err
		}
		lines = append(lines, line...)
	}
	if _, err := a.plain().Write(lines); err != nil {
		return fmt.Errorf("%w: %w", errOutput, err)
	}
	if !a.flags.quiet && isTerminal(a.console) {
		n := a.kept + a.same + a.revised + a.refused
		perSecond := int(float64(a.statements) / max(time.Since(a.start).Seconds(), 0.001))
		a.progress.line(a.console, a.start, a.words.Get("add.progress", n, a.statements, perSecond))
	}
	return nil
}

// errOutput says that what was kept could not be told.
var errOutput = errors.New("writing the output")

// acknowledgement is a line of sanad add --json. It is printed when its report
// is in the record for good.
type acknowledgement struct {
	Where      string `json:"where"`
	Status     string `json:"status"`
	ID         string `json:"id,omitempty"`
	Page       string `json:"page,omitempty"`
	Revision   int    `json:"revision,omitempty"`
	Statements int    `json:"statements"`
	Why        string `json:"why,omitempty"`
}

// tell counts what became of a report and returns its line.
func (a *adding) tell(x *origin, out *record.Outcome) ([]byte, error) {
	if !a.flags.quiet {
		a.notes(x)
	}
	ack := acknowledgement{Where: x.where, Status: string(out.Status), ID: out.UID, Page: out.Page, Revision: out.Revision, Statements: out.Statements}
	switch out.Status {
	case record.Kept:
		a.kept++
		a.statements += out.Statements
	case record.Revised:
		a.revised++
		a.statements += out.Statements
	case record.Returned:
		a.revised++
	case record.Same:
		a.same++
	case record.Refused:
		a.refused++
		ack.Why = a.explain(x.where, out.Err, a.languages)
		a.progress.clear(a.console)
		fmt.Fprintln(a.stderr, ack.Why)
	}
	if !a.flags.json {
		return nil, nil
	}
	line, err := json.Marshal(&ack)
	if err != nil {
		return nil, fmt.Errorf("writing JSON: %w", err)
	}
	return append(line, '\n'), nil
}

// notes says what was done to read a report, once for each file.
func (a *adding) notes(x *origin) {
	for _, n := range x.notes {
		file := fileOf(x.where)
		if a.noted != file+string(n) {
			a.noted = file + string(n)
			a.progress.clear(a.console)
			fmt.Fprintln(a.stderr, a.words.Get("error.line", x.where, a.words.Get("note."+string(n))))
		}
	}
}

// end writes the summary.
func (a *adding) end(err error, c *collect.Collector) error {
	a.progress.clear(a.console)
	if !a.flags.quiet {
		line := a.words.Get("add.summary", a.words.Count("ask.reports", a.kept), a.words.Count("ask.statements", a.statements), a.same,
			a.words.Count("add.revisions", a.revised), a.refused, a.rec.Name)
		if err == nil {
			line += a.passedOver(c)
		}
		fmt.Fprintln(a.stderr, line)
	}
	switch {
	case errors.Is(err, errOutput) && !brokenPipe(err):
		fmt.Fprintln(a.stderr, "sanad:", a.words.Get("error.write", err))
		return errFailed
	case err != nil:
		return a.recordFailed(err)
	case a.refused > 0:
		return errFailed
	}
	return nil
}

// line shows how far long work is, like show.
func (g *progress) line(w io.Writer, start time.Time, text string) {
	now := time.Now()
	if now.Sub(start) < progressAfter || now.Sub(g.last) < progressEvery {
		return
	}
	g.last, g.shown = now, true
	fmt.Fprintf(w, "\r\x1b[K%s", text)
}
