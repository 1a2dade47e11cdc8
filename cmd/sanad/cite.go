package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/export"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
)

// citeFlags are the flags of sanad cite.
type citeFlags struct {
	record recordFlags
	data   dataFlags
	style  string
	lang   string
}

// The styles of citations.
const (
	styleText   = "text"
	styleBibTeX = "bibtex"
	styleCSL    = "csl"
)

func (p *program) citeCommand() *cobra.Command {
	var f citeFlags
	cmd := &cobra.Command{
		Use:   "cite ID...",
		Short: p.words.Get("short.cite"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return p.use(cmd, "use.cite")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return p.cite(cmd, &f, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.style, "style", styleText, p.words.Get("flag.style"))
	flags.StringVar(&f.lang, "lang", "", p.words.Get("flag.cite.lang"))
	f.record.add(p, flags)
	f.data.add(p, flags)
	return cmd
}

// cite is the verb: it prints all or nothing, so that no list is short of an
// entry that nobody misses.
func (p *program) cite(cmd *cobra.Command, f *citeFlags, ids []string) error {
	say := p.words
	switch {
	case f.style != styleText && f.style != styleBibTeX && f.style != styleCSL:
		return p.use(cmd, "use.style", brief(f.style))
	case f.lang == "en" || f.lang == "id":
		say = message.Load(f.lang)
	case f.lang != "":
		return p.use(cmd, "use.cite.lang", brief(f.lang))
	}
	known, err := f.data.load(p, cmd)
	if err != nil {
		return err
	}
	rec, err := f.record.look(cmd.Context(), p, known)
	if err != nil {
		return err
	}
	var list []export.Citation
	for _, id := range ids {
		var c export.Citation
		if c, err = export.Cite(cmd.Context(), rec, id); err != nil {
			break
		}
		list = append(list, c)
	}
	if err = errors.Join(err, rec.Close()); err != nil {
		return p.citeFailed(err)
	}
	text, err := cited(list, f.style, say)
	if err != nil {
		return err
	}
	if _, err := p.plain().Write(text); err != nil {
		if brokenPipe(err) {
			return err
		}
		fmt.Fprintln(p.stderr, "sanad:", p.words.Get("error.write", err))
		return errFailed
	}
	return nil
}

// cited writes citations in a style.
func cited(list []export.Citation, style string, say message.Catalogue) ([]byte, error) {
	if style == styleCSL {
		return export.CSL(list, say)
	}
	var entries []string
	for i := range list {
		if style == styleBibTeX {
			entries = append(entries, list[i].BibTeX(say))
		} else {
			entries = append(entries, list[i].Text(say)+"\n")
		}
	}
	return []byte(strings.Join(entries, "\n")), nil
}

// citeFailed says why there is nothing to cite, and what is nearest.
func (p *program) citeFailed(err error) error {
	var unknown *export.UnknownError
	var many *record.ManyError
	say := func(key string, args ...any) error {
		fmt.Fprintln(p.stderr, p.words.Get("error.record", p.words.Get(key, args...)))
		return errFailed
	}
	switch {
	case errors.As(err, &many):
		return say("error.cite.many", brief(many.Named), strings.Join(many.Found, "\n  "))
	case errors.As(err, &unknown) && unknown.Line:
		return say("error.cite.line", brief(unknown.ID), unknown.ID)
	case errors.As(err, &unknown) && len(unknown.Near) > 0:
		return say("error.cite.near", brief(unknown.ID), strings.Join(unknown.Near, ", "))
	case errors.As(err, &unknown):
		return say("error.cite.unknown", brief(unknown.ID))
	}
	return p.recordFailed(err)
}

// brief is the beginning of what a user gave, for a message.
func brief(s string) string {
	const most = 60
	s = strings.ToValidUTF8(s[:min(len(s), 4*most)], "\uFFFD")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
