// Package turns makes the statements of a transcript: what stands under a
// speaker's label is said by that speaker, to whoever was there. Its chain has
// one link, for nobody stands between.
package turns

import (
	"slices"
	"sort"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/reader/internal/draft"
)

// Rule is the rule of a statement that a label attributes.
const Rule = "transcript"

// Resolved is how its speaker is known.
const Resolved = "label"

// Read makes a statement of each line of a turn. What was read inside it, the
// words of others that the speaker tells, stays within it, and reaches the
// reader through the speaker. In tells bytes of the mended text, in order.
func Read(d *draft.Draft, in []sanad.Turn) {
	if len(in) == 0 {
		return
	}
	t := newTurner(d)
	for _, turn := range in {
		t.turn(turn)
	}
	d.Statements = t.out
	for i := range d.Events {
		d.Events[i].Statement = t.teller(d.Events[i].Statement, d.Events[i].Trigger.From)
	}
	for i := range d.Figures {
		d.Figures[i].Statement = t.teller(d.Figures[i].Statement, d.Figures[i].Value.From)
	}
}

// turner looks for nothing one by one: a transcript of a day has as many turns
// as lines, and as many statements.
type turner struct {
	d        *draft.Draft
	inner    []draft.Statement // as the other stages read them
	begin    []int             // those of inner, by where they begin
	entities map[string]int    // the first that bears a name, in small letters
	out      []draft.Statement
	own      []int       // those of out that a label attributes; they stand in order, apart
	at       map[int]int // where those of inner that were kept stand now
}

func newTurner(d *draft.Draft) *turner {
	t := &turner{d: d, inner: d.Statements, entities: map[string]int{}, at: map[int]int{}}
	for i := range t.inner {
		t.begin = append(t.begin, i)
	}
	slices.SortStableFunc(t.begin, func(a, b int) int { return t.inner[a].Hull().From - t.inner[b].Hull().From })
	for i := range d.Entities {
		name := strings.ToLower(d.Entities[i].Name)
		if _, ok := t.entities[name]; !ok {
			t.entities[name] = i
		}
	}
	return t
}

// teller is the statement that tells what stands at a token: the one that did
// so before, or the speaker's own.
func (t *turner) teller(before, token int) int {
	if now, ok := t.at[before]; ok {
		return now
	}
	n := sort.Search(len(t.own), func(i int) bool { return t.out[t.own[i]].Hull().To > token })
	if n < len(t.own) && t.out[t.own[n]].Hull().Has(token) {
		return t.own[n]
	}
	return draft.None
}

// turn adds the statements of one turn: of each line, what of it the turn has.
func (t *turner) turn(in sanad.Turn) {
	lines := t.d.Doc.Lines
	from, to := t.token(in.Start), t.token(in.End)
	if from == to {
		return
	}
	label := t.label(in, from)
	for n := sort.Search(len(lines), func(i int) bool { return lines[i].To > from }); n < len(lines) && lines[n].From < to; n++ {
		t.statement(in.Speaker, label, text.Range{From: max(from, lines[n].From), To: min(to, lines[n].To)})
	}
}

// token is the first token that starts at a byte or after it.
func (t *turner) token(at int) int {
	toks := t.d.Doc.Toks
	return sort.Search(len(toks), func(i int) bool { return int(toks[i].Start) >= at })
}

// statement adds a line and what was read in it.
func (t *turner) statement(name string, label, line text.Range) {
	outer := len(t.out)
	t.own = append(t.own, outer)
	t.out = append(t.out, draft.Statement{
		Kind: sanad.Direct, Parts: []text.Range{line}, Frame: draft.None, Rule: Rule, Sent: draft.None, Quote: draft.None,
		Within: draft.None, Via: draft.None, Repeats: draft.None, Said: t.d.Published,
		Speakers: []draft.Speaker{{Phrase: label, Mention: label, Entity: t.entity(name), By: Resolved, Name: name}},
		Chain:    []sanad.Link{{Carrier: name, Kind: "speaker"}},
	})
	for _, i := range t.within(line) {
		st := t.inner[i]
		t.at[i] = len(t.out)
		inside, ok := t.at[st.Within]
		if !ok {
			inside = outer
		}
		st.Within = inside
		st.Repeats = draft.None // of statements that are counted anew
		st.Chain = append(slices.DeleteFunc(slices.Clone(st.Chain), func(l sanad.Link) bool { return l.Kind == "outlet" }),
			sanad.Link{Carrier: name, Kind: "speaker"})
		t.out = append(t.out, st)
	}
}

// within are the statements of others that a line tells, as they were read.
func (t *turner) within(line text.Range) []int {
	from := sort.Search(len(t.begin), func(i int) bool { return t.inner[t.begin[i]].Hull().From >= line.From })
	var out []int
	for _, i := range t.begin[from:] {
		st := &t.inner[i]
		hull := st.Hull()
		if hull.From >= line.To {
			break
		}
		if hull.To <= line.To && st.Cue.Len() > 0 && slices.ContainsFunc(st.Speakers, func(s draft.Speaker) bool { return s.Entity != draft.None }) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// label is where the text names the speaker of a turn: just before its first
// token, which is at end.
func (t *turner) label(in sanad.Turn, end int) text.Range {
	const reach = 24 // tokens: a name with an office and what it is of
	for from := max(0, end-reach); from < end; from++ {
		tok := t.d.Doc.Toks[from]
		if !strings.HasPrefix(t.d.Doc.Text[tok.Start:], in.Speaker) {
			continue
		}
		to := from
		for to < end && int(t.d.Doc.Toks[to].End) <= int(tok.Start)+len(in.Speaker) {
			to++
		}
		return text.Range{From: from, To: to}
	}
	return text.Range{}
}

// entity is who in the report bears the speaker's name, or all of its last
// words.
func (t *turner) entity(name string) int {
	const least = 4 // bytes of last words that say who it is
	name = strings.ToLower(name)
	found, ok := t.entities[name]
	if !ok {
		found = draft.None
	}
	for rest := name; ; {
		if _, rest, ok = strings.Cut(rest, " "); !ok || len(rest) < least {
			return found
		}
		if i, is := t.entities[rest]; is && (found == draft.None || i < found) {
			found = i
		}
	}
}
