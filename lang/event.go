package lang

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/token"
)

// EventUse says how the words of a row of events.tsv stand in a sentence.
type EventUse string

// The uses of the words of an event.
const (
	EventVerb    EventUse = "verb"    // the subject does it: mengunjungi, sanctioned
	EventPassive EventUse = "passive" // it is done to the subject: dikunjungi
	EventNoun    EventUse = "noun"    // names it: kunjungan, a meeting
	EventLight   EventUse = "light"   // the verb before such a noun that says no more than that it is done: menggelar, held
	EventCancel  EventUse = "cancel"  // the verb before such a noun that undoes it: membatalkan; has the type and mode of undoing
	EventNever   EventUse = "never"   // looks like one of the others and is none: serangan jantung
	EventThing   EventUse = "thing"   // what verbs are about; the mode is the name of its set
	EventOutside EventUse = "outside" // tells that the sentence is of sport, crime or a tale, where the words mean something else
)

// EventObject marks, among the places where the other side stands, the object
// right behind the words; the others are prepositions.
const EventObject = "object"

// The modes of a light verb that tells of the days of what it stands beside.
const (
	LightBegin = "begin" // on the first: memulai, opened
	LightEnd   = "end"   // on the last: berakhir, concluded
)

// EventRow is one row of events.tsv: words that tell one kind of event.
type EventRow struct {
	Words  []string // + behind a word: it may carry an enclitic
	Use    EventUse
	Type   string   // of PLOVER
	Mode   string   // of PLOVER, or plain words
	CAMEO  string   // root, two digits
	Whom   []uint64 // hashes of the prepositions the other side stands behind
	Object bool     // the other side is the object
	Alone  bool     // it is an event with nobody on the other side
	Owner  []uint64 // of a noun: hashes of the prepositions that who does it stands behind
	Rest   bool     // it may be named anywhere in what follows
	Anyone bool     // private people can do it too
	Set    string   // of a verb: the set its object must be of; of a noun: what must follow in its phrase; of a thing: its own
	Mutual bool     // both sides do the same
	Line   int
}

// Status says what a word makes of the event it stands beside.
type Status string

// The kinds of status word. Where several stand together the one furthest from
// done wins, in this order.
const (
	StatusDenied      Status = "denied"
	StatusConditional Status = "conditional"
	StatusCalled      Status = "called" // called for
	StatusPlanned     Status = "planned"
	StatusDone        Status = "done"
	// StatusUntold is that of what is only threatened, refused or alleged: it is told
	// by the words before it, and is no event of its own.
	StatusUntold Status = "untold"
	// StatusFuture is that of a future in the past: planned where somebody is told
	// to have said it ("said they would meet"), else conditional.
	StatusFuture Status = "future"
)

// StatusReach says where the event stands that a status word speaks of.
type StatusReach string

// The reaches of a status word.
const (
	ReachVerb     StatusReach = "verb"     // the verb right behind it: akan, did not
	ReachClause   StatusReach = "clause"   // all that follows it up to the end of its clause: jika, urged
	ReachSentence StatusReach = "sentence" // the clause behind its own too: seandainya …, …
	// ReachPredicate is that of words which say it themselves of the noun before
	// them: "kedatangannya ditunggu", "the visit is off".
	ReachPredicate StatusReach = "predicate"
	// ReachSubject is that of words behind which somebody else is named who is to do
	// it: "want Velmora to sign", where "want to sign" is a plan.
	ReachSubject StatusReach = "subject"
)

// StatusRow is one row of statuses.tsv.
type StatusRow struct {
	Words  []string
	Status Status
	Reach  StatusReach
	Line   int
}

// EventRule is one row of eventrules.tsv: a construction that tells an event,
// with how often it was right.
type EventRule struct {
	Name      string
	Precision float64 // measured on the project's gold
	Example   string
	Line      int
}

var (
	eventUses     = []EventUse{EventVerb, EventPassive, EventNoun, EventLight, EventCancel, EventThing, EventNever, EventOutside}
	eventStatuses = []Status{StatusDenied, StatusConditional, StatusCalled, StatusPlanned, StatusDone, StatusUntold, StatusFuture}
	statusReaches = []StatusReach{ReachVerb, ReachClause, ReachSentence, ReachPredicate, ReachSubject}
)

// eventTypes are the types an event can have; package plover holds what they are.
const eventTypes = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"

