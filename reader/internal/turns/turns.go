// Package turns makes the statements of a transcript: what stands under a
// speaker's label is said by that speaker, to whoever was there. Its chain has
// one link, for nobody stands between.
package turns

import (
	"slices"
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
// reader through the speaker. In tells bytes of the mended text.
func Read(d *draft.Draft, in []sanad.Turn) {
	if len(in) == 0 {
		return
	}
	t := turner{d: d, inner: d.Statements, at: map[int]int{}}
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

// teller is the statement that tells what stands at a token: the one that did
// so before, or the speaker's own.
func (t *turner) teller(before, token int) int {
	if now, ok := t.at[before]; ok {
		return now
	}
	for i := range t.out {
		if t.out[i].Rule == Rule && t.out[i].Hull().Has(token) {
			return i
		}
	}
	return draft.None
}

type turner struct {
	d     *draft.Draft
	inner []draft.Statement // as the other stages read them
	out   []draft.Statement
	at    map[int]int // where those that were kept stand now
}

// turn adds the statements of one turn.
func (t *turner) turn(in sanad.Turn) {
	label := t.label(in)
	for _, line := range t.d.Doc.Lines {
		first, last := t.d.Doc.Toks[line.From], t.d.Doc.Toks[line.To-1]
		if int(last.End) <= in.Start || int(first.Start) >= in.End {
			continue
		}
		for int(t.d.Doc.Toks[line.From].Start) < in.Start { // a label before the words
			line.From++
		}
		t.statement(in.Speaker, label, line)
	}
}

// statement adds a line and what was read in it.
func (t *turner) statement(name string, label, line text.Range) {
	outer := len(t.out)
	t.out = append(t.out, draft.Statement{
		Kind: sanad.Direct, Parts: []text.Range{line}, Frame: draft.None, Rule: Rule, Sent: draft.None, Quote: draft.None,
		Within: draft.None, Via: draft.None, Repeats: draft.None, Said: t.d.Published,
		Speakers: []draft.Speaker{{Phrase: label, Mention: label, Entity: t.entity(name), By: Resolved, Name: name}},
		Chain:    []sanad.Link{{Carrier: name, Kind: "speaker"}},
	})
	for i := range t.inner {
		st := t.inner[i]
		hull := st.Hull()
		told := st.Cue.Len() > 0 && slices.ContainsFunc(st.Speakers, func(s draft.Speaker) bool { return s.Entity != draft.None })
		if hull.From < line.From || hull.To > line.To || !told {
			continue
		}
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

// label is where the text names the speaker of a turn: just before it.
func (t *turner) label(in sanad.Turn) text.Range {
	end := 0
	for end < len(t.d.Doc.Toks) && int(t.d.Doc.Toks[end].Start) < in.Start {
		end++
	}
	for from := max(0, end-24); from < end; from++ {
		tok := t.d.Doc.Toks[from]
		rest := t.d.Doc.Text[tok.Start:]
		if !strings.HasPrefix(rest, in.Speaker) {
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

// entity is who in the report bears the speaker's name.
func (t *turner) entity(name string) int {
	for i := range t.d.Entities {
		if e := &t.d.Entities[i]; strings.EqualFold(e.Name, name) || len(e.Name) > 3 && strings.HasSuffix(strings.ToLower(name), " "+strings.ToLower(e.Name)) {
			return i
		}
	}
	return draft.None
}
