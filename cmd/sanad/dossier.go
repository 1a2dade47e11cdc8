package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/export"
	"github.com/sanad-news/sanad/internal/page"
)

// dossierFlags are the flags of sanad dossier.
type dossierFlags struct {
	askFlags

	query    ask.AffairsQuery
	line     string
	html     string
	force    bool
	markdown bool
}

func (p *program) dossierCommand() *cobra.Command {
	var f dossierFlags
	cmd := p.askCommand(&cobra.Command{Use: "dossier ACTOR [ACTOR]", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		return p.dossier(cmd, &f, args)
	}})
	flags := cmd.Flags()
	flags.StringVar(&f.line, "line", "", p.words.Get("flag.dossier.line"))
	flags.StringVar(&f.query.Since, "since", "", p.words.Get("flag.since"))
	flags.StringVar(&f.query.Until, "until", "", p.words.Get("flag.until"))
	flags.StringVar(&f.html, "html", "", p.words.Get("flag.dossier.html"))
	flags.BoolVar(&f.force, "force", false, p.words.Get("flag.force"))
	flags.BoolVar(&f.markdown, "markdown", false, p.words.Get("flag.dossier.markdown"))
	f.add(p, cmd)
	return cmd
}

func (p *program) dossier(cmd *cobra.Command, f *dossierFlags, args []string) error {
	forms := 0
	for _, asked := range []bool{f.json, f.markdown, f.html != ""} {
		if asked {
			forms++
		}
	}
	switch {
	case forms > 1:
		return p.use(cmd, "use.dossier.format")
	case f.line != "" && len(args) > 0:
		return p.use(cmd, "use.dossier.line", args[0])
	case f.line == "" && (len(args) == 0 || len(args) > 2):
		return p.use(cmd, "use.dossier")
	}
	return p.asking(cmd, &f.askFlags, func(d *ask.Desk) error {
		told, err := p.tell(cmd, d, f, args)
		if err != nil || told == nil {
			return err
		}
		return p.show(f, told)
	})
}

// tell makes the dossier that is asked for; nil where whom a name means has
// been asked back.
func (p *program) tell(cmd *cobra.Command, d *ask.Desk, f *dossierFlags, args []string) (*dossier.Dossier, error) {
	o := dossier.Options{Words: p.words, Language: p.words.Get("ui.language")}
	if f.line != "" {
		a, err := d.LineAffairsIn(cmd.Context(), f.line, o.Language)
		switch {
		case err != nil:
			return nil, err
		case a.Line == nil:
			fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get("dossier.line.none", brief(f.line))))
			return nil, errFailed
		}
		return dossier.OfLine(&a, o), nil
	}
	f.query.A, f.query.Language = args[0], o.Language
	if len(args) > 1 {
		f.query.B = args[1]
	}
	a, err := d.Affairs(cmd.Context(), f.query)
	if err != nil {
		return nil, err
	}
	for _, w := range []*ask.Who{a.A, a.B} {
		if w != nil && len(w.Actors) == 0 {
			err := p.answer(&f.askFlags, w, func(b *bytes.Buffer, o page.Options) { page.AppendWho(b, w, "dossier", o) })
			return nil, cmp.Or(err, named(w))
		}
	}
	return dossier.Of(&a, o), nil
}

// show writes a dossier in the form that is asked for.
func (p *program) show(f *dossierFlags, d *dossier.Dossier) error {
	var b bytes.Buffer
	switch {
	case f.html != "":
		if err := dossier.AppendHTML(&b, d, p.words); err != nil {
			return err
		}
	case f.markdown:
		dossier.AppendMarkdown(&b, d, p.words)
	default:
		return p.answer(&f.askFlags, d, func(b *bytes.Buffer, o page.Options) { page.AppendDossier(b, d, o) })
	}
	if f.html == "" || f.html == "-" {
		if _, err := p.stdout.Write(b.Bytes()); err != nil {
			if brokenPipe(err) {
				return err
			}
			fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.write", err))
			return errFailed
		}
		return nil
	}
	err := export.WriteFile(f.html, b.Bytes(), f.force, f.record.files(p)...)
	var file *export.FileError
	switch {
	case errors.As(err, &file):
		return p.fileFailed(file)
	case err != nil:
		return err
	}
	fmt.Fprintln(p.stderr, p.words.Get("dossier.written", f.html))
	return nil
}
