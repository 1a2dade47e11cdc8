package export

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
)

// place is a statement as its report has it, to the character.
type place struct {
	text            string   // all from its start to its end
	parts           []string // what of it is the speaker's, where something stands between
	before, after   string   // the context that was asked for
	read            []string // the names of its speakers as they were read
	within, repeats string   // ids in the reading
}

// words are the speaker's words, with a mark where the report puts something
// between them.
func (p *place) words() string {
	if len(p.parts) == 0 {
		return p.text
	}
	return strings.Join(p.parts, " … ")
}

// bodiesAtOnce is how many readings are unpacked before what is not needed of
// them is let go.
const bodiesAtOnce = 64

// excerpt is what is wanted of a report and its reading: its source, and its
// statements as it has them.
type excerpt struct {
	source sanad.Source
	ids    []string
	places []place
	size   int // bytes, about
	err    error
}

// excerpts keeps excerpts for as long as they may be wanted again: statements
// of a report are said on a few days that lie close together. When it has grown
// to its bound it starts anew, and keeps what is taken from the old.
type excerpts struct {
	now, old map[int64]*excerpt
	size     int
}

// mostExcerpts bounds what is kept, in bytes; there may be twice as much.
const mostExcerpts = 16 << 20

func (x *excerpts) get(report int64) *excerpt {
	if e := x.now[report]; e != nil {
		return e
	}
	e := x.old[report]
	if e != nil {
		x.put(report, e)
	}
	return e
}

func (x *excerpts) put(report int64, e *excerpt) {
	if x.now == nil {
		x.now = map[int64]*excerpt{}
	}
	x.now[report] = e
	x.size += e.size
}

// turn is called when nothing that was taken is in use any more.
func (x *excerpts) turn() {
	if x.size > mostExcerpts {
		x.now, x.old, x.size = nil, x.now, 0
	}
}

// fetchPlaces finds the words of statements in their readings.
func (s *shelf) fetchPlaces(list []store.Statement, around int) error {
	s.excerpts.turn()
	var unknown []int64
	for _, row := range distinct(each(list, func(st store.Statement) int64 { return st.Report })) {
		if s.excerpts.get(row) == nil {
			unknown = append(unknown, row)
		}
	}
	for some := range slices.Chunk(unknown, bodiesAtOnce) {
		bodies, err := s.r.Bodies(some)
		if err != nil {
			return err
		}
		found := make([]*excerpt, len(some))
		parallel(len(some), func(i int) { found[i] = s.excerpt(bodies[some[i]], around) })
		for i, e := range found {
			if e.err != nil {
				return fmt.Errorf("report %s: %w", s.reports[some[i]].UID, e.err)
			}
			s.excerpts.put(some[i], e)
		}
	}
	s.places, s.sources = make(map[int64]place, len(list)), map[int64]sanad.Source{}
	for i := range list {
		st := &list[i]
		e := s.excerpts.get(st.Report)
		_, id, _ := strings.Cut(st.UID, "/")
		if st.Ordinal < 0 || st.Ordinal >= len(e.ids) || e.ids[st.Ordinal] != id {
			return fmt.Errorf("%w: it has no statement %s", record.ErrBody, st.UID)
		}
		s.places[st.ID], s.sources[st.Report] = e.places[st.Ordinal], e.source
	}
	return nil
}

// parallel calls do for each number below n, in several goroutines.
func parallel(n int, do func(i int)) {
	var running sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), n)
	for w := range workers {
		running.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	running.Wait()
}

// excerpt takes what is wanted out of a report.
func (s *shelf) excerpt(b store.Body, around int) *excerpt {
	report, rd, err := s.rec.Unpack(b)
	if err != nil {
		return &excerpt{err: err}
	}
	e := &excerpt{source: report.Source, ids: make([]string, len(rd.Statements)), places: make([]place, len(rd.Statements)), size: 500}
	text := []rune(rd.Text)
	for i := range rd.Statements {
		read := &rd.Statements[i]
		if read.Start < 0 || read.Start > read.End || read.End > len(text) {
			return &excerpt{err: fmt.Errorf("%w: statement %s", record.ErrBody, read.ID)}
		}
		e.ids[i], e.places[i] = strings.Clone(read.ID), placeOf(read, text, around)
		e.size += 300 + 2*len(e.places[i].text) + 8*around
	}
	return e
}

// placeOf copies what is wanted of a reading, so that the rest can go.
func placeOf(read *sanad.Statement, text []rune, around int) place {
	p := place{
		text:   string(text[read.Start:read.End]),
		before: string(text[max(0, read.Start-around):read.Start]),
		after:  string(text[read.End:min(len(text), read.End+around)]),
	}
	if len(read.Parts) > 1 {
		for _, part := range read.Parts {
			p.parts = append(p.parts, strings.Clone(part.Text))
		}
	}
	for i := range read.Speakers {
		p.read = append(p.read, strings.Clone(read.Speakers[i].Name))
	}
	if read.Within != nil {
		p.within = strings.Clone(*read.Within)
	}
	if read.Repeats != nil {
		p.repeats = strings.Clone(*read.Repeats)
	}
	return p
}
