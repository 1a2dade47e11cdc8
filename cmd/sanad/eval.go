package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/eval"
	"github.com/sanad-news/sanad/reader"
)

// evalWorkers is how many reports are read at once.
const evalWorkers = 2

// evalRun is one run of eval: what it was asked, and where it answers.
type evalRun struct {
	gold        []string
	options     eval.Options
	errors      bool
	rules       bool
	facts       bool
	json        bool
	straight    bool
	join        bool
	lines       bool
	events      bool
	figures     bool
	pages       bool
	predictions string
	write       string

	stdout, stderr io.Writer
	reader         eval.Reader
	found          []eval.Prediction // of the file of predictions
	readings       io.Writer         // where readings are kept; nil: nowhere
}

// start is the verb: it scores this build's readings, or a file of
// predictions, against gold.
func (e *evalRun) start(p *program, cmd *cobra.Command, gold []string) error {
	e.gold, e.stdout, e.stderr = gold, p.plain(), p.stderr
	switch {
	case !(e.options.Jaccard > 0 && e.options.Jaccard <= 1):
		return p.use(cmd, "use.eval.jaccard", e.options.Jaccard)
	case e.predictions != "" && e.write != "":
		return p.use(cmd, "use.eval.write")
	}
	err := e.run(cmd.Context())
	if err == nil || brokenPipe(err) || stopped(err) {
		return err
	}
	fmt.Fprintln(p.stderr, "sanad: eval:", err)
	return errFailed
}

func (e *evalRun) define(p *program, f *pflag.FlagSet) {
	f.SortFlags = false
	word := func(key string) string { return p.words.Get("flag.eval." + key) }
	f.BoolVar(&e.errors, "errors", false, word("errors"))
	f.BoolVar(&e.rules, "rules", false, word("rules"))
	f.BoolVar(&e.facts, "facts", false, word("facts"))
	f.BoolVar(&e.json, "json", false, word("json"))
	f.BoolVar(&e.options.Strict, "strict", false, word("strict"))
	f.BoolVar(&e.options.Fragments, "fragments", false, word("fragments"))
	f.BoolVar(&e.options.SpeechOnly, "speech-only", false, word("speech-only"))
	f.Float64Var(&e.options.Jaccard, "jaccard", 0.8, word("jaccard"))
	f.BoolVar(&e.straight, "straight", false, word("straight"))
	f.BoolVar(&e.join, "join", false, word("join"))
	f.BoolVar(&e.lines, "lines", false, word("lines"))
	f.BoolVar(&e.events, "events", false, word("events"))
	f.BoolVar(&e.figures, "figures", false, word("figures"))
	f.BoolVar(&e.pages, "pages", false, word("pages"))
	f.StringVar(&e.predictions, "predictions", "", word("predictions"))
	f.StringVar(&e.write, "write", "", word("write"))
}

// run loads what it needs and scores one gold after the other.
func (e *evalRun) run(ctx context.Context) (err error) {
	if e.events {
		return e.runEvents(ctx)
	}
	if e.lines {
		return e.runLines(ctx)
	}
	if e.figures {
		return e.runFigures(ctx)
	}
	if e.pages {
		return e.runPages(ctx)
	}
	if e.predictions != "" {
		if e.found, err = eval.LoadPredictions(e.predictions); err != nil {
			return fmt.Errorf("loading predictions: %w", err)
		}
	} else if e.reader, err = reader.New(reader.Options{}); err != nil {
		return err
	}
	if e.write != "" {
		file, err := os.Create(e.write)
		if err != nil {
			return fmt.Errorf("writing readings: %w", err)
		}
		w := bufio.NewWriter(file)
		e.readings = w
		defer func() { err = errors.Join(err, w.Flush(), file.Close()) }()
	}
	for _, path := range e.gold {
		if err := e.score(ctx, path); err != nil {
			return err
		}
	}
	return nil
}

func (e *evalRun) score(ctx context.Context, path string) error {
	gold, err := eval.Load(path)
	if err != nil {
		return err
	}
	if e.straight {
		gold = eval.Straight(gold)
	}
	if e.join {
		gold = eval.Join(gold)
	}
	found := e.found
	if e.reader != nil {
		readings, err := eval.Read(ctx, e.reader, gold, evalWorkers)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil { // what cannot be read counts as not found
			fmt.Fprintln(e.stderr, "sanad: eval:", err)
		}
		if err := e.keep(readings); err != nil {
			return err
		}
		found = eval.Predictions(readings)
	}
	result, err := eval.Score(gold, found, e.options)
	if err != nil {
		return fmt.Errorf("scoring %s: %w", path, err)
	}
	return e.show(path, result)
}

// keep writes the readings where they are to be kept.
func (e *evalRun) keep(readings []sanad.Reading) error {
	if e.readings == nil {
		return nil
	}
	enc := json.NewEncoder(e.readings)
	enc.SetEscapeHTML(false)
	for i := range readings {
		if err := enc.Encode(&readings[i]); err != nil {
			return fmt.Errorf("writing readings: %w", err)
		}
	}
	return nil
}

// heading names the gold where there are several.
func (e *evalRun) heading(path string) error {
	if len(e.gold) < 2 {
		return nil
	}
	_, err := fmt.Fprintf(e.stdout, "== %s\n", path)
	return err
}

func (e *evalRun) show(path string, r eval.Result) error {
	if e.json {
		return json.NewEncoder(e.stdout).Encode(r)
	}
	if err := e.heading(path); err != nil {
		return err
	}
	tables := []struct {
		asked bool
		show  func(io.Writer, eval.Result) error
	}{{e.errors, eval.ShowErrors}, {true, eval.Show}, {e.facts && e.errors, eval.ShowFactErrors}, {e.facts, eval.ShowFacts},
		{e.errors, eval.ShowCauses}, {e.rules, eval.ShowRules}}
	for _, t := range tables {
		if t.asked {
			if err := t.show(e.stdout, r); err != nil {
				return err
			}
		}
	}
	return nil
}
