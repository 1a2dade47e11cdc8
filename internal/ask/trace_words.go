package ask

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/store"
)

// claim is a stretch of a wording that asserts something.
type claim struct {
	start, end int // code points
	hash       int64
}

// claims are what a wording asserts.
func (t *tracer) claims(w *store.Wording) []claim {
	props := t.rec.Lines.Propositions(w.Text, w.Language)
	out := make([]claim, len(props))
	for i := range props {
		out[i] = claim{props[i].Start, props[i].End, props[i].Hash()}
	}
	return out
}

// claim is the stretch of a wording that asserts the line; the whole wording
// where this build reads it otherwise than the one that kept it.
func (g *telling) claim(w *store.Wording) string {
	if s, ok := g.claimed[w.ID]; ok {
		return s
	}
	out := w.Text
	for _, c := range g.claims(w) {
		if g.hashes[c.hash] {
			text := []rune(w.Text)
			out = tidy(string(text[max(c.start, 0):min(c.end, len(text))]))
			break
		}
	}
	g.claimed[w.ID] = out
	return out
}

// tidy takes from a stretch of a text the marks at its ends and a quotation
// mark whose other one was cut off.
func tidy(s string) string {
	const marks = " \t\n\u00a0,;:.-–—"
	s = strings.Trim(s, marks)
	for _, m := range []struct{ open, end string }{{"\"", "\""}, {"“", "”"}, {"«", "»"}, {"(", ")"}} {
		n := strings.Count(s, m.open)
		odd := n != strings.Count(s, m.end)
		if m.open == m.end {
			odd = n%2 == 1
		}
		if odd {
			s = strings.Trim(strings.NewReplacer(m.open, "", m.end, "").Replace(s), marks)
		}
	}
	return s
}

// wordings are the ways in which a line was said, each compared with the first
// of its language, and its speakers, with what each dropped and added.
func (g *telling) wordings() ([]Wording, []Voice) {
	w := &wordingList{place: map[string]int{}, known: map[spoken]int{}, base: map[string]int{}, voices: map[string]int{}}
	for _, j := range g.sayings {
		seen := map[int]bool{}
		day := j.saying(g.all).Day
		for _, s := range j.statements {
			i := w.add(g, s, day)
			if !seen[i] {
				seen[i] = true
				w.list[i].Sayings++
			}
			w.list[i].speak(s.speakers)
			w.voice(s.speakers, i, day, j)
		}
	}
	for i := range w.speakers {
		w.changes(i)
	}
	return w.list, w.speakers
}

type wordingList struct {
	list     []Wording
	place    map[string]int // by folded words
	known    map[spoken]int // the same, of what was looked at before
	base     map[string]int // by language
	speakers []Voice
	voices   map[string]int // by key
	used     [][]int        // wordings of each speaker
	counted  []*joined      // the last saying counted for each speaker
}

// spoken is a wording in the language of a statement.
type spoken struct {
	wording  int64
	language string
}

// add adds the words of a statement, and returns their place.
func (w *wordingList) add(g *telling, s *said, day When) int {
	key := spoken{s.Wording, s.Language}
	i, ok := w.known[key]
	if !ok {
		i = w.find(g, s, day)
		w.known[key] = i
	}
	return i
}

// find finds the place of the words of a statement, or makes one.
func (w *wordingList) find(g *telling, s *said, day When) int {
	text := g.claim(s.wording)
	if base, ok := w.base[s.Language]; ok && denies(w.list[base].Text, text, g.quoting(s.Language)) {
		// The word that denies stands before the claim: neither A nor B.
		text = tidy(s.wording.Text)
	}
	key := fold(text)
	if i, ok := w.place[key]; ok {
		return i
	}
	i := len(w.list)
	w.place[key] = i
	base, ok := w.base[s.Language]
	if !ok {
		base = i
		w.base[s.Language] = i
	}
	out := Wording{Text: text, Language: s.Language, Speakers: []string{}, First: day, Statement: s.UID, Base: base, Diff: []Piece{}}
	if base != i {
		out.Diff = diff(w.list[base].Text, text, g.quoting(s.Language))
	}
	w.list = append(w.list, out)
	return i
}

func (w *Wording) speak(speakers []Speaker) {
	for _, sp := range speakers {
		if !slices.Contains(w.Speakers, sp.Name) {
			w.Speakers = append(w.Speakers, sp.Name)
		}
	}
}

// voice counts a saying for its speakers.
func (w *wordingList) voice(speakers []Speaker, wording int, day When, j *joined) {
	for _, sp := range speakers {
		i, ok := w.voices[sp.Key]
		if !ok {
			i = len(w.speakers)
			w.voices[sp.Key] = i
			w.speakers = append(w.speakers, Voice{Speaker: sp, First: day, Dropped: []string{}, Added: []string{}})
			w.used, w.counted = append(w.used, nil), append(w.counted, nil)
		}
		if w.counted[i] != j {
			w.counted[i] = j
			w.speakers[i].Sayings++
			w.speakers[i].Last = day
		}
		if !slices.Contains(w.used[i], wording) {
			w.used[i] = append(w.used[i], wording)
		}
	}
}

// changes tells what a speaker dropped and added in every wording.
func (w *wordingList) changes(speaker int) {
	v := &w.speakers[speaker]
	for n, i := range w.used[speaker] {
		f := &w.list[i]
		gone, come := piecesOf(f.Diff, OpDropped), piecesOf(f.Diff, OpAdded)
		if n == 0 {
			v.Dropped, v.Added = append(v.Dropped, gone...), append(v.Added, come...)
			continue
		}
		v.Dropped = slices.DeleteFunc(v.Dropped, func(s string) bool { return !slices.Contains(gone, s) })
		v.Added = slices.DeleteFunc(v.Added, func(s string) bool { return !slices.Contains(come, s) })
	}
}
