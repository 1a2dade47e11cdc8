package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

// askFlags are the flags of all verbs that ask a record.
type askFlags struct {
	record recordFlags
	data   dataFlags
	color  string
	width  int
	json   bool
}

// listFlags are those of verbs that answer with a list.
type listFlags struct {
	askFlags

	after string
	limit int
}

func (f *askFlags) add(p *program, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.json, "json", false, p.words.Get("flag.answer.json"))
	f.record.add(p, flags)
	f.data.add(p, flags)
	flags.StringVar(&f.color, "color", "auto", p.words.Get("flag.color"))
	flags.IntVar(&f.width, "width", 0, p.words.Get("flag.width"))
}

func (f *listFlags) add(p *program, cmd *cobra.Command) {
	cmd.Flags().IntVar(&f.limit, "limit", 0, p.words.Get("flag.limit"))
	cmd.Flags().StringVar(&f.after, "after", "", p.words.Get("flag.after"))
	f.askFlags.add(p, cmd)
}

// askCommand completes the command of a verb that asks a record.
func (p *program) askCommand(cmd *cobra.Command) *cobra.Command {
	cmd.Short = p.words.Get("short." + cmd.Name())
	cmd.Flags().SortFlags = false
	return cmd
}

// joined takes all arguments as one text, so that quotation marks are not
// needed around it; without any it is wrong use.
func (p *program) joined(key string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if strings.TrimSpace(strings.Join(args, " ")) == "" {
			return p.use(cmd, key)
		}
		return nil
	}
}

// asking opens the record for reading, asks it, and says what was wrong with
// the question.
func (p *program) asking(cmd *cobra.Command, f *askFlags, do func(*ask.Desk) error) error {
	switch {
	case f.color != "auto" && f.color != "always" && f.color != "never":
		return p.use(cmd, "use.color", f.color)
	case f.width < 0 || f.width > 0 && f.width < 20:
		return p.use(cmd, "use.number", "--width", f.width, p.words.Get("use.width"))
	}
	known, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.look(cmd.Context(), p, known)
	if err != nil {
		return err
	}
	err = do(ask.New(rec))
	closed := rec.Close()
	var wrong *ask.QuestionError
	switch {
	case errors.As(err, &wrong):
		return p.use(cmd, "use.ask."+wrong.Key, wrong.Part, wrong.Value)
	case p.told(err):
		return err
	case err != nil:
		return p.recordFailed(err)
	}
	return p.recordFailed(closed)
}

// told reports whether what an error says has been said.
func (p *program) told(err error) bool {
	var use *useError
	var code codeError
	return errors.Is(err, errFailed) || errors.As(err, &use) || errors.As(err, &code)
}

// answer prints an answer: as JSON, or as the page that show makes.
func (p *program) answer(f *askFlags, v any, show func(*bytes.Buffer, page.Options)) error {
	var b bytes.Buffer
	w := p.stdout
	if f.json {
		w = p.plain()
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			return fmt.Errorf("writing JSON: %w", err)
		}
	} else {
		show(&b, p.pageOptions(f))
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		if brokenPipe(err) {
			return err
		}
		fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.write", err))
		return errFailed
	}
	return nil
}

func (p *program) pageOptions(f *askFlags) page.Options {
	return page.Options{Width: p.width(f.width), Colour: p.colour(f.color), Words: p.words}
}

// named ends the program where a name that was asked for means nobody, or can
// mean several: the answer has said so, but a script must know it too.
func named(names ...*ask.Who) error {
	for _, w := range names {
		switch {
		case w.Nobody():
			return errFailed
		case w.Unclear():
			return codeError(exitUse)
		}
	}
	return nil
}

// again is the command that shows the next page: the one that was given, from a
// place on.
func again(cmd *cobra.Command, args []string, next string) string {
	if next == "" {
		return ""
	}
	words := strings.Fields(cmd.CommandPath())
	for _, a := range args {
		words = append(words, shellWord(a))
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Changed || f.Name == "after" {
			return
		}
		if f.Value.Type() == "bool" {
			words = append(words, "--"+f.Name)
			return
		}
		values := []string{f.Value.String()}
		if list, ok := f.Value.(interface{ GetSlice() []string }); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			words = append(words, "--"+f.Name, shellWord(v))
		}
	})
	return strings.Join(append(words, "--after", next), " ")
}

// shellWord writes a word so that a shell takes it as one.
func shellWord(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@"
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
