package ask

import (
	"slices"
	"strings"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/text"
	"github.com/sanad-news/sanad/lang"
)

// holders are those in the record who held the office that a name is: Menlu
// China, president of Russia.
func (w *Who) holders(r store.Reader, rec *record.Record, name string) ([]store.Actor, error) {
	dir := rec.Data.Actors
	var ids []string
	var terms []actor.Term
	for _, o := range officesNamed(rec, name) {
		for _, t := range dir.Terms {
			if t.Office == o.id && t.Of == o.of {
				ids, terms = append(ids, t.Person), append(terms, t)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := r.Actors(ids)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	w.Office = name
	for _, t := range terms {
		for _, a := range found {
			if a.Key == t.Person {
				h := hold{actor: a.ID, office: t.Office, to: "9999"}
				h.from, _ = record.Days(t.From)
				if _, last := record.Days(t.To); last != "" {
					h.to = last
				}
				w.holds = append(w.holds, h)
			}
		}
	}
	return found, nil
}

// officeOf is an office of a state or organisation.
type officeOf struct {
	id string // of the office
	of string
}

// officesNamed finds the offices whose name a text begins or ends with, where
// the rest names whose it is, but for words that say nothing.
func officesNamed(rec *record.Record, name string) []officeOf {
	words := owners(rec, strings.Fields(name))
	var found []officeOf
	longest := 0
	for i := range rec.Data.Actors.Offices {
		o := &rec.Data.Actors.Offices[i]
		for _, n := range namesOf(rec, o) {
			rest := without(words, strings.Fields(n))
			if size := len(strings.Fields(n)); rest == nil || size < longest {
				continue
			} else if size > longest {
				found, longest = nil, size
			}
			for _, of := range whose(rec, rest) {
				found = append(found, officeOf{o.ID, of})
			}
		}
	}
	return found
}

// owners are words without what marks an owner in any language: China's.
func owners(rec *record.Record, words []string) []string {
	var doc text.Doc
	for i, w := range words {
		for _, l := range rec.Data.Languages {
			doc.Scan(w)
			doc.LookUp(l)
			if last := len(doc.Toks) - 1; last > 0 && doc.Is(last, lang.PossessiveS) {
				words[i] = w[:doc.Toks[last].Start]
			}
		}
	}
	return words
}

// without is what is left of words when they begin or end with some, in any
// case; nil where they do not, or nothing is left.
func without(words, some []string) []string {
	n, k := len(words), len(some)
	if k == 0 || k >= n {
		return nil
	}
	if strings.EqualFold(strings.Join(words[:k], " "), strings.Join(some, " ")) {
		return words[k:]
	}
	if strings.EqualFold(strings.Join(words[n-k:], " "), strings.Join(some, " ")) {
		return words[:n-k]
	}
	return nil
}

// whose are the states and organisations that words name, after words such as
// "of" and "the".
func whose(rec *record.Record, words []string) []string {
	var doc text.Doc
	for len(words) > 0 {
		if ids := known(rec, strings.Join(words, " ")); len(ids) > 0 {
			return ids
		}
		small := false
		for _, l := range rec.Data.Languages {
			doc.Scan(words[0])
			doc.LookUp(l)
			small = small || doc.Is(0, lang.Of|lang.Prep|lang.Det)
		}
		if !small {
			return nil
		}
		words = words[1:]
	}
	return nil
}

// namesOf are the names of an office in all languages, in their order.
func namesOf(rec *record.Record, o *actor.Office) []string {
	var all []string
	for _, l := range rec.Data.Languages {
		all = append(all, o.Names[l.Pack.Code]...)
	}
	return all
}

// officesIn are the ids of the offices whose name stands in a title as a report
// has it: the longest that does, since a deputy minister is no minister.
func officesIn(rec *record.Record, title string) []string {
	title = " " + record.FoldName(title) + " "
	var ids []string
	longest := 0
	for i := range rec.Data.Actors.Offices {
		o := &rec.Data.Actors.Offices[i]
		for _, n := range namesOf(rec, o) {
			n = record.FoldName(n)
			if len(n) < longest || !strings.Contains(title, " "+n+" ") {
				continue
			}
			if len(n) > longest {
				ids, longest = nil, len(n)
			}
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// held reports whether a statement was made in the office that was asked for:
// the report says so, or it tells no office and its day lies in the time.
func (w *Who) held(s *store.Statement, officesIn func(title string) []string) bool {
	if w.Office == "" {
		return true
	}
	for _, h := range w.holds {
		if !slices.Contains(s.Speakers, h.actor) {
			continue
		}
		title := ""
		for _, v := range s.Voices {
			if v.Actor == h.actor {
				title = v.Office
			}
		}
		if title != "" && slices.Contains(officesIn(title), h.office) ||
			title == "" && s.From != "" && h.from <= s.To && s.From <= h.to {
			return true
		}
	}
	return false
}
