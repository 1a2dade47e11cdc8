// Package sanad holds the words of the domain and nothing else: what a report
// is, what a reading of it says, and how each claim points back at the
// characters that make it.
//
// Offsets are Unicode code points into Reading.Text, half open, as in the W3C
// Web Annotation model's TextPositionSelector. Dates are EDTF (ISO 8601-2),
// languages BCP 47, countries ISO 3166.
package sanad

// Report is one news article as one outlet published it. Only Text is needed;
// the other fields are what the source said beside it, and stay empty where it
// said nothing.
type Report struct {
	Source    Source
	Text      string // UTF-8, as received; the reader repairs it
	Outlet    string // name of the outlet, as given
	Published string // date, as given: RFC 3339 or EDTF
	Title     string
	Language  string      // BCP 47; empty: found from the text
	Authors   []string    // who made it, as given beside the text
	Dates     []GivenDate // all that was given beside the text of when it was published and changed
	Turns     []Turn      // who speaks where, of a transcript; nil for any other report
}

// GivenDate is a date that the source gives beside the text, and what in the
// source gives it.
type GivenDate struct {
	Value string `json:"value"` // RFC 3339 as far as it is known, or a day
	From  string `json:"from"`  // json-ld, meta NAME, time, url, feed, archive, text; with " modified" after it for a change
}

// Turn is a stretch of a transcript's text that one speaker says: bytes
// [Start, End) of Report.Text. Turns are in order and do not overlap.
type Turn struct {
	Speaker    string
	Start, End int
}

// Source says where a report was taken from. At least one field is set.
type Source struct {
	Path string `json:"path,omitempty"`
	URL  string `json:"url,omitempty"`
	ID   string `json:"id,omitempty"` // the name its collection gives it
}

// Span is a stretch of Reading.Text: code points [Start, End), and those
// characters.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Date is an EDTF value known to Precision, with the characters that prove it.
type Date struct {
	Value     string `json:"value"`
	Precision string `json:"precision"` // minute, day, month, year, or set (one of several)
	Evidence  []Span `json:"evidence"`
}

// BlockKind says what a stretch of a report is.
type BlockKind string

// The kinds of block.
const (
	TitleBlock    BlockKind = "title"
	DatelineBlock BlockKind = "dateline"
	BodyBlock     BlockKind = "body"
	CreditBlock   BlockKind = "credit"
	CaptionBlock  BlockKind = "caption"
	RelatedBlock  BlockKind = "related"
	NoticeBlock   BlockKind = "notice"
	NoiseBlock    BlockKind = "noise"
)

// Block is a stretch of a report. Repeats is the index of the earlier block
// whose words it says again, or -1.
type Block struct {
	Kind    BlockKind `json:"kind"`
	Start   int       `json:"start"`
	End     int       `json:"end"`
	Repeats int       `json:"repeats"`
}

// StatementKind says how the speaker's words are given.
type StatementKind string

// The kinds of statement.
const (
	Direct   StatementKind = "direct"   // all of it in quotation marks
	Indirect StatementKind = "indirect" // reported
	Mixed    StatementKind = "mixed"    // reported, partly in quotation marks
)

// Speaker is who a statement is attributed to: the fullest name the report
// gives, and how the mention beside the cue was resolved to it.
type Speaker struct {
	Name       string `json:"name"`
	Actor      string `json:"actor,omitempty"` // id in the actor data, where known
	Mention    *Span  `json:"mention"`         // null where nothing names the speaker
	ResolvedBy string `json:"resolved_by"`     // self, name, pronoun, title, last-speaker, …
	Office     string `json:"office,omitempty"`
	Of         string `json:"of,omitempty"`
}

// Link is one carrier in a statement's chain, nearest to the speaker first.
type Link struct {
	Carrier string `json:"carrier"`
	Kind    string `json:"kind"` // speaker, wire, outlet
}

// Statement is a stretch of the body attributed to a speaker. Its span leaves
// out the enclosing quotation marks and the comma before the closing one.
type Statement struct {
	ID         string        `json:"id"`
	Kind       StatementKind `json:"kind"`
	Start      int           `json:"start"`
	End        int           `json:"end"`
	Text       string        `json:"text"`
	Parts      []Span        `json:"parts"`
	Cue        *Span         `json:"cue"`
	Speakers   []Speaker     `json:"speakers"`
	Said       *Date         `json:"said"`
	Place      string        `json:"place,omitempty"`
	Occasion   string        `json:"occasion,omitempty"`
	Addressee  string        `json:"addressee,omitempty"`
	Force      string        `json:"force,omitempty"` // asserts, calls, asks, holds, denies, refrains
	Negated    bool          `json:"negated"`         // the report says that this was not said
	Within     *string       `json:"within"`          // id of the statement it stands inside
	Repeats    *string       `json:"repeats"`         // id of the statement whose words it repeats
	Chain      []Link        `json:"chain"`
	Rule       string        `json:"rule"`       // the frame that read it
	Confidence float64       `json:"confidence"` // that frame's measured precision on the project's gold
}

// Credit names someone who made the report. Its span is empty where the name
// was given beside the text.
type Credit struct {
	Role string `json:"role"` // reporter, editor, translator, photographer, source; photo for a picture's credit line
	Name string `json:"name"`
	Span Span   `json:"span"`
}

