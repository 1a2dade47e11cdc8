package lang

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Concept is what words of any language can mean alike. The concepts stand in
// concepts.tsv beside the folders of the languages, and each language's words
// for them in its own concepts.tsv.
type Concept struct {
	ID     string
	Weight int // how much it tells: 1 little (do, important), 2 as most words, 3 much (ceasefire)
	// Broader are the concepts often used in its place: grain, food.
	Broader []string
	// Opposite is the concept that contradicts it, or empty. Where Complement
	// is set, to deny the one is to assert the other: allow, forbid.
	Opposite   string
	Complement bool
	// Axes are what it does, seen from far: extend and keep let a thing go on.
	Axes []Side
	// Families are the concepts, of any kind of word, that tell the same of an event:
	// ties, friendship and partnership of two states; to forbid, on the other side, of allow.
	Families []Side
	row      Row
}

// Side is one of the two sides of an axis or a family: to go on, or not to.
type Side struct {
	Axis    string // or family
	Against bool
}

// ConceptRow ties words of a language to a concept.
type ConceptRow struct {
	Concept string
	Words   []string
	row     Row
}

// LoadConcepts adds the concepts of a folder to those already known; a row of
// the same name takes the place of the one before.
func LoadConcepts(fsys fs.FS, known []Concept) ([]Concept, error) {
	const file = "concepts.tsv"
	data, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return known, nil
	}
	if err != nil {
		return nil, err
	}
	rows, err := ReadTable(file, data, "concept", "weight", "broader?", "opposite?", "axis?", "family?", "note?")
	errs := []error{err}
	seen := map[string]int{}
	at := map[string]int{}
	for i := range known {
		at[known[i].ID] = i
	}
	for _, r := range rows {
		c, err := parseConcept(r)
		errs = append(errs, err)
		if line, twice := seen[c.ID]; twice {
			errs = append(errs, r.Errorf("concept", "%q stands in line %d too", c.ID, line))
		}
		seen[c.ID] = r.Line
		if i, ok := at[c.ID]; ok {
			known[i] = c
			continue
		}
		at[c.ID] = len(known)
		known = append(known, c)
	}
	return known, errors.Join(errs...)
}

func parseConcept(r Row) (Concept, error) {
	c := Concept{ID: r.Get("concept"), Broader: r.List("broader"), row: r}
	var errs []error
	if c.ID == "" {
		errs = append(errs, r.Errorf("concept", "the row needs a concept: a short English name, such as cease-fire"))
	}
	w, err := strconv.Atoi(r.Get("weight"))
	if err != nil || w < 1 || w > 3 {
		errs = append(errs, r.Errorf("weight", "%q is no weight: 1, 2 or 3", r.Get("weight")))
	}
	c.Weight = w
	switch o := r.Get("opposite"); {
	case strings.HasPrefix(o, "!"):
		c.Opposite, c.Complement = o[1:], true
	case strings.HasPrefix(o, "~"):
		c.Opposite = o[1:]
	case o != "":
		errs = append(errs, r.Errorf("opposite", "%q needs ! before it where to deny the one is to assert the other, or ~ where both can be false", o))
	}
	var badAxis, badFamily error
	c.Axes, badAxis = parseSides(r, "axis")
	c.Families, badFamily = parseSides(r, "family")
	errs = append(errs, badAxis, badFamily)
	return c, errors.Join(errs...)
}

// parseSides reads the sides of a column: +going-on|-permit.
func parseSides(r Row, column string) (out []Side, err error) {
	for _, a := range r.List(column) {
		if len(a) < 2 || a[0] != '+' && a[0] != '-' {
			err = errors.Join(err, r.Errorf(column, "%q needs + or - before its name: +going-on, -going-on", a))
			continue
		}
		out = append(out, Side{Axis: a[1:], Against: a[0] == '-'})
	}
	return out, err
}

// MostSides is how many axes concepts can stand on in all, and of how many
// families they can be.
const MostSides = 512

// checkSides reports the first axis or family that is one too many.
func checkSides(concepts []Concept) []error {
	axes, families := map[string]bool{}, map[string]bool{}
	for _, c := range concepts {
		for _, s := range c.Axes {
			if axes[s.Axis] = true; len(axes) > MostSides {
				return []error{c.row.Errorf("axis", "%q is one axis too many: there can be %d", s.Axis, MostSides)}
			}
		}
		for _, s := range c.Families {
			if families[s.Axis] = true; len(families) >= MostSides {
				return []error{c.row.Errorf("family", "%q is one family too many: there can be %d", s.Axis, MostSides-1)}
			}
		}
	}
	return nil
}

