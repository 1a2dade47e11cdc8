package lang

import (
	"slices"
	"strconv"
	"strings"
)

// UnitKind says what a unit's word does to the number beside it; several
// together are a set.
type UnitKind uint16

// The kinds of unit.
const (
	NumberUnit     UnitKind = 1 << iota // a number of Value, but only before a scale or a unit: one, a
	ScaleUnit                           // multiplies the number before it by Value: juta, million
	TightUnit                           // a scale only where it is joined to digits of money: $3.4bn
	CurrencyUnit                        // money behind the number; Unit is its ISO 4217 code
	SymbolUnit                          // money before the number: US$, Rp
	PercentUnit                         // per hundred
	MeasureUnit                         // tons, kilometres, barrels a day
	PointsUnit                          // percentage points where a percentage stands before it, else a measure
	PersonUnit                          // people: unit is the singular
	CountUnit                           // things that reports count: meetings, ships, cases
	OftenUnit                           // tells how often something was done: times
	ClassifierUnit                      // stands between a number and what it counts: buah, ekor
	TimeUnit                            // a stretch of time or an age: no figure
	RestUnit                            // stands for what was counted before: others, more
	NoUnit                              // a number before it counts nothing: pages, o'clock
)

// UnitRow is a word that tells what a number counts.
type UnitRow struct {
	Word  string
	Kind  UnitKind
	Unit  string  // ISO 4217 code, percent, or the singular; empty: the word itself
	Value float64 // of a number or scale; the part of money that a small coin is
}

// FigureWordKind says what a word near a number tells of it; several together
// are a set.
type FigureWordKind uint64

// The kinds of word near a number.
const (
	TargetWord   FigureWordKind = 1 << iota // aimed at: ditargetkan; Value active: who aims stands before it, amount: not of people and things, market: not of what rises or falls
	EstimateWord                            // expected, reckoned, still to come; Value at: only with a preposition before the number, put the loss at
	LimitWord                               // at most, a cap; Value beside: only directly before the number, as up to
	ObligeWord                              // must, may, bans: with more than or at least before the number, a limit
	PeopleWord                              // beside a bare number, people: 12 were killed; Value is their unit
	FutureWord                              // will: aimed at where someone does it, expected where it happens
	ActualWord                              // measured: realisasi, recorded
	ApproxWord                              // about, nearly; Value above: more than, at least, below: less than
	ChangeWord                              // rose, a rise of; Value act: someone does it, rate: only of percentages, near: only beside the number
	ResultWord                              // what something has changed to: menjadi, to
	ReachWord                               // mencapai, reached: a level, but of a rate of growth
	ShareWord                               // accounts for, pangsa
	BaseWord                                // what is compared with: dari, from
	OfWord                                  // behind a percentage, what it is a share of
	RatioWord                               // four out of five
	NumberOfWord                            // before what is counted: the number of visitors
	DenyWord                                // says that what follows is not so
	TurnWord                                // ends the reach of a denial: but
	IfWord                                  // opens a condition
	ImagineWord                             // opens what is only imagined
	RelWord                                 // opens a relative clause
	BetweenWord                             // opens a range
	ToWord                                  // joins a range
	BreakWord                               // begins a clause with figures of its own: sementara, while
	LabelWord                               // the number behind it names, and counts nothing: pasal, page; Value score: but before a noun, won 3-1
	FrontWord                               // stands between what is measured and a number: sebesar, of
	PeriodWord                              // a stretch of time; Value tells which
	DecadeEnd                               // an ending that makes a year a decade: 1980s
	PluralEnd                               // an ending of plurals; Value is that of the singular
	PlainWord                               // says nothing of a number, though a word in it would: minimum wage, shot down
	SinceWord                               // opens a time that still goes on: since
	RateWord                                // what is told in percent itself: inflation; Value growth: and is a change
	RuleWord                                // not a word: a rule of reading, with its measured precision
)

// The names of the kinds in the tables, in the order of their bits.
var (
	unitKinds       = []string{"number", "scale", "tight", "currency", "symbol", "percent", "measure", "points", "person", "count", "often", "classifier", "time", "rest", "none"}
	figureWordKinds = []string{"target", "estimate", "limit", "oblige", "people", "future", "actual", "approx", "change", "result", "reach", "share", "base", "of", "ratio", "number-of", "deny", "turn", "if", "imagine", "rel", "between", "to", "break", "label", "front", "period", "decade", "plural", "plain", "since", "rate", "rule"}
)

// flag is the bit of a name among names, 0 where it is none of them.
func flag[K ~uint16 | ~uint64](names []string, name string) K {
	i := slices.Index(names, name)
	if i < 0 {
		return 0
	}
	return 1 << i
}

// FigureRow is a word that tells something of a number near it.
type FigureRow struct {
	Word   string
	Kind   FigureWordKind
	Value  string
	Period Period
}

// Ending is the end of a word, and what stands in its place: ies and y.
type Ending struct{ From, To string }

// Period is a stretch of time as a word tells it.
type Period struct {
	Part  byte // Y year, M month; y, m and q (quarter) the same beside another figure's; H half, Q quarter, F the first months of a year, B months up to one
	Shift int  // of Y, M, y and m: from the time of the report or the other figure; of H, Q, F and B: which, or how many
}

