package record

import (
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/store"
)

// sketches remember the sketches of forms by row, so that a form is fetched and
// unpacked once to be told apart from all that come later: in a record of a
// million statements a new one shares a key with three hundred forms, and says
// the same as one or none. They are used by one writer at a time, and a row is
// never another form's (see store.Writer.DropForms), but for what an Update that
// failed had added: then all are forgotten.
type sketches struct {
	pages  [][]uint32 // by row: chunk and offset, from 1; 0 where it is not known
	chunks [][]byte
	known  int
}

const (
	pageBits     = 12 // rows follow each other: a page has 4,096
	mostPages    = 1 << 20
	chunkBits    = 16 // a chunk has 64 KB
	mostSketched = 2_000_000
	longSketch   = 255 // one as long is kept as none: it is told apart from nothing
)

// add remembers a sketch.
func (s *sketches) add(row int64, sketch line.Sketch) {
	page := row >> pageBits
	if row < 0 || page >= mostPages {
		return // no database counts so far
	}
	if s.known >= mostSketched {
		s.forget()
	}
	if len(sketch) >= longSketch {
		sketch = nil
	}
	last := len(s.chunks) - 1
	if last < 0 || len(s.chunks[last])+1+len(sketch) > 1<<chunkBits {
		s.chunks = append(s.chunks, make([]byte, 0, 1<<chunkBits))
		last++
	}
	for int64(len(s.pages)) <= page {
		s.pages = append(s.pages, nil)
	}
	if s.pages[page] == nil {
		s.pages[page] = make([]uint32, 1<<pageBits)
	}
	s.pages[page][row&(1<<pageBits-1)] = uint32(last)<<chunkBits | uint32(len(s.chunks[last])) + 1
	s.known++
	s.chunks[last] = append(append(s.chunks[last], byte(len(sketch))), sketch...)
}

// of returns the sketch of a row.
func (s *sketches) of(row int64) (sketch line.Sketch, known bool) {
	page := row >> pageBits
	if row < 0 || page >= int64(len(s.pages)) || s.pages[page] == nil {
		return nil, false
	}
	at := s.pages[page][row&(1<<pageBits-1)]
	if at == 0 {
		return nil, false
	}
	at--
	b := s.chunks[at>>chunkBits][at&(1<<chunkBits-1):]
	return line.Sketch(b[1 : 1+int(b[0])]), true
}

func (s *sketches) forget() { *s = sketches{} }

// learn fetches the forms of rows whose sketches are not known.
func (r *Record) learn(rd store.Reader, rows []int64) error {
	const atOnce = 2000
	var missing []int64
	for _, row := range rows {
		if _, known := r.sketches.of(row); !known {
			missing = append(missing, row)
		}
	}
	for len(missing) > 0 {
		n := min(atOnce, len(missing))
		forms, err := rd.FormsByID(missing[:n])
		if err != nil {
			return err
		}
		made := make([]line.Sketch, len(forms))
		parallel(len(forms), func(i int) {
			if p, err := r.Lines.Decode(forms[i].Body); err == nil {
				made[i] = p.Sketch()
			}
		})
		for i, f := range forms {
			r.sketches.add(f.ID, made[i])
		}
		missing = missing[n:]
	}
	return nil
}
