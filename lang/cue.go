package lang

import (
	"fmt"
	"strings"
)

// Force says what a cue makes of its content.
type Force string

// The forces of a cue.
const (
	Asserts  Force = "asserts"  // says that it is so
	Calls    Force = "calls"    // asks that it be done
	Asks     Force = "asks"     // a question
	Holds    Force = "holds"    // believes, hopes, wants
	Refrains Force = "refrains" // says that it was not said: menahan diri dari, declined to
	Denies   Force = "denies"   // says that it is not so: membantah, denied
	Relays   Force = "relays"   // quotes somebody else's statement: mengutip pernyataan
)

// Source says who or what a cue takes as its speaker.
type Source string

// The kinds of source.
const (
	AnySource    Source = "any"
	PersonSource Source = "person" // people and bodies
	ThingSource  Source = "thing"  // documents, data
)

// CueRow is one row of cues.tsv: words of attribution that behave alike.
type CueRow struct {
	Forms  []string
	Frames []int32 // indices into Pack.Frames, in order of trial
	Force  Force
	Source Source
	Line   int
}

// ElementKind says what an element of a frame's shape is.
type ElementKind uint8

// The elements that a frame's shape is made of.
const (
	SpeakerElem   ElementKind = iota + 1 // a noun phrase, pronoun or name
	ContentElem                          // the words attributed
	QuoteElem                            // quotations, and nothing else
	CompElem                             // that, bahwa
	AdjunctElem                          // adverbs, dates, places, occasions beside the cue
	AddresseeElem                        // kepada media, to reporters
	HearerElem                           // the same without the preposition: told reporters
	ObjectElem                           // a noun phrase as content: criticised the plan
	InfElem                              // to, untuk: counted as content
	CommaElem
	ColonElem
	StartElem // nothing before but a connective
	EndElem   // nothing after in the sentence
	WhoElem   // who, yang: the speaker is the noun before
	OwnerElem // a possessive speaker: Trump's, his
	ByElem    // by, oleh
	MainElem  // the subject of the main clause, for participles: ", saying …"
)

var elementNames = map[string]ElementKind{
	"SPEAKER": SpeakerElem, "CONTENT": ContentElem, "QUOTE": QuoteElem, "COMP": CompElem, "ADJ": AdjunctElem,
	"TO": AddresseeElem, "HEARER": HearerElem, "OBJECT": ObjectElem, "INF": InfElem, ",": CommaElem, ":": ColonElem, "START": StartElem,
	"END": EndElem, "WHO": WhoElem, "OWNER": OwnerElem, "BY": ByElem, "MAIN": MainElem,
}

// Element is one element of a shape.
type Element struct {
	Kind     ElementKind
	Optional bool
}

// Frame is one row of frames.tsv: a shape that a cue can enter.
type Frame struct {
	Name        string
	Group       string
	Left, Right []Element // Left is read from the cue outwards
	Precision   float64   // measured on the project's gold
	Example     string    // content in [ ], speaker in { }
	Counter     string    // the frame must not read this one
	Line        int
}

// parseShape reads "SPEAKER ADJ CUE COMP? CONTENT".
func parseShape(shape string) (left, right []Element, err error) {
	into, seen, contents := &left, false, 0
	for f := range strings.FieldsSeq(shape) {
		name, optional := strings.CutSuffix(f, "?")
		if name == "CUE" {
			if seen {
				return nil, nil, fmt.Errorf("CUE stands twice in %q", shape)
			}
			seen, into = true, &right
			continue
		}
		kind, ok := elementNames[name]
		if !ok {
			return nil, nil, fmt.Errorf("unknown element %q: the elements are CUE %s, with ? for what may be missing",
				f, strings.Join(sortedKeys(elementNames), " "))
		}
		if kind == ContentElem || kind == QuoteElem || kind == ObjectElem {
			contents++
		}
		*into = append(*into, Element{kind, optional})
	}
	switch {
	case !seen:
		return nil, nil, fmt.Errorf("%q has no CUE", shape)
	case contents == 0:
		return nil, nil, fmt.Errorf("%q has no CONTENT, QUOTE or OBJECT", shape)
	}
	for i, j := 0, len(left)-1; i < j; i, j = i+1, j-1 {
		left[i], left[j] = left[j], left[i]
	}
	return left, right, nil
}
