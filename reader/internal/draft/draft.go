// Package draft is the reading being filled: what passes between the stages.
// Everything in it is told in tokens; the reader turns tokens into code points
// at the end.
package draft

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// None marks an index that points nowhere.
const None = -1

// Draft is one report on its way to a reading.
type Draft struct {
	Report *sanad.Report
	Doc    text.Doc
	Actors *actor.Directory

	Blocks    []Block
	Dateline  *Dateline
	Outlet    *Named
	Credits   []Credit
	Carriers  []Carrier
	Dates     []Date
	Published *Date // how the date of publication is known; nil where it is not
	Mentions  []Mention
	Entities  []Entity
	// MentionAt is, for each token, the index of the mention it belongs to, or None.
	MentionAt  []int32
	Statements []Statement
	// Focus is who the report turned to, sentence by sentence: the later ones
	// are the likelier that a pronoun in a later sentence stands for.
	Focus   []Focus
	Events  []Event
	Figures []Figure
}

// Focus is an entity that was a sentence's subject or spoke in it.
type Focus struct{ Sent, Entity int }

// Block is a stretch of the report. Repeats is the index of an earlier block
// that says the same, or None.
type Block struct {
	text.Range
	Kind    sanad.BlockKind
	Repeats int
}

// Dateline opens the body: Beijing (ANTARA) -.
type Dateline struct {
	text.Range
	Place, Agency text.Range
}

// Named is a name, the tokens that give it, and the actor that bears it.
type Named struct {
	text.Range
	Name  string
	Actor string
}

// Credit names who made the report.
type Credit struct {
	text.Range
	Role string
}

// Carrier is an outlet or wire that carried the report or a part of it.
type Carrier struct {
	Named
	Wire  bool
	Whole bool // carried the whole report, not only the sentence it is named in
	Sent  int  // the sentence it is named in, or None
}

// Mention is one naming of someone.
type Mention struct {
	text.Range            // with its title and what it is of
	Name       text.Range // the name alone
	Title      text.Range // the office, empty where none is given
	Of         text.Range // of whom, empty where not given
	Entity     int
}

// EntityKind says what an entity is.
type EntityKind uint8

// The kinds of entity.
const (
	PersonEntity EntityKind = iota + 1
	StateEntity
	BodyEntity
	OutletEntity
	PlaceEntity
	ProperEntity // a capitalised name of something unknown
)

// Entity is someone or something that the report names, however often.
type Entity struct {
	Kind   EntityKind
	Name   string     // the fullest form
	Span   text.Range // where the fullest form stands first
	Actor  string     // id in the directory, or empty
	Gender string
	Office text.Range // the fullest office given
	Of     text.Range // of whom, as written
	OfID   string     // of whom, from the directory
	Place  bool       // the name is a place's: it may be no actor at all
	Words  []uint64   // hashes of the fullest name's words
	Count  int        // mentions
}

// Date is a date read in the text.
type Date struct {
	text.Range
	Year, Month, Day int // 0 where not given
	Hour, Minute     int // -1 where not given
	Zone             int // minutes from UTC; NoZone where not given
	Weekday          int // 1 to 7, 0 where not given
	Shift            int // days from publication, for kemarin
	Relative         bool
	Ago              bool // "last": before publication
	Head             bool // stands outside the body: a line of its own, a header
	Copyright        bool // the year of a copyright line
	Value            string
	Precision        string
	Proof            []text.Range
}

// NoZone says that a date gives no time zone.
const NoZone = -10000

// Speaker is one speaker of a statement.
type Speaker struct {
	Phrase  text.Range // the noun phrase beside the cue; empty for an enclitic
	Mention text.Range // what of it names the speaker
	Entity  int        // None where the phrase names nobody known
	By      string     // how it was resolved
	Name    string     // given beside the text; empty for any other
	Office  text.Range
	Of      text.Range
}

// Statement is a statement in tokens.
type Statement struct {
	Kind      sanad.StatementKind
	Parts     []text.Range
	Cue       text.Range
	Clitic    bool
	Speakers  []Speaker
	Frame     int32 // index in the pack's frames, or None
	Rule      string
	Force     lang.Force
	Source    lang.Source
	Negated   bool
	Sent      int // sentence of the cue or the content
	Quote     int // first quotation of the content, or None
	Within    int
	Via       int // the entity that relayed it inside the report, or None
	Repeats   int
	Said      *Date
	Place     text.Range
	Occasion  text.Range
	Addressee text.Range
	Chain     []sanad.Link
	Object    bool // the content is a noun phrase, no clause
	Uncued    bool // goes on from the statement before
	Lead      bool // a pull quote with no cue of its own
}

// Figure is a quantity in tokens; its range is the clause that tells it.
type Figure struct {
	text.Range
	Value      text.Range // the number with its unit
	What       text.Range // what is measured
	Low, High  float64
	Unit       string
	Approx     bool
	Bound      sanad.FigureBound
	Measure    string
	Kind       sanad.FigureKind
	Period     string
	Of         []int // mentions
	Meant      []int // of them those that a pronoun stands for
	Statement  int   // None where the report claims it itself
	Rule       string
	Confidence float64
}

// Hull is the range from the first part's start to the last part's end.
func (s *Statement) Hull() text.Range {
	return text.Range{From: s.Parts[0].From, To: s.Parts[len(s.Parts)-1].To}
}

// Reset empties the draft for the next report and keeps its buffers.
func (d *Draft) Reset(r *sanad.Report) {
	doc, figures := d.Doc, d.Figures[:0]
	mentions, at, entities, statements := d.Mentions[:0], d.MentionAt[:0], d.Entities[:0], d.Statements[:0]
	*d = Draft{Report: r, Doc: doc, Actors: d.Actors, Mentions: mentions, MentionAt: at, Entities: entities, Statements: statements,
		Blocks: d.Blocks[:0], Dates: d.Dates[:0], Focus: d.Focus[:0], Events: d.Events[:0], Figures: figures}
}

// Mention returns the mention that token i belongs to.
func (d *Draft) Mention(i int) (*Mention, bool) {
	if i < 0 || i >= len(d.MentionAt) || d.MentionAt[i] < 0 {
		return nil, false
	}
	return &d.Mentions[d.MentionAt[i]], true
}

// IsPerson reports whether the mention names a person.
func (d *Draft) IsPerson(m *Mention) bool { return d.Entities[m.Entity].Kind == PersonEntity }
