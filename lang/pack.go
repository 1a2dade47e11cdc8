// Package lang loads language packs. All that a language knows is in the files
// of its folder; this package reads them strictly and holds no word of any
// language.
package lang

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed */*.tsv concepts.tsv
var embedded embed.FS

// Embedded is the folder of the packs that Sanad ships.
func Embedded() fs.FS { return embedded }

// Pack is a language, ready to read with.
type Pack struct {
	Code      string // BCP 47, the folder's name
	Name      string
	Aliases   []string // other codes: in, ind
	HeadLast  bool     // the head of a noun phrase is its last noun, as in English
	Plural    string   // the ending of most plural nouns, empty where there is none
	Nicknames bool     // people go by the first part of a word of their name: Risma for Rismaharini

	Frames    []Frame
	Cues      []CueRow
	Titles    []TitleRow
	Pronouns  []PronounRow
	Calendar  []CalendarRow
	Dates     []DateShape
	Markers   []MarkerRow
	Quotes    []QuoteRow
	BaseForms map[string]string // of the past forms and participles of verbs
	Concepts  []ConceptRow
	Operators []OperatorRow
	Numerals  []NumeralRow

	DecimalComma bool // numbers are written 1.234,5
	Units        []UnitRow
	FigureWords  []FigureRow
	Plurals      []Ending           // of nouns, with that of the singular
	Decades      []Ending           // that make a year a decade
	FigureRules  map[string]float64 // how precise each rule of reading figures is on our own gold

	Stemmer  string // AffixStemmer, SnowballStemmer, or empty: each word is its own stem
	Snowball string // the language of Snowball
	Affixes  []AffixRow
	Roots    []RootRow

	Events     []EventRow
	Statuses   []StatusRow
	EventRules []EventRule

	words     []wordRow
	eventsOf  string              // the pack whose tables of events it has
	verbForms map[string][]string // of verbs.tsv, by base; nil once loaded
}

type wordRow struct {
	word  string
	class Class
}

// TitleRow is an office, rank, honorific or degree.
type TitleRow struct {
	Title string
	Class Class
}

// PronounRow is a word that stands for someone named elsewhere.
type PronounRow struct {
	Form     string // -nya for an enclitic
	Person   int    // 1, 2, 3
	Number   int    // 1 one, 2 exactly two, 3 many
	Gender   string // m, f or empty
	Enclitic bool
}

// MarkerKind says what a marker tells of the line or clause it stands in.
type MarkerKind string

// The kinds of marker.
const (
	CreditMarker   MarkerKind = "credit"   // Value is the role
	NoticeMarker   MarkerKind = "notice"   // copyright and the like
	RelatedMarker  MarkerKind = "related"  // a link to another report
	NoiseMarker    MarkerKind = "noise"    //
	CaptionMarker  MarkerKind = "caption"  // a picture's credit or caption
	CarriageMarker MarkerKind = "carriage" // an outlet's name follows: seperti dikutip dari
	MediumMarker   MarkerKind = "medium"   // beside the name of an outlet: kantor berita, Press; Value is agency for a wire
	LanguageMarker MarkerKind = "language" // a word that tells this language from its neighbours
	UpdateMarker   MarkerKind = "update"   // a publication time follows
)

// MarkerRow is a phrase that tells what a line is.
type MarkerRow struct {
	Phrase string
	Kind   MarkerKind
	Where  string // start, whole, any
	Value  string
}

// QuoteRow is a pair of quotation marks; Open and Close may be one mark.
type QuoteRow struct {
	Open, Close rune
	Single      bool // used inside the others, or alone where an outlet has no others
}

// ErrNoPack says that a folder holds no pack.
var ErrNoPack = errors.New("no language pack")

// LoadAll loads every pack of fsys: each folder with a pack.tsv. A folder
// without one is no pack and is passed over.
func LoadAll(fsys fs.FS) ([]*Pack, error) {
	dirs, err := fs.Glob(fsys, "*/pack.tsv")
	if err != nil {
		return nil, err
	}
	packs, errs := make([]*Pack, len(dirs)), make([]error, len(dirs))
	var loading sync.WaitGroup // the tables are half of what starting costs
	for i, d := range dirs {
		loading.Go(func() { packs[i], errs[i] = Load(fsys, path.Dir(d)) })
	}
	loading.Wait()
	return slices.DeleteFunc(packs, func(p *Pack) bool { return p == nil }), errors.Join(errs...)
}

// loader reads one pack and keeps every fault it meets.
type loader struct {
	fsys fs.FS
	dir  string
	pack *Pack
	errs []error

	rootsOf   Row // the line of pack.tsv that names another pack
	eventsRow Row // the same, for events
}

