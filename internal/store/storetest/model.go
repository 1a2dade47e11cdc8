package storetest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/sanad-news/sanad/internal/store"
)

// Memory returns a store in memory that answers every question by looking at
// everything. It is what the random tests hold the others against, and is fit
// for small tests elsewhere; it keeps nothing and knows no limits.
func Memory() store.Store {
	return &memory{state: &state{meta: map[string]string{}, lastOfDay: map[string]int64{}, bytes: map[string][]byte{}}}
}

type memory struct {
	mu    sync.RWMutex
	state *state
}

// state is a record: its tables, in the order of their rows.
type state struct {
	meta        map[string]string
	actors      []store.Actor
	reports     []store.NewReport
	wordings    []store.NewWording
	forms       []store.NewForm
	aliases     map[int64]int64 // wordings of lines that were forgotten
	forgotten   int64           // forms, whose rows are not given again
	pairs       []store.Posting // wording, form
	opposites   []store.Pair
	statements  []store.NewStatement
	corrections []store.Correction
	lastOfDay   map[string]int64
	events      []store.NewEvent
	figures     []store.NewFigure
	ties        []store.ReportTies
	lastFound   int64
	originals   []store.Original
	bytes       map[string][]byte // of originals, by hash
}

func (m *memory) Update(ctx context.Context, f func(store.Writer) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	next := m.state.clone()
	if err := f(&glance{next}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.state = next
	return nil
}

func (m *memory) View(ctx context.Context, f func(store.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.RLock()
	now := m.state // never changed, only replaced
	m.mu.RUnlock()
	return f(&glance{now})
}

func (m *memory) Close() error { return nil }

func (s *state) clone() *state {
	c := *s
	c.meta, c.lastOfDay = maps.Clone(s.meta), maps.Clone(s.lastOfDay)
	c.actors, c.reports = slices.Clone(s.actors), slices.Clone(s.reports)
	c.wordings, c.forms = slices.Clone(s.wordings), slices.Clone(s.forms)
	c.pairs, c.opposites = slices.Clone(s.pairs), slices.Clone(s.opposites)
	c.events, c.figures, c.ties = slices.Clone(s.events), slices.Clone(s.figures), slices.Clone(s.ties)
	c.originals, c.bytes = slices.Clone(s.originals), maps.Clone(s.bytes)
	c.statements, c.corrections = slices.Clone(s.statements), slices.Clone(s.corrections)
	return &c
}

// glance is a Reader and a Writer of a state.
type glance struct{ s *state }

func (v *glance) Meta(key string) (string, error) { return v.s.meta[key], nil }

func (v *glance) SetMeta(key, value string) error {
	v.s.meta[key] = value
	return sound(key, value)
}

func (v *glance) Counts() (store.Counts, error) {
	lines, err := v.Lines(store.LineQuery{Limit: 1 << 30})
	live := 0
	for i := range v.s.statements {
		if v.stands(&v.s.statements[i].Statement) {
			live++
		}
	}
	return store.Counts{
		Reports: len(v.s.reports), Statements: live, Wordings: len(v.s.wordings), Forms: len(v.s.forms), Lines: len(lines),
		Actors: len(v.s.actors), Corrections: len(v.s.corrections),
	}, err
}

func (v *glance) Corrections() ([]store.Correction, error) { return slices.Clone(v.s.corrections), nil }

func (v *glance) PutCorrection(c store.Correction) (int64, error) {
	c.ID = int64(len(v.s.corrections) + 1)
	v.s.corrections = append(v.s.corrections, c)
	return c.ID, sound(c.Kind, c.Target, c.Value, c.By, c.At, c.Why)
}

func (v *glance) UndoCorrection(id int64, at, by string) error {
	if id < 1 || int(id) > len(v.s.corrections) {
		return errNone("correction", id)
	}
	c := &v.s.corrections[id-1]
	c.UndoneAt, c.UndoneBy = at, by
	return sound(at, by)
}

func (v *glance) Actors(keys []string) ([]store.Actor, error) {
	return pick(keys, v.actors(), func(a *store.Actor) string { return a.Key }), nil
}

func (v *glance) ActorsByID(ids []int64) ([]store.Actor, error) {
	return pick(ids, v.actors(), func(a *store.Actor) int64 { return a.ID }), nil
}

// actors are the actors with what counts for them, those with most first.
func (v *glance) actors() []store.Actor {
	list := slices.Clone(v.s.actors)
	for i := range list {
		a := &list[i]
		a.Names = slices.Clone(a.Names)
		slices.Sort(a.Names)
		a.Names = slices.Compact(a.Names)
		for j := range v.s.statements {
			if s := &v.s.statements[j]; v.stands(&s.Statement) && slices.Contains(s.Speakers, a.ID) {
				a.Statements++
			}
		}
	}
	slices.SortStableFunc(list, func(a, b store.Actor) int { return cmp.Compare(b.Statements, a.Statements) })
	return list
}

func (v *glance) ActorsNamed(names []string) ([]store.Actor, error) {
	return slices.DeleteFunc(v.actors(), func(a store.Actor) bool {
		return !slices.ContainsFunc(a.Names, func(n string) bool { return slices.Contains(names, n) })
	}), nil
}

func (v *glance) BrowseActors(q store.ActorQuery) ([]store.Actor, error) {
	var out []store.Actor
	for _, a := range v.actors() {
		begins := func(n string) bool { return strings.HasPrefix(n, q.Prefix) }
		if _, err := strconv.Atoi(q.After.Sort); err != nil && q.After != (store.Cursor{}) {
			return nil, err
		}
		if oneOf(q.Kinds, a.Kind) && (q.Prefix == "" || slices.ContainsFunc(a.Names, begins)) && afterSize(q.After, a.Statements, a.ID) {
			out = append(out, a)
		}
	}
	return first(out, q.Limit), nil
}

func (v *glance) PutActors(actors []store.Actor) ([]int64, error) {
	var ids []int64
	for _, a := range actors {
		if err := sound(append([]string{a.Key, a.Name, a.Kind}, a.Names...)...); err != nil {
			return nil, err
		}
		i := slices.IndexFunc(v.s.actors, func(b store.Actor) bool { return b.Key == a.Key })
		if i < 0 {
			i = len(v.s.actors)
			v.s.actors = append(v.s.actors, store.Actor{ID: int64(i + 1), Key: a.Key, Name: a.Name, Kind: a.Kind})
		}
		kept := &v.s.actors[i]
		kept.Names = slices.Concat(kept.Names, a.Names)
		ids = append(ids, kept.ID)
	}
	return ids, nil
}

func (v *glance) RenameActor(id int64, name string) error {
	if id < 1 || int(id) > len(v.s.actors) {
		return errNone("actor", id)
	}
	v.s.actors[id-1].Name = name
	return sound(name)
}

func (v *glance) OfficesOf(actor int64) ([]store.Tenure, error) {
	byOffice := map[[2]string]*store.Tenure{}
	for i := range v.s.statements {
		s := &v.s.statements[i].Statement
		if !v.stands(s) || !slices.Contains(s.Speakers, actor) {
			continue
		}
		if office, of := officeOf(s, actor); office != "" {
			t := byOffice[[2]string{office, of}]
			if t == nil {
				t = &store.Tenure{Office: office, Of: of, From: s.From, To: s.From}
				byOffice[[2]string{office, of}] = t
			}
			t.Statements++
			t.From, t.To = min(t.From, s.From), max(t.To, s.From)
		}
	}
	var out []store.Tenure
	for _, t := range byOffice {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b store.Tenure) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Office, b.Office), cmp.Compare(a.Of, b.Of))
	})
	return out, nil
}

