package main

import (
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// TestWaitingTasks protects what a run with --once tells of what is left: how
// much waits, over pages of the queue too, and when the first of it is due.
func TestWaitingTasks(t *testing.T) {
	q := queue.NewMemory()
	due := time.Date(2031, 5, 2, 8, 0, 0, 0, time.UTC)
	var tasks []queue.Task
	for i := range 1500 {
		tasks = append(tasks, queue.Task{Key: "https://kabar.example/" + time.Duration(i).String(), Due: due.Add(time.Duration((i+700)%1500) * time.Minute)})
	}
	if _, err := q.Add(t.Context(), tasks); err != nil {
		t.Fatal(err)
	}
	n, first, err := waitingTasks(t.Context(), q, func(string) time.Time { return time.Time{} })
	if n != len(tasks) || !first.Equal(due) || err != nil {
		t.Errorf("%d wait, the first until %v, %v", n, first, err)
	}
	free := due.Add(30 * 24 * time.Hour)
	if _, first, err := waitingTasks(t.Context(), q, func(string) time.Time { return free }); !first.Equal(free) || err != nil {
		t.Errorf("of a host that is free later, the first until %v, %v", first, err)
	}
}
