package eval

import (
	"path"
	"regexp"
	"strings"

	"github.com/sanad-news/sanad"
)

// Prediction is what a reader found in one article.
type Prediction struct {
	ID      string
	Text    *string // the text its offsets point into; nil: that of gold
	Found   []Found
	Reading *sanad.Reading // nil where another tool made it
}

// Found is a predicted statement.
type Found struct {
	Place
	Kind    string
	Cue     string
	Speaker *Names
	Rule    string
	From    *sanad.Statement // nil where another tool made it
}

// extension is the ending of a file's name.
var extension = regexp.MustCompile(`\.[A-Za-z0-9]+$`)

// fromReading makes a prediction of a reading. It is known by the id that its
// collection gave it or by its file's name without ending. What was not said
// is no statement; of several speakers the first counts.
func fromReading(r *sanad.Reading) Prediction {
	p := Prediction{ID: r.Source.ID, Reading: r}
	if p.ID == "" {
		p.ID = extension.ReplaceAllString(baseName(r), "")
	}
	if r.Text != "" {
		p.Text = &r.Text
	}
	for i := range r.Statements {
		if s := &r.Statements[i]; !s.Negated {
			p.Found = append(p.Found, foundOf(s))
		}
	}
	return p
}

func baseName(r *sanad.Reading) string {
	for _, s := range []string{r.Source.Path, r.Source.URL, r.ID} {
		if s != "" {
			s = strings.ReplaceAll(s, `\`, "/")
			if strings.HasSuffix(s, "/") {
				return ""
			}
			return path.Base(s)
		}
	}
	return ""
}

func foundOf(s *sanad.Statement) Found {
	f := Found{Kind: string(s.Kind), Rule: s.Rule, From: s}
	f.Place = Place{Start: &s.Start, End: &s.End, Text: &s.Text}
	if len(s.Parts) > 1 {
		for _, p := range s.Parts {
			f.Parts = append(f.Parts, placeOf(p))
		}
	}
	if s.Cue != nil {
		f.Cue = s.Cue.Text
	}
	if len(s.Speakers) > 0 {
		f.Speaker = namesOf(s.Speakers[0])
	}
	return f
}

func namesOf(sp sanad.Speaker) *Names {
	n := &Names{How: sp.ResolvedBy}
	if sp.Mention != nil && trim(sp.Mention.Text) != "" {
		n.Mentions = []string{sp.Mention.Text}
	}
	if trim(sp.Name) != "" {
		n.Resolved = []string{sp.Name}
	}
	return n
}
