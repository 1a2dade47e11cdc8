package record

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/store"
)

// candidates are, for each form that came, the rows of those there that share a
// key with it and that no sketch tells apart from it.
func (l *lining) candidates() ([][]int64, error) {
	var keys []int64
	own := map[int64]bool{}
	for i := range l.come {
		keys = append(keys, l.come[i].keys...)
		own[l.come[i].row] = true
	}
	postings, err := l.w.FormPostings(distinct(keys))
	if err != nil {
		return nil, err
	}
	byKey := map[int64][]store.Posting{}
	var rows []int64
	for from := 0; from < len(postings); {
		to := from + 1
		for to < len(postings) && postings[to].Key == postings[from].Key {
			to++
		}
		byKey[postings[from].Key] = postings[from:to]
		from = to
	}
	for _, p := range postings {
		if _, known := l.r.sketches.of(p.Row); !known {
			rows = append(rows, p.Row)
		}
	}
	if err := l.r.learn(l.w, distinct(rows)); err != nil {
		return nil, err
	}
	out := make([][]int64, len(l.come))
	l.each(func(i int, s *scout) {
		m := &l.come[i]
		s.hold(m.is)
		for _, key := range m.keys {
			for _, p := range byKey[key] {
				if s.again(p.Row) || own[p.Row] {
					continue
				}
				if sketch, _ := l.r.sketches.of(p.Row); !s.probe.Apart(sketch) {
					out[i] = append(out[i], p.Row)
				}
			}
		}
		out[i] = distinct(out[i])
	})
	return out, nil
}

// fetch fetches the forms there that what came is to be compared with.
func (l *lining) fetch() error {
	near, err := l.candidates()
	if err != nil {
		return err
	}
	var rows []int64
	for _, list := range near {
		rows = append(rows, list...)
	}
	forms, err := l.w.FormsByID(distinct(rows))
	if err != nil {
		return err
	}
	l.there = make([]member, len(forms))
	for i := range forms {
		f := &forms[i]
		l.there[i] = member{form: form{hash: f.Hash, body: f.Body}, row: f.ID, label: f.Line, unpack: sync.OnceValue(func() *line.Proposition {
			p, err := l.r.Lines.Decode(f.Body)
			if err != nil {
				return nil // of another build: it is compared once the lines are formed anew
			}
			return p
		})}
	}
	place := make(map[int64]int32, len(forms))
	for i := range l.there {
		place[l.there[i].row] = int32(i)
	}
	for i, list := range near {
		for _, row := range list {
			l.come[i].near = append(l.come[i].near, place[row])
		}
	}
	return nil
}

// scout is what one goroutine looks for candidates with.
type scout struct {
	probe *line.Probe
	seen  [1 << 12]int64 // rows seen lately, each where its last bits say
}

// hold makes the scout one of a form.
func (s *scout) hold(p *line.Proposition) {
	s.probe.Hold(p)
	clear(s.seen[:])
}

// again reports whether a row was seen before; at times it was and it says no.
func (s *scout) again(row int64) bool {
	at := &s.seen[row&int64(len(s.seen)-1)]
	if *at == row {
		return true
	}
	*at = row
	return false
}

// each calls do for all that came, on all processors, with a probe.
func (l *lining) each(do func(i int, s *scout)) {
	next := make(chan int)
	var running sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(l.come)) {
		running.Go(func() {
			s := &scout{probe: l.r.Lines.NewProbe()}
			for i := range next {
				do(i, s)
			}
		})
	}
	for i := range l.come {
		next <- i
	}
	close(next)
	running.Wait()
}

// verdict is how two forms that are not unrelated stand to each other.
type verdict struct {
	a, b place
	is   line.Relation
}

// compare compares what came with what was fetched, and among itself. Of the
// forms of one line it needs to be joined to one only: what it is to the others
// follows. Where that is not so, because lines are to be divided, it is compared
// with all.
func (l *lining) compare(once bool) {
	among := l.among()
	found := make([][]verdict, len(l.come))
	l.each(func(i int, s *scout) {
		a := &l.come[i]
		if a.is == nil {
			return
		}
		near := slices.Clone(a.near)
		slices.SortStableFunc(near, func(x, y int32) int { return cmp.Compare(l.there[x].label, l.there[y].label) })
		for n := 0; n < len(near); n++ {
			b := &l.there[near[n]]
			v := l.relate(a.is, b.unpack(), a.hash, b.hash)
			if v == line.Unrelated {
				continue
			}
			found[i] = append(found[i], verdict{place{i: i}, place{true, int(near[n])}, v})
			for once && v == line.Same && n+1 < len(near) && l.there[near[n+1]].label == b.label {
				n++
			}
		}
		s.probe.Hold(a.is)
		for _, j := range among[i] {
			if b := &l.come[j]; !s.probe.Apart(b.sketch) {
				if v := l.relate(a.is, b.is, a.hash, b.hash); v != line.Unrelated {
					found[i] = append(found[i], verdict{place{i: i}, place{i: int(j)}, v})
				}
			}
		}
	})
	for _, list := range found {
		for _, v := range list {
			if v.is == line.Same {
				l.labels.join(l.at(v.a).label, l.at(v.b).label)
			} else {
				l.oppose = append(l.oppose, [2]place{v.a, v.b})
			}
		}
	}
}

// among are, for each that came, those before it that share a key with it.
func (l *lining) among() [][]int32 {
	byKey := map[int64][]int32{}
	seen := make([]int32, len(l.come))
	out := make([][]int32, len(l.come))
	for i := range l.come {
		for _, key := range l.come[i].keys {
			for _, j := range byKey[key] {
				if seen[j] != int32(i+1) {
					seen[j] = int32(i + 1)
					out[i] = append(out[i], j)
				}
			}
		}
		for _, key := range l.come[i].keys {
			byKey[key] = append(byKey[key], int32(i))
		}
	}
	return out
}

func (l *lining) at(p place) *member {
	if p.there {
		return &l.there[p.i]
	}
	return &l.come[p.i]
}

// relate compares two forms, given with their hashes; what says the same and may
// not be joined is unrelated. The one with the smaller hash is always the first,
// so that it makes no difference which came first.
func (l *lining) relate(a, b *line.Proposition, ha, hb int64) line.Relation {
	if a == nil || b == nil {
		return line.Unrelated
	}
	if ha > hb {
		a, b = b, a
	}
	is := l.r.Lines.Compare(a, b).Relation
	if is == line.Same && !l.force.mayJoin(ha, hb) {
		return line.Unrelated
	}
	return is
}
