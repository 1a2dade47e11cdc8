package figures

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// fewest is how many of a thing that no table names a number in words must
// tell to be a count worth keeping: "two ministers met" counts nothing. With 11
// recall on our gold fell, and nothing was gained.
const fewest = 3

// notCounted are words that no count begins with.
const notCounted = lang.Prep | lang.Of | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg |
	lang.Conn | lang.Topic | lang.By | lang.To | lang.Det | lang.Pronoun | lang.Dem | lang.Cue | lang.Calendar | lang.Number | lang.Particle | lang.PossessiveS

// counts reports whether what stands at token i can be counted.
func (r *finder) counts(i int) bool {
	return i < len(r.doc.Toks) && r.doc.Toks[i].Kind == token.Word && r.doc.Class[i]&notCounted == 0
}

// counted finds the noun that the number counts.
func (r *finder) counted(q *quantity, n number, lo, end int) bool {
	if _, _, no := r.unit(n.to, end, lang.NoUnit|lang.TimeUnit); no || n.to >= end || r.doc.Toks[n.to].Lines > 0 {
		return false
	}
	if n.value != float64(int64(n.value)) && n.scaled == 1 {
		if !n.digits || !r.thousands(q, n) {
			return false
		}
	}
	at := n.to
	if _, to, ok := r.unit(at, end, lang.RestUnit); ok {
		if _, _, noun := r.head(to, end); !noun || !r.pack.HeadLast || !r.at(at, lang.ChangeWord) {
			return r.rest(q, to)
		}
		at = to // 1,500 more officers
	}
	classifier, behind, classed := r.unit(at, end, lang.ClassifierUnit)
	if classed {
		at = behind
	}
	row, to, ok := r.head(at, end)
	if !ok && classed { // "1.550 unit" of what was named before
		row, to, ok = lang.UnitRow{Word: classifier.Word, Kind: lang.CountUnit}, behind, true
	}
	if !ok {
		return r.among(q, n, end) || r.listed(q, n, lo, end) || r.elided(q, n, lo) || r.people(q, n, lo) || r.alone(q, n, lo, end)
	}
	if row.Kind == lang.PersonUnit && r.ratioBehind(q, n, to, end) {
		return true
	}
	switch {
	case r.definite(n, to, lo), r.year(n) && r.doc.Is(n.from-1, lang.Prep|lang.Loc):
		return false
	case r.year(n) && row.Kind == 0, n.small && row.Kind != lang.PersonUnit:
		return false
	case row.Kind == 0 && (!n.digits && n.value < fewest && !r.endsAt(q.From, lang.LimitWord|lang.ApproxWord) || r.behindName(q.From, lo)), row.Kind&^lang.OftenUnit == 0 && r.roundWord(n):
		return false
	}
	q.To = to
	if row.Kind == 0 {
		q.unit, q.rule = row.Word, nounRule
		return true
	}
	return r.set(q, row, r.own(row, to))
}

// definite reports whether what is counted is known already, and so nothing is
// told of its number: the two leaders, empat pasien tersebut.
func (r *finder) definite(n number, to, lo int) bool {
	const small = 10
	if !r.pack.HeadLast && (r.doc.Is(to, lang.Dem) || r.doc.Is(to+1, lang.Dem) && r.doc.IsWord(to) && !r.doc.Is(to, lang.Prep|lang.Verb|lang.Calendar) && r.inPeriod(to) == to) {
		return true
	}
	return n.value <= small && n.from > lo && (r.doc.Is(n.from-1, lang.Def|lang.Poss|lang.Dem|lang.PossessiveS) ||
		r.pack.HeadLast && n.from-1 > lo && r.doc.Is(n.from-2, lang.Def|lang.Poss|lang.PossessiveS) && r.doc.Is(n.from-1, lang.Adj) && !r.doc.Is(n.from-1, lang.Verb))
}

// roundWord reports whether a number is one word that often means many: a
// thousand reasons.
func (r *finder) roundWord(n number) bool {
	return !n.digits && n.to == n.from+1 && (n.value == 100 || n.value == 1000 || n.value == 1e6)
}

