package queue

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Memory is a queue in memory.
type Memory struct {
	mu      sync.Mutex
	last    int64
	tasks   map[string]*Task // by key
	bySeq   []*Task          // in order; a task queued again leaves its old place empty
	first   int              // everything before it in bySeq has ended
	sources map[string]Source
	notices map[string]*Notice
	waiting map[string]*Notice // those not taken
	notes   map[string]note
	owner   string
	until   time.Time
}

type note struct {
	value []byte
	until time.Time
}

// NewMemory returns an empty queue.
func NewMemory() *Memory {
	return &Memory{tasks: map[string]*Task{}, sources: map[string]Source{}, notices: map[string]*Notice{}, waiting: map[string]*Notice{}, notes: map[string]note{}}
}

var _ Queue = (*Memory)(nil)

// Lease implements Queue.
func (m *Memory) Lease(_ context.Context, owner string, now, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.owner != owner && m.owner != "" && now.Before(m.until) {
		return &LeasedError{m.owner}
	}
	m.owner, m.until = owner, until
	return nil
}

// Release implements Queue.
func (m *Memory) Release(_ context.Context, owner string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.owner == owner {
		m.owner = ""
	}
	return nil
}

// Sources implements Queue.
func (m *Memory) Sources(context.Context) ([]Source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.SortedFunc(maps.Values(m.sources), func(a, b Source) int { return strings.Compare(a.URL, b.URL) }), nil
}

// Visited implements Queue.
func (m *Memory) Visited(_ context.Context, s Source, tasks []Task, found []Source) ([]Source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sources[s.URL] = s
	var added []Source
	for _, f := range found {
		if _, known := m.sources[f.URL]; !known {
			m.sources[f.URL] = f
			added = append(added, f)
		}
	}
	m.add(tasks)
	return added, nil
}

// News implements Queue.
func (m *Memory) News(_ context.Context, tasks []Task) ([]Task, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var news []Task
	for i := range tasks {
		if old := m.tasks[tasks[i].Key]; old == nil || Again(old, &tasks[i]) {
			news = append(news, tasks[i])
		}
	}
	return news, nil
}

// Add implements Queue.
func (m *Memory) Add(_ context.Context, tasks []Task) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.add(tasks), nil
}

func (m *Memory) add(tasks []Task) int {
	n := 0
	for _, t := range tasks {
		t.Rounds, t.Tries, t.Outcome, t.Reason, t.Ended = 1, 0, "", "", time.Time{}
		if old := m.tasks[t.Key]; old != nil {
			if !Again(old, &t) {
				continue
			}
			t.Rounds = old.Rounds + 1
			m.bySeq[old.Seq-1] = nil
		}
		m.last++
		t.Seq = m.last
		m.tasks[t.Key] = &t
		m.bySeq = append(m.bySeq, &t)
		n++
	}
	return n
}

// Waiting implements Queue.
func (m *Memory) Waiting(_ context.Context, after int64, limit int) ([]Task, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for m.first < len(m.bySeq) && (m.bySeq[m.first] == nil || m.bySeq[m.first].Outcome != "") {
		m.first++
	}
	var out []Task
	for _, t := range m.bySeq[min(max(int64(m.first), after), m.last):] {
		if len(out) == limit {
			break
		}
		if t != nil && t.Outcome == "" {
			out = append(out, *t)
		}
	}
	return out, nil
}

// waits returns a task that has not ended.
func (m *Memory) waits(seq int64) (*Task, error) {
	if seq < 1 || seq > m.last || m.bySeq[seq-1] == nil || m.bySeq[seq-1].Outcome != "" {
		return nil, fmt.Errorf("%w: %d", ErrNoTask, seq)
	}
	return m.bySeq[seq-1], nil
}

// allWait returns tasks none of which has ended.
func (m *Memory) allWait(seqs []int64) ([]*Task, error) {
	var out []*Task
	for _, seq := range seqs {
		t, err := m.waits(seq)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// Begin implements Queue.
func (m *Memory) Begin(_ context.Context, seqs ...int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	tasks, err := m.allWait(seqs)
	for _, t := range tasks {
		t.Tries++
	}
	return err
}

// Later implements Queue.
func (m *Memory) Later(_ context.Context, seq int64, due time.Time, reason string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, err := m.waits(seq)
	if err == nil {
		t.Due, t.Reason = due, reason
	}
	return err
}

// End implements Queue.
func (m *Memory) End(_ context.Context, ends ...End) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	var seqs []int64
	for _, e := range ends {
		seqs = append(seqs, e.Seq)
	}
	tasks, err := m.allWait(seqs)
	if err != nil {
		return err
	}
	for i, e := range ends {
		tasks[i].Outcome, tasks[i].Reason, tasks[i].Ended = e.Outcome, e.Reason, e.At
		for _, n := range e.Notices {
			if m.notices[n.ID] == nil {
				m.notices[n.ID], m.waiting[n.ID] = &n, &n
			}
		}
	}
	return nil
}

// Tally implements Queue.
func (m *Memory) Tally(context.Context) (Tally, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := Tally{}
	for _, t := range m.tasks {
		if out[t.Source] == nil {
			out[t.Source] = map[Outcome]int{}
		}
		out[t.Source][t.Outcome]++
	}
	return out, nil
}

// Ended implements Queue.
func (m *Memory) Ended(_ context.Context, o Outcome, limit int) ([]Task, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Task
	for _, t := range m.tasks {
		if t.Outcome != "" && (o == "" || t.Outcome == o) {
			out = append(out, *t)
		}
	}
	slices.SortFunc(out, func(a, b Task) int { return cmp.Or(b.Ended.Compare(a.Ended), cmp.Compare(b.Seq, a.Seq)) })
	return out[:min(limit, len(out))], nil
}

// Notices implements Queue.
func (m *Memory) Notices(_ context.Context, due time.Time, limit int) ([]Notice, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Notice
	for _, n := range m.waiting {
		if !n.Due.After(due) {
			out = append(out, *n)
		}
	}
	slices.SortFunc(out, func(a, b Notice) int { return cmp.Or(a.Due.Compare(b.Due), strings.Compare(a.ID, b.ID)) })
	return out[:min(limit, len(out))], nil
}

// PutNotice implements Queue.
func (m *Memory) PutNotice(_ context.Context, n Notice) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.notices[n.ID] = &n
	if m.waiting[n.ID] = &n; !n.Taken.IsZero() {
		delete(m.waiting, n.ID)
	}
	return nil
}

// Recall implements Queue.
func (m *Memory) Recall(_ context.Context, key string) ([]byte, time.Time, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := m.notes[key]
	return n.value, n.until, nil
}

// Remember implements Queue.
func (m *Memory) Remember(_ context.Context, key string, value []byte, until time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	maps.DeleteFunc(m.notes, func(_ string, n note) bool { return n.until.Before(now) })
	m.notes[key] = note{value, until}
	return nil
}
