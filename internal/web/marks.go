package web

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
)

// paragraph is a line of a report as it was published, cut where a mark begins
// or ends, with the notes on what is said in it.
type paragraph struct {
	Kind   sanad.BlockKind // "" for what no block has
	Pieces []piece
	Notes  []note
}

// piece is a stretch of a paragraph that is marked in one way.
type piece struct {
	Text      string
	ID        string // of the statement that begins here: where links to it lead
	Statement string // ids of the statements it is in, for the script
	Class     string
	Cue       bool   // it attributes the statement
	From      string // uid of the report that had this sentence before
	At        bool   // it is in the stretch that was asked for
	FirstAt   bool
	Ends      []int // numbers of the statements that end here
	Begins    int   // how many statements begin here: so many of the paragraph's notes
}

// note is what is known of a statement, in the margin beside it.
type note struct {
	Number int
	ID     string
	ask.Statement
	Colour     int
	Cue        string
	Rule       string
	Confidence float64
	Resolved   string // how the mention beside the cue was resolved to the speaker
	Mention    string
	Same       int    // number of the statement whose words it repeats, or 0
	SameAt     string // address of that statement, where another page has it
	Otherwise  bool   // it came by another chain than most of the report
}

// mark is a statement with where its words stand.
type mark struct {
	note   note
	parts  []sanad.Span
	cue    *sanad.Span
	length int
}

// stretch is where words of a mark, or of its cue, stand.
type stretch struct {
	sanad.Span
	mark int
	cue  bool
}

// marker marks a report, from its beginning to its end: of the marks only those
// are looked at that have begun and not ended, for a report can have any number.
type marker struct {
	d        *reportData
	text     []rune
	marks    []mark
	edges    []int     // where a mark begins or ends
	ahead    []stretch // that begin later, in order
	open     []stretch // that have begun, by their marks
	speakers []speakerMark
	colours  map[string]int // places of the speakers, by key
	begun    map[int]bool   // numbers of marks whose first piece is written
	atBegun  bool
}

func newMarker(d *reportData) *marker {
	m := &marker{d: d, text: []rune(d.Reading.Text), colours: map[string]int{}, begun: map[int]bool{}}
	read := map[string]*sanad.Statement{}
	for i := range d.Reading.Statements {
		read[d.Reading.Statements[i].ID] = &d.Reading.Statements[i]
	}
	numbers := map[string]int{} // of statements, by uid
	for i := range d.Statements {
		s := &d.Statements[i]
		_, id, _ := strings.Cut(s.UID, "/")
		k := mark{note: note{Number: i + 1, ID: id, Statement: *s, Colour: m.colour(s)}, parts: []sanad.Span{{Start: s.Start, End: s.End}}}
		if r := read[id]; r != nil {
			k.cue, k.note.Rule, k.note.Confidence = r.Cue, r.Rule, r.Confidence
			if len(r.Parts) > 0 {
				k.parts = r.Parts
			}
			if r.Cue != nil {
				k.note.Cue = r.Cue.Text
			}
			if len(r.Speakers) > 0 {
				k.note.Resolved = r.Speakers[0].ResolvedBy
				if r.Speakers[0].Mention != nil {
					k.note.Mention = r.Speakers[0].Mention.Text
				}
			}
		}
		k.note.Otherwise = len(s.Chain) > 0 && stations(s.Chain) != d.usual
		k.note.Same, numbers[s.UID] = numbers[s.Repeats], k.note.Number
		for _, p := range k.parts {
			k.length += p.End - p.Start
			m.edges = append(m.edges, p.Start, p.End)
			m.ahead = append(m.ahead, stretch{p, i, false})
		}
		if k.cue != nil {
			m.edges = append(m.edges, k.cue.Start, k.cue.End)
			m.ahead = append(m.ahead, stretch{*k.cue, i, true})
		}
		m.marks = append(m.marks, k)
	}
	slices.SortStableFunc(m.ahead, func(a, b stretch) int { return cmp.Compare(a.Start, b.Start) })
	for _, s := range d.Sentences {
		if s.Report != "" {
			m.edges = append(m.edges, s.Start, s.End)
		}
	}
	if d.At != nil {
		m.edges = append(m.edges, d.At.Start, d.At.End)
	}
	slices.Sort(m.edges)
	m.edges = slices.Compact(m.edges)
	return m
}