// units reads the words for what numbers count.
func (l *loader) units() {
	seen := map[string]int{}
	for _, r := range l.table("units.tsv", false, "words", "kind", "unit", "value", "note?") {
		row := UnitRow{Kind: flag[UnitKind](unitKinds, r.Get("kind")), Unit: r.Get("unit")}
		scale := row.Kind == ScaleUnit || row.Kind == TightUnit
		v, err := strconv.ParseFloat(r.Get("value"), 64)
		row.Value = v
		switch {
		case row.Kind == 0:
			l.fail(r.Errorf("kind", "unknown kind %q: %v", r.Get("kind"), unitKinds))
		case scale && (err != nil || v <= 1):
			l.fail(r.Errorf("value", "%q is no scale: a number above 1, such as 1e6", r.Get("value")))
		case row.Kind == NumberUnit && err != nil:
			l.fail(r.Errorf("value", "%q is no number in digits", r.Get("value")))
		case row.Kind == CurrencyUnit && r.Get("value") != "" && (err != nil || v <= 0 || v >= 1):
			l.fail(r.Errorf("value", "%q is no part of money: a number below 1, such as 0.01", r.Get("value")))
		case !scale && row.Kind&(NumberUnit|CurrencyUnit) == 0 && r.Get("value") != "":
			l.fail(r.Errorf("value", "only a number, a scale and a part of money have a value"))
		case (row.Kind == CurrencyUnit || row.Kind == SymbolUnit) && !isCurrency(row.Unit):
			l.fail(r.Errorf("unit", "%q is no ISO 4217 code: three capitals, such as USD", row.Unit))
		}
		for _, w := range r.List("words") {
			if line, twice := seen[w]; twice {
				l.fail(r.Errorf("words", "%q stands in line %d too", w, line))
			}
			seen[w] = r.Line
			row.Word = w
			l.pack.Units = append(l.pack.Units, row)
		}
	}
}

func isCurrency(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// figureWords reads the words that tell what the numbers near them stand for.
func (l *loader) figureWords() {
	l.pack.FigureRules = map[string]float64{}
	for _, r := range l.table("figures.tsv", false, "words", "kind", "value", "note?") {
		row := FigureRow{Kind: flag[FigureWordKind](figureWordKinds, r.Get("kind")), Value: r.Get("value")}
		switch row.Kind {
		case PeriodWord:
			var ok bool
			if row.Period, ok = parsePeriod(row.Value); !ok {
				l.fail(r.Errorf("value", "%q is no period: Y0 this year, Y-1 the last, y-1 the year before another figure's, M0 this month, H1 a half, Q1 a quarter, F9 nine months, B3 three months up to one", row.Value))
			}
		case RuleWord:
			p, err := strconv.ParseFloat(row.Value, 64)
			if err != nil || p < 0 || p > 1 {
				l.fail(r.Errorf("value", "%q is no share between 0 and 1", row.Value))
			}
			for _, w := range r.List("words") {
				l.pack.FigureRules[w] = p
			}
			continue
		case PluralEnd, DecadeEnd:
			to := &l.pack.Plurals
			if row.Kind == DecadeEnd {
				to = &l.pack.Decades
			}
			for _, w := range r.List("words") {
				*to = append(*to, Ending{w, row.Value})
			}
			continue
		case ApproxWord:
			if v := row.Value; v != "" && v != "above" && v != "at least" && v != "below" {
				l.fail(r.Errorf("value", "%q is no bound: above, at least, below, or nothing", v))
			}
		default:
			if row.Kind == 0 {
				l.fail(r.Errorf("kind", "unknown kind %q: %v", r.Get("kind"), figureWordKinds))
			}
		}
		for _, w := range r.List("words") {
			row.Word = w
			l.pack.FigureWords = append(l.pack.FigureWords, row)
		}
	}
}

// parsePeriod reads a letter and a whole number: Y-1, H2.
func parsePeriod(s string) (Period, bool) {
	if s == "" {
		return Period{}, false
	}
	n, err := strconv.Atoi(s[1:])
	most, numbered := map[byte]int{'H': 2, 'Q': 4, 'F': 11, 'B': 12}[s[0]]
	ok := err == nil && (s[0]|0x20 == 'y' || s[0]|0x20 == 'm' || s[0] == 'q' || numbered && n >= 1 && n <= most)
	return Period{s[0], n}, ok
}

// AddFigures puts the words for numbers, units and what numbers stand for into
// a lexicon of their own: they are looked up near numbers only, and some of
// them are too common to be looked up everywhere.
func (p *Pack) AddFigures(l *Lexicon) {
	for i, r := range p.Numerals {
		for _, w := range r.Words {
			l.Add(w, Sense{Kind: NumeralSense, Ref: int32(i)})
		}
	}
	for i, r := range p.Units {
		l.Add(r.Word, Sense{Kind: UnitSense, Ref: int32(i)})
	}
	for i, r := range p.FigureWords {
		l.Add(r.Word, Sense{Kind: FigureSense, Ref: int32(i)})
	}
}
