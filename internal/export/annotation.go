package export

import (
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// Annotation is a statement as a W3C Web Annotation (w3.org/TR/annotation-model):
// what stands where in the report is its target, who said it its body. What the
// model has no word for has one of ours, after "sanad:".
type Annotation struct {
	Context    []any     `json:"@context"`
	ID         string    `json:"id"`
	Type       string    `json:"type"`
	Motivation string    `json:"motivation"`
	Created    string    `json:"created,omitempty"`
	Generator  Generator `json:"generator"`
	Body       []Body    `json:"body"`
	Target     Target    `json:"target"`
}

// Generator is the program that made an annotation.
type Generator struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

// Body is what an annotation tells: a speaker, whose purpose is "identifying",
// or how it was said, whose purpose is "describing".
type Body struct {
	Type       string   `json:"type"`
	Purpose    string   `json:"purpose"`
	Format     string   `json:"format"`
	Value      string   `json:"value"`
	Actor      string   `json:"sanad:actor,omitempty"`
	Office     string   `json:"sanad:office,omitempty"`
	Of         string   `json:"sanad:of,omitempty"`
	Kind       string   `json:"sanad:kind,omitempty"`
	Force      string   `json:"sanad:force,omitempty"`
	Negated    bool     `json:"sanad:negated,omitempty"`
	Said       string   `json:"sanad:said,omitempty"`
	Place      string   `json:"sanad:place,omitempty"`
	Occasion   string   `json:"sanad:occasion,omitempty"`
	Chain      []string `json:"sanad:chain,omitempty"`
	Lines      []string `json:"sanad:lines,omitempty"`
	Rule       string   `json:"sanad:rule,omitempty"`
	Confidence *float64 `json:"sanad:confidence,omitempty"`
	Corrected  bool     `json:"sanad:corrected,omitempty"`
}

// Target is the stretch of a report that an annotation is about.
type Target struct {
	Type     string     `json:"type"`
	Source   Source     `json:"source"`
	Selector []Selector `json:"selector"`
}

// Source is a report: its address, or a name of ours where it has none.
type Source struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Language  string `json:"language,omitempty"`
	Title     string `json:"sanad:title,omitempty"`
	Outlet    string `json:"sanad:outlet,omitempty"`
	Published string `json:"sanad:published,omitempty"`
	Report    string `json:"sanad:report"`
	Hash      string `json:"sanad:hash"`
}

// Selector finds a stretch of a text: by position, or by its words with those
// around them.
type Selector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// aroundQuote is how many characters before and after a stretch tell it from
// others with the same words.
const aroundQuote = 32

// annotationContext is where the words of an annotation come from.
func annotationContext() []any {
	return []any{"http://www.w3.org/ns/anno.jsonld", map[string]string{"sanad": "urn:sanad:"}}
}

// annotations makes an annotation of each statement that was not withdrawn.
func (j *job) annotations(write func(*Annotation) error) error {
	s := newShelf(j.rec, j.r)
	return j.eachStatement(reading{}, func(list []store.Statement) error {
		if err := s.fetch(list, aroundQuote); err != nil {
			return err
		}
		lines, err := j.linesOf(wordingsOf(list))
		if err != nil {
			return err
		}
		for i := range list {
			a := s.annotation(&list[i], lines[list[i].Wording])
			if err := write(&a); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *shelf) annotation(st *store.Statement, lines []int64) Annotation {
	row, report, p := s.statement(st, lines), s.reports[st.Report], s.places[st.ID]
	source := row.URL
	if source == "" {
		source = "urn:sanad:report:" + report.UID
	}
	return Annotation{
		Context: annotationContext(), ID: "urn:sanad:statement:" + st.UID, Type: "Annotation", Motivation: "describing",
		Created: report.Added, Generator: Generator{"Software", strings.TrimSpace("sanad " + report.Build)},
		Body: s.bodies(st, &row),
		Target: Target{
			Type: "SpecificResource",
			Source: Source{
				ID: source, Type: "Text", Language: row.Language, Title: row.Title, Outlet: row.Outlet, Published: row.Published,
				Report: report.UID, Hash: "sha256:" + report.Hash,
			},
			Selector: []Selector{
				{Type: "TextPositionSelector", Start: &row.Start, End: &row.End},
				{Type: "TextQuoteSelector", Exact: row.Text, Prefix: p.before, Suffix: p.after},
			},
		},
	}
}

// bodies are the speakers of a statement, and how it was said.
func (s *shelf) bodies(st *store.Statement, row *Statement) []Body {
	const textual, plain = "TextualBody", "text/plain"
	var out []Body
	for _, sp := range s.speakers(st) {
		out = append(out, Body{Type: textual, Purpose: "identifying", Format: plain, Value: sp.name, Actor: sp.id, Office: sp.office, Of: sp.of})
	}
	value := row.Kind
	if row.Said != "" {
		value += ", " + row.Said
	}
	if len(row.Chain) > 0 {
		value += ": " + strings.Join(row.Chain, " → ")
	}
	return append(out, Body{
		Type: textual, Purpose: "describing", Format: plain, Value: value,
		Kind: row.Kind, Force: row.Force, Negated: row.Negated, Said: row.Said, Place: row.Place, Occasion: row.Occasion, Chain: row.Chain,
		Lines: row.Lines, Rule: row.Rule, Confidence: &row.Confidence, Corrected: row.Corrected,
	})
}
