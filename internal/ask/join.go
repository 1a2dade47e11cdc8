package ask

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// joined is one saying on its way: the statements of all reports that carry it.
type joined struct {
	statements []*said
	days       []stretch // on which all of them can have been said; none: nothing is known
	precise    bool      // the day of one is known to a month or better
	occasion   string
	words      string // folded words of the first
}

// join gathers statements that report one saying: a speaker in common, days
// that agree, no two occasions, and what alike asks for. The statements come
// oldest first, and so do the sayings.
func join(statements []said, alike func(*joined, *said) bool) []*joined {
	var all []*joined
	now := newJoining()
	for i := range statements {
		if g, fresh := now.place(&statements[i], alike); fresh {
			all = append(all, g)
		}
	}
	return all
}

// joining is sayings that more statements may be of.
type joining struct{ bySpeaker map[string][]*joined }

func newJoining() joining { return joining{map[string][]*joined{}} }

// place adds a statement to the saying that it is of, or to a new one.
func (j joining) place(s *said, alike func(*joined, *said) bool) (into *joined, fresh bool) {
	for _, sp := range speakersOrNobody(s) {
		for _, g := range slices.Backward(j.bySpeaker[sp]) {
			if into == nil && g.takes(s) && alike(g, s) {
				into = g
			}
		}
	}
	if into == nil {
		into, fresh = &joined{}, true
	}
	into.add(s)
	for _, sp := range speakersOrNobody(s) {
		if !slices.Contains(j.bySpeaker[sp], into) {
			j.bySpeaker[sp] = append(j.bySpeaker[sp], into)
		}
	}
	return into, fresh
}

// drop forgets sayings that nothing more is of.
func (j joining) drop(over []*joined) {
	gone := make(map[*joined]bool, len(over))
	for _, g := range over {
		gone[g] = true
	}
	seen := map[string]bool{}
	for _, g := range over {
		for _, s := range g.statements {
			for _, sp := range speakersOrNobody(s) {
				if seen[sp] {
					continue
				}
				seen[sp] = true
				left := slices.DeleteFunc(j.bySpeaker[sp], func(g *joined) bool { return gone[g] })
				if j.bySpeaker[sp] = left; len(left) == 0 {
					delete(j.bySpeaker, sp)
				}
			}
		}
	}
}

// speakersOrNobody are the keys of a statement's speakers; those of nobody
// named are apart from one another by report.
func speakersOrNobody(s *said) []string {
	if len(s.speakers) == 0 {
		return []string{"\x00" + s.report.UID}
	}
	keys := make([]string, len(s.speakers))
	for i, sp := range s.speakers {
		keys[i] = sp.Key
	}
	return keys
}

// takes reports whether a statement can be of this saying, as far as its day
// and occasion tell. A day known to the year is no evidence: it takes a copy of
// the report, or the same words.
func (g *joined) takes(s *said) bool {
	if g.statements[0].Negated != s.Negated || len(s.days) > 0 && len(g.days) > 0 && !meet(g.days, s.days) {
		return false
	}
	if g.occasion != "" && s.Occasion != "" {
		if a, b := fold(g.occasion), fold(s.Occasion); !strings.Contains(a, b) && !strings.Contains(b, a) {
			return false
		}
	}
	if s.day.precise() && g.precise {
		return true
	}
	return slices.ContainsFunc(g.statements, func(o *said) bool {
		return o.Wording == s.Wording || o.Report == s.Report || o.report.Origin != 0 && o.report.Origin == s.report.Origin
	})
}

func (g *joined) add(s *said) {
	if len(g.statements) == 0 {
		g.words = s.folded()
	}
	g.statements = append(g.statements, s)
	if len(g.days) == 0 {
		g.days = s.days
	} else if len(s.days) > 0 {
		if both := common(g.days, s.days); len(both) > 0 {
			g.days = both
		}
	}
	g.precise = g.precise || s.day.precise()
	if g.occasion == "" {
		g.occasion = s.Occasion
	}
}

// standing is a saying as far as the last revisions of pages have it.
func (g *joined) standing() *joined {
	out := *g
	out.statements = nil
	for _, s := range g.statements {
		if s.report.Latest {
			out.statements = append(out.statements, s)
		}
	}
	return &out
}

func meet(a, b []stretch) bool {
	for _, x := range a {
		if slices.ContainsFunc(b, x.meets) {
			return true
		}
	}
	return false
}

