package record

import (
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// cast gathers the actors of one report, each once.
type cast struct {
	r      *Record
	lang   *text.Language
	code   string
	actors []store.Actor
	index  map[string]int // by key

	voices    map[string]string // sides of those who speak in the report, by folded name; "" where two have a name
	strangers map[string]string // sides that the actor data do not know, with their names
}

func (r *Record) newCast(code string) *cast {
	return &cast{r: r, lang: r.Data.Language(code), code: code, index: map[string]int{}}
}

// none is the index of an actor that is not known.
const none = -1

// add adds an actor and what it was called, and returns its index.
func (c *cast) add(key, name, kind string, names ...string) int {
	i, ok := c.index[key]
	if !ok {
		i = len(c.actors)
		c.index[key] = i
		c.actors = append(c.actors, store.Actor{Key: key, Name: name, Kind: kind})
	}
	a := &c.actors[i]
	if name != a.Name && plainer(name, a.Name) && !c.known(key) {
		a.Name = name
	}
	for _, n := range append(names, name) {
		if n = FoldName(n); n != "" {
			a.Names = append(a.Names, n)
		}
	}
	return i
}

func (c *cast) known(key string) bool {
	_, ok := c.r.Data.Actors.ByID(key)
	return ok
}

// addKnown adds an actor of the actor data, under all of its usual names.
func (c *cast) addKnown(id string, names ...string) (int, bool) {
	a, ok := c.r.Data.Actors.ByID(id)
	if !ok {
		return none, false
	}
	for _, n := range a.Name {
		names = append(names, n)
	}
	return c.add(id, ShownName(a), kindName(a.Kind), names...), true
}

// ShownName is the name of an actor of the actor data in the record: one for
// all languages, the Indonesian one where they differ.
func ShownName(a *actor.Actor) string { return a.NameIn("id") }

// speaker adds a speaker of a statement.
func (c *cast) speaker(s *sanad.Speaker) int {
	var called []string
	if s.Mention != nil && namesIt(s.ResolvedBy) {
		called = append(called, s.Mention.Text)
	}
	if s.Actor != "" {
		if i, ok := c.addKnown(s.Actor, append(called, s.Name)...); ok {
			return i
		}
		return c.add(cut(s.Actor), s.Name, "", called...)
	}
	folded := FoldName(s.Name)
	if folded == "" {
		return none
	}
	key, kind := namePrefix+folded, ""
	if c.isName(s.Name) {
		kind = kindName(actor.Person)
	} else if of := c.whose(s.Of); of != "" && !strings.Contains(folded, FoldName(s.Of)) {
		key += "@" + of // the spokesman of one ministry is not that of another
	}
	return c.add(cut(key), s.Name, kind, called...)
}

// namePrefix begins the key of an actor that the actor data does not know.
const namePrefix = "name:"

// namesIt reports whether a mention that was resolved so is a name.
func namesIt(by string) bool { return by == "self" || by == "name" }

// whose is the state or body that someone speaks for: its id where it is known,
// for it has other names in other languages.
func (c *cast) whose(of string) string {
	if id := c.r.actorNamed(of, c.lang); id != "" {
		return strings.ToLower(id)
	}
	return FoldName(of)
}

// isName reports whether a name is that of a person or place of its own, not
// an office, a body or a word for what spoke: juru bicara, Kementerian Luar
// Negeri, pernyataan itu.
func (c *cast) isName(name string) bool {
	if c.lang == nil {
		return true
	}
	var doc text.Doc
	doc.Scan(name)
	doc.LookUp(c.lang)
	last := len(doc.Toks) - 1
	if last < 0 || !doc.Capital(0) {
		return false
	}
	const generic = lang.Title | lang.Person | lang.Body | lang.Text
	return !doc.Is(0, generic) && !doc.Is(last, lang.Body|lang.Text)
}

// carrier adds a carrier of a chain. One who spoke is sought among the speakers
// of the report.
func (c *cast) carrier(l *sanad.Link, rd *sanad.Reading) int {
	if l.Kind == "speaker" {
		for i := range rd.Statements {
			for j := range rd.Statements[i].Speakers {
				if s := &rd.Statements[i].Speakers[j]; s.Name == l.Carrier {
					return c.speaker(s)
				}
			}
		}
		return c.speaker(&sanad.Speaker{Name: l.Carrier, Actor: c.r.actorNamed(l.Carrier, c.lang)})
	}
	for i := range rd.Carriers {
		if x := &rd.Carriers[i]; x.Name == l.Carrier && x.Actor != "" {
			return c.outlet(x.Name, x.Actor, l.Kind)
		}
	}
	return c.outlet(l.Carrier, "", l.Kind)
}

// outlet adds an outlet or a wire.
func (c *cast) outlet(name, id, kind string) int {
	if id == "" {
		id = c.r.Data.Actors.OutletNamed(name)
	}
	if i, ok := c.addKnown(id, name); ok {
		return i
	}
	folded := FoldName(name)
	if folded == "" {
		return none
	}
	return c.add(cut(namePrefix+folded), name, kind)
}

// cut keeps a key within what the store takes.
func cut(key string) string {
	const most = 2 * longestName
	if len(key) <= most {
		return key
	}
	return strings.ToValidUTF8(key[:most], "")
}

// actorNamed is the id of the actor that a whole name stands for in a
// language, or "".
func (r *Record) actorNamed(name string, l *text.Language) string {
	if l == nil || name == "" {
		return ""
	}
	var doc text.Doc
	doc.Scan(name)
	if len(doc.Toks) == 0 {
		return ""
	}
	doc.LookUp(l)
	for _, m := range doc.MatchesAt(0) {
		if (m.Sense.Kind == lang.ActorSense || m.Sense.Kind == lang.OutletSense) && int(m.To) == len(doc.Toks) {
			return r.Data.Actors.Actors[m.Sense.Ref].ID
		}
	}
	return ""
}

func kindName(k actor.Kind) string {
	switch k {
	case actor.State:
		return "state"
	case actor.Organisation:
		return "organisation"
	case actor.Outlet:
		return "outlet"
	case actor.Wire:
		return "wire"
	case actor.Person:
		return "person"
	case actor.Place:
		return "place"
	}
	return ""
}
