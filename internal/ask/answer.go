package ask

import "strings"

// Actor is someone who spoke or carried, as answers list it.
type Actor struct {
	Key        string `json:"key"` // what to call it by where names are not enough
	Name       string `json:"name"`
	Kind       string `json:"kind,omitempty"`
	Statements int    `json:"statements"`
}

// Speaker is one of those whom a saying is attributed to.
type Speaker struct {
	Key    string `json:"key"`
	Name   string `json:"name"`
	Office string `json:"office,omitempty"`
	Of     string `json:"of,omitempty"`
}

// Link is one carrier of a chain, nearest to the speaker first.
type Link struct {
	Key     string `json:"key,omitempty"`
	Carrier string `json:"carrier"`
	Kind    string `json:"kind"` // speaker, wire, outlet
}

// Report is a report as answers name it.
type Report struct {
	UID       string `json:"uid"`
	Title     string `json:"title,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"` // EDTF
	Page      string `json:"page,omitempty"`
	Language  string `json:"language,omitempty"`
	Revision  int    `json:"revision"`
	// Superseded: the page was changed afterwards, and a newer revision is in the
	// record.
	Superseded bool `json:"superseded,omitempty"`
}

// Source is one report of a saying: the statement that has it, and the chain by
// which it came there.
type Source struct {
	Statement string `json:"statement"` // uid, to cite it and to correct it
	Kind      string `json:"kind"`      // direct, indirect, mixed
	Start     int    `json:"start"`     // code points in the reading's text
	End       int    `json:"end"`
	Text      string `json:"text,omitempty"` // where it is not the text of the saying
	Chain     []Link `json:"chain"`
	Report    Report `json:"report"`
}

// Saying is something said once, by someone, on a day; each report that carries
// it is a source. Reports that are copies of one another, or came by one wire,
// have one origin.
type Saying struct {
	Kind     string    `json:"kind"` // direct where one source has it so
	Text     string    `json:"text"`
	Language string    `json:"language"`
	Speakers []Speaker `json:"speakers"`
	Day      When      `json:"day"`
	Place    string    `json:"place,omitempty"`
	Occasion string    `json:"occasion,omitempty"`
	Force    string    `json:"force,omitempty"`
	Negated  bool      `json:"negated"` // the report says that this was not said
	Sources  []Source  `json:"sources"` // oldest first
	Origins  int       `json:"origins"`
}

// OtherWords are the words of a source that does not have those of the saying,
// be it in part: a rewording, or another language. What a report is shown with
// has to stand in it.
func (s Saying) OtherWords(src Source) string {
	if src.Text == "" {
		return ""
	}
	if a, b := " "+fold(src.Text)+" ", " "+fold(s.Text)+" "; strings.Contains(a, b) || strings.Contains(b, a) {
		return ""
	}
	return src.Text
}
