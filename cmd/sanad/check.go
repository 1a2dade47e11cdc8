package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/page"
)

// Exit codes of sanad check, beside those of all verbs.
const (
	exitAltered     = 3
	exitSomeoneElse = 4
	exitMixed       = 5
	exitNotInRecord = 6
	exitReserved    = 7 // verbatim, with a reservation
)

// checkFlags are the flags of sanad check.
type checkFlags struct {
	askFlags

	query ask.CheckQuery
	file  string
}

func (p *program) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := p.askCommand(&cobra.Command{Use: "check QUOTATION", Args: func(cmd *cobra.Command, args []string) error {
		f.query.Text = strings.Join(args, " ")
		switch {
		case f.file != "" && (f.query.Text != "" || f.query.By != "" || f.query.On != ""):
			return p.use(cmd, "use.checkboth")
		case f.file == "" && strings.TrimSpace(f.query.Text) == "":
			return p.use(cmd, "use.check")
		}
		return nil
	}, RunE: func(cmd *cobra.Command, _ []string) error {
		return p.asking(cmd, &f.askFlags, func(d *ask.Desk) error {
			if f.file != "" {
				return p.checkFile(cmd, d, &f)
			}
			return p.checkOne(cmd, d, &f)
		})
	}})
	flags := cmd.Flags()
	flags.StringVar(&f.query.By, "by", "", p.words.Get("flag.by"))
	flags.StringVar(&f.query.On, "on", "", p.words.Get("flag.on"))
	flags.StringVar(&f.file, "file", "", p.words.Get("flag.file"))
	f.add(p, cmd)
	return cmd
}

// checkOne checks one quotation, prints what was found, and ends with its exit
// code. A name that can mean several is wrong use: the answer lists them.
func (p *program) checkOne(cmd *cobra.Command, d *ask.Desk, f *checkFlags) error {
	a, err := d.Check(cmd.Context(), f.query)
	if err != nil {
		return err
	}
	err = p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) { page.AppendCheck(b, &a, o) })
	switch {
	case err != nil:
		return err
	case a.Unclear():
		return codeError(exitUse)
	}
	return ended(checkCode(&a))
}

// checkFile checks the quotations of a file, prints a line for each, and ends
// with the code of the worst. A line that is no quotation is told and passed
// over, and makes it fail.
func (p *program) checkFile(cmd *cobra.Command, d *ask.Desk, f *checkFlags) error {
	list, bad, err := p.quotations(f.file)
	if err != nil {
		return err
	}
	worst, unclear := exitDone, false
	for _, q := range list {
		a, err := d.Check(cmd.Context(), q.CheckQuery)
		if wrong, ok := errors.AsType[*ask.QuestionError](err); ok {
			bad++
			fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.quotefile", f.file, q.line, p.words.Get("use.ask."+wrong.Key, wrong.Part, wrong.Value)))
			continue
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", f.file, q.line, err)
		}
		row := page.CheckRow{Line: q.line, Answer: &a}
		err = p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) { page.AppendCheckRow(b, row, o) })
		if err != nil {
			return err
		}
		unclear = unclear || a.Unclear()
		if code := checkCode(&a); severity(code) > severity(worst) {
			worst = code
		}
	}
	switch {
	case bad > 0:
		return p.fail(p.words.Count("error.quotefile.bad", bad, f.file))
	case unclear:
		return codeError(exitUse)
	}
	return ended(worst)
}

// checkCode is the exit code of what a check came to.
func checkCode(a *ask.CheckAnswer) int {
	switch a.Finding {
	case ask.Altered:
		return exitAltered
	case ask.SomeoneElse:
		return exitSomeoneElse
	case ask.Mixed:
		return exitMixed
	case ask.NotInRecord:
		return exitNotInRecord
	case ask.Verbatim:
		if len(a.Reservations) > 0 {
			return exitReserved
		}
	}
	return exitDone
}

// severity orders exit codes of findings: what is nearest to real first.
func severity(code int) int {
	if code == exitReserved {
		return 1
	}
	return code
}

// ended ends the program with an exit code.
func ended(code int) error {
	if code == exitDone {
		return nil
	}
	return codeError(code)
}
