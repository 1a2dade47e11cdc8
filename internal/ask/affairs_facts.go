package ask

// Affairs are the facts of a pair or of an actor: what a dossier is told from.
// Every fact has the places it was read at.
type Affairs struct {
	A, B    *Who // B is nil for one actor
	Sides   []Side
	Deeds   []Deed     // oldest first; those of no known day last
	Series  []Series   // of figures, the longest first
	Third   []Named    // who else is named, most often first
	Opposed []Opposing // what one side says and the other the opposite of
	Base    Base
	Unknown Unknown
	Months  []Month // oldest first
	Cut     bool    // only the newest was looked at
}

// Side is what one side of a pair is seen with.
type Side struct {
	Actor      Actor
	Statements int // in which it speaks while the other is the subject
	Naming     int // that name the other
	Speakers   []SideSpeaker
	Lines      []SideLine
	About      []Told // what it says of the other: by most reports first
}

// SideSpeaker is someone who speaks for a side.
type SideSpeaker struct {
	Actor
	Offices    []Held // in what is said of this subject
	Statements int
	Reports    int
	First      string // EDTF
	Last       string
	Told       bool // a report tells one of the days; else they are those of reports
	Cites      []*Cite
}

// Held is an office in which someone speaks.
type Held struct {
	Tenure
	Cites []*Cite
}

// SideLine is a line that a side keeps saying.
type SideLine struct {
	LineBrief
	Sayings  int
	AtLeast  bool // it is said more often than was looked at
	Reports  int
	Origins  int
	Speakers []string
	First    When
	Last     When
	Cites    []*Cite // oldest first
}

// Told is a saying with the places it was read at.
type Told struct {
	Saying
	Cites []*Cite
}

// Named is an actor that statements name.
type Named struct {
	Key, Name  string
	Statements int
	Cites      []*Cite
}

// Opposing are two lines that say the opposite of each other, by two sides.
type Opposing struct {
	A, B SideLine
}

// Base is what all of it rests on.
type Base struct {
	Statements int
	Reports    int
	Origins    int // copies of one text count once
	First      string
	Last       string
	Outlets    []Carried
	Wires      []Carried // wires, and outlets that others quote
}

// Carried is an outlet or a wire with how much it carried.
type Carried struct {
	Key, Name string
	Reports   int
	Cites     []*Cite
}

// Unknown is what the record cannot tell.
type Unknown struct {
	Unsaid     Gap // statements of which only the day of the report is known
	Undated    Gap // statements of no known day at all
	Unresolved Gap // statements whose speaker is of no known side
	Deeds      Gap // events of no told day
	Undrawn    Gap // events that took place of which not even the month is known
	Figures    Gap // figures of no told period
	Outlets    Gap // reports of no known outlet
	Months     Gap // statements of which not even the month is known
}

// Gap is how often something is not known, and where first.
type Gap struct {
	N     int
	Cites []*Cite
}

// Cite is a place of a report: its characters, and by which way they came.
type Cite struct {
	ID     string `json:"id"`   // of the statement, event or figure
	Kind   string `json:"kind"` // of a statement: direct, indirect, mixed; event, figure
	Report Report `json:"report"`
	Chain  []Link `json:"chain"`
	Start  int    `json:"start"` // code points into the reading's text
	End    int    `json:"end"`
	Text   string `json:"text"`               // those characters
	Not    bool   `json:"not_said,omitempty"` // the report says that this was not said

	Trigger string `json:"trigger,omitempty"` // of an event: the words that name it

	row  int64 // of the report
	kept bool  // its characters are fetched

	wire  string // key of the wire whose credit is meant
	title bool   // those of the title, or the first block, are meant
}