// CheckConcepts reports concepts that are named but not defined, and axes
// and families beyond MostSides.
func CheckConcepts(packs []*Pack, concepts []Concept) error {
	defined := map[string]bool{}
	for _, c := range concepts {
		defined[c.ID] = true
	}
	errs := checkSides(concepts)
	for _, c := range concepts {
		for _, b := range c.Broader {
			if !defined[b] {
				errs = append(errs, c.row.Errorf("broader", "%q is no concept", b))
			}
		}
		if c.Opposite != "" && !defined[c.Opposite] {
			errs = append(errs, c.row.Errorf("opposite", "%q is no concept", c.Opposite))
		}
	}
	for _, p := range packs {
		for _, r := range p.Concepts {
			if !defined[r.Concept] {
				errs = append(errs, r.row.Errorf("concept", "%q is no concept: concepts.tsv beside the languages' folders defines them", r.Concept))
			}
		}
	}
	return errors.Join(errs...)
}

// concepts reads the pack's words for concepts.
func (l *loader) concepts() {
	seen := map[string]int{}
	for _, r := range l.table("concepts.tsv", false, "concept", "words", "note?") {
		row := ConceptRow{Concept: r.Get("concept"), Words: r.List("words"), row: r}
		if line, twice := seen[row.Concept]; twice {
			l.fail(r.Errorf("concept", "%q stands in line %d too", row.Concept, line))
		}
		seen[row.Concept] = r.Line
		if len(row.Words) == 0 {
			l.fail(r.Errorf("words", "the concept needs words"))
		}
		l.pack.Concepts = append(l.pack.Concepts, row)
	}
}

// Operator is what a word does to the proposition that it stands in.
type Operator uint8

// The operators.
const (
	Negates    Operator = iota + 1 // not, never, without, refuses to
	Conditions                     // if, unless, provided
	Questions                      // whether, is it true
	Weakens                        // may, is considering, hopes, asked to, should
	Recalls                        // once, last year, recalled
	Completes                      // has, already
	Intends                        // will, next month
	Limits                         // only, sole
	Excepts                        // except, other than: with a negation, it limits
	Samples                        // one of
	Exists                         // there is: a negation before it reaches past it
	Turns                          // but, rather: ends the reach of a negation
	Bounds                         // until, before, as long as
	Totals                         // all, every
	Parts                          // some, several, five brands
	Obliges                        // must
	Pends                          // not yet
	Keeps                          // still, remains, maintains: as much as a change denied
	Occurs                         // happens, is done, exists: denied, it denies the event that stands before it
	Permits                        // can, is allowed to
	Mays                           // may: either it can, or perhaps it does
	Adds                           // not only
)

// operatorNames are the operators as operators.tsv writes them.
var operatorNames = map[string]Operator{
	"negates": Negates, "conditions": Conditions, "questions": Questions, "weakens": Weakens, "recalls": Recalls,
	"completes": Completes, "intends": Intends, "limits": Limits, "excepts": Excepts, "samples": Samples, "exists": Exists,
	"turns": Turns, "occurs": Occurs, "bounds": Bounds, "totals": Totals, "parts": Parts, "obliges": Obliges, "pends": Pends, "keeps": Keeps,
	"permits": Permits, "mays": Mays, "adds": Adds,
}

// OperatorRow ties words to an operator.
type OperatorRow struct {
	Words    []string
	Operator Operator
}

// operators reads the words that change what a proposition claims.
func (l *loader) operators() {
	for _, r := range l.table("operators.tsv", false, "words", "operator", "note?") {
		op, ok := operatorNames[r.Get("operator")]
		if !ok {
			l.fail(r.Errorf("operator", "unknown operator %q: the operators are %s", r.Get("operator"), strings.Join(sortedKeys(operatorNames), " ")))
		}
		l.pack.Operators = append(l.pack.Operators, OperatorRow{r.List("words"), op})
	}
	slices.SortStableFunc(l.pack.Operators, func(a, b OperatorRow) int { return cmp.Compare(a.Operator, b.Operator) })
}

// NumeralRow ties number words to their value, in digits. Ordinals name a place
// in a row and count nothing.
type NumeralRow struct {
	Value    string
	Words    []string
	Ordinals []string
}

// numerals reads the words for numbers.
func (l *loader) numerals() {
	for _, r := range l.table("numerals.tsv", false, "value", "words", "ordinals?", "note?") {
		if _, err := strconv.ParseFloat(r.Get("value"), 64); err != nil {
			l.fail(r.Errorf("value", "%q is no number in digits", r.Get("value")))
		}
		l.pack.Numerals = append(l.pack.Numerals, NumeralRow{r.Get("value"), r.List("words"), r.List("ordinals")})
	}
}