// colour counts a statement for each of its speakers, and gives the colour of
// the first, from 0.
func (m *marker) colour(s *ask.Statement) int {
	first := colours
	for j, sp := range s.Speakers {
		i, ok := m.colours[sp.Key]
		if !ok {
			i = len(m.speakers)
			m.colours[sp.Key] = i
			m.speakers = append(m.speakers, speakerMark{Speaker: sp, Colour: min(i, colours-1)})
		}
		m.speakers[i].Statements++
		if j == 0 {
			first = m.speakers[i].Colour
		}
	}
	return first
}

// paragraphs cuts the report into its lines, each with the kind of its block.
func (m *marker) paragraphs() []paragraph {
	var out []paragraph
	at := 0
	cut := func(kind sanad.BlockKind, from, to int) {
		for from < to {
			end := from
			for end < to && m.text[end] != '\n' {
				end++
			}
			if strings.TrimSpace(string(m.text[from:end])) != "" {
				out = append(out, m.paragraph(kind, from, end))
			}
			from = end + 1
		}
	}
	for _, b := range m.d.Reading.Blocks {
		start, end := max(at, min(b.Start, len(m.text))), min(b.End, len(m.text))
		cut("", at, start)
		cut(b.Kind, start, end)
		at = max(at, end)
	}
	cut("", at, len(m.text))
	return out
}

// paragraph marks code points [from, to).
func (m *marker) paragraph(kind sanad.BlockKind, from, to int) paragraph {
	p := paragraph{Kind: kind}
	i, _ := slices.BinarySearch(m.edges, from+1)
	for start := from; start < to; i++ {
		end := to
		if i < len(m.edges) && m.edges[i] < to {
			end = m.edges[i]
		}
		p.Pieces = append(p.Pieces, m.piece(&p, start, end))
		start = end
	}
	return p
}

// at opens the marks that have begun at a place, and closes those that have
// ended. Places only go up.
func (m *marker) at(place int) {
	m.open = slices.DeleteFunc(m.open, func(s stretch) bool { return s.End <= place })
	n := 0
	for ; n < len(m.ahead) && m.ahead[n].Start <= place; n++ {
		if m.ahead[n].End > place {
			m.open = append(m.open, m.ahead[n])
		}
	}
	if m.ahead = m.ahead[n:]; n > 0 {
		slices.SortStableFunc(m.open, func(a, b stretch) int { return cmp.Compare(a.mark, b.mark) })
	}
}

// piece marks a stretch that no mark begins or ends in.
func (m *marker) piece(p *paragraph, start, end int) piece {
	out := piece{Text: string(m.text[start:end])}
	var inner *mark // the innermost statement is what the reader sees
	var ids []string
	m.at(start)
	for _, s := range m.open {
		k := &m.marks[s.mark]
		ids = append(ids, k.note.ID)
		if s.cue {
			out.Cue = true
			continue
		}
		if inner == nil || k.length < inner.length {
			inner = k
		}
		if !m.begun[k.note.Number] {
			m.begun[k.note.Number] = true
			out.ID = cmp.Or(out.ID, k.note.ID)
			p.Notes = append(p.Notes, k.note)
			out.Begins++
		}
		if k.parts[len(k.parts)-1].End == end {
			out.Ends = append(out.Ends, k.note.Number)
		}
	}
	slices.Sort(ids)
	out.Statement = strings.Join(slices.Compact(ids), " ")
	if inner != nil {
		out.Class = markClass(&inner.note)
	}
	for i := range m.d.Sentences {
		if s := &m.d.Sentences[i]; s.Report != "" && s.Start <= start && end <= s.End {
			out.From = s.Report
		}
	}
	if at := m.d.At; at != nil && at.Start <= start && end <= at.End {
		out.At, out.FirstAt = true, !m.atBegun
		m.atBegun = true
	}
	return out
}

// markClass is how a statement is marked: by its kind, its speaker, and whether
// it was said at all.
func markClass(n *note) string {
	class := "st " + n.Kind + " c" + string(rune('0'+n.Colour))
	if n.Negated {
		class += " unsaid"
	}
	if n.Withdrawn {
		class += " withdrawn"
	}
	return class
}
