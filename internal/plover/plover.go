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

// The names of the types, as they stand in an event's Type.
const (
	Agree     = "AGREE"
	Consult   = "CONSULT"
	Support   = "SUPPORT"
	Concede   = "CONCEDE"
	Cooperate = "COOPERATE"
	Aid       = "AID"
	Retreat   = "RETREAT"
	Request   = "REQUEST"
	Accuse    = "ACCUSE"
	Reject    = "REJECT"
	Threaten  = "THREATEN"
	Protest   = "PROTEST"
	Sanction  = "SANCTION"
	Mobilize  = "MOBILIZE"
	Coerce    = "COERCE"
	Assault   = "ASSAULT"
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
		{Agree, VerbalCooperation, []string{"03", "05"}},
		{Consult, VerbalCooperation, []string{"04"}},
		{Support, VerbalCooperation, []string{"05"}},
		{Concede, VerbalCooperation, []string{"08"}},
		{Cooperate, MaterialCooperation, []string{"06"}},
		{Aid, MaterialCooperation, []string{"07"}},
		{Retreat, MaterialCooperation, []string{"08"}},
		{Request, VerbalConflict, []string{"10", "02"}},
		{Accuse, VerbalConflict, []string{"11", "09"}},
		{Reject, VerbalConflict, []string{"12"}},
		{Threaten, VerbalConflict, []string{"13"}},
		{Protest, MaterialConflict, []string{"14"}},
		{Sanction, MaterialConflict, []string{"16"}},
		{Mobilize, MaterialConflict, []string{"15"}},
		{Coerce, MaterialConflict, []string{"17"}},
		{Assault, MaterialConflict, []string{"18", "19", "20"}},
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