// Load loads the pack in the folder dir of fsys. It returns every fault found,
// joined; each is a DataError that names file, line and column.
func Load(fsys fs.FS, dir string) (*Pack, error) {
	if _, err := fs.Stat(fsys, path.Join(dir, "pack.tsv")); err != nil {
		return nil, fmt.Errorf("%w in %s: it needs a pack.tsv", ErrNoPack, dir)
	}
	l := &loader{fsys: fsys, dir: dir, pack: &Pack{Code: path.Base(dir)}}
	l.about()
	l.wordTable()
	l.verbs()
	l.frames()
	l.cues()
	l.titles()
	l.given()
	l.pronouns()
	l.calendar()
	l.dates()
	l.markers()
	l.quotes()
	l.abbreviations()
	l.concepts()
	l.operators()
	l.numerals()
	l.units()
	l.figureWords()
	l.stemming()
	l.events()
	l.pack.verbForms = nil
	l.unknownFiles()
	if err := errors.Join(l.errs...); err != nil {
		return nil, err
	}
	return l.pack, nil
}

// table reads one file; a file that is not required may be missing.
func (l *loader) table(name string, required bool, want ...string) []Row {
	file := path.Join(l.dir, name)
	data, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		if required {
			l.errs = append(l.errs, &DataError{file, 1, 1, "is missing: every pack needs it"})
		}
		return nil
	}
	rows, err := ReadTable(file, data, want...)
	if err != nil {
		l.errs = append(l.errs, err)
	}
	return rows
}

func (l *loader) fail(err error) { l.errs = append(l.errs, err) }

// unknownFiles reports tables that no loader reads, which are misspelt names.
func (l *loader) unknownFiles() {
	known := "pack words verbs frames cues titles given pronouns calendar dates markers quotes abbreviations concepts operators numerals units figures affixes roots events statuses eventrules"
	files, _ := fs.Glob(l.fsys, path.Join(l.dir, "*.tsv"))
	for _, f := range files {
		if !strings.Contains(" "+known+" ", " "+strings.TrimSuffix(path.Base(f), ".tsv")+" ") {
			l.fail(&DataError{f, 1, 1, "is no file of a pack: the files are " + strings.ReplaceAll(known, " ", ".tsv ") + ".tsv"})
		}
	}
}

// Words returns the words and pronouns of the pack that have one of the classes.
func (p *Pack) Words(c Class) []string {
	var out []string
	for _, w := range p.words {
		if w.class&c != 0 {
			out = append(out, w.word)
		}
	}
	for _, r := range p.Pronouns {
		if c&Pronoun != 0 && !r.Enclitic {
			out = append(out, r.Form)
		}
	}
	return out
}

// AddTo puts all that the pack knows into a lexicon. Refs of the senses are
// indices into the pack's tables.
func (p *Pack) AddTo(l *Lexicon) {
	for _, w := range p.words {
		l.Add(w.word, Sense{Kind: WordSense, Class: w.class})
	}
	var enclitics []string
	for i, r := range p.Pronouns {
		if r.Enclitic {
			enclitics = append(enclitics, r.Form[1:])
			continue
		}
		l.Add(r.Form, Sense{Kind: PronounSense, Ref: int32(i), Class: Pronoun})
	}
	for i, r := range p.Cues {
		for _, form := range r.Forms {
			bare, clitic := strings.CutSuffix(form, "+")
			l.Add(bare, Sense{Kind: CueSense, Ref: int32(i), Class: Cue})
			for _, e := range enclitics {
				if clitic {
					l.Add(bare+e, Sense{Kind: CueSense, Ref: int32(i), Class: Cue, Clitic: true})
				}
			}
		}
	}
	p.addEvents(l, enclitics)
	for i, r := range p.Titles {
		if r.Class&Title != 0 && strings.ToUpper(r.Title) != r.Title {
			r.Title = strings.ToLower(r.Title) // an office is written small too: "the foreign minister"
		}
		l.Add(r.Title, Sense{Kind: TitleSense, Ref: int32(i), Class: r.Class})
	}
	for i, r := range p.Calendar {
		l.Add(r.Word, Sense{Kind: CalendarSense, Ref: int32(i), Class: Calendar})
	}
	for i, r := range p.Markers {
		if r.Kind == CreditMarker {
			r.Phrase = strings.ToLower(r.Phrase) // "sumber : Reuters"
		}
		l.Add(r.Phrase, Sense{Kind: MarkerSense, Ref: int32(i), Class: Credit})
	}
	for i, r := range p.Units {
		if r.Kind == CurrencyUnit && strings.Contains(r.Word, " ") {
			l.Add(r.Word, Sense{Kind: UnitSense, Ref: int32(i)}) // so that dolar AS names no state
		}
	}
	l.Add("'s", Sense{Kind: WordSense, Class: PossessiveS})
}
