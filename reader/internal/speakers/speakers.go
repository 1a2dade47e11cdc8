// Package speakers tells who the speaker of each statement is: which actor a
// name, a title, a pronoun or an enclitic stands for.
package speakers

import (
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader/internal/draft"
	"github.com/sanad-news/sanad/reader/internal/phrase"
)

// Read resolves the speakers of all statements, in the order of the text.
func Read(d *draft.Draft, ph *phrase.Finder) {
	r := resolver{d: d, doc: &d.Doc, ph: ph}
	for i := range d.Statements { // who speaks is a person, wherever else the name stands
		for _, sp := range d.Statements[i].Speakers {
			if sp.Phrase.Len() > 0 {
				r.named(&sp)
			}
		}
	}
	next := 0
	for s := range r.doc.Sents {
		r.sent, r.first = s, next
		r.names()
		for next < len(d.Statements) && d.Statements[next].Sent <= s {
			r.statement(next)
			next++
		}
		r.close(d.Statements[r.first:next])
	}
	r.drop()
}

// resolver keeps who was last spoken of.
type resolver struct {
	d     *draft.Draft
	doc   *text.Doc
	ph    *phrase.Finder
	sent  int
	first int // index of the sentence's first statement

	focus  []int // who spoke or was a sentence's subject, the last one last
	others []int // all persons that were named, the last one last
	bodies []int // states, bodies and documents that spoke, the last one last
	groups []int // groups that spoke, the last one last
	heads  []described
}

const none = draft.None

// farBack bounds how many entities or mentions are looked through for one that
// fits, so that reading stays linear in a text made to slow it.
const farBack = 400

// names notes the persons whom the sentence names.
func (r *resolver) names() {
	sent := r.doc.Sents[r.sent]
	for i := sent.From; i < sent.To; i++ {
		if q := r.doc.QuoteAt(i); q >= 0 {
			i = r.doc.Quotes[q].End - 1
			continue
		}
		m, ok := r.d.Mention(i)
		if !ok {
			continue
		}
		if r.d.IsPerson(m) && !r.embedded(m) {
			r.others = append(r.others, m.Entity)
		}
		i = m.To - 1
	}
}

// embedded reports whether a person is named only to say whose something is:
// "Trump's campaign", "kuasa hukum Rizieq".
func (r *resolver) embedded(m *draft.Mention) bool {
	return r.doc.Is(m.To, lang.PossessiveS)
}

// main returns the person that is the sentence's subject, or none.
func (r *resolver) main() int {
	sent := r.doc.Sents[r.sent]
	np := r.ph.Main(sent.From, sent.To)
	for i := np.To - 1; i >= np.From; i-- {
		if m, ok := r.d.Mention(i); ok && r.d.IsPerson(m) {
			return m.Entity
		}
	}
	return none
}

// agent returns the person behind a passive verb of saying, whose words the
// sentence only points to: "Hal senada disampaikan Rizki Rifai".
func (r *resolver) agent() int {
	sent := r.doc.Sents[r.sent]
	for i := sent.From; i < sent.To; i++ {
		if !r.doc.Is(i, lang.Cue) || r.doc.QuoteAt(i) >= 0 {
			continue
		}
		m, ok := r.doc.Match(i, lang.CueSense)
		if !ok || !r.passive(m) {
			continue
		}
		np := r.ph.Right(int(m.To), sent.To)
		if r.doc.Is(int(m.To), lang.By) {
			np = r.ph.Right(int(m.To)+1, sent.To)
		}
		for j := np.To - 1; j >= np.From; j-- {
			if o, ok := r.d.Mention(j); ok && r.d.IsPerson(o) {
				return o.Entity
			}
		}
	}
	return none
}

// passive reports whether a cue takes its speaker behind it without content on
// that side: it enters a frame that opens the sentence.
func (r *resolver) passive(m lang.Match) bool {
	for _, fi := range r.doc.Lang.Pack.Cues[m.Sense.Ref].Frames {
		f := &r.doc.Lang.Pack.Frames[fi]
		if len(f.Left) == 1 && f.Left[0].Kind == lang.StartElem {
			return true
		}
	}
	return false
}

// push makes an entity the likeliest that a pronoun stands for.
func (r *resolver) push(e int) {
	if e == none {
		return
	}
	r.d.Focus = append(r.d.Focus, draft.Focus{Sent: r.sent, Entity: e})
	for i, o := range r.focus {
		if o == e {
			r.focus = append(r.focus[:i], r.focus[i+1:]...)
			break
		}
	}
	r.focus = append(r.focus, e)
	const keep = 12
	if len(r.focus) > keep {
		r.focus = append(r.focus[:0], r.focus[len(r.focus)-keep:]...)
	}
}

// close ends a sentence: its subject and then its speakers become the
// likeliest to be meant by a pronoun. Those it only names do not: on the
// project's gold that costs more than it finds.
func (r *resolver) close(said []draft.Statement) {
	r.push(r.main())
	r.push(r.agent())
	for i := range said {
		st := &said[len(said)-1-i]
		if st.Within != none {
			continue
		}
		for _, sp := range st.Speakers {
			r.spoke(sp)
		}
	}
}

// spoke notes who spoke, for the pronouns to come.
func (r *resolver) spoke(sp draft.Speaker) {
	switch {
	case sp.Entity == none:
	case r.plural(sp):
		r.groups = append(r.groups, sp.Entity)
	case r.d.Entities[sp.Entity].Kind == draft.PersonEntity:
		if sp.By != "description" || r.doc.Lang.Pack.HeadLast {
			r.push(sp.Entity) // Indonesian -nya seldom means one without a name
		}
	default:
		r.bodies = append(r.bodies, sp.Entity)
	}
}

