package stem

import (
	"strings"
)

// find analyses a word: as a root with affixes, else as words joined by a
// hyphen, else as an unknown root with affixes that are plain to see.
func (a *affixes) find(word string) result {
	if e, ok := a.roots[word]; ok && !e.form {
		return result{root: e.root, voice: Plain}
	}
	var s search
	s.begin(a, word)
	if s.size == 0 {
		return result{root: word, voice: Plain}
	}
	s.walk(a.start, 0, path{})
	if s.found {
		return s.result()
	}
	if i := strings.IndexByte(s.text(), '-'); i >= 0 && s.forced == "" {
		return a.findJoined(s.text(), i)
	}
	s.unknown = true
	s.walk(a.start, 0, path{})
	r := result{root: word, voice: Plain}
	if s.found {
		r = s.result()
	}
	if s.forced != "" { // the affixes tell what it is made into all the same
		r.root = s.forced
	}
	return r
}

// search looks for the best analysis of one word. It works in one buffer, in
// which the letters that a prefix has taken from a root are put back over the
// prefix's own and taken out again.
type search struct {
	*affixes

	buf    [longest]byte
	size   int
	ends   [32]end
	num    int
	forced string // the root, where the list gives the word as a form of it

	unknown bool // look for affixes around roots that are in no list
	found   bool
	best    candidate
}

// end is a place where a root can end: enclitics, particles and a suffix follow.
type end struct {
	at, suffix, clitics, need uint8
}

// path is what has been taken off before a place.
type path struct {
	prefixes, restored int
	need               uint8
	keepFrom, keepTo   int
}

// candidate is one analysis of the word.
type candidate struct {
	keep, root string
	weight     int // how much speaks for it: the length of the root
	prefixes   int
	restored   int
	clitics    uint8
	suffix     uint8
	order      int16
	voice      Voice
}

// begin copies the word, with one kind of hyphen, and lists where its root can
// end.
func (s *search) begin(a *affixes, word string) {
	s.affixes = a
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] >= 0x90 && word[i+2] <= 0x93 { // U+2010 to U+2013
			c = '-'
			i += 2
		}
		s.buf[s.size] = c
		s.size++
	}
	for s.size > 0 && s.buf[s.size-1] == '-' { // cut off at the end of a line
		s.size--
	}
	s.endings(s.size, 0, 0)
	for _, p := range a.particles {
		if at, ok := s.cut(s.size, p.text); ok {
			s.endings(at, 1, p.need)
			s.withEnclitics(at, 1, p.need)
		}
	}
	s.withEnclitics(s.size, 0, 0)
}

// withEnclitics lists the ends of a word of this size that ends in an enclitic.
func (s *search) withEnclitics(size int, clitics, need uint8) {
	for _, e := range s.enclitics {
		if at, ok := s.cut(size, e.text); ok {
			s.endings(at, clitics+1, max(need, e.need))
		}
	}
}

// endings lists the ends that a word of this size can have, with each suffix.
func (s *search) endings(size int, clitics, need uint8) {
	for i, suffix := range s.suffixes {
		at, ok := s.cut(size, suffix)
		if ok && s.num < len(s.ends) {
			s.ends[s.num] = end{uint8(at), uint8(i), clitics, need}
			s.num++
		}
	}
}

// cut returns where text begins that the first size bytes of the word end in,
// and that is not all of them. A hyphen before it goes too: AS-nya.
func (s *search) cut(size int, text string) (int, bool) {
	at := size - len(text)
	if at <= 0 || string(s.buf[at:size]) != text {
		return 0, false
	}
	if text != "" && at > 1 && s.buf[at-1] == '-' {
		at--
	}
	return at, true
}

// walk tries all patterns that go on from a node, with the rest of the word
// beginning at lo.
func (s *search) walk(n *node, lo int, p path) {
	for i := range s.ends[:s.num] {
		e := &s.ends[i]
		if t := &n.takes[e.suffix]; t.ok && int(e.at) > lo {
			if s.unknown {
				s.tryUnknown(lo, e, t, p)
			} else {
				s.try(lo, e, t, p)
			}
		}
	}
	edges := n.edges[s.buf[lo]]
	for i := range edges {
		e := &edges[i]
		at := lo + len(e.form)
		if at >= s.size || string(s.buf[lo:at]) != e.form || !e.fits(s.buf[at:s.size]) || s.unknown && e.need == never {
			continue
		}
		q := p
		q.prefixes++
		q.need = max(q.need, e.need)
		if e.keeps {
			q.keepFrom, q.keepTo = lo, at
		}
		if e.restores == "" {
			s.walk(e.to, at, q)
			continue
		}
		q.restored++
		s.walkRestored(e, at-len(e.restores), q)
	}
}

