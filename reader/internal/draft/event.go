package draft

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
)

// Event is an event in tokens.
type Event struct {
	Type, Mode, CAMEO string
	Status            sanad.EventStatus
	Who, Whom         []Party
	Mutual            bool
	Count             int
	Date              *Date
	Place             text.Range
	Trigger           text.Range
	Span              text.Range
	Sent              int
	Statement         int // the statement that claims it, or None
	Rule              string
}

// Party is someone who takes part in an event, or whom a figure is of.
type Party struct {
	Entity  int        // None where only the words tell
	Mention text.Range // empty where it is understood, not named
	Words   bool       // it is named by the words of the mention, not by its entity's name: "pasukan Velmora"
	State   int        // the entity of the state it belongs to, or None
}
