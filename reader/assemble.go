package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/turns"
)

// assembler turns a draft, told in tokens, into a reading, told in code points.
type assembler struct {
	d *draft.Draft
}

func assemble(d *draft.Draft, repairs []text.Repair) sanad.Reading {
	a := assembler{d}
	sum := sha256.Sum256([]byte(d.Report.Text))
	rd := sanad.Reading{
		ID:         "sha256:" + hex.EncodeToString(sum[:]),
		Source:     d.Report.Source,
		Language:   d.Doc.Lang.Pack.Code,
		Text:       d.Doc.Text,
		Credits:    []sanad.Credit{},
		Carriers:   []sanad.Carrier{},
		Blocks:     make([]sanad.Block, 0, len(d.Blocks)),
		Statements: make([]sanad.Statement, 0, len(d.Statements)),
		Events:     []sanad.Event{},
		Figures:    a.figures(),
	}
	rd.Repairs = repaired(d.Doc.Text, repairs)
	a.head(&rd)
	a.given(&rd)
	for _, b := range d.Blocks {
		s := a.span(b.Range)
		rd.Blocks = append(rd.Blocks, sanad.Block{Kind: b.Kind, Start: s.Start, End: s.End, Repeats: b.Repeats})
	}
	for i := range d.Statements {
		rd.Statements = append(rd.Statements, a.statement(i))
	}
	for i := range d.Events {
		rd.Events = append(rd.Events, a.event(i))
	}
	return rd
}

// repaired tells in code points where the text was mended.
func repaired(s string, repairs []text.Repair) []sanad.Repair {
	out := []sanad.Repair{}
	at, runes := 0, 0
	for _, r := range repairs {
		runes += utf8.RuneCountInString(s[at:r.Start])
		mended := s[r.Start:r.End]
		n := utf8.RuneCountInString(mended)
		out = append(out, sanad.Repair{Span: sanad.Span{Start: runes, End: runes + n, Text: mended}, Was: r.Was})
		at, runes = r.End, runes+n
	}
	return out
}

// span gives a range of tokens in code points, with its characters.
func (a assembler) span(r text.Range) sanad.Span {
	if r.Len() <= 0 {
		return sanad.Span{}
	}
	toks := a.d.Doc.Toks
	return sanad.Span{Start: int(toks[r.From].RuneStart), End: int(toks[r.To-1].RuneEnd), Text: a.d.Doc.Slice(r)}
}

func (a assembler) spanOrNil(r text.Range) *sanad.Span {
	if r.Len() <= 0 {
		return nil
	}
	s := a.span(r)
	return &s
}

// head fills what the reading says of the report as a whole.
func (a assembler) head(rd *sanad.Reading) {
	d := a.d
	if o := d.Outlet; o != nil {
		rd.Outlet = &sanad.Outlet{Name: o.Name, Actor: o.Actor, Span: a.spanOrNil(o.Range)}
	}
	if t := a.title(); t != "" {
		rd.Title = &t
	}
	if dl := d.Dateline; dl != nil {
		rd.Dateline = &sanad.Dateline{Place: d.Doc.Slice(dl.Place), Agency: d.Doc.Slice(dl.Agency), Span: a.span(dl.Range)}
	}
	if d.Published != nil {
		rd.Published = a.date(d.Published)
	}
	for _, c := range d.Credits {
		s := a.span(c.Range)
		rd.Credits = append(rd.Credits, sanad.Credit{Role: c.Role, Name: s.Text, Span: s})
	}
	for _, c := range d.Carriers {
		kind := "outlet"
		if c.Wire {
			kind = "wire"
		}
		rd.Carriers = append(rd.Carriers, sanad.Carrier{Name: c.Name, Kind: kind, Actor: c.Actor, Span: a.span(c.Range)})
	}
}

func (a assembler) title() string {
	if a.d.Report.Title != "" {
		return a.d.Report.Title
	}
	for _, b := range a.d.Blocks {
		if b.Kind == sanad.TitleBlock {
			return a.d.Doc.Slice(b.Range)
		}
	}
	return ""
}

func (a assembler) date(d *draft.Date) *sanad.Date {
	out := &sanad.Date{Value: d.Value, Precision: d.Precision, Evidence: []sanad.Span{}}
	for _, p := range d.Proof {
		if p.Len() > 0 { // the date given beside the text has no characters in it
			out.Evidence = append(out.Evidence, a.span(p))
		}
	}
	return out
}

func statementID(i int) string { return "s" + strconv.Itoa(i+1) }

func (a assembler) statement(i int) sanad.Statement {
	st := &a.d.Statements[i]
	hull := a.span(st.Hull())
	out := sanad.Statement{
		ID: statementID(i), Kind: st.Kind, Start: hull.Start, End: hull.End, Text: hull.Text,
		Parts: make([]sanad.Span, 0, len(st.Parts)), Cue: a.spanOrNil(st.Cue), Speakers: make([]sanad.Speaker, 0, len(st.Speakers)),
		Place: a.d.Doc.Slice(st.Place), Occasion: a.d.Doc.Slice(st.Occasion), Addressee: a.d.Doc.Slice(st.Addressee),
		Force: string(st.Force), Negated: st.Negated, Chain: st.Chain, Rule: st.Rule, Confidence: a.confidence(st),
	}
	if out.Chain == nil {
		out.Chain = []sanad.Link{}
	}
	for _, p := range st.Parts {
		out.Parts = append(out.Parts, a.span(p))
	}
	for _, sp := range st.Speakers {
		out.Speakers = append(out.Speakers, a.speaker(sp))
	}
	if st.Said != nil {
		out.Said = a.date(st.Said)
	}
	if st.Within != draft.None {
		id := statementID(st.Within)
		out.Within = &id
	}
	if st.Repeats != draft.None {
		id := statementID(st.Repeats)
		out.Repeats = &id
	}
	return out
}

// belongs names the state or organisation that an entity is or belongs to, as
// far as the actor data or the report tells.
func (a assembler) belongs(e *draft.Entity) string {
	if of, ok := a.d.Actors.ByID(e.OfID); ok {
		return of.NameIn(a.d.Doc.Lang.Pack.Code)
	}
	if e.Kind == draft.StateEntity {
		return e.Name
	}
	return ""
}

func (a assembler) confidence(st *draft.Statement) float64 {
	const unmeasured = 0.5 // as of a frame never seen on the gold
	switch {
	case st.Rule == turns.Rule:
		return 1 // a label says it: nothing is read out of words
	case st.Frame == draft.None:
		return unmeasured
	}
	return a.d.Doc.Lang.Pack.Frames[st.Frame].Precision
}

func (a assembler) speaker(sp draft.Speaker) sanad.Speaker {
	out := sanad.Speaker{Mention: a.spanOrNil(sp.Mention), ResolvedBy: sp.By, Name: a.d.Doc.Slice(sp.Mention),
		Office: a.d.Doc.Slice(sp.Office), Of: a.d.Doc.Slice(sp.Of)}
	if sp.Entity != draft.None {
		e := &a.d.Entities[sp.Entity]
		out.Name, out.Actor = e.Name, e.Actor
		if out.Of == "" {
			out.Of = a.belongs(e)
		}
	} else if sp.By == "enclitic" || sp.By == "continued" {
		out.Name = ""
	} else if sp.Name != "" {
		out.Name = sp.Name
	}
	return out
}
