package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/export"
)

// exportFlags are the flags of sanad export.
type exportFlags struct {
	record recordFlags
	data   dataFlags
	choice choiceFlags
	to     string
	what   []string
	out    string
	force  bool
	text   bool
	bom    bool
	quiet  bool
}

// allTables stands for every table that a format has.
const allTables = "all"

func (p *program) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export --to FORMAT",
		Short: p.words.Get("short.export"),
		Args:  p.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.export(cmd, &f) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.to, "to", "", p.words.Get("flag.to"))
	flags.StringSliceVar(&f.what, "what", []string{string(export.Statements)}, p.words.Get("flag.what"))
	flags.StringVar(&f.out, "out", export.Stdout, p.words.Get("flag.out"))
	flags.BoolVar(&f.force, "force", false, p.words.Get("flag.force"))
	f.choice.add(p, flags)
	flags.BoolVar(&f.text, "text", false, p.words.Get("flag.text"))
	flags.BoolVar(&f.bom, "bom", false, p.words.Get("flag.bom"))
	f.record.add(p, flags)
	f.data.add(p, flags)
	flags.BoolVar(&f.quiet, "quiet", false, p.words.Get("flag.quiet"))
	return cmd
}

// tables are the tables that were asked for, each once, in their order.
func (f *exportFlags) tables(p *program, cmd *cobra.Command) ([]export.Table, error) {
	names := []string{}
	var all []export.Table
	for _, t := range export.TablesOf(export.Format(f.to)) {
		names, all = append(names, string(t)), append(all, t)
	}
	if len(all) == 1 && !cmd.Flags().Changed("what") {
		return all, nil // the only one that the format has
	}
	for _, w := range f.what {
		if w != allTables && !slices.Contains(names, w) {
			return nil, p.use(cmd, "use.what", brief(w), f.to, strings.Join(append(names, allTables), ", "))
		}
	}
	if slices.Contains(f.what, allTables) {
		return all, nil
	}
	return slices.DeleteFunc(all, func(t export.Table) bool { return !slices.Contains(f.what, string(t)) }), nil
}

// check refuses flags whose values cannot be.
func (f *exportFlags) check(p *program, cmd *cobra.Command) ([]export.Table, error) {
	var formats []string
	for _, format := range export.Formats() {
		formats = append(formats, string(format))
	}
	if !slices.Contains(formats, f.to) {
		if f.to == "" {
			return nil, p.use(cmd, "use.to.none", strings.Join(formats, ", "))
		}
		return nil, p.use(cmd, "use.to", strings.Join(formats, ", "), brief(f.to))
	}
	tables, err := f.tables(p, cmd)
	switch {
	case err != nil:
		return nil, err
	case len(tables) == 0:
		return nil, p.use(cmd, "use.what.none")
	case f.out == "":
		return nil, p.use(cmd, "use.out")
	case len(tables) > 1 && f.out == export.Stdout:
		return nil, p.use(cmd, "use.folder")
	case f.to == string(export.Parquet) && f.out == export.Stdout && isTerminal(p.stdout):
		return nil, p.use(cmd, "use.parquet")
	}
	return tables, nil
}

// export is the verb.
func (p *program) export(cmd *cobra.Command, f *exportFlags) error {
	tables, err := f.check(p, cmd)
	if err != nil {
		return err
	}
	known, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	if err := f.choice.check(p, cmd, known); err != nil {
		return err
	}
	rec, err := f.record.look(cmd.Context(), p, known)
	if err != nil {
		return err
	}
	o := export.Options{
		Format: export.Format(f.to), Tables: tables, Out: f.out, Stdout: p.plain(), Force: f.force, Spare: f.record.files(p), Mark: f.bom, Text: f.text, Build: buildName(),
	}
	var bar progress
	start := time.Now()
	if !f.quiet && isTerminal(p.console) {
		o.Progress = func(t export.Table, rows int) {
			bar.line(p.console, start, p.words.Get("export.progress", t, p.words.Count("export.rows", rows)))
		}
	}
	o.Select, err = p.choose(cmd, &f.choice, rec)
	var files []export.File
	if err == nil {
		files, err = export.Export(cmd.Context(), rec, o)
	}
	bar.clear(p.console)
	if err = errors.Join(err, rec.Close()); err != nil {
		return p.exportFailed(cmd, err)
	}
	if f.quiet {
		return nil
	}
	for _, file := range files {
		name := file.Path
		if name == "" {
			name = p.words.Get("export.stdout")
		}
		fmt.Fprintln(p.stderr, p.words.Get("export.done", name, p.words.Count("export.rows", file.Rows)))
	}
	return nil
}

// exportFailed says why there is no export, and what to do.
func (p *program) exportFailed(cmd *cobra.Command, err error) error {
	var file *export.FileError
	switch {
	case p.told(err) || brokenPipe(err) || stopped(err):
		return err
	case errors.Is(err, export.ErrMany):
		return p.use(cmd, "use.folder")
	case !errors.As(err, &file):
		return p.recordFailed(err)
	}
	return p.fileFailed(file)
}

// fileFailed says why a file could not be written.
func (p *program) fileFailed(file *export.FileError) error {
	say := func(key string, args ...any) error {
		fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get(key, args...)))
		return errFailed
	}
	switch path := brief(file.Path); {
	case errors.Is(file, export.ErrSpared):
		return say("error.export.spared", path)
	case errors.Is(file, export.ErrExists):
		return say("error.export.exists", path)
	case errors.Is(file, syscall.ENOSPC), errors.Is(file, syscall.EDQUOT), errors.Is(file, syscall.EFBIG):
		return say("error.export.full", path)
	case errors.Is(file, fs.ErrPermission), errors.Is(file, syscall.EROFS):
		return say("error.export.permission", path)
	default:
		return say("error.export.path", path, file.Err)
	}
}
