package record

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
)

// Every span of a reading carries its characters, which its text says again at
// its offsets; its text is nearly always that of the report, and so on. The
// record leaves out what it can put back: three quarters of a reading.

// strip is a reading without what the report, or the reading elsewhere, says
// again; the reading itself stays as it is.
func strip(rd *sanad.Reading, r *sanad.Report) sanad.Reading {
	out := detach(rd)
	spans(&out, func(s *sanad.Span) { s.Text = "" })
	for i := range out.Statements {
		s := &out.Statements[i]
		s.Text = ""
		if len(s.Parts) == 1 && s.Parts[0].Start == s.Start && s.Parts[0].End == s.End {
			s.Parts = nil
		}
	}
	if out.ID == idOf(r) {
		out.ID = ""
	}
	if out.Source == r.Source {
		out.Source = sanad.Source{}
	}
	for i := range out.Repairs {
		out.Repairs[i].Text = rd.Repairs[i].Text // from them the text is mended again
	}
	if out.Text == mend(r.Text, rd.Repairs) {
		out.Text = ""
	}
	last := 0
	eachStretch(&out, func(start, end *int) {
		*start, *end, last = *start-last, *end-*start, *end
	})
	return out
}

// eachStretch calls do with all offsets of a reading but those of its repairs, in
// the order in which they are kept: as distances from the one before, which are
// small and much alike, and pack a third better than offsets.
func eachStretch(rd *sanad.Reading, do func(start, end *int)) {
	for i := range rd.Blocks {
		do(&rd.Blocks[i].Start, &rd.Blocks[i].End)
	}
	for i := range rd.Statements {
		do(&rd.Statements[i].Start, &rd.Statements[i].End)
	}
	repairs := rd.Repairs
	rd.Repairs = nil
	spans(rd, func(s *sanad.Span) { do(&s.Start, &s.End) })
	rd.Repairs = repairs
}

// mend makes the repairs of a reading in the text as it was received.
func mend(received string, repairs []sanad.Repair) string {
	if len(repairs) == 0 {
		return received
	}
	var b strings.Builder
	runes := 0
	for _, r := range repairs {
		for runes < r.Start && received != "" {
			_, size := utf8.DecodeRuneInString(received)
			b.WriteString(received[:size])
			received = received[size:]
			runes++
		}
		if !strings.HasPrefix(received, r.Was) {
			return "" // not made from this text
		}
		b.WriteString(r.Text)
		runes += utf8.RuneCountInString(r.Text)
		received = received[len(r.Was):]
	}
	return b.String() + received
}

// fill puts back what strip left out.
func fill(rd sanad.Reading, r *sanad.Report) sanad.Reading {
	if rd.ID == "" {
		rd.ID = idOf(r)
	}
	if rd.Source == (sanad.Source{}) {
		rd.Source = r.Source
	}
	if rd.Text == "" {
		rd.Text = mend(r.Text, rd.Repairs)
	}
	last := 0
	eachStretch(&rd, func(start, end *int) {
		*start += last
		*end += *start
		last = *end
	})
	at := newOffsets(rd.Text)
	for i := range rd.Statements {
		s := &rd.Statements[i]
		if s.Text = at.slice(s.Start, s.End); s.Parts == nil {
			s.Parts = []sanad.Span{{Start: s.Start, End: s.End}}
		}
	}
	spans(&rd, func(s *sanad.Span) { s.Text = at.slice(s.Start, s.End) })
	return rd
}

// idOf is the id of the reading of a report.
func idOf(r *sanad.Report) string {
	return "sha256:" + textHash(r.Text)
}

// offsets finds the bytes of code points. It keeps every stride-th.
type offsets struct {
	text  string
	ascii bool
	marks []int32
	runes int
}

const stride = 64

func newOffsets(s string) *offsets {
	o := &offsets{text: s}
	for i := range s {
		if o.runes%stride == 0 {
			o.marks = append(o.marks, int32(i))
		}
		o.runes++
	}
	o.ascii = o.runes == len(s)
	return o
}

