package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/page"
	"github.com/sanad-news/sanad/internal/work"
	"github.com/sanad-news/sanad/reader"
)

// readFlags are the flags of sanad read.
type readFlags struct {
	data    dataFlags
	collect collectFlags
	color   string
	workers int
	width   int
	json    bool
	all     bool
	quiet   bool
}

func (p *program) readCommand() *cobra.Command {
	var f readFlags
	cmd := &cobra.Command{
		Use:   "read FILE|DIR|-...",
		Short: p.words.Get("short.read"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.use(cmd, "use.noinput")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.read(cmd, &f, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.json, "json", false, p.words.Get("flag.json"))
	flags.BoolVar(&f.all, "all", false, p.words.Get("flag.all"))
	f.data.add(p, flags)
	f.collect.add(p, flags)
	flags.IntVar(&f.workers, "workers", 0, p.words.Get("flag.workers"))
	flags.StringVar(&f.color, "color", "auto", p.words.Get("flag.color"))
	flags.IntVar(&f.width, "width", 0, p.words.Get("flag.width"))
	flags.BoolVar(&f.quiet, "quiet", false, p.words.Get("flag.quiet"))
	return cmd
}

// check refuses flags whose values cannot be.
func (f *readFlags) check(p *program, cmd *cobra.Command) error {
	switch {
	case f.color != "auto" && f.color != "always" && f.color != "never":
		return p.use(cmd, "use.color", f.color)
	case f.workers < 0:
		return p.use(cmd, "use.number", "--workers", f.workers, p.words.Get("use.workers"))
	case f.width < 0 || f.width > 0 && f.width < 20:
		return p.use(cmd, "use.number", "--width", f.width, p.words.Get("use.width"))
	}
	return nil
}

// read is the verb: it reads all that paths name and prints it.
func (p *program) read(cmd *cobra.Command, f *readFlags, paths []string) error {
	if err := f.check(p, cmd); err != nil {
		return err
	}
	d, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	c, err := f.collect.collector(p, cmd, d, func(*collect.Options) {})
	if err != nil {
		return err
	}
	r := reader.With(d)
	w := p.stdout
	if f.json {
		w = p.plain()
	}
	out := &readOutput{program: p, flags: f, languages: r.Languages(), w: bufio.NewWriterSize(w, 64<<10), start: time.Now()}
	out.page = page.Options{
		Width:  p.width(f.width),
		Colour: p.colour(f.color),
		All:    f.all,
		Words:  p.words,
	}
	err = work.Read(cmd.Context(), r, c.Collect(paths...), f.workers, out.render, out.print)
	return out.end(err, c)
}

// rendered is a result on its way out.
type rendered struct {
	item       collect.Item
	text       []byte
	statements int
	err        error
}

// readOutput prints results. Render runs in many goroutines, the rest in one.
type readOutput struct {
	*program
	flags     *readFlags
	languages []string
	page      page.Options
	w         *bufio.Writer
	start     time.Time
	progress  progress

	read, statements, failed int
	noted                    string // the last file and note, so that a file's lines do not repeat it
}

// render makes the bytes of a result, so that this too is done in parallel.
func (o *readOutput) render(r *work.Result) rendered {
	out := rendered{item: r.Item, err: r.Err, statements: len(r.Reading.Statements)}
	out.item.Report.Text = "" // not needed any more: let go of it
	if r.Err != nil {
		return out
	}
	var b bytes.Buffer
	if !o.flags.json {
		page.Append(&b, &r.Reading, o.page)
	} else {
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(&r.Reading); err != nil {
			out.err = fmt.Errorf("writing JSON: %w", err)
		}
	}
	out.text = b.Bytes()
	return out
}

// print prints a result, or says what stood in its way.
func (o *readOutput) print(r rendered) error {
	if !o.flags.quiet {
		o.notes(r.item)
	}
	if r.err != nil {
		o.failed++
		return o.complain(o.explain(r.item.Where, r.err, o.languages))
	}
	if !o.flags.json && o.read > 0 {
		fmt.Fprintf(o.w, "\n%s\n\n", strings.Repeat("─", o.page.Width))
	}
	o.read++
	o.statements += r.statements
	if _, err := o.w.Write(r.text); err != nil {
		return err
	}
	if isTerminal(o.stdout) {
		return o.w.Flush() // a page is there to be read as soon as it is there
	}
	if !o.flags.quiet && isTerminal(o.console) {
		o.progress.show(o)
	}
	return nil
}

// notes says what was done to read a report.
func (o *readOutput) notes(item collect.Item) {
	for _, n := range item.Notes {
		file, _, _ := strings.Cut(item.Where, ":")
		if o.noted != file+string(n) {
			o.noted = file + string(n)
			o.progress.clear(o.console)
			fmt.Fprintln(o.stderr, o.words.Get("error.line", item.Where, o.words.Get("note."+string(n))))
		}
	}
}

// complain writes one line to standard error, after what was printed before it.
func (o *readOutput) complain(line string) error {
	if isTerminal(o.stdout) {
		if err := o.w.Flush(); err != nil {
			return err
		}
	}
	o.progress.clear(o.console)
	fmt.Fprintln(o.stderr, line)
	return nil
}

// end writes what is left and the summary.
func (o *readOutput) end(err error, c *collect.Collector) error {
	if flushErr := o.w.Flush(); err == nil && flushErr != nil {
		err = flushErr
	}
	o.progress.clear(o.console)
	switch {
	case brokenPipe(err), stopped(err):
		return err
	case err != nil:
		fmt.Fprintln(o.stderr, "sanad:", o.words.Get("error.write", err))
		return errFailed
	}
	if !o.flags.quiet && o.read+o.failed > 1 {
		line := o.words.Get("read.summary", o.words.Count("ask.reports", o.read), o.words.Count("ask.statements", o.statements), o.failed)
		line += o.passedOver(c)
		fmt.Fprintln(o.stderr, line)
	}
	if o.failed > 0 {
		return errFailed
	}
	return nil
}

// skipped says how many files were passed over, and which, or nothing.
func (p *program) skipped(c *collect.Collector) string {
	n, names := c.Skipped(), c.SkippedFiles()
	if n == 0 {
		return ""
	}
	list := strings.Join(names, ", ")
	if n > len(names) {
		list += ", …"
	}
	return "; " + p.words.Get("read.skipped", n, list)
}
