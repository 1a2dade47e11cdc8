package gen

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
)

// writer writes the text of a report and keeps count of its characters.
type writer struct {
	b  strings.Builder
	at int
}

// put writes a stretch and returns its span.
func (w *writer) put(s string) sanad.Span {
	start := w.at
	w.b.WriteString(s)
	w.at += utf8.RuneCountInString(s)
	return sanad.Span{Start: start, End: w.at, Text: s}
}

func block(kind sanad.BlockKind, start, end int) sanad.Block {
	return sanad.Block{Kind: kind, Start: start, End: end, Repeats: -1}
}

// write writes an article and says what is to be read in it.
func (g *Generator) write(a *article) (sanad.Report, sanad.Reading) {
	code := [2]string{"id", "en"}[a.lang]
	w := &writer{}
	rd := sanad.Reading{
		Language: code, Credits: []sanad.Credit{}, Carriers: []sanad.Carrier{}, Repairs: []sanad.Repair{},
		Blocks: []sanad.Block{}, Statements: []sanad.Statement{}, Events: []sanad.Event{}, Figures: []sanad.Figure{},
	}
	title := capital(g.text(a.title, a.lang))
	w.put(title)
	rd.Title = &title
	rd.Blocks = append(rd.Blocks, block(sanad.TitleBlock, 0, w.at))
	w.put("\n\n")
	line := w.put(a.place + " (" + a.outlet + ") -")
	rd.Dateline = &sanad.Dateline{Place: a.place, Agency: a.outlet, Span: line}
	rd.Outlet = &sanad.Outlet{Name: a.outlet, Span: &line}
	rd.Blocks = append(rd.Blocks, block(sanad.DatelineBlock, line.Start, line.End))
	w.put(" ")
	for i := range a.paras {
		if i > 0 {
			w.put("\n\n")
		}
		start := w.at
		g.para(w, &rd, a, &a.paras[i])
		rd.Blocks = append(rd.Blocks, block(sanad.BodyBlock, start, w.at))
	}
	if g.Deeds {
		g.deeds(w, &rd, a)
	}
	g.credits(w, &rd, a)
	rd.Text = w.b.String()
	report := sanad.Report{
		Source: sanad.Source{URL: a.url()}, Text: rd.Text, Outlet: a.outlet, Published: a.day.Format("2006-01-02"), Title: title, Language: code,
	}
	rd.Source = report.Source
	rd.Published = &sanad.Date{Value: report.Published, Precision: "day", Evidence: []sanad.Span{}}
	sum := sha256.Sum256([]byte(rd.Text))
	rd.ID = "sha256:" + hex.EncodeToString(sum[:])
	return report, rd
}

// para writes a paragraph, with its statement where it has one.
func (g *Generator) para(w *writer, rd *sanad.Reading, a *article, p *para) {
	if p.speaker == nil {
		for i, c := range p.says {
			if i > 0 {
				w.put(" ")
			}
			w.put(capital(g.text(c, a.lang)) + ".")
		}
		return
	}
	st := sanad.Statement{
		ID: fmt.Sprint("s", len(rd.Statements)+1), Force: "asserts", Chain: g.chain(a), Said: nil,
	}
	words := g.text(p.says[0], a.lang)
	said := [2][2]string{{"kata", "said"}, {"mengatakan", "said"}}
	var span, cue sanad.Span
	var mention sanad.Span
	if p.shape < 2 {
		st.Kind, st.Rule, st.Confidence = sanad.Direct, rd.Language+".quote-kata", 0.917
		w.put(`"`)
		span = w.put(capital(words))
		w.put(`," `)
		cue = w.put(said[0][a.lang])
		w.put(" ")
		mention = g.mention(w, a, p)
		when := fmt.Sprintf(" (%d/%d/%d)", a.day.Day(), int(a.day.Month()), a.day.Year())
		ev := w.put(when)
		st.Said = &sanad.Date{Value: a.day.Format("2006-01-02"), Precision: "day", Evidence: []sanad.Span{ev}}
		st.Place = a.place
	} else {
		st.Kind, st.Rule, st.Confidence = sanad.Indirect, rd.Language+".langsung", 0.827
		mention = g.mention(w, a, p)
		w.put(" ")
		cue = w.put(said[1][a.lang])
		w.put(" ")
		span = w.put(words)
	}
	w.put(".")
	st.Start, st.End, st.Text, st.Parts, st.Cue = span.Start, span.End, span.Text, []sanad.Span{span}, &cue
	st.Speakers = []sanad.Speaker{{
		Name: p.speaker.name, Mention: &mention, ResolvedBy: "self", Office: p.speaker.title(a.lang), Of: p.speaker.state,
	}}
	rd.Statements = append(rd.Statements, st)
}

// mention names the speaker, with office and state.
func (g *Generator) mention(w *writer, a *article, p *para) sanad.Span {
	if t := p.speaker.title(a.lang); t != "" {
		if a.lang == english {
			w.put(p.speaker.state + " " + t + " ")
		} else {
			w.put(t + " " + p.speaker.state + " ")
		}
	}
	return w.put(p.speaker.name)
}

// chain is through whom a statement came.
func (g *Generator) chain(a *article) []sanad.Link {
	out := []sanad.Link{}
	if a.via != "" {
		out = append(out, sanad.Link{Carrier: a.via, Kind: "wire"})
	}
	return append(out, sanad.Link{Carrier: a.outlet, Kind: "outlet"})
}

// credits writes who made the report.
func (g *Generator) credits(w *writer, rd *sanad.Reading, a *article) {
	w.put("\n")
	for i, role := range []string{"reporter", "editor"} {
		w.put("\n")
		start := w.at
		w.put([2][2]string{{"Pewarta: ", "Reporting by "}, {"Editor: ", "Editing by "}}[i][a.lang])
		name := a.writers[i]
		if i == 0 && a.via != "" {
			name = a.via
		}
		s := w.put(name)
		rd.Credits = append(rd.Credits, sanad.Credit{Role: role, Name: name, Span: s})
		if i == 0 && a.via != "" {
			rd.Carriers = append(rd.Carriers, sanad.Carrier{Name: name, Kind: "wire", Span: s})
		}
		rd.Blocks = append(rd.Blocks, block(sanad.CreditBlock, start, w.at))
	}
	w.put("\n")
}
