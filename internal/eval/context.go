package eval

import (
	"strings"
	"unicode"
)

// around is how many characters of its sentence are shown on each side of a
// statement, at most.
const around = 160

// context shows words in their sentence: ⟦so⟧.
func (m *match) context(ws wordSet) string {
	if len(ws) == 0 {
		return ""
	}
	a, b := m.text.words[ws[0]].start, m.text.words[ws[len(ws)-1]].end
	rs := m.text.runes
	from := a
	for from > 0 && a-from < around && rs[from-1] != '\n' && !endsSentence(rs, from-1) {
		from--
	}
	to := b
	for to < len(rs) && !unicode.IsSpace(rs[to]) {
		to++
	}
	if to < len(rs) && rs[to] != '\n' { // what closes the statement closes no sentence yet
		to++
	}
	for to < len(rs) && to-b < around && rs[to] != '\n' && !endsSentence(rs, to) {
		to++
	}
	return oneLine(string(rs[from:a])) + "⟦" + oneLine(string(rs[a:b])) + "⟧" + oneLine(string(rs[b:to]))
}

// endsSentence reports whether the white space at i stands behind a sentence;
// a dot behind one or two letters is taken for an abbreviation.
func endsSentence(rs []rune, i int) bool {
	if !unicode.IsSpace(rs[i]) {
		return false
	}
	i--
	for i >= 0 && strings.ContainsRune(`"”“'’)`, rs[i]) {
		i--
	}
	if i < 0 || rs[i] != '.' {
		return i >= 0 && (rs[i] == '?' || rs[i] == '!')
	}
	letters := 0
	for i--; i >= 0 && isWordRune(rs[i]); i-- {
		letters++
	}
	return letters > 2
}

// oneLine makes all white space single spaces.
func oneLine(s string) string {
	out := strings.Join(strings.Fields(s), " ")
	if s != "" && unicode.IsSpace([]rune(s)[0]) {
		out = " " + out
	}
	if out != " " && s != "" && unicode.IsSpace([]rune(s)[len([]rune(s))-1]) {
		out += " "
	}
	return out
}

// longRun is how many words that gold and prediction share are shown before
// their middle is left out.
const longRun = 14

// difference shows gold's words and those found in one line: [-only gold's-],
// {+only those found+}, and … for words of neither.
func (m *match) difference(gold, found wordSet) string {
	all := gold.union(found)
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	state := func(i int) int {
		n := 0
		if gold.has(i) {
			n++
		}
		if found.has(i) {
			n += 2
		}
		return n
	}
	opening, closing := [4]string{"", "[-", "{+", ""}, [4]string{"", "-]", "+}", ""}
	for i := all[0]; i <= all[len(all)-1]; {
		n, from := state(i), i
		for i <= all[len(all)-1] && state(i) == n {
			i++
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if n == 0 {
			b.WriteString("…")
			continue
		}
		b.WriteString(opening[n] + m.run(from, i) + closing[n])
	}
	return b.String()
}

// run is the text of words [from, to), its middle left out where it is long.
func (m *match) run(from, to int) string {
	if to-from > longRun {
		return m.run(from, from+longRun/2-1) + " … " + m.run(to-longRun/2+1, to)
	}
	return oneLine(m.text.slice(m.text.words[from].start, m.text.words[to-1].end))
}

// goldSpeaker tells how gold names a speaker.
func goldSpeaker(n *Names) string {
	if n == nil {
		return "(nobody)"
	}
	s := strings.Join(n.Mentions, " / ")
	if full := strings.Join(n.Resolved, " / "); full != "" && full != s {
		s += " = " + full
	}
	if len(n.Alt) > 0 {
		s += " (or " + strings.Join(n.Alt, ", ") + ")"
	}
	return s
}

// foundSpeaker tells whom a prediction names and how it came to that.
func foundSpeaker(n *Names) string {
	if n == nil || len(n.Mentions)+len(n.Resolved) == 0 {
		return "(nobody)"
	}
	s := goldSpeaker(n)
	if n.How != "" {
		s += ", by " + n.How
	}
	return s
}

func orNone(s string) string {
	if s == "" {
		return "(none)"
	}
	return s
}

func shorten(s string) string {
	const most = 110
	s = oneLine(s)
	if rs := []rune(s); len(rs) > most {
		return string(rs[:most-1]) + "…"
	}
	return s
}