func common(a, b []stretch) []stretch {
	var out []stretch
	for _, x := range a {
		for _, y := range b {
			if x.meets(y) {
				out = append(out, x.within(y))
			}
		}
	}
	return out
}

// leastTrimmed is how many words a trimmed saying has at least to be known by.
const leastTrimmed = 4

// sameWords reports whether a statement has the words of a saying, or a stretch
// of them, or stands in its report as a repeat of it.
func sameWords(g *joined, s *said) bool {
	for _, o := range g.statements {
		if o.Wording == s.Wording || o.Report == s.Report && (o.Repeats == s.Ordinal || s.Repeats == o.Ordinal) {
			return true
		}
	}
	words := s.folded()
	if strings.Count(min2(words, g.words), " ") < leastTrimmed-1 {
		return false
	}
	return strings.Contains(" "+g.words+" ", " "+words+" ") || strings.Contains(" "+words+" ", " "+g.words+" ")
}

// min2 is the shorter of two texts.
func min2(a, b string) string {
	if len(a) < len(b) {
		return a
	}
	return b
}

// fold is a text as it is compared: its words, small, without punctuation.
func fold(text string) string {
	words := quote.Fold(text)
	out := make([]string, len(words))
	for i := range words {
		out[i] = words[i].Text
	}
	return strings.Join(out, " ")
}

// rank orders the kinds of statement: direct first.
func rank(kind string) int { return slices.Index([]string{"direct", "mixed", "indirect"}, kind) }

// saying tells a gathered saying: the words of its most direct source, the
// oldest of these, the closest day that any tells, and one source a report.
func (g *joined) saying(l *loaded) Saying {
	best, day := g.statements[0], g.statements[0].day
	for _, s := range g.statements[1:] {
		if c := cmp.Or(cmp.Compare(rank(s.Kind), rank(best.Kind)), cmp.Compare(repeats(s), repeats(best))); c < 0 {
			best = s
		}
		if closer(&s.day, &day) {
			day = s.day
		}
	}
	out := Saying{Kind: best.Kind, Text: best.wording.Text, Language: best.Language, Speakers: []Speaker{}, Day: day,
		Occasion: g.occasion, Negated: best.Negated, Force: best.Force}
	for _, s := range g.statements {
		for _, sp := range s.speakers {
			out.addSpeaker(sp)
		}
		if out.Place == "" {
			out.Place = s.Place
		}
	}
	for _, s := range g.perReport() {
		out.Sources = append(out.Sources, l.source(s, out.Text))
	}
	o := newOrigins()
	o.add(g)
	out.Origins = o.count()
	return out
}

func repeats(s *said) int {
	if s.Repeats >= 0 {
		return 1
	}
	return 0
}

// closer reports whether day a is told better than b.
func closer(a, b *When) bool {
	if (a.Known == KnownSaid) != (b.Known == KnownSaid) {
		return a.Known == KnownSaid && (a.precise() || !b.precise())
	}
	return a.From != "" && (b.From == "" || daysBetween(a.From, a.To) < daysBetween(b.From, b.To))
}

// addSpeaker adds a speaker once, in the fullest office that a source gives.
func (s *Saying) addSpeaker(sp Speaker) {
	for i := range s.Speakers {
		if s.Speakers[i].Key == sp.Key {
			if s.Speakers[i].Office == "" {
				s.Speakers[i] = sp
			}
			return
		}
	}
	s.Speakers = append(s.Speakers, sp)
}

// perReport is one statement for each report, the one that repeats no other,
// oldest report first. Revisions of a page are one report; the newest that
// still has the saying stands for it.
func (g *joined) perReport() []*said {
	best := map[string]*said{}
	var pages []string
	for _, s := range g.statements {
		page := pageOf(s.report)
		o := best[page]
		if o == nil {
			pages = append(pages, page)
		}
		if o == nil || cmp.Or(cmp.Compare(o.report.Revision, s.report.Revision), cmp.Compare(repeats(s), repeats(o)),
			cmp.Compare(rank(s.Kind), rank(o.Kind))) < 0 {
			best[page] = s
		}
	}
	out := make([]*said, len(pages))
	for i, page := range pages {
		out[i] = best[page]
	}
	slices.SortStableFunc(out, func(a, b *said) int {
		return cmp.Or(cmp.Compare(a.report.Day, b.report.Day), cmp.Compare(a.report.UID, b.report.UID))
	})
	return out
}

// pageOf tells reports apart, but not the revisions of one.
func pageOf(r *store.Report) string { return cmp.Or(r.Page, "uid:"+r.UID) }
