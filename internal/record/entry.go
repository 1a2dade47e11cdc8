package record

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// Item is a report with what was read in it.
type Item struct {
	Report   sanad.Report
	Reading  sanad.Reading
	Original *collect.Original // the page it was taken out of; nil where there is none, or it is not to be kept
}

// Entry is an item made ready to be kept: all that the store is told of it
// which does not depend on what else is in the record. To make it is most of
// the work, and many can be made at once.
type Entry struct {
	identity

	report   store.NewReport // without row, uid, revision, outlet and origin
	outlet   int             // in actors, or none
	actors   []store.Actor
	shingles []uint64
	said     []said
	found    found
	original *store.NewOriginal // without its report; nil where there is none
}

// Statements is how many statements the report has.
func (e *Entry) Statements() int { return len(e.said) }

// said is a statement made ready.
type said struct {
	store.NewStatement // without the rows of others

	voices, chain []int    // in actors, beside Voices and Chain
	about         []string // sides that it names
	wording       store.NewWording
	forms         []form
}

// form is a proposition as it is kept.
type form struct {
	hash int64
	body []byte
	keys []int64
	is   *line.Proposition // nil for one of another build

	sketch line.Sketch
}

// ErrRefused says that a report cannot be kept.
var ErrRefused = errors.New("the report cannot be kept")

// Prepare makes an item ready to be kept. It is safe for concurrent use. Its
// error wraps ErrRefused.
func (r *Record) Prepare(item Item) (*Entry, error) {
	report, rd := &item.Report, &item.Reading
	if err := sound(report); err != nil {
		return nil, err
	}
	packed, err := r.packer.pack(report, rd)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	e := &Entry{identity: identify(report), outlet: none}
	text := bodyOf(rd)
	telling := text.telling()
	e.shingles = shinglesOf(text.words)
	e.report = store.NewReport{
		Report: store.Report{
			Hash: e.hash, Page: e.page, Language: rd.Language, Build: r.Build, Words: len(text.words),
		},
		Body:      packed,
		Bands:     bandsOf(e.shingles, telling),
		Sentences: hashesOf(telling),
	}
	if rd.Title != nil {
		e.report.Title = *rd.Title
	}
	if rd.Published != nil {
		e.report.Published = rd.Published.Value
		e.report.Day, _ = Days(rd.Published.Value)
	}
	c := r.newCast(rd.Language)
	if o := rd.Outlet; o != nil {
		e.outlet = c.outlet(o.Name, o.Actor, "outlet")
	}
	e.said = r.prepareStatements(rd, c)
	e.found = c.prepareFound(rd, e.said)
	e.prepareOriginal(r.packer, item.Original)
	e.actors = c.actors
	for i := range e.actors {
		e.actors[i].Names = distinct(e.actors[i].Names)
	}
	return e, nil
}

// sound refuses what no database keeps. The text itself has been looked at by
// whoever read it.
func sound(r *sanad.Report) error {
	for _, f := range []struct{ name, value string }{
		{"text", r.Text}, {"url", r.Source.URL}, {"id", r.Source.ID}, {"path", r.Source.Path},
		{"outlet", r.Outlet}, {"published", r.Published}, {"title", r.Title}, {"language", r.Language},
	} {
		switch {
		case strings.IndexByte(f.value, 0) >= 0:
			return fmt.Errorf("%w: %q holds NUL", ErrRefused, f.name)
		case !utf8.ValidString(f.value):
			return fmt.Errorf("%w: %q is not UTF-8", ErrRefused, f.name)
		}
	}
	return nil
}

// hashesOf are the hashes of sentences, each once.
func hashesOf(sentences []Sentence) []int64 {
	list := make([]int64, 0, len(sentences))
	for _, s := range sentences {
		list = append(list, s.Hash)
	}
	return distinct(list)
}

