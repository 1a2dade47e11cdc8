package quote

import "slices"

// Kind says what became of words.
type Kind string

// The kinds of edit.
const (
	Kept    Kind = "kept"    // in both
	Dropped Kind = "dropped" // on record only, between words that are quoted
	Added   Kind = "added"   // asked about only
	Changed Kind = "changed" // other words in their place
	Outside Kind = "outside" // on record only, before the first word that is quoted or after the last
)

// Excuse says why a difference makes a quotation no less true.
type Excuse string

// The excuses.
const (
	Typing    Excuse = "typing"    // written together or apart, an apostrophe, an accent
	Spelling  Excuse = "spelling"  // the same word, spelled otherwise
	Insertion Excuse = "insertion" // an editor's words in brackets
	Ellipsis  Excuse = "ellipsis"  // left out, and an ellipsis says so
)

// Edit is a stretch of the alignment, with the words on both sides.
type Edit struct {
	Kind        Kind
	Asked, Kept []Word
	Excuse      Excuse // empty: none

	a, b int // where the words begin
}

// Comparison is how a wording that is asked about stands to one on record.
type Comparison struct {
	Edits []Edit
	// Covered is the share of the words asked about that stand in the record's
	// in this order.
	Covered float64
	// Verbatim: the words asked about are an unbroken run of those on record,
	// or several with an honest ellipsis between them, but for excused
	// differences. Turns can still tell that something is hidden.
	Verbatim bool
	Elided   bool // verbatim, and an ellipsis stands for words
	Trimmed  bool // verbatim, and the record goes on before or after
	Turns    []Turn
}

// Altered reports whether the wording says something else than the record does:
// words differ without excuse, or an ellipsis or cut hides a word that turns
// what is left.
func (c *Comparison) Altered() bool {
	for i := range c.Turns {
		if !c.Turns[i].Apart {
			return true
		}
	}
	return !c.Verbatim
}

// Compare tells how asked differs from kept. Texts of any length are compared
// in time that grows little faster than they do.
func Compare(asked, kept []Word, know *Knowledge) Comparison {
	c := newComparer(asked, kept, know)
	c.out.Turns = c.turns()
	return c.out
}

// comparer holds one comparison while it is made: a is asked about, b on record.
type comparer struct {
	a, b  []Word
	k     *Knowledge
	edits []Edit
	out   Comparison
}

// newComparer compares the words; what turns the meaning is not looked for yet.
func newComparer(asked, kept []Word, know *Knowledge) *comparer {
	c := &comparer{a: asked, b: kept, k: know}
	runs := verbatim(asked, kept)
	if runs == nil {
		runs = align(asked, kept, know)
	}
	c.edit(runs)
	c.checkEllipses()
	c.out = Comparison{Edits: c.edits, Covered: c.covered(), Verbatim: len(runs) > 0}
	for i := range c.edits {
		e := &c.edits[i]
		switch {
		case e.Kind == Outside:
			c.out.Trimmed = true
		case e.Kind != Kept && e.Excuse == "":
			c.out.Verbatim = false
		case e.Excuse == Ellipsis:
			c.out.Elided = true
		}
	}
	c.out.Elided, c.out.Trimmed = c.out.Elided && c.out.Verbatim, c.out.Trimmed && c.out.Verbatim
	return c
}

// covered counts kept words, and those that are only spelled otherwise.
func (c *comparer) covered() float64 {
	found, all := 0, 0
	for i := range c.edits {
		e := &c.edits[i]
		for j := range e.Asked {
			if !e.Asked[j].Inserted || e.Kind == Kept {
				all++
			}
		}
		if e.Kind == Kept || e.Excuse == Typing || e.Excuse == Spelling {
			found += len(e.Asked)
		}
	}
	if all == 0 {
		return 0
	}
	return float64(found) / float64(all)
}

// edit turns the runs of equal words into edits.
func (c *comparer) edit(runs []Run) {
	if len(runs) == 0 {
		c.add(Added, 0, len(c.a), 0, 0)
		c.add(Outside, len(c.a), len(c.a), 0, len(c.b))
		return
	}
	first, last := runs[0], runs[len(runs)-1]
	lead := c.before(first.B, first.A)
	c.add(Outside, 0, 0, 0, lead)
	a, b := 0, lead
	for _, r := range runs {
		c.differ(a, r.A, b, r.B)
		c.add(Kept, r.A, r.A+r.Len, r.B, r.B+r.Len)
		a, b = r.A+r.Len, r.B+r.Len
	}
	tail := c.after(b, len(c.a)-(last.A+last.Len))
	c.differ(a, len(c.a), b, tail)
	c.add(Outside, len(c.a), len(c.a), tail, len(c.b))
}

