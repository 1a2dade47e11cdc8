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
	at     map[int64]uint32 // chunk and offset
	chunks [][]byte
}

const (
	chunkBits    = 16 // a chunk has 64 KB
	mostSketched = 2_000_000
	longSketch   = 255 // one as long is kept as none: it is told apart from nothing
)

// add remembers a sketch.
func (s *sketches) add(row int64, sketch line.Sketch) {
	if len(s.at) >= mostSketched || s.at == nil {
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
	s.at[row] = uint32(last)<<chunkBits | uint32(len(s.chunks[last]))
	s.chunks[last] = append(append(s.chunks[last], byte(len(sketch))), sketch...)
}

// of returns the sketch of a row.
func (s *sketches) of(row int64) (sketch line.Sketch, known bool) {
	at, known := s.at[row]
	if !known {
		return nil, false
	}
	b := s.chunks[at>>chunkBits][at&(1<<chunkBits-1):]
	return line.Sketch(b[1 : 1+int(b[0])]), true
}

func (s *sketches) forget() { s.at, s.chunks = map[int64]uint32{}, nil }

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