// own is the unit of a row that names none: its word in the singular.
func (r *finder) own(row lang.UnitRow, to int) string {
	if row.Unit != "" {
		return row.Unit
	}
	if s := r.singular(to - 1); s != "" {
		if i := strings.LastIndexByte(row.Word, ' '); i >= 0 {
			return row.Word[:i+1] + s
		}
		return s
	}
	return strings.ToLower(row.Word)
}

// people gives a bare number beside a word of what happens to people their
// unit: 12 were killed, melukai 43.
func (r *finder) people(q *quantity, n number, lo int) bool {
	if r.year(n) || n.small || n.value != float64(int64(n.value)) || r.doc.Toks[n.from].Kind == token.Number && r.behindName(n.from, lo) {
		return false
	}
	at := n.to
	for r.doc.Is(at, lang.Be|lang.Aux) && at < n.to+3 {
		at++
	}
	for _, w := range r.seen.words {
		if w.row.Kind == lang.PeopleWord && (w.From == at || w.To == n.from) {
			q.unit, q.rule = w.row.Value, personRule
			return true
		}
	}
	return false
}

// ratioBehind reads one child in five as a percentage.
func (r *finder) ratioBehind(q *quantity, n number, to, end int) bool {
	const percent, most = 100, 10
	for _, w := range r.seen.words {
		if w.From != to || w.row.Kind != lang.RatioWord || w.To >= end {
			continue
		}
		m, ok := r.number(w.To, end)
		if !ok || m.small || m.scaled > 1 || m.value <= n.value || m.value > most || m.to < end && r.counts(m.to) {
			continue
		}
		q.low, q.unit, q.rule, q.fraction = n.value/m.value*percent, "percent", fractionRule, true
		q.high, q.To = q.low, m.to
		return true
	}
	return false
}

// rest gives a number of others the unit of the count before: 19 people were
// killed and 43 others injured.
func (r *finder) rest(q *quantity, to int) bool {
	k := len(r.found) - 1
	if k < 0 || r.found[k].rule == moneyRule || r.found[k].rule == percentRule || r.found[k].rule == fractionRule {
		return false
	}
	q.To, q.unit, q.rule = to, r.found[k].unit, r.found[k].rule
	return true
}

// elided gives a number without a noun that of the count it is told beside
// (212 votes to 87), or of what its number is said to be (the number of
// visitors fell to 31 million).
func (r *finder) elided(q *quantity, n number, lo int) bool {
	const reach = 8
	if k := len(r.found) - 1; k >= 0 && !r.year(n) && n.digits && !r.behindName(n.from, lo) {
		b := &r.found[k]
		things := b.rule == personRule || b.rule == countRule || b.rule == nounRule
		compared := r.joinedBy(b.To, n.from) && n.scaled > 1 && r.endsAt(n.from, lang.BaseWord)
		switch gap := n.from - b.To; {
		case gap <= 0:
		case things && gap <= reach && (r.joinedBy(b.To, n.from) || r.restBefore(n.from)), compared && gap <= 2*reach:
			q.unit, q.rule = b.unit, b.rule
			return true
		}
	}
	if r.year(n) || n.scaled < 1000 && !(n.digits && r.joinedBy(lo, n.from)) {
		return false
	}
	for _, w := range slices.Backward(r.seen.words) {
		if w.row.Kind == lang.NumberOfWord && w.To <= n.from {
			if w.row.Value != "" {
				q.unit, q.rule = w.row.Value, personRule
				return true
			}
			if row, to, ok := r.head(w.To, n.from); ok {
				q.unit, q.rule = row.Word, countRule
				if row.Kind != 0 {
					q.unit = r.own(row, to)
				}
				return true
			}
		}
	}
	return n.scaled >= 1000 && r.endsAt(n.from, lang.ResultWord|lang.ReachWord|lang.BaseWord|lang.FrontWord|lang.ChangeWord|lang.ApproxWord) && r.lastCounted(q, n.from, lo)
}

