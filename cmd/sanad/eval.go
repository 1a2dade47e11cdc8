package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

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
	predictions string
	write       string

	stdout, stderr io.Writer
	reader         eval.Reader
	found          []eval.Prediction // of the file of predictions
	readings       io.Writer         // where readings are kept; nil: nowhere
}

// runEval scores this build's readings, or a file of predictions, against
// gold, and returns the program's exit code.
func runEval(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	e := &evalRun{stdout: stdout, stderr: stderr}
	switch err := e.parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitDone
	case err != nil:
		return exitUse
	}
	switch err := e.run(ctx); {
	case err == nil, brokenPipe(err):
		return exitDone
	default:
		fmt.Fprintln(stderr, "sanad: eval:", err)
		return exitFailed
	}
}

// parse reads the arguments; flags may stand behind paths too. It tells what
// is wrong itself.
func (e *evalRun) parse(args []string) error {
	f := e.flags()
	for {
		if err := f.Parse(args); err != nil {
			return err
		}
		if f.NArg() == 0 {
			break
		}
		e.gold = append(e.gold, f.Arg(0))
		args = f.Args()[1:]
	}
	var err error
	switch {
	case len(e.gold) == 0:
		err = errors.New("eval needs gold: a file of JSON lines, a case (.txt) or a folder of cases")
	case !(e.options.Jaccard > 0 && e.options.Jaccard <= 1):
		err = fmt.Errorf("--jaccard is a share above 0 and up to 1, not %v", e.options.Jaccard)
	case e.predictions != "" && e.write != "":
		err = errors.New("--write keeps what is read; with --predictions nothing is")
	}
	if err != nil {
		fmt.Fprintln(e.stderr, "sanad: eval:", err)
	}
	return err
}

func (e *evalRun) flags() *flag.FlagSet {
	f := flag.NewFlagSet("eval", flag.ContinueOnError)
	f.SetOutput(e.stderr)
	f.Usage = func() {
		fmt.Fprintln(e.stderr, "Usage: sanad eval [flags] GOLD...\nGOLD is a file of JSON lines, a case (.txt), or a folder of cases.")
		f.PrintDefaults()
	}
	f.BoolVar(&e.errors, "errors", false, "list the errors article by article, and count them by cause")
	f.BoolVar(&e.rules, "rules", false, "show how precise each frame is")
	f.BoolVar(&e.facts, "facts", false, "show how many facts beside the statements are right; with --errors, list those that are wrong")
	f.BoolVar(&e.json, "json", false, "print one JSON object for each GOLD")
	f.BoolVar(&e.options.Strict, "strict", false, "count predictions on ignored words or of other kinds as errors")
	f.BoolVar(&e.options.Fragments, "fragments", false, "score each part of a statement in parts by itself")
	f.BoolVar(&e.options.SpeechOnly, "speech-only", false, "beliefs, wants and polls need not be found")
	f.Float64Var(&e.options.Jaccard, "jaccard", 0.8, "`share` of words from which a statement counts as found")
	f.BoolVar(&e.straight, "straight", false, "read gold with straight double quotation marks")
	f.BoolVar(&e.join, "join", false, "read gold with its paragraphs joined by one space")
	f.BoolVar(&e.lines, "lines", false, "GOLD is a gold of lines: score which sentences are found to assert the same thing")
	f.StringVar(&e.predictions, "predictions", "", "score the predictions in `FILE` (JSON lines) instead of reading; with --lines, write the pairs found to it")
	f.StringVar(&e.write, "write", "", "write the readings to `FILE` (JSON lines)")
	return f
}

// run loads what it needs and scores one gold after the other.
func (e *evalRun) run(ctx context.Context) (err error) {
	if e.lines {
		return e.runLines(ctx)
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

func (e *evalRun) show(path string, r eval.Result) error {
	if e.json {
		return json.NewEncoder(e.stdout).Encode(r)
	}
	if len(e.gold) > 1 {
		if _, err := fmt.Fprintf(e.stdout, "== %s\n", path); err != nil {
			return err
		}
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