// events loads the tables of events: the pack's own, or those of the pack that
// events-of names.
func (l *loader) events() {
	dir := l.dir
	if of := l.pack.eventsOf; of != "" {
		if _, err := fs.Stat(l.fsys, path.Join(path.Dir(l.dir), of, "events.tsv")); err != nil || of == l.pack.Code {
			l.fail(l.eventsRow.Errorf("value", "there is no pack %q with an events.tsv beside this one", of))
			return
		}
		dir = path.Join(path.Dir(l.dir), of)
	}
	own := l.dir
	l.dir = dir
	defer func() { l.dir = own }()
	l.eventTable()
	l.statusTable()
	l.eventRules()
}

func (l *loader) eventTable() {
	seen, asked := map[string]int{}, map[string]Row{} // asked: the first verb that asks for a set
	for _, r := range l.table("events.tsv", false, "words", "use", "type", "mode", "cameo", "whom", "note?") {
		row := EventRow{Use: EventUse(r.Get("use")), Type: r.Get("type"), Mode: r.Get("mode"), CAMEO: r.Get("cameo"), Line: r.Line}
		if !slices.Contains(eventUses, row.Use) {
			l.fail(r.Errorf("use", "unknown use %q: %v", row.Use, eventUses))
		}
		l.eventCode(r, &row)
		l.eventWhom(r, &row)
		if _, known := asked[row.Set]; !known && row.Set != "" {
			asked[row.Set] = r
		}
		for _, w := range r.List("words") {
			forms, err := l.eventForms(w)
			if err != "" {
				l.fail(r.Errorf("words", "%s", err))
			}
			for _, f := range forms {
				key := string(row.Use) + " " + row.Set + " " + f // a word can be a verb and a noun: attack
				if line, twice := seen[key]; twice {
					l.fail(r.Errorf("words", "%q stands in line %d too", f, line))
				}
				seen[key] = r.Line
			}
			row.Words = append(row.Words, forms...)
		}
		l.pack.Events = append(l.pack.Events, row)
	}
	l.eventSets(asked)
}

// eventSets checks that every set a verb asks for has things.
func (l *loader) eventSets(asked map[string]Row) {
	for _, row := range l.pack.Events {
		if row.Use == EventThing {
			delete(asked, row.Set)
		}
	}
	for _, set := range slices.Sorted(maps.Keys(asked)) {
		l.fail(asked[set].Errorf("whom", "no row of use thing has the mode %q", set))
	}
}

// eventCode checks the code of a row, which the uses that tell an event must
// have and the others must not.
func (l *loader) eventCode(r Row, row *EventRow) {
	coded := slices.Contains([]EventUse{EventVerb, EventPassive, EventNoun, EventCancel}, row.Use)
	if row.Use == EventThing {
		if row.Set = row.Mode; row.Set == "" {
			l.fail(r.Errorf("mode", "a thing needs the name of its set"))
		}
	}
	if row.Use == EventLight && row.Mode != "" && row.Mode != LightBegin && row.Mode != LightEnd {
		l.fail(r.Errorf("mode", "unknown mode %q of a light verb: %s, %s or none", row.Mode, LightBegin, LightEnd))
	}
	if !coded {
		if row.Type != "" || row.CAMEO != "" {
			l.fail(r.Errorf("type", "words of use %q have no type and no root", row.Use))
		}
		return
	}
	if row.Type == "" || !slices.Contains(strings.Fields(eventTypes), row.Type) {
		l.fail(r.Errorf("type", "unknown type %q: %s", row.Type, eventTypes))
	}
	if n, err := strconv.Atoi(row.CAMEO); err != nil || len(row.CAMEO) != 2 || n < 1 || n > 20 {
		l.fail(r.Errorf("cameo", "%q is no CAMEO root: 01 to 20", row.CAMEO))
	}
}

// eventWhom reads where the other side stands: object, prepositions, mutual,
// alone, rest and anyone.
func (l *loader) eventWhom(r Row, row *EventRow) {
	for _, w := range r.List("whom") {
		switch w {
		case EventObject:
			row.Object = true
		case "mutual":
			row.Mutual = true
		case "rest":
			row.Rest = true
		case "anyone":
			row.Anyone = true
		case "alone":
			row.Alone = true
		default:
			if set, ok := strings.CutPrefix(w, "="); ok && (row.Use == EventVerb || row.Use == EventPassive || row.Use == EventNoun) && set != "" {
				row.Set = set
				continue
			}
			if by, ok := strings.CutPrefix(w, "<"); ok && token.Hash(by) != 0 {
				row.Owner = append(row.Owner, token.Hash(by))
				continue
			}
			if h := token.Hash(w); h != 0 {
				row.Whom = append(row.Whom, h)
				continue
			}
			l.fail(r.Errorf("whom", "%q is neither object, mutual, alone, rest, anyone, = before the set of a verb's object, nor one word that stands before the other side, with < before the doer", w))
		}
	}
	if row.Use == EventVerb && !row.Object && !row.Alone && !row.Mutual && len(row.Whom) == 0 {
		l.fail(r.Errorf("whom", "a verb needs to say where the other side stands: object, prepositions, mutual or alone"))
	}
}