// statement resolves the speakers of one statement.
func (r *resolver) statement(i int) {
	st := &r.d.Statements[i]
	if st.Cue.Len() == 0 { // it goes on from the one before
		for i := range st.Speakers {
			if st.Speakers[i].Entity == none && st.Speakers[i].Phrase.Len() == 0 {
				st.Speakers[i].Entity, st.Speakers[i].By = r.singular("", st), "continued"
			}
		}
	}
	var out []draft.Speaker
	for _, sp := range st.Speakers {
		out = append(out, r.speaker(sp, st)...)
	}
	st.Speakers = out
}

// speaker resolves one noun phrase. "Both" gives two speakers.
func (r *resolver) speaker(sp draft.Speaker, st *draft.Statement) []draft.Speaker {
	if sp.Entity != none {
		return []draft.Speaker{sp}
	}
	if sp.Phrase.Len() == 0 {
		sp.Mention = st.Cue
		sp.Entity, sp.By = r.singular("", st), "enclitic"
		return r.offices([]draft.Speaker{sp})
	}
	if p, ok := r.pronoun(sp.Phrase); ok {
		sp.Mention = sp.Phrase
		if p.Number == 2 {
			return r.both(sp, p.Gender == "n")
		}
		switch {
		case p.Number == 3:
			sp.Entity, sp.By = last(r.groups, r.bodies), "pronoun"
			return []draft.Speaker{sp}
		case p.Gender == "n":
			sp.Entity, sp.By = last(r.bodies, r.groups), "pronoun"
			return []draft.Speaker{sp}
		}
		sp.Entity, sp.By = r.singular(p.Gender, st), "pronoun"
		return r.offices([]draft.Speaker{sp})
	}
	if r.named(&sp) {
		return r.offices([]draft.Speaker{sp})
	}
	sp.Mention = sp.Phrase
	if e := r.byTitle(sp.Phrase); e != none {
		sp.Entity, sp.By = e, "title"
		return r.offices([]draft.Speaker{sp})
	}
	r.describe(&sp)
	return []draft.Speaker{sp}
}

// named finds the mention that heads a noun phrase. In a head-last language
// that is the name that ends the phrase's core, before "of" or "for"; in a
// head-first one the last person named, or else the first name.
func (r *resolver) named(sp *draft.Speaker) bool {
	np := sp.Phrase
	if r.doc.Lang.Pack.HeadLast {
		return r.headLast(sp)
	}
	for i := np.To - 1; i >= np.From; i-- {
		if m, ok := r.d.Mention(i); ok && r.d.IsPerson(m) {
			r.take(sp, m)
			return true
		}
	}
	m, ok := r.d.Mention(np.To - 1)
	if !ok && r.doc.Is(np.To-1, lang.Dem) {
		return false
	}
	if ok && m.From == np.From {
		r.take(sp, m)
		return true
	}
	if ok && r.d.Entities[m.Entity].Kind == draft.ProperEntity && r.doc.Is(np.From, lang.Title|lang.Person) {
		r.take(sp, m)
		return true
	}
	// "Kementerian Luar Negeri China": a body's name may hold a state's
	if ok && r.doc.Is(np.From, lang.Body) && r.doc.Capital(np.From) {
		sp.Mention, sp.By = np, "body"
		if e := r.sameName(np); e != none {
			sp.Entity = e
		}
		return true
	}
	return false
}

func (r *resolver) headLast(sp *draft.Speaker) bool {
	np := sp.Phrase
	end := np.From
	for end < np.To && !(end > np.From && r.doc.Is(end, lang.Of) && r.d.MentionAt[end] < 0) {
		end++
	}
	m, ok := r.d.Mention(end - 1)
	if !ok {
		return false
	}
	r.take(sp, m)
	return true
}

// take makes a mention the speaker.
func (r *resolver) take(sp *draft.Speaker, m *draft.Mention) {
	sp.Mention, sp.Entity, sp.By = m.Name, m.Entity, "name"
	sp.Office, sp.Of = m.Title, m.Of
	r.unify(m)
	e := &r.d.Entities[m.Entity]
	if e.Kind == draft.ProperEntity {
		e.Kind = draft.PersonEntity
		if r.doc.Toks[e.Span.From].Shape == token.Upper {
			e.Kind = draft.BodyEntity
		}
	}
	if m.Name == e.Span {
		sp.By = "self"
	}
}

// sameName returns the entity whose fullest name has the words of np.
func (r *resolver) sameName(np text.Range) int {
	name := r.doc.Slice(np)
	for e := len(r.d.Entities) - 1; e >= max(0, len(r.d.Entities)-farBack); e-- {
		if r.d.Entities[e].Name == name {
			return e
		}
	}
	return none
}

// isOffice reports whether a stretch has the name of an office in it.
func (r *resolver) isOffice(t text.Range) bool {
	for i := t.From; i < t.To; i++ {
		if r.doc.Is(i, lang.Title) {
			return true
		}
	}
	return false
}

// offices gives each speaker the office that the report last gave the entity.
func (r *resolver) offices(sps []draft.Speaker) []draft.Speaker {
	for i := range sps {
		if sps[i].Entity == none {
			continue
		}
		e := &r.d.Entities[sps[i].Entity]
		if sps[i].Office.Len() > 0 && (r.isOffice(sps[i].Office) || !r.isOffice(e.Office)) {
			continue
		}
		sps[i].Office, sps[i].Of = e.Office, e.Of
	}
	return sps
}