// Carrier is an outlet or wire that the report, or a statement in it, came
// through.
type Carrier struct {
	Name  string `json:"name"`
	Kind  string `json:"kind"` // wire or outlet
	Actor string `json:"actor,omitempty"`
	Span  Span   `json:"span"`
}

// Outlet is who published the report.
type Outlet struct {
	Name  string `json:"name"`
	Actor string `json:"actor,omitempty"`
	Span  *Span  `json:"span,omitempty"`
}

// Dateline is the place and agency that open the body.
type Dateline struct {
	Place  string `json:"place"`
	Agency string `json:"agency"`
	Span   Span   `json:"span"`
}

// Reading is all that was found in one report.
type Reading struct {
	ID         string      `json:"id"` // sha256 of the text as received
	Source     Source      `json:"source"`
	Language   string      `json:"language"`
	Outlet     *Outlet     `json:"outlet"`
	Title      *string     `json:"title"`
	Dateline   *Dateline   `json:"dateline"`
	Published  *Date       `json:"published"`
	Dates      []GivenDate `json:"dates,omitempty"` // what the source gives beside the text, where that is more than one date
	Credits    []Credit    `json:"credits"`
	Carriers   []Carrier   `json:"carriers"`
	Text       string      `json:"text"`
	Repairs    []Repair    `json:"repairs"` // where Text differs from the text as received
	Blocks     []Block     `json:"blocks"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
	Figures    []Figure    `json:"figures"`
}

// Repair is a stretch of Text that was mended, and what was received there.
type Repair struct {
	Span
	Was string `json:"was"`
}

// Party is someone who takes part in an event, or whom a figure is of.
type Party struct {
	Name    string `json:"name"`            // the fullest name the report gives
	Actor   string `json:"actor,omitempty"` // id in the actor data, where known
	Of      string `json:"of,omitempty"`    // id of the state it belongs to; a state's is its own
	Mention *Span  `json:"mention"`         // null where it is understood, not named
}

// EventStatus says whether an event took place.
type EventStatus string

// The states of an event. Only what is done took place.
const (
	Done        EventStatus = "done"
	Planned     EventStatus = "planned"
	CalledFor   EventStatus = "called for"
	Denied      EventStatus = "denied"
	Conditional EventStatus = "conditional"
)

// Event is something done, planned, called for or denied: who did what to
// whom, coded in PLOVER, with the CAMEO code beside it.
type Event struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`           // PLOVER event type: CONSULT, AGREE, SANCTION, …
	Mode       string      `json:"mode,omitempty"` // PLOVER mode: visit, meet, phone, …
	CAMEO      string      `json:"cameo"`          // CAMEO root, two digits
	Status     EventStatus `json:"status"`
	Actor      string      `json:"actor"`     // names of Who, joined by "; "
	Recipient  string      `json:"recipient"` // names of Whom, joined by "; "
	Who        []Party     `json:"who"`
	Whom       []Party     `json:"whom"`
	Mutual     bool        `json:"mutual"` // who and whom do the same: a meeting, a joint drill
	Count      int         `json:"count"`  // how often it was done; 1 where nothing is said
	Date       *Date       `json:"date"`
	Place      string      `json:"place"`
	Trigger    Span        `json:"trigger"`   // the words that name it
	Span       Span        `json:"span"`      // the clause that tells it
	Statement  *string     `json:"statement"` // id of the statement that claims it; null where the report tells it itself
	Rule       string      `json:"rule"`
	Confidence float64     `json:"confidence"` // that rule's measured precision on the project's gold
}

// FigureKind says what a quantity stands for.
type FigureKind string

// The kinds of figure.
const (
	Actual   FigureKind = "actual"
	Estimate FigureKind = "estimate"
	Target   FigureKind = "target"
	Limit    FigureKind = "limit"
)

// FigureBound says on which side of the value told a quantity lies.
type FigureBound string

// The bounds: more than the value, as much or more, less than it.
const (
	Above   FigureBound = "above"
	AtLeast FigureBound = "at least"
	Below   FigureBound = "below"
)

// Figure is a quantity claimed: a value or range with its unit, what it
// measures, of whom and for which period.
type Figure struct {
	ID         string      `json:"id"`
	What       string      `json:"what"`             // what is measured, in the report's words
	Measure    string      `json:"measure"`          // level, change or share
	Of         []Party     `json:"of"`               // between or of whom
	Low        float64     `json:"low"`              // in units of Unit: 220 billion dollars is 2.2e11 USD
	High       float64     `json:"high"`             // Low where one value is given
	Approx     bool        `json:"approx,omitempty"` // about, nearly, more than
	Bound      FigureBound `json:"bound,omitempty"`  // "" where the value is not told to be more or less
	Unit       string      `json:"unit"`             // ISO 4217 code, percent, or the singular of what is counted, in the report's language
	Period     string      `json:"period"`           // EDTF; "" where none is said
	Kind       FigureKind  `json:"kind"`
	Value      Span        `json:"amount"`    // the number with its unit
	Span       Span        `json:"span"`      // the clause that tells it
	Statement  *string     `json:"statement"` // id of the statement that claims it; null where the report does itself
	Rule       string      `json:"rule"`
	Confidence float64     `json:"confidence"` // that rule's measured precision on the project's gold
}
