package reader_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/text"
)

// checker checks what must hold of every reading, whatever the report.
type checker struct {
	t     testing.TB
	rd    *sanad.Reading
	runes []rune
}

// checkReading checks a reading of a report with this text.
func checkReading(t testing.TB, received string, rd *sanad.Reading) {
	t.Helper()
	c := checker{t: t, rd: rd, runes: []rune(rd.Text)}
	sum := sha256.Sum256([]byte(received))
	if rd.ID != "sha256:"+hex.EncodeToString(sum[:]) {
		t.Errorf("id %s is not the hash of the text", rd.ID)
	}
	if mended, _ := text.Mend(received); rd.Text != mended {
		t.Errorf("text %q, want the received one, mended: %q", rd.Text, mended)
	}
	c.head()
	c.blocks()
	c.figures()
	for i := range rd.Statements {
		c.statement(i)
	}
}

// span checks that a span names the characters that stand there.
func (c *checker) span(what string, s sanad.Span) {
	c.t.Helper()
	if s.Start < 0 || s.End <= s.Start || s.End > len(c.runes) {
		c.t.Errorf("%s: span [%d, %d) of %d characters", what, s.Start, s.End, len(c.runes))
		return
	}
	if got := string(c.runes[s.Start:s.End]); got != s.Text {
		c.t.Errorf("%s: span [%d, %d) is %q, not %q", what, s.Start, s.End, got, s.Text)
	}
}

func (c *checker) date(what string, d *sanad.Date) {
	c.t.Helper()
	if d == nil {
		return
	}
	if d.Value == "" || !slices.Contains([]string{"minute", "day", "month", "year", "set"}, d.Precision) {
		c.t.Errorf("%s: date %+v", what, *d)
	}
	for _, s := range d.Evidence {
		c.span(what+", evidence", s)
	}
}

func (c *checker) head() {
	rd := c.rd
	if rd.Outlet != nil && rd.Outlet.Span != nil {
		c.span("outlet", *rd.Outlet.Span)
	}
	if rd.Dateline != nil {
		c.span("dateline", rd.Dateline.Span)
	}
	c.date("published", rd.Published)
	for _, k := range rd.Credits {
		c.span("credit", k.Span)
	}
	for _, k := range rd.Carriers {
		c.span("carrier", k.Span)
		if k.Kind != "wire" && k.Kind != "outlet" {
			c.t.Errorf("carrier %+v", k)
		}
	}
}

// figures checks that every figure stands where it says, has a unit and a
// value, and points at a statement that is there.
func (c *checker) figures() {
	for _, f := range c.rd.Figures {
		c.span("figure "+f.ID, f.Value)
		c.span("figure "+f.ID+", clause", f.Span)
		for _, p := range f.Of {
			if p.Mention != nil {
				c.span("figure "+f.ID+", party", *p.Mention)
			}
		}
		if f.Unit == "" || f.Low > f.High || f.Low != f.Low || f.Value.Start < f.Span.Start || f.Value.End > f.Span.End {
			c.t.Errorf("figure %+v", f)
		}
		if f.Statement != nil && !slices.ContainsFunc(c.rd.Statements, func(s sanad.Statement) bool { return s.ID == *f.Statement }) {
			c.t.Errorf("figure %s is of statement %s, which is not there", f.ID, *f.Statement)
		}
	}
}

// blocks checks that the blocks stand in order and apart.
func (c *checker) blocks() {
	kinds := []sanad.BlockKind{sanad.TitleBlock, sanad.DatelineBlock, sanad.BodyBlock, sanad.CreditBlock, sanad.CaptionBlock,
		sanad.RelatedBlock, sanad.NoticeBlock, sanad.NoiseBlock}
	end := 0
	for i, b := range c.rd.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(c.runes) || !slices.Contains(kinds, b.Kind) || b.Repeats >= i || b.Repeats < -1 {
			c.t.Errorf("block %d is %+v, behind %d, of %d characters", i, b, end, len(c.runes))
		}
		end = b.End
	}
}

