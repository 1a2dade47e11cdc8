package sqlqueue

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// Lease implements queue.Queue.
func (q *Queue) Lease(ctx context.Context, owner string, now, until time.Time) error {
	return q.update(ctx, "asking for the lease", func(t *tx) error {
		var holder string
		var ends int64
		t.rows(func(r *sql.Rows) error { return r.Scan(&holder, &ends) }, "SELECT owner, until FROM queue_lease WHERE id = 1")
		if holder != "" && holder != owner && stamp(now) < ends {
			return &queue.LeasedError{Owner: holder}
		}
		t.exec("INSERT INTO queue_lease (id, owner, until) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, until = excluded.until", owner, stamp(until))
		return nil
	})
}

// Release implements queue.Queue.
func (q *Queue) Release(ctx context.Context, owner string) error {
	return q.update(ctx, "giving the lease back", func(t *tx) error {
		t.exec("DELETE FROM queue_lease WHERE owner = ?", owner)
		return nil
	})
}

// Sources implements queue.Queue.
func (q *Queue) Sources(ctx context.Context) (out []queue.Source, err error) {
	err = q.read(ctx, "listing sources", func(t *tx) {
		t.rows(func(r *sql.Rows) error {
			var body string
			var s queue.Source
			if err := r.Scan(&body); err != nil {
				return err
			}
			err := json.Unmarshal([]byte(body), &s)
			out = append(out, s)
			return err
		}, "SELECT body FROM queue_sources ORDER BY url")
	})
	return out, err
}

// putSource puts a source, or leaves the one that is there, and reports
// whether it did.
func (t *tx) putSource(s *queue.Source, conflict string) (bool, error) {
	body, err := json.Marshal(s)
	if err != nil {
		return false, err
	}
	return t.exec("INSERT INTO queue_sources (url, body) VALUES (?, ?) ON CONFLICT (url) "+conflict, text(s.URL), text(string(body))) == 1, nil
}

// Visited implements queue.Queue.
func (q *Queue) Visited(ctx context.Context, s queue.Source, tasks []queue.Task, found []queue.Source) (added []queue.Source, err error) {
	err = q.update(ctx, "keeping a visit", func(t *tx) error {
		if _, err := t.putSource(&s, "DO UPDATE SET body = excluded.body"); err != nil {
			return err
		}
		for _, f := range found {
			fresh, err := t.putSource(&f, "DO NOTHING")
			if err != nil {
				return err
			}
			if fresh {
				added = append(added, f)
			}
		}
		t.add(tasks)
		return nil
	})
	return added, err
}

// putNotice puts a notice.
func (t *tx) putNotice(n *queue.Notice, conflict string) error {
	body, err := json.Marshal(n)
	if err != nil {
		return err
	}
	t.exec("INSERT INTO queue_notices (id, due, taken, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) "+conflict, text(n.ID), stamp(n.Due), stamp(n.Taken), text(string(body)))
	return nil
}

// PutNotice implements queue.Queue.
func (q *Queue) PutNotice(ctx context.Context, n queue.Notice) error {
	return q.update(ctx, "keeping a notice", func(t *tx) error {
		return t.putNotice(&n, "DO UPDATE SET due = excluded.due, taken = excluded.taken, body = excluded.body")
	})
}

// Notices implements queue.Queue.
func (q *Queue) Notices(ctx context.Context, due time.Time, limit int) (out []queue.Notice, err error) {
	err = q.read(ctx, "looking for notices", func(t *tx) {
		t.rows(func(r *sql.Rows) error {
			var body string
			var n queue.Notice
			if err := r.Scan(&body); err != nil {
				return err
			}
			err := json.Unmarshal([]byte(body), &n)
			out = append(out, n)
			return err
		}, "SELECT body FROM queue_notices WHERE taken = 0 AND due <= ? ORDER BY due, id LIMIT ?", stamp(due), limit)
	})
	return out, err
}

// Recall implements queue.Queue.
func (q *Queue) Recall(ctx context.Context, key string) (value []byte, until time.Time, err error) {
	err = q.read(ctx, "recalling", func(t *tx) {
		t.rows(func(r *sql.Rows) error {
			var ends int64
			err := r.Scan(&value, &ends)
			value, until = append([]byte{}, value...), unstamp(ends) // an empty value is not none
			return err
		}, "SELECT value, until FROM queue_notes WHERE key = ?", text(key))
	})
	return value, until, err
}

// Remember implements queue.Queue.
func (q *Queue) Remember(ctx context.Context, key string, value []byte, until time.Time) error {
	return q.update(ctx, "remembering", func(t *tx) error {
		t.exec("DELETE FROM queue_notes WHERE until < ?", stamp(time.Now()))
		t.exec("INSERT INTO queue_notes (key, value, until) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until",
			text(key), append([]byte{}, value...), stamp(until))
		return nil
	})
}
