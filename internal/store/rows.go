package store

// Days are "2006-01-02"; an unknown day is "". Times are RFC 3339 in UTC.

// Report is one revision of a page, as the record lists it.
type Report struct {
	ID        int64
	UID       string // hex; what people and other programs call it
	Hash      string // sha256 of the text as received, hex
	Page      string // what it is a revision of: an address, a file, a name in a collection
	Revision  int    // its place among the revisions of its page by when each was last seen, 1 for the first
	Outlet    int64  // actor, 0 where unknown
	Title     string
	Published string // EDTF, or ""
	Day       string // earliest day of Published
	Language  string
	Added     string // time
	Build     string // the build that read it
	Origin    int64  // label shared by reports that are copies of one text
	Words     int    // in the body
	Latest    bool   // no later revision of its page is there; the store tells, whatever it is given
}

// Body is a report as it was received and its reading, each packed by the caller.
type Body struct {
	Source, Reading []byte
}

// NewReport is a report with what is indexed of it.
type NewReport struct {
	Report
	Body
	Bands     []int64 // of its MinHash
	Sentences []int64 // hashes
}

// Actor is someone who spoke, acted or carried, or a side that is spoken of. Its key and names have at most 2,000
// bytes each.
type Actor struct {
	ID         int64
	Key        string   // id in the actor data, or name: and the folded name
	Name       string   // as shown
	Kind       string   // state, organisation, outlet, wire, person, place, or ""
	Names      []string // folded names it was called by; added to those kept
	Statements int      // that count for it and stand
}

// Tenure is an office in which an actor was seen.
type Tenure struct {
	Office, Of string
	From, To   string // first and last day seen, or ""
	Statements int
}

// NewWording is the words of a statement, kept once however often they are said.
type NewWording struct {
	Hash     int64 // of the folded words
	Text     string
	Language string
	Prints   []int64 // fingerprints
}

// Wording is a wording that is kept.
type Wording struct {
	ID       int64
	Hash     int64
	Text     string
	Language string
	New      bool // by PutWordings: it was not there before
}

// NewForm is what a proposition asserts, packed by the caller, with the keys it
// is found by.
type NewForm struct {
	Hash int64
	Body []byte
	Keys []int64
	Line int64 // label to begin with
}

// Form is a form that is kept.
type Form struct {
	ID   int64
	Hash int64
	Body []byte
	Line int64
}

// Pair is two rows, A < B.
type Pair struct{ A, B int64 }

// Posting says that Key (a band, a hash, a fingerprint, a wording) leads to Row.
type Posting struct{ Key, Row int64 }

// Line is a line with its size. Statements and days are those of what stands:
// not withdrawn, and in the last revision of its page.
type Line struct {
	Label       int64
	Forms       int
	Wordings    int
	Statements  int
	First, Last string // days
}

// Voice is one speaker of a statement as it was read.
type Voice struct {
	Actor      int64 // as read
	Office, Of string
}

// Carriage is one carrier of a statement's chain, nearest to the speaker first.
type Carriage struct {
	Actor int64
	Kind  string // speaker, wire, outlet
}

// NewStatement is a statement with what is indexed of it.
type NewStatement struct {
	Statement
	Terms []uint32 // hashes of the stems and properties it is found by
}

// Statement is a statement as the record lists it.
type Statement struct {
	ID         int64
	Report     int64
	Ordinal    int    // in its report, from 0
	UID        string // report's uid, "/", and its id in the reading
	Wording    int64
	Kind       string // direct, indirect, mixed
	Said       string // EDTF, or ""
	From, To   string // earliest and latest day it can have been said; the day of its report where nothing else is known
	Place      string
	Occasion   string
	Force      string
	Negated    bool
	Within     int // ordinal of the statement it stands inside, -1
	Repeats    int // ordinal of the statement it repeats, -1
	Start      int // code points into the reading's text
	End        int
	Outlet     int64
	Language   string
	Rule       string
	Confidence float64
	Voices     []Voice
	Speakers   []int64 // the actors it counts for: as read, or as corrected
	// Spoke tells, beside Speakers, in the office of which of Voices each spoke, -1
	// for none; nil: each in the first that its own voices have.
	Spoke     []int
	Chain     []Carriage
	Withdrawn bool
}

// Office is the voice in whose office the i-th speaker spoke; one without an
// office where there is none.
func (s *Statement) Office(i int) Voice {
	if s.Spoke != nil {
		if i < len(s.Spoke) && s.Spoke[i] >= 0 && s.Spoke[i] < len(s.Voices) {
			return s.Voices[s.Spoke[i]]
		}
		return Voice{}
	}
	for _, v := range s.Voices {
		if v.Actor == s.Speakers[i] && v.Office != "" {
			return v
		}
	}
	return Voice{}
}

// StatementQuery asks for statements. Empty fields do not restrict; values
// within one field are alternatives, fields are conditions.
type StatementQuery struct {
	IDs       []int64
	UIDs      []string
	Reports   []int64
	Speakers  []int64
	Carriers  []int64 // in the chain, or the outlet
	Wordings  []int64
	Lines     []int64
	Terms     []uint32 // all of these
	AnyTerms  []uint32 // and at least one of these
	Kinds     []string
	Languages []string
	Since     string // From is this day or later
	Until     string // To is this day or earlier
	Withdrawn bool   // withdrawn ones too
	Standing  bool   // only those of the last revision of each page
	Oldest    bool   // oldest first; else newest first
	After     Cursor // begin after this one
	Limit     int    // 0: 1,000
}

// Cursor is a place in a list ordered by a day or count and a row.
type Cursor struct {
	Sort string
	ID   int64
}

// ReportQuery asks for reports, newest first.
type ReportQuery struct {
	Outlets      []int64
	Languages    []string
	Origins      []int64
	Since, Until string
	Revisions    bool   // superseded revisions too
	After        Cursor // Sort is the day
	Limit        int
}

// ActorQuery asks for actors.
type ActorQuery struct {
	Kinds  []string
	Prefix string // of a folded name
	After  Cursor // Sort is the count, as decimal digits
	Limit  int
}

// LineQuery asks for lines.
type LineQuery struct {
	Least int // statements
	After Cursor
	Limit int
}

// Correction is what a person said about the record. Undone ones stay listed.
type Correction struct {
	ID          int64
	Kind        string
	Target      string // what it is about; its form depends on Kind
	Value       string
	By, At, Why string
	UndoneAt    string
	UndoneBy    string
}

// Counts are the sizes of the record; Reports has all revisions, and Statements
// those that stand.
type Counts struct {
	Reports, Statements, Wordings, Forms, Lines, Actors, Corrections int
}