// walkRestored goes on with the letters in the buffer that the root has lost.
func (s *search) walkRestored(e *edge, at int, q path) {
	var own [longest]byte
	n := copy(own[:], s.buf[at:at+len(e.restores)])
	copy(s.buf[at:], e.restores)
	s.walk(e.to, at, q)
	copy(s.buf[at:], own[:n])
}

func (e *edge) fits(rest []byte) bool {
	if len(e.before) == 0 {
		return true
	}
	for _, b := range e.before {
		if len(rest) >= len(b) && string(rest[:len(b)]) == b {
			return true
		}
	}
	return false
}

// try takes the root between lo and an end if it is in the list.
func (s *search) try(lo int, e *end, t *take, p path) {
	found, ok := s.roots[string(s.buf[lo:e.at])]
	if !ok {
		found, ok = s.doubled(lo, int(e.at))
	}
	if !ok {
		return
	}
	if found.form {
		// The list says which root this word is of; from here on only affixes
		// around that root count. Inside other affixes the list says nothing.
		if p.prefixes == 0 && e.suffix == 0 && s.forced == "" {
			s.forced, s.found = found.root, false
		}
		return
	}
	if s.forced != "" && found.root != s.forced {
		return
	}
	c := candidate{root: found.root, prefixes: p.prefixes, restored: p.restored, clitics: e.clitics, suffix: e.suffix, order: t.order, voice: t.voice}
	if p.keepTo > 0 {
		c.keep = string(s.buf[p.keepFrom:p.keepTo])
	}
	// The suffix of a noun with a prefix weighs as much as the root's own end:
	// pembagian is bagi like membagi, though bagian is a root too.
	c.weight = len(c.root)
	if p.prefixes > 0 && t.voice == Nominal {
		c.weight += len(s.suffixes[e.suffix])
	}
	if !s.found || c.better(&s.best) {
		s.found, s.best = true, c
	}
}

// shortest is the shortest root, in bytes, that is known when it stands twice
// in a row without a hyphen: apaapa.
const shortest = 3

// doubled finds a root that is all of the place, twice: negara-negara.
func (s *search) doubled(lo, hi int) (entry, bool) {
	half := (hi - lo) / 2
	second := hi - half
	if half < 2 || s.buf[lo] != s.buf[second] || string(s.buf[lo:lo+half]) != string(s.buf[second:hi]) {
		return entry{}, false
	}
	if hyphen := second > lo+half; hyphen && s.buf[second-1] != '-' || !hyphen && half < shortest {
		return entry{}, false
	}
	found, ok := s.roots[string(s.buf[lo:lo+half])]
	return found, ok && !found.form
}

// tryUnknown takes what stands between lo and an end for a root, if the affixes
// around it allow that and it is long enough. The shortest is the best, for it
// explains most of the word.
func (s *search) tryUnknown(lo int, e *end, t *take, p path) {
	if p.prefixes == 0 && e.suffix == 0 && e.clitics == 0 {
		return // that is the word
	}
	root := s.buf[lo:e.at]
	if letters(root) < int(max(t.need, e.need, p.need)) {
		return
	}
	c := candidate{weight: -len(root), prefixes: p.prefixes, restored: p.restored, clitics: e.clitics, suffix: e.suffix, order: t.order, voice: t.voice}
	if !s.found || c.better(&s.best) {
		c.root = string(root)
		s.found, s.best = true, c
	}
}

// letters counts the letters of a piece of a word, not their bytes.
func letters(b []byte) int {
	n := 0
	for _, c := range b {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// better compares two analyses.
func (c *candidate) better(than *candidate) bool {
	switch {
	case c.weight != than.weight:
		return c.weight > than.weight
	case c.clitics != than.clitics:
		return c.clitics < than.clitics
	case c.prefixes != than.prefixes:
		return c.prefixes < than.prefixes
	case c.restored != than.restored:
		return c.restored < than.restored
	}
	return c.order < than.order
}

func (s *search) result() result {
	return result{root: s.best.keep + s.best.root, suffix: s.suffixes[s.best.suffix], voice: s.best.voice}
}

// text is the word as it is analysed.
func (s *search) text() string { return string(s.buf[:s.size]) }
