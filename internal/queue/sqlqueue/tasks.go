package sqlqueue

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

const taskColumns = "seq, key, source, title, version, rounds, tries, found, due, outcome, reason, ended"

func scanTask(r *sql.Rows) (queue.Task, error) {
	var t queue.Task
	var found, due, ended int64
	err := r.Scan(&t.Seq, &t.Key, &t.Source, &t.Title, &t.Version, &t.Rounds, &t.Tries, &found, &due, &t.Outcome, &t.Reason, &ended)
	t.Found, t.Due, t.Ended = unstamp(found), unstamp(due), unstamp(ended)
	return t, err
}

func (t *tx) tasks(query string, args ...any) []queue.Task {
	var out []queue.Task
	t.rows(func(r *sql.Rows) error {
		x, err := scanTask(r)
		out = append(out, x)
		return err
	}, "SELECT "+taskColumns+" FROM queue_tasks "+query, args...)
	return out
}

// atOnce is how many keys are looked up by one query.
const atOnce = 200

// known returns those of the tasks that are in the queue, by key.
func (t *tx) known(tasks []queue.Task) map[string]*queue.Task {
	out := map[string]*queue.Task{}
	for len(tasks) > 0 {
		part := tasks[:min(atOnce, len(tasks))]
		tasks = tasks[len(part):]
		args := make([]any, len(part))
		for i := range part {
			args[i] = text(part[i].Key)
		}
		for _, x := range t.tasks("WHERE key IN (?"+strings.Repeat(",?", len(part)-1)+")", args...) {
			out[x.Key] = &x
		}
	}
	return out
}

// News implements queue.Queue.
func (q *Queue) News(ctx context.Context, tasks []queue.Task) (news []queue.Task, err error) {
	err = q.read(ctx, "looking what is new", func(t *tx) {
		known := t.known(tasks)
		for i := range tasks {
			if old := known[text(tasks[i].Key)]; old == nil || queue.Again(old, &tasks[i]) {
				news = append(news, tasks[i])
			}
		}
	})
	return news, err
}

// Add implements queue.Queue.
func (q *Queue) Add(ctx context.Context, tasks []queue.Task) (n int, err error) {
	err = q.update(ctx, "queueing", func(t *tx) error {
		n = t.add(tasks)
		return nil
	})
	return n, err
}

func (t *tx) add(tasks []queue.Task) int {
	known := t.known(tasks)
	var last int64
	t.rows(func(r *sql.Rows) error { return r.Scan(&last) }, "SELECT COALESCE(MAX(seq), 0) FROM queue_tasks")
	n := 0
	for i := range tasks {
		x := tasks[i]
		x.Key, x.Rounds = text(x.Key), 1
		old := known[x.Key]
		if old != nil {
			if !queue.Again(old, &x) {
				continue
			}
			x.Rounds = old.Rounds + 1
			t.exec("DELETE FROM queue_tasks WHERE key = ?", x.Key)
		}
		last++
		n++
		x.Outcome = ""
		known[x.Key] = &x
		t.exec("INSERT INTO queue_tasks ("+taskColumns+") VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, '', '', 0)",
			last, x.Key, text(x.Source), text(x.Title), text(x.Version), x.Rounds, stamp(x.Found), stamp(x.Due))
	}
	return n
}

// Waiting implements queue.Queue.
func (q *Queue) Waiting(ctx context.Context, after int64, limit int) (out []queue.Task, err error) {
	err = q.read(ctx, "looking what waits", func(t *tx) {
		out = t.tasks("WHERE outcome = '' AND seq > ? ORDER BY seq LIMIT ?", after, limit)
	})
	return out, err
}

// one runs a statement that must change the one task that waits.
func (t *tx) one(seq int64, query string, args ...any) error {
	if n := t.exec(query, args...); n != 1 && t.err == nil {
		return fmt.Errorf("%w: %d", queue.ErrNoTask, seq)
	}
	return nil
}

// Begin implements queue.Queue.
func (q *Queue) Begin(ctx context.Context, seqs ...int64) error {
	return q.update(ctx, "beginning a task", func(t *tx) error {
		for _, seq := range seqs {
			if err := t.one(seq, "UPDATE queue_tasks SET tries = tries + 1 WHERE seq = ? AND outcome = ''", seq); err != nil {
				return err
			}
		}
		return nil
	})
}

// Later implements queue.Queue.
func (q *Queue) Later(ctx context.Context, seq int64, due time.Time, reason string) error {
	return q.update(ctx, "putting a task off", func(t *tx) error {
		return t.one(seq, "UPDATE queue_tasks SET due = ?, reason = ? WHERE seq = ? AND outcome = ''", stamp(due), text(reason), seq)
	})
}

// End implements queue.Queue.
func (q *Queue) End(ctx context.Context, ends ...queue.End) error {
	return q.update(ctx, "ending a task", func(t *tx) error {
		for _, e := range ends {
			err := t.one(e.Seq, "UPDATE queue_tasks SET outcome = ?, reason = ?, ended = ? WHERE seq = ? AND outcome = ''", string(e.Outcome), text(e.Reason), stamp(e.At), e.Seq)
			if err != nil {
				return err
			}
			for _, n := range e.Notices {
				if err := t.putNotice(&n, "DO NOTHING"); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Tally implements queue.Queue.
func (q *Queue) Tally(ctx context.Context) (queue.Tally, error) {
	out := queue.Tally{}
	err := q.read(ctx, "counting tasks", func(t *tx) {
		t.rows(func(r *sql.Rows) error {
			var source string
			var o queue.Outcome
			var n int
			if err := r.Scan(&source, &o, &n); err != nil {
				return err
			}
			if out[source] == nil {
				out[source] = map[queue.Outcome]int{}
			}
			out[source][o] = n
			return nil
		}, "SELECT source, outcome, COUNT(*) FROM queue_tasks GROUP BY source, outcome")
	})
	return out, err
}

// Ended implements queue.Queue.
func (q *Queue) Ended(ctx context.Context, o queue.Outcome, limit int) (out []queue.Task, err error) {
	err = q.read(ctx, "listing tasks", func(t *tx) {
		if o == "" {
			out = t.tasks("WHERE outcome <> '' ORDER BY ended DESC, seq DESC LIMIT ?", limit)
		} else {
			out = t.tasks("WHERE outcome <> '' AND outcome = ? ORDER BY ended DESC, seq DESC LIMIT ?", string(o), limit)
		}
	})
	return out, err
}