func (r *Record) prepareStatements(rd *sanad.Reading, c *cast) []said {
	ordinals := make(map[string]int, len(rd.Statements))
	for i := range rd.Statements {
		ordinals[rd.Statements[i].ID] = i
	}
	ordinal := func(id *string) int {
		if id != nil {
			if i, ok := ordinals[*id]; ok {
				return i
			}
		}
		return none
	}
	c.meet(rd)
	lead := c.leadOf(rd)
	out := make([]said, len(rd.Statements))
	for i := range rd.Statements {
		st := &rd.Statements[i]
		s := &out[i]
		*s = r.cutStatement(st, rd.Language)
		s.about = c.sidesIn(s.wording.Text)
		terms := append(r.Terms(s.wording.Text, rd.Language), placing(c.sidesOf(st.Speakers), s.about, lead)...)
		s.NewStatement = store.NewStatement{Terms: distinct(terms), Statement: store.Statement{
			Ordinal: i, UID: st.ID, Kind: string(st.Kind), Place: st.Place, Occasion: st.Occasion, Force: st.Force,
			Negated: st.Negated, Within: ordinal(st.Within), Repeats: ordinal(st.Repeats), Start: st.Start, End: st.End,
			Language: rd.Language, Rule: st.Rule, Confidence: st.Confidence,
		}}
		s.setDays(st, rd)
		c.setVoices(s, st, rd)
	}
	sameOccasion(out, rd)
	dropWornKeys(out)
	return out
}

// lately is how many days before its report a speaker's words are taken to be
// of one occasion.
const lately = 3

// sameOccasion gives what a speaker said without a day the day that the report
// tells of other words of theirs: a report of yesterday's press conference
// names the day once. Said stays empty, for the report does not say so.
func sameOccasion(all []said, rd *sanad.Reading) {
	if rd.Published == nil {
		return
	}
	published, _ := Days(rd.Published.Value)
	earliest := DayBefore(published, lately)
	days := map[string]string{}
	for i := range all {
		s, who := &all[i], fmt.Sprint(all[i].voices)
		if s.Said != "" && s.From == s.To && s.From >= earliest && s.From <= published && days[who] == "" {
			days[who] = s.From
		}
	}
	for i := range all {
		s := &all[i]
		if day := days[fmt.Sprint(s.voices)]; s.Said == "" && day != "" && len(s.voices) > 0 {
			s.From, s.To = day, day
		}
	}
}

// cutStatement makes of a statement what it says, whoever says it.
func (r *Record) cutStatement(st *sanad.Statement, code string) said {
	words := wordsOf(st)
	folded := quote.Fold(words)
	s := said{wording: store.NewWording{Hash: quote.Hash(folded), Text: words, Language: code, Prints: quote.Prints(folded)}}
	if asserts(st) {
		s.forms = r.formsOf(words, code)
	}
	return s
}

// wordsOf are the words of a statement without what the report puts between
// them: "…, said the minister, …". Where a sentence ended there, it still does.
func wordsOf(st *sanad.Statement) string {
	if len(st.Parts) < 2 {
		return st.Text
	}
	var b strings.Builder
	at := newOffsets(st.Text)
	for i, p := range st.Parts {
		if i > 0 {
			between := at.slice(st.Parts[i-1].End-st.Start, p.Start-st.Start)
			if first, _ := utf8.DecodeRuneInString(p.Text); unicode.IsUpper(first) && strings.ContainsAny(between, ".?!") {
				b.WriteByte('.')
			}
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

// asserts reports whether the speaker stands by what the statement says. What
// was denied, asked or left unsaid is no part of a line.
func asserts(st *sanad.Statement) bool {
	return !st.Negated && st.Force != "denies" && st.Force != "refrains" && st.Force != "asks"
}

// setDays tells when it can have been said: when the report says, or else the
// day of the report.
func (s *said) setDays(st *sanad.Statement, rd *sanad.Reading) {
	if st.Said != nil {
		s.Said = st.Said.Value
		s.From, s.To = Days(s.Said)
	}
	if s.From == "" && rd.Published != nil {
		s.From, s.To = Days(rd.Published.Value)
	}
}

// setVoices tells who said it and through whom it came.
func (c *cast) setVoices(s *said, st *sanad.Statement, rd *sanad.Reading) {
	for i := range st.Speakers {
		sp := &st.Speakers[i]
		if a := c.speaker(sp); a != none && !slices.Contains(s.voices, a) {
			s.voices = append(s.voices, a)
			s.Voices = append(s.Voices, store.Voice{Office: sp.Office, Of: sp.Of})
		}
	}
	for i := range st.Chain {
		if a := c.carrier(&st.Chain[i], rd); a != none {
			s.chain = append(s.chain, a)
			s.Chain = append(s.Chain, store.Carriage{Kind: st.Chain[i].Kind})
		}
	}
}

// distinct sorts a list and takes out what stands twice.
func distinct[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}
