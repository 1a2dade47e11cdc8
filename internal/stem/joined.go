package stem

import (
	"slices"
	"strings"
)

// findJoined analyses a word with a hyphen that is no root said twice: the
// hyphen stands at i. It can join an affix to a root (se-Jawa, AS-nya), a word to
// itself with other affixes (tulis-menulis, mengorek-ngorek), or two words
// (bekerja-sama).
func (a *affixes) findJoined(word string, i int) result {
	left, right := word[:i], strings.TrimLeft(word[i:], "-")
	switch {
	case left == "":
		return a.find(right)
	case right == "":
		return a.find(left)
	case a.endsWord(right):
		r := a.find(left)
		if slices.Contains(a.suffixes, right) {
			r.suffix = right
		}
		return r
	case a.bound[left]:
		r := a.find(right)
		r.root = left + r.root
		return r
	case a.prefixes[left] != nil:
		r := a.find(right)
		t := a.prefixes[left].takes[slices.Index(a.suffixes, r.suffix)]
		if t.ok {
			r.voice = t.voice
		}
		return r
	}
	l, r := a.find(left), a.find(right)
	switch {
	case l.root == r.root:
		return merge(l, r)
	case a.echoes(left, right):
		return l
	}
	if e, ok := a.roots[l.root+r.root]; ok && !e.form {
		return result{root: e.root, voice: l.voice, suffix: r.suffix}
	}
	return result{root: l.root + "-" + r.root, voice: l.voice, suffix: r.suffix}
}

// endsWord reports whether a part is no word but what is written on to one.
func (a *affixes) endsWord(part string) bool {
	is := func(c clitic) bool { return c.text == part }
	return slices.Contains(a.suffixes, part) || slices.ContainsFunc(a.enclitics, is) || slices.ContainsFunc(a.particles, is)
}

// merge makes one result of two forms of a root. The first tells the voice; the
// second where the first is the bare root: tulis-menulis.
func merge(l, r result) result {
	if l.voice == Plain {
		l.voice = r.voice
	}
	if r.suffix != "" {
		l.suffix = r.suffix
	}
	return l
}

// echoes reports whether the second part only says the end of the first again,
// with what follows both: mengorek-ngorek, menari-narikan.
func (a *affixes) echoes(left, right string) bool {
	var s search
	s.begin(a, right)
	for _, e := range s.ends[:s.num] {
		if int(e.at) > shortest && strings.HasSuffix(left, right[:e.at]) {
			return true
		}
	}
	return false
}
