package reader

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// CheckExamples reads the example and the counter-example of every frame of the
// packs in fsys: the example must be read by that frame, with the content
// between its [ ] and the speaker between its { }, and the counter-example must
// not. Each fault is a lang.DataError at the frame's line.
func CheckExamples(ctx context.Context, fsys fs.FS) []error {
	packs, err := lang.LoadAll(fsys)
	if err != nil {
		return []error{err}
	}
	r, err := New(Options{Languages: []fs.FS{fsys}})
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, p := range packs {
		for _, f := range p.Frames {
			if err := r.checkFrame(ctx, p.Code, f); err != nil {
				errs = append(errs, &lang.DataError{File: path.Join(p.Code, "frames.tsv"), Line: f.Line, Column: 1,
					Problem: fmt.Sprintf("%s: %v", f.Name, err)})
			}
		}
	}
	return errs
}

func (r *Reader) checkFrame(ctx context.Context, code string, f lang.Frame) error {
	text, content, speaker := marked(f.Example)
	got, err := r.statementsBy(ctx, code, text, f.Name)
	if err != nil {
		return err
	}
	if len(got) == 0 {
		return errors.New("its example is not read by it: change the example, or the order of the frames")
	}
	parts := make([]string, len(got[0].Parts))
	for i, p := range got[0].Parts {
		parts[i] = p.Text
	}
	if said := strings.Join(parts, " "); !sameWords(said, content) {
		return fmt.Errorf("its example gives the content %q, not %q", said, strings.TrimSpace(content))
	}
	if speaker != "" && (len(got[0].Speakers) == 0 || got[0].Speakers[0].Mention == nil || !sameWords(got[0].Speakers[0].Mention.Text, speaker)) {
		return fmt.Errorf("its example does not give the speaker %q", speaker)
	}
	if got, err = r.statementsBy(ctx, code, f.Counter, f.Name); err != nil {
		return err
	}
	if len(got) > 0 {
		return fmt.Errorf("it reads its counter-example: %q", got[0].Text)
	}
	return nil
}

// statementsBy reads a text and returns the statements that a rule read.
func (r *Reader) statementsBy(ctx context.Context, code, text, rule string) ([]sanad.Statement, error) {
	rd, err := r.Read(ctx, sanad.Report{Text: text, Language: code})
	if err != nil {
		return nil, err
	}
	var out []sanad.Statement
	for _, s := range rd.Statements {
		if s.Rule == rule {
			out = append(out, s)
		}
	}
	return out, nil
}

// marked takes the marks out of an example and returns what stood between them.
func marked(example string) (text, content, speaker string) {
	var b strings.Builder
	in := rune(0)
	for _, c := range example {
		switch c {
		case '[', '{':
			in = c
		case ']', '}':
			in = 0
			content += " "
		default:
			b.WriteRune(c)
			switch in {
			case '[':
				content += string(c)
			case '{':
				speaker += string(c)
			}
		}
	}
	return b.String(), content, speaker
}

// sameWords compares two texts by their words alone.
func sameWords(a, b string) bool {
	words := func(s string) (out []uint64) {
		for _, t := range token.Scan(s, nil) {
			if t.Kind != token.Mark {
				out = append(out, t.Hash)
			}
		}
		return out
	}
	x, y := words(a), words(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}