// among gives a number of some of those counted behind it their unit: nine of
// the 23 activists.
func (r *finder) among(q *quantity, n number, end int) bool {
	if n.small || r.year(n) || !r.word(n.to, end, lang.OfWord) {
		return false
	}
	const reach = 4 // of the port's 52
	at := n.to + 1
	for i := at; i < min(at+reach, end) && !r.mayBegin(at) && (r.doc.Is(i, lang.Def|lang.Poss|lang.PossessiveS) || r.d.MentionAt[i] >= 0 || r.counts(i)); i++ {
		at = i + 1
	}
	if at >= end || !r.mayBegin(at) {
		return false
	}
	m, ok := r.number(at, end)
	if !ok || m.small || r.year(m) || m.value <= n.value {
		return false
	}
	row, to, ok := r.head(m.to, end)
	if !ok {
		return false
	}
	q.unit, q.rule, q.some = row.Word, nounRule, true
	return row.Kind == 0 || r.set(q, row, r.own(row, to))
}

// alone gives a number behind a verb, with nothing of its own behind it, the
// unit of the quantity before, or of what was named last: hopes to sell 18
// million tonnes, having sold 15.9 million.
func (r *finder) alone(q *quantity, n number, lo, end int) bool {
	const most = 1000 // times as much, of what is told together
	ends := n.to >= end || r.doc.Toks[n.to].Kind != token.Word || r.doc.Is(n.to, lang.Prep|lang.Loc|lang.And|lang.But|lang.Sub|lang.Be|lang.Aux) || r.at(n.to, lang.ChangeWord|lang.ApproxWord) || r.inPeriod(n.to) > n.to || r.taken(n.to)
	opens := n.digits && (r.doc.IsMark(n.from-1, ',') || r.doc.IsMark(n.from-1, ';')) && r.doc.Is(n.to, lang.Verb|lang.Adv|lang.Aux) // of the 88 present, 51 voted
	if !ends && !opens || r.year(n) || r.behindName(n.from, lo) {
		return false
	}
	k := len(r.found) - 1
	for k >= 0 && (r.found[k].rule == percentRule || r.found[k].rule == fractionRule) {
		k--
	}
	if k < 0 || r.doc.QuoteAt(r.found[k].From) != r.doc.QuoteAt(n.from) {
		return n.scaled >= most && r.endsAt(n.from, lang.ResultWord|lang.ReachWord) && r.lastCounted(q, n.from, lo)
	}
	b := &r.found[k]
	verb := (opens || r.at(n.to, lang.ChangeWord) || r.doc.Is(n.from-1, lang.Verb)) && b.rule != moneyRule && (b.rule != measureRule || r.at(n.to, lang.ChangeWord)) && n.digits && !n.small
	if n.scaled < most && !verb || b.high > q.low*most || q.low > b.high*most {
		return false
	}
	q.unit, q.rule = b.unit, b.rule
	return true
}

// lastCounted takes the unit of the people or things named last before token i.
func (r *finder) lastCounted(q *quantity, i, lo int) bool {
	const reach = 14
	for j := i - 1; j >= lo && i-j <= reach; j-- {
		if row, to, ok := r.unit(j, i, lang.PersonUnit|lang.CountUnit); ok {
			q.unit, q.rule = r.own(row, to), countRule
			return true
		}
	}
	return false
}

// endsAt reports whether a word of one of the kinds ends at token i.
func (r *finder) endsAt(i int, kinds lang.FigureWordKind) bool {
	for _, w := range r.seen.words {
		if w.To == i && w.row.Kind&kinds != 0 {
			return true
		}
	}
	return false
}

// restBefore reports whether "of whom" ends at token i.
func (r *finder) restBefore(i int) bool {
	for j := max(0, i-3); j < i; j++ {
		if _, to, ok := r.unit(j, i, lang.RestUnit); ok && to == i {
			return true
		}
	}
	return false
}

// joinedBy reports whether a word that joins numbers stands directly before
// token to.
func (r *finder) joinedBy(from, to int) bool {
	return to-1 >= from && (r.doc.Is(to-1, lang.And) || r.endsAt(to, lang.FrontWord) || r.word(to-1, to, lang.ReachWord) || r.endsAt(to, lang.BaseWord) || r.word(to-1, to, lang.ToWord) || r.word(to-1, to, lang.ResultWord) || r.word(to-1, to, lang.BaseWord))
}

