// Package plover is the table of event types that events are coded in, with
// the class and the CAMEO root of each, and nothing else.
//
// Source: PLOVER, the Political Language Ontology for Verifiable Event Records
// (Open Event Data Alliance), in the sixteen types of the POLECAT data:
// Halterman, Schrodt, Beger, Bagozzi and Scarborough, "Creating Custom Event
// Data Without Dictionaries: A Bag-of-Tricks" (2023). CAMEO roots are those of
// Schrodt's CAMEO codebook (2012) that a type takes over; a type that takes
// over several has the commonest first.
package plover

// Quad is one of the four classes of events.
type Quad string

// The classes: what is said and what is done, for someone and against.
const (
	VerbalCooperation   Quad = "verbal cooperation"
	MaterialCooperation Quad = "material cooperation"
	VerbalConflict      Quad = "verbal conflict"
	MaterialConflict    Quad = "material conflict"
)

// Type is one type of event.
type Type struct {
	Name  string   // as in an event's Type
	Quad  Quad     //
	CAMEO []string // roots, two digits
}

// Types are the sixteen types, in the order of the codebook.
func Types() []Type {
	return []Type{
		{"AGREE", VerbalCooperation, []string{"03", "05"}},
		{"CONSULT", VerbalCooperation, []string{"04"}},
		{"SUPPORT", VerbalCooperation, []string{"05"}},
		{"CONCEDE", VerbalCooperation, []string{"08"}},
		{"COOPERATE", MaterialCooperation, []string{"06"}},
		{"AID", MaterialCooperation, []string{"07"}},
		{"RETREAT", MaterialCooperation, []string{"08"}},
		{"REQUEST", VerbalConflict, []string{"10", "02"}},
		{"ACCUSE", VerbalConflict, []string{"11", "09"}},
		{"REJECT", VerbalConflict, []string{"12"}},
		{"THREATEN", VerbalConflict, []string{"13"}},
		{"PROTEST", MaterialConflict, []string{"14"}},
		{"SANCTION", MaterialConflict, []string{"16"}},
		{"MOBILIZE", MaterialConflict, []string{"15"}},
		{"COERCE", MaterialConflict, []string{"17"}},
		{"ASSAULT", MaterialConflict, []string{"18", "19", "20"}},
	}
}

// Named returns the type with a name.
func Named(name string) (Type, bool) {
	for _, t := range Types() {
		if t.Name == name {
			return t, true
		}
	}
	return Type{}, false
}