// eventForms gives the forms of an entry: a word with * stands for all forms
// that verbs.tsv gives it.
func (l *loader) eventForms(entry string) (forms []string, fault string) {
	first, rest, _ := strings.Cut(entry, " ")
	base, inflected := strings.CutSuffix(first, "*")
	if !inflected {
		return []string{entry}, ""
	}
	all := l.pack.verbForms[base]
	if len(all) == 0 {
		return nil, "verbs.tsv has no verb " + strconv.Quote(base)
	}
	for _, f := range all {
		if rest != "" {
			f += " " + rest
		}
		if !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	return forms, ""
}

func (l *loader) statusTable() {
	seen := map[string]int{}
	for _, r := range l.table("statuses.tsv", false, "words", "status", "reach", "note?") {
		row := StatusRow{Status: Status(r.Get("status")), Reach: StatusReach(r.Get("reach")), Line: r.Line}
		if !slices.Contains(eventStatuses, row.Status) {
			l.fail(r.Errorf("status", "unknown status %q: %v", row.Status, eventStatuses))
		}
		if !slices.Contains(statusReaches, row.Reach) {
			l.fail(r.Errorf("reach", "unknown reach %q: %v", row.Reach, statusReaches))
		}
		for _, w := range r.List("words") {
			forms, fault := l.eventForms(w)
			if fault != "" {
				l.fail(r.Errorf("words", "%s", fault))
			}
			for _, f := range forms {
				key := f
				if row.Reach == ReachPredicate || row.Reach == ReachSubject {
					key = string(row.Reach) + " " + f // it may say one thing of a noun, or of somebody else, and another of a verb
				}
				if line, twice := seen[key]; twice {
					l.fail(r.Errorf("words", "%q stands in line %d too", f, line))
				}
				seen[key] = r.Line
			}
			row.Words = append(row.Words, forms...)
		}
		l.pack.Statuses = append(l.pack.Statuses, row)
	}
}

func (l *loader) eventRules() {
	seen := map[string]int{}
	for _, r := range l.table("eventrules.tsv", false, "name", "precision", "example", "note?") {
		rule := EventRule{Name: r.Get("name"), Example: r.Get("example"), Line: r.Line}
		if line, twice := seen[rule.Name]; twice || rule.Name == "" {
			l.fail(r.Errorf("name", "%q is empty or stands in line %d too", rule.Name, line))
		}
		seen[rule.Name] = r.Line
		var err error
		if rule.Precision, err = strconv.ParseFloat(r.Get("precision"), 64); err != nil || rule.Precision < 0 || rule.Precision > 1 {
			l.fail(r.Errorf("precision", "%q is no share between 0 and 1", r.Get("precision")))
		}
		l.pack.EventRules = append(l.pack.EventRules, rule)
	}
}

// EventPrecision returns how often a rule was right on the project's gold;
// one half, as of a rule never seen, where the pack does not tell.
func (p *Pack) EventPrecision(rule string) float64 {
	for i := range p.EventRules {
		if p.EventRules[i].Name == rule {
			return p.EventRules[i].Precision
		}
	}
	return 0.5
}

// addEvents puts the words of events and their statuses into a lexicon.
func (p *Pack) addEvents(l *Lexicon, enclitics []string) {
	for i, r := range p.Events {
		for _, w := range r.Words {
			bare, clitic := strings.CutSuffix(w, "+")
			kind := EventSense
			if r.Use == EventThing {
				kind = ThingSense
			}
			l.Add(bare, Sense{Kind: kind, Ref: int32(i)})
			for _, e := range enclitics {
				if clitic {
					l.Add(bare+e, Sense{Kind: kind, Ref: int32(i), Clitic: true})
				}
			}
		}
	}
	for i, r := range p.Statuses {
		for _, w := range r.Words {
			l.Add(w, Sense{Kind: StatusSense, Ref: int32(i)})
		}
	}
}
