package main

import (
	"bytes"
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
		var worst ask.Finding
		err := p.asking(cmd, &f.askFlags, func(d *ask.Desk) (err error) {
			if f.file != "" {
				worst, err = p.checkFile(cmd, d, &f)
			} else {
				worst, err = p.checkOne(cmd, d, &f)
			}
			return err
		})
		if err != nil {
			return err
		}
		return findingError(worst)
	}})
	flags := cmd.Flags()
	flags.StringVar(&f.query.By, "by", "", p.words.Get("flag.by"))
	flags.StringVar(&f.query.On, "on", "", p.words.Get("flag.on"))
	flags.StringVar(&f.file, "file", "", p.words.Get("flag.file"))
	f.add(p, cmd)
	return cmd
}

// checkOne checks one quotation and prints what was found. A name that can mean
// several is wrong use: the answer lists them.
func (p *program) checkOne(cmd *cobra.Command, d *ask.Desk, f *checkFlags) (ask.Finding, error) {
	a, err := d.Check(cmd.Context(), f.query)
	if err != nil {
		return "", err
	}
	err = p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) { page.AppendCheck(b, &a, o) })
	if err == nil && a.Unclear() {
		err = codeError(exitUse)
	}
	return a.Finding, err
}

// checkFile checks the quotations of a file and prints a line for each. It
// returns the worst finding.
func (p *program) checkFile(cmd *cobra.Command, d *ask.Desk, f *checkFlags) (ask.Finding, error) {
	list, err := p.quotations(f.file)
	if err != nil {
		return "", err
	}
	worst, unclear := ask.Verbatim, false
	for _, q := range list {
		a, err := d.Check(cmd.Context(), q.CheckQuery)
		if err != nil {
			return "", fmt.Errorf("%s:%d: %w", f.file, q.line, err)
		}
		row := page.CheckRow{Line: q.line, Answer: &a}
		err = p.answer(&f.askFlags, &a, func(b *bytes.Buffer, o page.Options) { page.AppendCheckRow(b, row, o) })
		if err != nil {
			return "", err
		}
		unclear = unclear || a.Unclear()
		if ask.Worse(a.Finding, worst) {
			worst = a.Finding
		}
	}
	if unclear {
		return worst, codeError(exitUse)
	}
	return worst, nil
}

// findingError ends the program with the exit code of a finding.
func findingError(f ask.Finding) error {
	switch f {
	case ask.Altered:
		return codeError(exitAltered)
	case ask.SomeoneElse:
		return codeError(exitSomeoneElse)
	case ask.Mixed:
		return codeError(exitMixed)
	case ask.NotInRecord:
		return codeError(exitNotInRecord)
	case ask.Verbatim:
	}
	return nil
}