// before gives where the words begin in whose place n words before b[at] can
// have been put: as many, of the same sentence.
func (c *comparer) before(at, n int) int {
	for ; n > 0 && at > 0 && c.b[at-1].Ends < SentenceEnd; n-- {
		at--
	}
	return at
}

// after gives where the words end in whose place n words from b[at] on can have
// been put.
func (c *comparer) after(at, n int) int {
	for ; n > 0 && at < len(c.b) && (at == 0 || c.b[at-1].Ends < SentenceEnd); n-- {
		at++
	}
	return at
}

func (c *comparer) add(kind Kind, a0, a1, b0, b1 int) {
	if a0 < a1 || b0 < b1 {
		c.edits = append(c.edits, Edit{Kind: kind, Asked: c.a[a0:a1], Kept: c.b[b0:b1], a: a0, b: b0})
	}
}

// differ adds the edits of a stretch of differences: excused ones at its ends
// by themselves, the rest as one.
func (c *comparer) differ(a0, a1, b0, b1 int) {
	from := len(c.edits)
	for {
		p, q, why := c.sameWords(a0, a1, b0, b1)
		if why == "" {
			break
		}
		c.add(Changed, a0, a0+p, b0, b0+q)
		c.edits[len(c.edits)-1].Excuse = why
		a0, b0 = a0+p, b0+q
	}
	var tail []Edit
	for {
		p, q, why := c.sameWordsBack(a0, a1, b0, b1)
		if why == "" {
			break
		}
		tail = append(tail, Edit{Kind: Changed, Asked: c.a[a1-p : a1], Kept: c.b[b1-q : b1], Excuse: why, a: a1 - p, b: b1 - q})
		a1, b1 = a1-p, b1-q
	}
	switch {
	case a0 == a1:
		c.add(Dropped, a0, a1, b0, b1)
	case b0 == b1:
		c.add(Added, a0, a1, b0, b1)
	default:
		c.add(Changed, a0, a1, b0, b1)
	}
	for i := from; i < len(c.edits); i++ {
		if e := &c.edits[i]; e.Excuse == "" {
			e.Excuse = c.declared(e)
		}
	}
	slices.Reverse(tail)
	c.edits = append(c.edits, tail...)
}

// declared tells whether the quotation itself says that it departs from the
// record here.
func (c *comparer) declared(e *Edit) Excuse {
	gap := e.a > 0 && c.a[e.a-1].Gap
	for i := range e.Asked {
		gap = gap || e.Asked[i].Gap
	}
	switch {
	case len(e.Asked) == 0 && gap:
		return Ellipsis
	case len(e.Asked) == 0 && inserted(c.b, e.b, len(e.Kept)): // the record's editor put them in
		return Insertion
	case len(e.Asked) > 0 && inserted(c.a, e.a, len(e.Asked)) && (gap || len(e.Kept) == 0): // put in, not in the place of the speaker's words
		return Insertion
	}
	return ""
}

// inserted reports whether n words from i on stand in brackets, alone. Where
// others stand in the brackets with them, and are in both texts, the brackets
// are the record's, and what is changed in them is no editor's doing.
func inserted(words []Word, i, n int) bool {
	for k := i; k < i+n; k++ {
		if !words[k].Inserted {
			return false
		}
	}
	return (i == 0 || !words[i-1].Inserted) && (i+n == len(words) || !words[i+n].Inserted)
}

// shortPart is how many words a part of a quotation needs to stand in another
// sentence than the part beside it. Fewer could be picked together from
// anywhere into anything.
const shortPart = 3

// checkEllipses takes the excuse from ellipses that join snippets across
// sentences.
func (c *comparer) checkEllipses() {
	for i := range c.edits {
		e := &c.edits[i]
		if e.Excuse != Ellipsis || min(c.part(i, -1), c.part(i, 1)) >= shortPart {
			continue
		}
		for j := max(e.b-1, 0); j < e.b+len(e.Kept); j++ {
			if c.b[j].Ends >= SentenceEnd {
				e.Excuse = ""
			}
		}
	}
}

// part counts the words asked about from edit i on in one direction, up to the
// next ellipsis.
func (c *comparer) part(i, step int) int {
	n := 0
	for i += step; i >= 0 && i < len(c.edits) && c.edits[i].Excuse != Ellipsis; i += step {
		n += len(c.edits[i].Asked)
	}
	return n
}
