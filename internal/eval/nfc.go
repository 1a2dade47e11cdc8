package eval

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The standard library has no Unicode normalization, and the reader needs
// none; only the comparison of words does, where two tools typed the same
// letter in two ways.

//go:embed data/decompositions.tsv data/classes.tsv
var unicodeData embed.FS

// normal holds the data of canonical composition.
type normal struct {
	parts map[rune][]rune  // what a character decomposes to, one step
	whole map[[2]rune]rune // what two characters compose to
	class map[rune]uint8   // combining class, where it is not 0
}

// loadNormal reads the embedded data once, when the first text needs it.
// Lines that cannot be read are left out; a test counts them.
var loadNormal = sync.OnceValue(func() *normal {
	n := &normal{map[rune][]rune{}, map[[2]rune]rune{}, map[rune]uint8{}}
	for _, f := range dataLines("data/decompositions.tsv") {
		if len(f) < 2 {
			continue
		}
		c := hex(f[0])
		var parts []rune
		for p := range strings.FieldsSeq(f[1]) {
			parts = append(parts, hex(p))
		}
		n.parts[c] = parts
		if len(f) == 2 && len(parts) == 2 {
			n.whole[[2]rune{parts[0], parts[1]}] = c
		}
	}
	for _, f := range dataLines("data/classes.tsv") {
		if len(f) < 3 {
			continue
		}
		class, err := strconv.ParseUint(f[2], 10, 8)
		for c := hex(f[0]); err == nil && c <= hex(f[1]); c++ {
			n.class[c] = uint8(class)
		}
	}
	return n
})

func dataLines(name string) [][]string {
	b, err := unicodeData.ReadFile(name)
	if err != nil {
		return nil
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func hex(s string) rune {
	n, err := strconv.ParseUint(s, 16, 21)
	if err != nil {
		return -1
	}
	return rune(n)
}

// compose returns s in Unicode's normal form C.
func compose(s string) string {
	const firstMark = 0x300 // no character below it composes or moves
	if !strings.ContainsFunc(s, func(r rune) bool { return r >= firstMark && !quiet(r) }) {
		return s
	}
	n := loadNormal()
	var rs []rune
	for _, r := range s {
		rs = n.decompose(rs, r)
	}
	n.order(rs)
	return string(n.join(rs))
}

// quiet reports the characters of everyday news above U+0300 that normal form
// C leaves alone: the marks of punctuation but U+2000 and U+2001.
func quiet(r rune) bool { return r >= 0x2002 && r <= 0x20cf }

// Hangul syllables are arithmetic.
const (
	hangulS, hangulL, hangulV, hangulT = 0xac00, 0x1100, 0x1161, 0x11a7
	countL, countV, countT             = 19, 21, 28
)

func (n *normal) decompose(to []rune, r rune) []rune {
	if i := r - hangulS; i >= 0 && i < countL*countV*countT {
		to = append(to, hangulL+i/(countV*countT), hangulV+i%(countV*countT)/countT)
		if t := i % countT; t > 0 {
			to = append(to, hangulT+t)
		}
		return to
	}
	parts, ok := n.parts[r]
	if !ok {
		return append(to, r)
	}
	for _, p := range parts {
		to = n.decompose(to, p)
	}
	return to
}

// order sorts each run of marks by class.
func (n *normal) order(rs []rune) {
	for i := 0; i < len(rs); i++ {
		j := i
		for j < len(rs) && n.class[rs[j]] > 0 {
			j++
		}
		if j > i+1 {
			slices.SortStableFunc(rs[i:j], func(a, b rune) int { return int(n.class[a]) - int(n.class[b]) })
		}
		i = max(i, j)
	}
}

// join composes what can be composed with the starter before it.
func (n *normal) join(rs []rune) []rune {
	out := rs[:0]
	starter := -1
	last := 0 // class of the character before, when it stands behind the starter
	for _, r := range rs {
		class := int(n.class[r])
		if starter >= 0 && (last < class || len(out) == starter+1) {
			if c, ok := n.pair(out[starter], r); ok {
				out[starter] = c
				continue
			}
		}
		if class == 0 {
			starter = len(out)
		}
		last = class
		out = append(out, r)
	}
	return out
}

func (n *normal) pair(a, b rune) (rune, bool) {
	if l, v := a-hangulL, b-hangulV; l >= 0 && l < countL && v >= 0 && v < countV {
		return hangulS + (l*countV+v)*countT, true
	}
	if s, t := a-hangulS, b-hangulT; s >= 0 && s < countL*countV*countT && s%countT == 0 && t > 0 && t < countT {
		return a + t, true
	}
	c, ok := n.whole[[2]rune{a, b}]
	return c, ok
}