// byteOf is the byte at which a code point begins.
func (o *offsets) byteOf(n int) int {
	switch {
	case n <= 0:
		return 0
	case n >= o.runes:
		return len(o.text)
	case o.ascii:
		return n
	}
	i := int(o.marks[n/stride])
	for range n % stride {
		_, size := utf8.DecodeRuneInString(o.text[i:])
		i += size
	}
	return i
}

func (o *offsets) slice(start, end int) string {
	if start >= end {
		return ""
	}
	return o.text[o.byteOf(start):o.byteOf(end)]
}

// spans calls do with every span of a reading.
func spans(rd *sanad.Reading, do func(*sanad.Span)) {
	some := func(s *sanad.Span) {
		if s != nil {
			do(s)
		}
	}
	dates := func(d *sanad.Date) {
		if d != nil {
			for i := range d.Evidence {
				do(&d.Evidence[i])
			}
		}
	}
	if rd.Outlet != nil {
		some(rd.Outlet.Span)
	}
	if rd.Dateline != nil {
		do(&rd.Dateline.Span)
	}
	dates(rd.Published)
	for i := range rd.Credits {
		do(&rd.Credits[i].Span)
	}
	for i := range rd.Carriers {
		do(&rd.Carriers[i].Span)
	}
	for i := range rd.Repairs {
		do(&rd.Repairs[i].Span)
	}
	for i := range rd.Statements {
		s := &rd.Statements[i]
		for j := range s.Parts {
			do(&s.Parts[j])
		}
		some(s.Cue)
		for j := range s.Speakers {
			some(s.Speakers[j].Mention)
		}
		dates(s.Said)
	}
	for i := range rd.Events {
		e := &rd.Events[i]
		dates(e.Date)
		do(&e.Trigger)
		do(&e.Span)
		parties(e.Who, some)
		parties(e.Whom, some)
	}
	for i := range rd.Figures {
		do(&rd.Figures[i].Value)
		do(&rd.Figures[i].Span)
		parties(rd.Figures[i].Of, some)
	}
}

func parties(list []sanad.Party, do func(*sanad.Span)) {
	for i := range list {
		do(list[i].Mention)
	}
}

func detachParties(list []sanad.Party) []sanad.Party {
	list = slices.Clone(list)
	for i := range list {
		list[i].Mention = clone(list[i].Mention)
	}
	return list
}

// detach copies a reading as deep as its spans lie.
func detach(rd *sanad.Reading) sanad.Reading {
	out := *rd
	out.Outlet, out.Dateline, out.Published = clone(rd.Outlet), clone(rd.Dateline), detachDate(rd.Published)
	if out.Outlet != nil {
		out.Outlet.Span = clone(out.Outlet.Span)
	}
	out.Credits, out.Carriers = slices.Clone(rd.Credits), slices.Clone(rd.Carriers)
	out.Repairs, out.Figures = slices.Clone(rd.Repairs), slices.Clone(rd.Figures)
	out.Blocks, out.Events = slices.Clone(rd.Blocks), slices.Clone(rd.Events)
	for i := range out.Events {
		e := &out.Events[i]
		e.Date, e.Who, e.Whom = detachDate(e.Date), detachParties(e.Who), detachParties(e.Whom)
	}
	for i := range out.Figures {
		out.Figures[i].Of = detachParties(out.Figures[i].Of)
	}
	out.Statements = slices.Clone(rd.Statements)
	for i := range out.Statements {
		s := &out.Statements[i]
		s.Parts, s.Cue, s.Said = slices.Clone(s.Parts), clone(s.Cue), detachDate(s.Said)
		s.Speakers = slices.Clone(s.Speakers)
		for j := range s.Speakers {
			s.Speakers[j].Mention = clone(s.Speakers[j].Mention)
		}
	}
	return out
}

func detachDate(d *sanad.Date) *sanad.Date {
	d = clone(d)
	if d != nil {
		d.Evidence = slices.Clone(d.Evidence)
	}
	return d
}

func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	c := *p
	return &c
}
