package lang

import (
	"fmt"
	"sort"
	"strings"
)

// Class is a set of things a word can be.
type Class uint64

// The classes. The first group is written in words.tsv; the second comes from
// the pack's other tables.
const (
	Det      Class = 1 << iota // opens a noun phrase: a, the, para, sebuah
	Poss                       // a possessive: his, their
	Prep                       // a preposition
	Of                         // a preposition that sits inside noun phrases: of, for
	And                        // joins nouns and clauses: and, dan
	Or                         //
	But                        // opposes: but, tetapi
	Sub                        // opens a dependent clause: because, meskipun
	Rel                        // opens a relative clause: who, yang
	Comp                       // opens reported content: that, bahwa
	Aux                        // stands beside a verb: has, telah
	Neg                        // not, tidak
	Adv                        // also, juga
	Dem                        // points: itu, tersebut
	Conn                       // connects a sentence to the one before: however, selain itu
	Topic                      // opens a fronted topic: terkait, regarding
	Number                     // a number word
	Noun                       //
	Adj                        //
	Person                     // a noun for people who can speak: official, warga
	Body                       // a noun for organisations that can speak: ministry
	Text                       // a noun for documents that can be a source: report
	Place                      // a generic place word: street, kota
	VerbAny                    // a verb whose form says no more
	By                         // names the agent of a passive: by, oleh
	To                         // names the addressee: kepada, to
	Particle                   // a small word inside names: bin, van, de
	Loc                        // a preposition before names of places: di, in
	Cond                       // opens a condition: if, jika
	Def                        // a definite article: the
	Whether                    // opens a question that is content itself: whether, why, apakah
	Occasion                   // where things are said: pertemuan, press conference
	Be                         // a form of the verb that makes passives: was, been

	VerbBase // English verb forms
	VerbS
	VerbPast
	VerbPart
	VerbIng

	Cue       // begins a cue
	Title     // an office or role
	Rank      // Colonel
	Honorific // Mr., Bapak
	Degree    // Ph.D., after a name
	Acting    // acting, former, mantan
	Given     // a given name
	Male
	Female
	Ambiguous // a name that is also a word
	Pronoun
	Calendar     // month, weekday, relative day
	Abbreviation // its full stop ends no sentence
	Actor        // begins a known actor's name
	Outlet       // begins a known outlet's name
	Credit       // begins a credit label, notice or noise
	PossessiveS  // 's
)

// Verb is any form of a verb.
const Verb = VerbAny | VerbBase | VerbS | VerbPast | VerbPart | VerbIng

// Finite is a verb form that can head a clause.
const Finite = VerbAny | VerbS | VerbPast

// classNames are the classes that words.tsv may name.
var classNames = map[string]Class{
	"det": Det, "poss": Poss, "prep": Prep, "of": Of, "and": And, "or": Or, "but": But, "sub": Sub, "rel": Rel,
	"comp": Comp, "aux": Aux, "neg": Neg, "adv": Adv, "dem": Dem, "conn": Conn, "topic": Topic, "number": Number,
	"noun": Noun, "adj": Adj, "person": Person, "body": Body, "text": Text, "place": Place, "verb": VerbAny, "by": By, "to": To, "particle": Particle, "be": Be, "loc": Loc, "occasion": Occasion, "whether": Whether, "def": Def, "cond": Cond,
}

// ParseClass reads a space-separated list of class names.
func ParseClass(s string) (Class, error) {
	var c Class
	for name := range strings.FieldsSeq(s) {
		bit, ok := classNames[name]
		if !ok {
			return 0, fmt.Errorf("unknown class %q: the classes are %s", name, strings.Join(sortedKeys(classNames), " "))
		}
		c |= bit
	}
	return c, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
