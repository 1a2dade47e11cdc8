package ask

import (
	"cmp"
	"context"
	"slices"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// Finding is what a check comes to.
type Finding = quote.Finding

// The findings.
const (
	Verbatim    = quote.Verbatim
	Altered     = quote.Altered
	SomeoneElse = quote.SomeoneElse
	Mixed       = quote.Mixed
	NotInRecord = quote.NotInRecord
)

// CheckQuery asks whether a quotation is real.
type CheckQuery struct {
	Text string
	By   string // who is to have said it; empty: anyone
	On   string // when, as a year, a month or a day: 2023-02; empty: at any time
}

// CheckAnswer tells whether a quotation is real. What is not in the record can
// have been said all the same.
type CheckAnswer struct {
	Text string `json:"text"`
	By   *Who   `json:"by,omitempty"`
	On   string `json:"on,omitempty"`
	// Between are the words of the text that attribute it, where it was checked
	// without them: of “A,” said X. “B” they are said X.
	Between string  `json:"between,omitempty"`
	Finding Finding `json:"finding"`
	// Sayings are, where it is verbatim, all that have these words, the oldest
	// first; where it is someone else's, theirs; where it is altered, the one
	// that it was made of.
	Sayings []Saying `json:"sayings"`
	// Kept are the words on record, where they differ from those asked about.
	Kept  string  `json:"kept,omitempty"`
	Diff  []Piece `json:"diff,omitempty"` // from the words on record to those asked about
	Turns []Turn  `json:"turns"`          // what turns the meaning
	// Cautions leave the words as they are, but bear on what they say: what was
	// cut off around them, and marks that differ.
	Cautions []Turn `json:"cautions,omitempty"`
	// Reservations say why words that are in the record cannot be passed as they
	// are asked about.
	Reservations []Reservation `json:"reservations,omitempty"`
	Trimmed      bool          `json:"trimmed"`   // the record goes on before or after
	Elided       bool          `json:"elided"`    // an ellipsis stands for words on record
	OtherDay     bool          `json:"other_day"` // it was said on another day than was asked for
	ByOther      bool          `json:"by_other"`  // the words it was made of are another speaker's
	Parts        []Part        `json:"parts,omitempty"`
	// Nearest are, where it is not in the record, the sayings nearest to it; where
	// it is someone else's, what the speaker asked for said that is like it.
	Nearest []Near `json:"nearest,omitempty"`
	// Rewordings are what other revisions of the reports that have the words have
	// in their place.
	Rewordings []Rewording `json:"rewordings,omitempty"`
	NotSaid    []Saying    `json:"not_said,omitempty"` // reports that it was not said
	Cut        bool        `json:"cut,omitempty"`      // not all that could match was looked at
}

// Reservation is a reason not to pass a quotation whose words are in the record.
type Reservation string

// The reservations.
const (
	OtherDay   Reservation = "other-day"   // it was said on another day than the one asked for
	DayUnknown Reservation = "day-unknown" // a day was asked for, and the record does not tell when it was said
	Withdrawn  Reservation = "withdrawn"   // every page that had the words was changed, and has them no more
	Reworded   Reservation = "reworded"    // another revision of a report has words in their place that turn the meaning
	CutOff     Reservation = "cut-off"     // what was cut off around the words, or a mark, can turn them
)

// The turns that are only marks.
const (
	TurnAsking = quote.Asking
	TurnStop   = quote.Stop
	TurnScare  = quote.Scare
)

// Turn is a change that turns the meaning.
type Turn struct {
	Kind  quote.TurnKind `json:"kind"`
	Kept  string         `json:"kept,omitempty"`  // lost, or replaced
	Asked string         `json:"asked,omitempty"` // put in, or in its place
}

// Part is a stretch of a quotation that was stitched together.
type Part struct {
	Text   string `json:"text"`
	Saying Saying `json:"saying"`
}

// Near is a saying with words in common with the quotation.
type Near struct {
	Share  float64 `json:"share"` // of what its words tell, 0 to 1
	Saying Saying  `json:"saying"`
}

// Check tells whether a quotation is real.
func (d *Desk) Check(ctx context.Context, q CheckQuery) (CheckAnswer, error) {
	a := CheckAnswer{Finding: quote.NotInRecord, On: q.On, Sayings: []Saying{}, Turns: []Turn{}}
	var err error
	if a.Text, err = clean("QUOTATION", q.Text, MaxQuote); err != nil {
		return a, err
	}
	words := quote.Fold(a.Text)
	if len(words) == 0 {
		return a, &QuestionError{ProblemEmpty, "QUOTATION", ""}
	}
	if _, _, err := asked("--on", q.On); err != nil {
		return a, err
	}
	err = d.view(ctx, func(r store.Reader) error {
		c := &checker{Desk: d, r: r, a: &a, words: words, know: d.quoting(d.likely(a.Text)[0].Pack.Code)}
		if q.By != "" {
			if a.By, err = who(r, d.rec, "--by", q.By); err != nil || len(a.By.Candidates) > 0 && len(a.By.Actors) == 0 {
				return err
			}
		}
		if err := c.check(); err != nil {
			return err
		}
		return c.withoutCues()
	})
	return a, err
}

// checker holds one question while it is answered.
type checker struct {
	*Desk
	r     store.Reader
	a     *CheckAnswer
	words []quote.Word
	know  *quote.Knowledge

	all        *loaded
	known      map[int64]bool // statements that were fetched
	candidates []quote.Candidate
	denied     []quote.Candidate // the report says that it was not said
	verdict    quote.Verdict
}

// check looks at the statements that share fingerprints with the quotation, and
// where that settles nothing at those that share its rarest words.
func (c *checker) check() error {
	c.all, c.known = newLoaded(), map[int64]bool{}
	if err := c.byPrints(); err != nil {
		return err
	}
	c.judge()
	// Fingerprints promise nothing of short quotations: others can have them too.
	if c.verdict.Finding != quote.Verbatim || len(c.words) < printed {
		if err := c.byWords(); err != nil {
			return err
		}
		c.judge()
	}
	return c.tell()
}

// printed is how many words a stretch has at least that two texts cannot have
// in common without a common fingerprint.
const printed = 7

// judge asks for a verdict on the candidates so far. An office has several
// holders: the best verdict on any of them counts.
func (c *checker) judge() {
	asked := quote.Quotation{Text: c.a.Text, On: c.a.On}
	keys := []string{""}
	if c.a.By != nil && len(c.a.By.Actors) > 0 { // of nobody known only the words can be checked
		keys = nil
		for _, by := range c.a.By.Actors {
			keys = append(keys, by.Key)
		}
	}
	for i, key := range keys {
		asked.By = key
		if v := quote.Judge(asked, c.candidates, c.know); i == 0 || severity(v.Finding) < severity(c.verdict.Finding) {
			c.verdict = v
		}
	}
}

// severity orders findings: what is nearest to real first.
func severity(f Finding) int {
	return slices.Index([]Finding{quote.Verbatim, quote.Altered, quote.SomeoneElse, quote.Mixed, quote.NotInRecord}, f)
}

// tell puts the verdict into the answer.
func (c *checker) tell() error {
	v := &c.verdict
	c.a.Finding, c.a.OtherDay = v.Finding, v.OtherDay
	switch v.Finding {
	case quote.Verbatim, quote.SomeoneElse:
		c.a.Sayings = c.alike()
		c.compare(v)
		c.near()
		if err := c.reworded(); err != nil {
			return err
		}
	case quote.Altered:
		c.a.Sayings = c.sayings([]quote.Candidate{c.candidates[v.Match]})
		c.a.ByOther = v.OtherSpeaker
		c.compare(v)
	case quote.Mixed:
		for _, p := range v.Parts {
			c.a.Parts = append(c.a.Parts, Part{words([]rune(c.a.Text), p.Words), c.sayings(c.candidates[p.Candidate : p.Candidate+1])[0]})
		}
	case quote.NotInRecord:
		c.near()
		c.unsaid()
	}
	c.reserve()
	return nil
}

// near tells the sayings that are like the quotation.
func (c *checker) near() {
	for _, n := range c.verdict.Nearest {
		c.a.Nearest = append(c.a.Nearest, Near{n.Share, c.sayings(c.candidates[n.Candidate : n.Candidate+1])[0]})
	}
}

// reserve tells why words that are in the record cannot be passed.
func (c *checker) reserve() {
	if c.a.Finding != Verbatim {
		return
	}
	standing := func(s Saying) bool {
		return slices.ContainsFunc(s.Sources, func(s Source) bool { return !s.Report.Superseded })
	}
	for _, x := range []struct {
		is  bool
		why Reservation
	}{
		{c.verdict.OtherDay, OtherDay},
		{c.verdict.NoDay, DayUnknown},
		{len(c.a.Sayings) > 0 && !slices.ContainsFunc(c.a.Sayings, standing), Withdrawn},
		{slices.ContainsFunc(c.a.Rewordings, func(r Rewording) bool { return len(r.Turns) > 0 }), Reworded},
		{slices.ContainsFunc(c.a.Cautions, func(t Turn) bool { return t.Kind == quote.Negation || t.Kind == quote.Asking }), CutOff},
	} {
		if x.is {
			c.a.Reservations = append(c.a.Reservations, x.why)
		}
	}
}

// compare shows how the quotation differs from the words on record.
func (c *checker) compare(v *quote.Verdict) {
	kept := c.candidates[v.Match].Text
	c.a.Trimmed, c.a.Elided = v.Comparison.Trimmed, v.Comparison.Elided
	c.a.Kept = kept
	if same(kept, c.a.Text) {
		c.a.Kept = ""
	}
	c.a.Diff = pieces(v.Comparison.Edits, kept, c.a.Text)
	from, to := []rune(kept), []rune(c.a.Text)
	for _, t := range v.Comparison.Turns {
		turn := Turn{t.Kind, words(from, t.Kept), words(to, t.Asked)}
		switch {
		case !t.Apart:
			c.a.Turns = append(c.a.Turns, turn)
		case t.Caution && v.Finding != quote.Altered: // beside other words, marks are nothing
			c.a.Cautions = append(c.a.Cautions, turn)
		}
	}
}

// same reports whether two texts have the same words.
func same(a, b string) bool { return fold(a) == fold(b) }

// alike are the candidates that have the quotation's words as the best of them
// has: by a speaker who was asked for, or by anyone else.
func (c *checker) alike() []Saying {
	var list []quote.Candidate
	judged := map[string]bool{}
	for _, k := range c.candidates {
		if c.verdict.Finding == quote.Verbatim && !c.asked(k.Speakers) {
			continue
		}
		is, ok := judged[k.Text]
		if !ok {
			compared := quote.Compare(c.words, quote.Fold(k.Text), cmp.Or(k.Know, c.know))
			is = !compared.Altered()
			judged[k.Text] = is
		}
		if is {
			list = append(list, k)
		}
	}
	return c.sayings(list)
}

// asked reports whether one of the speakers is asked for.
func (c *checker) asked(speakers []string) bool {
	return c.a.By == nil || len(c.a.By.Actors) == 0 || slices.ContainsFunc(c.a.By.Actors, func(a Actor) bool { return slices.Contains(speakers, a.Key) })
}

// sayings joins the statements of candidates, oldest first. A quotation stands
// once in a report, whichever of its statements has it.
func (c *checker) sayings(list []quote.Candidate) []Saying {
	refs := map[int64]bool{}
	texts := map[int64]bool{}
	for _, k := range list {
		refs[k.Ref] = true
	}
	for _, s := range c.all.statements {
		if refs[s.ID] {
			texts[s.Wording] = true
		}
	}
	var some []said
	for _, s := range c.all.statements {
		if texts[s.Wording] && (refs[s.ID] || slices.ContainsFunc(list, func(k quote.Candidate) bool {
			return k.Text == s.wording.Text && slices.Equal(k.Speakers, keysOf(s.speakers))
		})) {
			some = append(some, s)
		}
	}
	slices.SortFunc(some, func(a, b said) int {
		return cmp.Or(cmp.Compare(byThen(a.days), byThen(b.days)), cmp.Compare(a.report.Day, b.report.Day), cmp.Compare(a.UID, b.UID))
	})
	var out []Saying
	for _, g := range join(some, func(*joined, *said) bool { return true }) {
		out = append(out, g.saying(c.all))
	}
	return out
}

func keysOf(speakers []Speaker) []string {
	keys := make([]string, len(speakers))
	for i, s := range speakers {
		keys[i] = s.Key
	}
	return keys
}

// unsaid finds reports that the quotation was not said.
func (c *checker) unsaid() {
	if len(c.denied) == 0 {
		return
	}
	v := quote.Judge(quote.Quotation{Text: c.a.Text}, c.denied, c.know)
	if v.Finding == quote.Verbatim {
		c.a.NotSaid = c.sayings(c.denied[v.Match : v.Match+1])
	}
}

// Unclear reports whether it cannot be told whose quotation was asked about:
// the name can mean several, and nothing was judged.
func (a *CheckAnswer) Unclear() bool {
	return a.By != nil && len(a.By.Actors) == 0
}