// statement checks that a statement is what its spans say, that its parts lie
// in its hull in their order, and that what it points at is there.
func (c *checker) statement(i int) {
	st := &c.rd.Statements[i]
	what := "statement " + st.ID
	if st.ID != "s"+strconv.Itoa(i+1) {
		c.t.Errorf("statement %d is called %s", i, st.ID)
	}
	if !slices.Contains([]sanad.StatementKind{sanad.Direct, sanad.Indirect, sanad.Mixed}, st.Kind) || st.Confidence < 0 || st.Confidence > 1 {
		c.t.Errorf("%s: kind %q, confidence %v", what, st.Kind, st.Confidence)
	}
	c.span(what, sanad.Span{Start: st.Start, End: st.End, Text: st.Text})
	end := st.Start
	for _, p := range st.Parts {
		c.span(what+", part", p)
		if p.Start < end || p.End > st.End {
			c.t.Errorf("%s: part [%d, %d) in [%d, %d)", what, p.Start, p.End, end, st.End)
		}
		end = p.End
	}
	if len(st.Parts) == 0 || st.Parts[0].Start != st.Start || end != st.End {
		c.t.Errorf("%s: its parts do not fill [%d, %d)", what, st.Start, st.End)
	}
	if st.Cue != nil {
		c.span(what+", cue", *st.Cue)
	}
	for _, sp := range st.Speakers {
		if sp.Mention != nil {
			c.span(what+", mention", *sp.Mention)
		}
	}
	c.date(what+", said", st.Said)
	c.points(what, i)
}

func (c *checker) points(what string, i int) {
	st := &c.rd.Statements[i]
	at := func(id string) int {
		return slices.IndexFunc(c.rd.Statements, func(s sanad.Statement) bool { return s.ID == id })
	}
	if st.Within != nil {
		if k := at(*st.Within); k < 0 || k == i {
			c.t.Errorf("%s stands within %s", what, *st.Within)
		}
	}
	if st.Repeats != nil {
		if k := at(*st.Repeats); k < 0 || k == i || k > i && st.Rule != "pull-quote" { // which repeats what stands below
			c.t.Errorf("%s repeats %s", what, *st.Repeats)
		}
	}
	for _, l := range st.Chain {
		if l.Carrier == "" || !slices.Contains([]string{"speaker", "wire", "outlet"}, l.Kind) {
			c.t.Errorf("%s: link %+v", what, l)
		}
	}
	for _, b := range c.rd.Blocks {
		quoted := b.Kind == sanad.BodyBlock || b.Kind == sanad.TitleBlock || b.Kind == sanad.CaptionBlock
		if !quoted && st.Parts[0].Start < b.End && b.Start < st.Parts[0].End {
			c.t.Errorf("%s stands in a %s", what, b.Kind)
		}
	}
}

// TestInvariants protects what every reading promises, on all reports of the
// project: each claim points at the characters that make it.
func TestInvariants(t *testing.T) {
	n := 0
	for _, text := range reports(t) {
		rd, err := newReader(t).Read(t.Context(), sanad.Report{Text: text})
		if err != nil {
			t.Errorf("%.60q: %v", text, err)
			continue
		}
		checkReading(t, text, &rd)
		n += len(rd.Statements)
	}
	if n < 300 {
		t.Errorf("only %d statements in all reports", n)
	}
}

// TestOffsetsAreCodePoints protects offsets behind characters of two, three
// and four bytes, combining marks, and line ends of two.
func TestOffsetsAreCodePoints(t *testing.T) {
	for _, before := range []string{"é. ", "“日本”. ", "😀😀. ", "e\u0301. ", "\u200f\u202b. ", "Ya.\r\n", "\ufeff", "Tidak. \u00a0"} {
		in := before + "“Kami siap membantu,” kata Menteri Budi Hartono."
		rd := mustRead(t, "id", in)
		checkReading(t, in, &rd)
		if len(rd.Statements) != 1 || rd.Statements[0].Text != "Kami siap membantu" {
			t.Errorf("%q: statements %+v", in, rd.Statements)
		}
	}
}