// officeOf is in which office an actor spoke: the one that was told, or else
// the first of its own voices.
func officeOf(s *store.Statement, actor int64) (office, of string) {
	at := slices.Index(s.Speakers, actor)
	for i, v := range s.Voices {
		if v.Office != "" && (s.Spoke == nil && v.Actor == actor || s.Spoke != nil && at < len(s.Spoke) && s.Spoke[at] == i) {
			return v.Office, v.Of
		}
	}
	return "", ""
}

// pick is the rows whose key is wanted, in the order of the keys.
func pick[K comparable, T any](keys []K, rows []T, key func(*T) K) []T {
	var out []T
	seen := map[K]bool{}
	for _, k := range keys {
		for i := range rows {
			if key(&rows[i]) == k && !seen[k] {
				out = append(out, rows[i])
			}
		}
		seen[k] = true
	}
	return out
}

func oneOf[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

func first[T any](list []T, n int) []T {
	if n <= 0 {
		n = 1000
	}
	return list[:min(n, len(list))]
}

// afterSize tells whether a row comes after a cursor in a list of the greatest
// first.
func afterSize(c store.Cursor, size int, id int64) bool {
	if c == (store.Cursor{}) {
		return true
	}
	n, _ := strconv.Atoi(c.Sort)
	return size < n || size == n && id > c.ID
}

var errUnsound = errors.New("a text that cannot be kept")

func sound(texts ...string) error {
	for _, t := range texts {
		if strings.Contains(t, "\x00") || strings.ToValidUTF8(t, "") != t {
			return errUnsound
		}
	}
	return nil
}

// aDay tells whether a text is a day, or none.
func aDay(days ...string) error {
	for _, d := range days {
		if d == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return err
		}
	}
	return nil
}

func errNone(what string, id int64) error { return fmt.Errorf("there is no %s %d", what, id) }
