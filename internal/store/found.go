package store

// What was done and what was counted stands beside the statements of a report:
// events and figures, each found by those who take part in it, by pairs of
// them and by its days; and how much reports tell of each pair, by months.

// Events and figures have rows of their own, in the order of their days.

// Party is someone who takes part in an event, or whom a figure is of.
type Party struct {
	Actor int64
	State int64  // the state or body it belongs to, 0 where none is known
	Name  string // as the report gives it
	Whom  bool   // it was done to it
	Start int    // of its mention, code points; both 0 where it is not named
	End   int
}

// Event is an event as one report tells it.
type Event struct {
	ID         int64
	Report     int64
	Ordinal    int    // in its report, from 0
	UID        string // report's uid, "/", and its id in the reading
	Type       string // PLOVER
	Mode       string
	CAMEO      string
	Status     string
	Mutual     bool
	Count      int
	Date       string // EDTF, or ""
	From, To   string // the first and last day it can have been; that of its report where no date is told
	Place      string
	Statement  int // ordinal of the statement that claims it, -1 where the report does
	Start, End int // the clause that tells it, code points into the reading's text
	Rule       string
	Confidence float64
	Parties    []Party
}

// Figure is a figure as one report tells it.
type Figure struct {
	ID         int64
	Report     int64
	Ordinal    int
	UID        string
	What       string
	Measure    string
	Low, High  float64
	Approx     bool
	Bound      string // above, at least, below, or ""
	Unit       string
	Period     string // EDTF, or ""
	From, To   string // days of the period; those of its report where none is told
	Kind       string
	Statement  int
	Value      Stretch // the number with its unit
	Start, End int     // the clause that tells it
	Rule       string
	Confidence float64
	Parties    []Party
}

// Stretch is code points [Start, End).
type Stretch struct{ Start, End int }

// FoundBy is by whom an event or a figure is found.
type FoundBy struct {
	Actors []int64
	Pairs  []Pair // A < B
}

// NewEvent is an event with what is indexed of it.
type NewEvent struct {
	Event
	FoundBy
}

// NewFigure is a figure with what is indexed of it.
type NewFigure struct {
	Figure
	FoundBy
}

// FoundQuery asks for events or figures. Empty fields do not restrict; values
// within one field are alternatives, fields are conditions.
type FoundQuery struct {
	IDs          []int64
	Reports      []int64
	Actors       []int64
	Pairs        []Pair // A < B
	Since, Until string // From is this day or later, and this day or earlier
	Standing     bool   // only those of the last revision of each page
	Oldest       bool   // oldest first; else newest first
	After        int64  // begin after this row
	Limit        int    // 0: 1,000
}

// Tie is how often a report tells of a pair in a month. The class is the
// caller's.
type Tie struct {
	Pair
	Month string // 2006-01, or ""
	Class int
	N     int
}

// ReportTies are the ties of one report.
type ReportTies struct {
	Report int64
	Ties   []Tie // a pair, month and class once
}

// RelationQuery asks how much reports tell of pairs, by months.
type RelationQuery struct {
	Pairs        []Pair // A < B; empty: all
	Actors       []int64
	Since, Until string // months; those of no month are left out where one is set
	Limit        int    // pairs; 0: 1,000
}

// Relation is a pair with all that reports tell of it in the months asked for.
type Relation struct {
	Pair
	N       int
	Classes map[int]int
}

// Brief is as much of a statement as is counted.
type Brief struct {
	ID       int64
	Report   int64
	Ordinal  int // in its report, from 0
	Repeats  int // ordinal of the statement it repeats, -1
	Wording  int64
	Outlet   int64
	Said     string
	From, To string
	Force    string
	Negated  bool
	Voices   []Voice
	Speakers []int64
	Chain    []Carriage
}

// FoundReader asks for what was done and counted, and for what a dossier
// counts.
type FoundReader interface {
	// Events returns events in the order of their rows.
	Events(q FoundQuery) ([]Event, error)
	// Figures returns figures in the order of their rows.
	Figures(q FoundQuery) ([]Figure, error)
	// Relations returns pairs, those of which reports tell most first.
	Relations(q RelationQuery) ([]Relation, error)
	// Ties returns the ties of pairs, by pair, month and class.
	Ties(pairs []Pair) ([]Tie, error)
	// Briefs returns what Statements would, with as much as is counted.
	Briefs(q StatementQuery) ([]Brief, error)
	// StatementRows returns the rows of what Statements would.
	StatementRows(q StatementQuery) ([]int64, error)
	// LinesOfWordings returns the lines that each wording is in, by its forms.
	LinesOfWordings(wordings []int64) ([]Posting, error)
}

// FoundWriter keeps what was done and counted. ReplaceReading drops what its
// report had.
type FoundWriter interface {
	// PutEvents adds events of reports that are there, and returns their rows in order.
	PutEvents(events []NewEvent) ([]int64, error)
	// PutFigures adds figures of reports that are there, and returns their rows in order.
	PutFigures(figures []NewFigure) ([]int64, error)
	// PutTies adds the ties of reports, which have none yet. Those of a page that
	// has a later revision are not kept, and PutReports drops those of the
	// revisions before.
	PutTies(ties []ReportTies) error
}
