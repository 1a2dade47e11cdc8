package record

import (
	"fmt"
	"maps"
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

// inForce are the corrections in force, ready to be applied. It is a function
// of the corrections alone.
type inForce struct {
	merged  map[string]string // whom an actor counts for
	renamed map[string]string // the name that was chosen for an actor
	reports map[string][]statementFix
	splits  map[string][]officeSplit // by the actor whose statements they take
	refs    map[string]string        // names of the actors that corrections bring in, by key
	rows    map[string]int64         // and their rows, as far as they are there
	lines   lineFixes
}

// statementFix is what a correction does to one statement.
type statementFix struct {
	Anchor

	kind     Kind
	speakers []ActorRef // SetSpeaker
	from, to string     // ActorSplit: keys
}

// officeSplit gives what an actor said in an office to another.
type officeSplit struct {
	office string // folded
	to     string
}

// inForce reads the corrections in force.
func (r *Record) inForce(rd store.Reader) (*inForce, error) {
	list, err := rd.Corrections()
	if err != nil {
		return nil, err
	}
	f := &inForce{
		merged: map[string]string{}, renamed: map[string]string{}, reports: map[string][]statementFix{},
		splits: map[string][]officeSplit{}, refs: map[string]string{}, rows: map[string]int64{},
	}
	for i := range list {
		if list[i].UndoneAt != "" {
			continue
		}
		if err := f.add(&list[i]); err != nil {
			return nil, err
		}
	}
	if err := f.lines.resolve(r, rd); err != nil {
		return nil, err
	}
	return f, f.findRows(rd)
}

// add adds one correction; later ones go over earlier ones.
func (f *inForce) add(c *store.Correction) error {
	switch kind := Kind(c.Kind); kind {
	case StatementWrong, StatementRight:
		fix := statementFix{kind: kind}
		if err := unpackCorrection(c, &fix.Anchor, nil); err != nil {
			return err
		}
		f.addFix(fix)
	case SetSpeaker:
		fix := statementFix{kind: kind}
		if err := unpackCorrection(c, &fix.Anchor, &fix.speakers); err != nil {
			return err
		}
		for _, s := range fix.speakers {
			f.refs[s.Key] = s.Name
		}
		f.addFix(fix)
	case ActorMerge:
		var from, to ActorRef
		if err := unpackCorrection(c, &from, &to); err != nil {
			return err
		}
		f.refs[to.Key] = to.Name
		f.merge(from.Key, to.Key)
	case ActorRename:
		var who ActorRef
		var value renameValue
		if err := unpackCorrection(c, &who, &value); err != nil {
			return err
		}
		f.renamed[who.Key] = value.Name
	case ActorSplit:
		return f.addSplit(c)
	case LineName, LineMerge, LineSplit, LinePin:
		return f.lines.add(c)
	default:
		return fmt.Errorf("correction %d, %q: %w", c.ID, c.Kind, ErrCorrection)
	}
	return nil
}

func (f *inForce) addFix(fix statementFix) {
	f.reports[fix.Report] = append(f.reports[fix.Report], fix)
}

func (f *inForce) addSplit(c *store.Correction) error {
	var target splitTarget
	var to ActorRef
	if err := unpackCorrection(c, &target, &to); err != nil {
		return err
	}
	f.refs[to.Key] = to.Name
	if target.Office != "" {
		f.splits[target.Actor.Key] = append(f.splits[target.Actor.Key], officeSplit{FoldName(target.Office), to.Key})
	}
	for _, a := range target.Statements {
		f.addFix(statementFix{Anchor: a, kind: ActorSplit, from: target.Actor.Key, to: to.Key})
	}
	return nil
}

// merge makes one actor count for another. Whoever counted for it goes along;
// where that would lead in a circle the later merge decides.
func (f *inForce) merge(from, to string) {
	if to = f.counts(to); f.counts(from) == to {
		return
	}
	root := f.counts(from)
	for key, r := range f.merged {
		if r == root {
			f.merged[key] = to
		}
	}
	f.merged[root] = to
}

// counts is the actor that another counts for: itself, if nobody merged it.
func (f *inForce) counts(key string) string {
	if to, ok := f.merged[key]; ok {
		return to
	}
	return key
}

// named reports whether a name was chosen for an actor.
func (f *inForce) named(key string) bool {
	_, ok := f.renamed[key]
	return ok
}

// findRows finds the rows of the actors that corrections bring in.
func (f *inForce) findRows(rd store.Reader) error {
	if len(f.refs) == 0 {
		return nil
	}
	actors, err := rd.Actors(slices.Sorted(maps.Keys(f.refs)))
	for _, a := range actors {
		f.rows[a.Key] = a.ID
	}
	return err
}

// bringIn makes sure that the actors which corrections bring in are there.
func (f *inForce) bringIn(r *Record, w store.Writer) error {
	missing := map[string]store.Actor{}
	for key, name := range f.refs {
		if f.rows[key] == 0 {
			missing[key] = r.newActor(key, name)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	rows, err := r.putActors(w, missing, f)
	maps.Copy(f.rows, rows)
	return err
}

// voice is one speaker of a statement as it was read.
type voice struct {
	key    string
	office string
}

// counted is an actor that a statement counts for, and the voice in whose
// office it spoke: the one that it counts for, whoever that was read to be. One
// whom a person put in another's place has none: the report gave it to the other.
type counted struct {
	key   string
	voice int // -1: none
}

// speakers are the actors that a statement counts for.
func (f *inForce) speakers(voices []voice, fixes []statementFix) []counted {
	var out []counted
	add := func(key string, voice int) {
		key = f.counts(key)
		if voice >= 0 && voices[voice].office == "" {
			voice = -1
		}
		if i := slices.IndexFunc(out, func(c counted) bool { return c.key == key }); i < 0 {
			out = append(out, counted{key, voice})
		} else if out[i].voice < 0 {
			out[i].voice = voice
		}
	}
	set := -1
	for i := range fixes {
		if fixes[i].kind == SetSpeaker {
			set = i
		}
	}
	if set >= 0 {
		for _, s := range fixes[set].speakers {
			add(s.Key, slices.IndexFunc(voices, func(v voice) bool { return f.counts(v.key) == f.counts(s.Key) && v.office != "" }))
		}
		return out
	}
	for i, v := range voices {
		key := v.key
		for _, s := range f.splits[key] {
			if FoldName(v.office) == s.office {
				key = s.to
			}
		}
		for _, fix := range fixes {
			if fix.kind == ActorSplit && fix.from == v.key {
				key = fix.to
			}
		}
		add(key, i)
	}
	return out
}

// withdrawn reports whether the last word on a statement is that it is wrong.
func withdrawn(fixes []statementFix) bool {
	wrong := false
	for _, fix := range fixes {
		switch fix.kind {
		case StatementWrong:
			wrong = true
		case StatementRight:
			wrong = false
		default:
		}
	}
	return wrong
}