// thousands mends a count that was read with the wrong mark: 2,500 people in
// an Indonesian report.
func (r *finder) thousands(q *quantity, n number) bool {
	const thousand = 1000
	v := n.value * thousand
	if v != float64(int64(v)) || q.low != q.high {
		return false
	}
	q.low, q.high = v, v
	return true
}

// year reports whether a number looks like a year.
func (r *finder) year(n number) bool {
	return n.plain && n.to == n.from+1 && n.value >= 1900 && n.value < 2100
}

// behindName reports whether a capitalised word stands before token i inside a
// sentence: Boeing 737 jets, Perpres 12.
func (r *finder) behindName(i, lo int) bool {
	if m, ok := r.d.Mention(i - 1); ok {
		switch r.d.Entities[m.Entity].Kind {
		case draft.StateEntity, draft.PlaceEntity, draft.PersonEntity:
			return false // "in Laos 74 dolphins are left"
		}
	}
	return i-1 > lo && r.doc.IsWord(i-1) && r.doc.Capital(i-1) && !r.doc.Is(i-1, lang.Prep|lang.Calendar)
}

// head finds the noun counted that begins at token i, with its singular: the
// first word of a phrase where the language puts the head first, and the last
// where it puts it last.
func (r *finder) head(i, end int) (lang.UnitRow, int, bool) {
	const reach = 4 // words of a phrase before its head
	if row, to, ok := r.unit(i, end, lang.PersonUnit|lang.CountUnit|lang.OftenUnit|lang.MeasureUnit); ok && !(r.pack.HeadLast && r.goesBefore(to, end)) {
		return row, to, true
	}
	if !r.counts(i) || !r.pack.HeadLast && r.doc.Toks[i].Shape == token.Title {
		return lang.UnitRow{}, i, false
	}
	if _, _, no := r.unit(i, end, lang.TimeUnit|lang.NoUnit); no {
		return lang.UnitRow{}, i, false
	}
	if !r.pack.HeadLast {
		noun := r.doc.Is(i, lang.Noun|lang.Person|lang.Body|lang.Text|lang.Place|lang.Occasion|lang.Title) || r.doc.Class[i] == 0
		return lang.UnitRow{Word: strings.ToLower(r.doc.Word(i))}, i + 1, noun && !r.doc.Is(i, lang.Verb)
	}
	last := -1
	for j := i; j < end && j-i < reach; j++ {
		if r.doc.IsMark(j, '-') && !r.doc.Toks[j].Space {
			continue
		}
		if r.doc.Toks[j].Kind != token.Word {
			break
		}
		if row, to, ok := r.unit(j, end, lang.PersonUnit|lang.CountUnit); ok && !r.goesBefore(to, end) {
			return row, to, true
		}
		if j > i && r.doc.Class[j]&notCounted != 0 {
			break
		}
		if _, _, stop := r.unit(j, end, lang.TimeUnit|lang.NoUnit); stop {
			return lang.UnitRow{}, i, false
		}
		if r.doc.Is(j, lang.Finite) && !r.doc.Is(j, lang.Noun) && last >= 0 {
			break
		}
		if s := r.singular(j); s != "" {
			last = j
		}
	}
	if last < 0 {
		return lang.UnitRow{}, i, false
	}
	return lang.UnitRow{Word: r.singular(last)}, last + 1, true
}

// goesBefore reports whether a noun only describes the plural noun behind it:
// two teachers unions.
func (r *finder) goesBefore(i, end int) bool {
	return i < end && r.doc.IsWord(i) && r.doc.Is(i, lang.Noun|lang.Body) && r.doc.Class[i]&(notCounted|lang.Verb) == 0 && r.singular(i) != ""
}

// singular gives the singular of a plural noun, or nothing where the word is no
// plural.
func (r *finder) singular(i int) string {
	if len(r.pack.Plurals) == 0 {
		return ""
	}
	w := strings.ToLower(r.doc.Word(i))
	for _, e := range r.pack.Plurals {
		if len(w) > len(e.From)+1 && strings.HasSuffix(w, e.From) {
			if e.To == e.From {
				return "" // glass, press
			}
			return w[:len(w)-len(e.From)] + e.To
		}
	}
	return ""
}
