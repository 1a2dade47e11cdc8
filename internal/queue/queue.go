// Package queue is the contract of the queue: what is to be fetched or read
// is recorded before the work and marked after it, so that a run that is
// stopped anywhere, however hard, goes on where it was. It keeps the state of
// the sources that are followed and the notices that are to be delivered with
// it, since a stop must not come between them.
//
// Memory is a queue that lasts as long as the process; queuetest has what
// every queue must do, as tests.
package queue

import (
	"context"
	"errors"
	"time"
)

// The errors that every queue tells apart.
var (
	ErrLeased = errors.New("another program is following with this record")
	ErrNoTask = errors.New("no such task waits in the queue")
	// These come of looking at a queue that is not there, or cannot be read.
	ErrNoRecord = errors.New("no such record")
	ErrNone     = errors.New("nothing has been queued with this record yet")
	ErrBroken   = errors.New("it is damaged, or no record")
)

// LeasedError tells who follows already. It is an ErrLeased.
type LeasedError struct{ Owner string }

func (e *LeasedError) Error() string { return ErrLeased.Error() + ": " + e.Owner }

// Is makes it an ErrLeased.
func (e *LeasedError) Is(target error) bool { return target == ErrLeased }

// Outcome is what came of a task.
type Outcome string

// The outcomes. A task that waits has none.
const (
	Kept    Outcome = "kept"
	Same    Outcome = "same"     // was in the record already
	Revised Outcome = "revised"  // is kept as a new revision
	NotNews Outcome = "not news" // holds no report
	Refused Outcome = "refused"  // may not be fetched, or not be kept
	Failed  Outcome = "failed"   // could not be had
)

// Outcomes are all outcomes, in the order in which they are told.
var Outcomes = []Outcome{Kept, Same, Revised, NotNews, Refused, Failed}

// Task is one address, or one position in an archive, that is to be read once.
type Task struct {
	Seq     int64  // its place in the queue: given by the queue, anew when it is queued again
	Key     string // the address, or the archive with the position in it; there is one task for each
	Source  string // the source that listed it; "" where a person asked for it
	Title   string // as listed, for people
	Version string // as listed: when the source says that it was changed; "" where it does not
	Rounds  int    // how often it was queued: more than once where it was changed
	Tries   int    // how often work on it was begun in this round
	Found   time.Time
	Due     time.Time // not to be begun before
	Outcome Outcome
	Reason  string // of the outcome, or of the last try
	Ended   time.Time
}

// End is what came of a task, and the notices that follow from it.
type End struct {
	Seq     int64
	Outcome Outcome
	Reason  string
	At      time.Time
	Notices []Notice
}

// Source is one list of reports that is followed, and what is known of it.
type Source struct {
	URL     string
	Parent  string    // the source that listed this one; "" for one of the user's own
	Address string    // where it has moved to for good; "" for URL
	Gone    bool      // its server says that it is gone for good
	Next    time.Time // when it is to be visited next; zero for at once

	ETag, LastModified string        // of the copy that was read last
	Gap                time.Duration // the estimated time between two new reports

	Since, Tried, Succeeded, Changed time.Time // the first visit; the last; the last without error; the last with something new
	Visits, Unchanged, Found, Misses int       // visits in all, those answered by "not modified", reports found, visits that may have come too late
	Failures                         int       // in a row
	Error                            string    // of the last visit, or ""
}

// Notice is a message that is to be delivered once.
type Notice struct {
	ID     string // one for each wish and statement: what is known is not queued again
	Sink   string // where to deliver it, in the words of the watcher's list
	Body   []byte // JSON
	Tries  int
	Due    time.Time
	Taken  time.Time // zero while it waits
	Reason string    // of the last try
}

// Tally counts the tasks of a source by outcome; those that wait are under "".
type Tally map[string]map[Outcome]int

// Queue keeps tasks, sources and notices. Each method does all or nothing, and
// what it did stands when it returns. It is safe for concurrent use.
type Queue interface {
	// Lease lets owner alone follow until a time, and longer when it is asked
	// again. Its error wraps a *LeasedError where another owner's lease lasts.
	Lease(ctx context.Context, owner string, now, until time.Time) error
	// Release ends owner's lease, if it holds one.
	Release(ctx context.Context, owner string) error

	// Sources returns all sources, by URL.
	Sources(ctx context.Context) ([]Source, error)
	// Visited keeps a source's state after a visit with what was found there:
	// tasks as Add does, and sources, of which those known stay as they are.
	// It returns those that were not.
	Visited(ctx context.Context, s Source, tasks []Task, found []Source) ([]Source, error)

	// News returns those of the tasks that Add would queue, in their order.
	News(ctx context.Context, tasks []Task) ([]Task, error)
	// Add queues tasks and returns how many: those whose key is new, and those
	// that ended, are listed with another version now, and have rounds left.
	Add(ctx context.Context, tasks []Task) (int, error)
	// Waiting returns tasks that have not ended, by Seq, from after one on.
	Waiting(ctx context.Context, after int64, limit int) ([]Task, error)
	// Begin counts a try of each task. Its error wraps ErrNoTask where one
	// does not wait.
	Begin(ctx context.Context, seqs ...int64) error
	// Later puts a task off.
	Later(ctx context.Context, seq int64, due time.Time, reason string) error
	// End marks tasks as done and queues their notices.
	End(ctx context.Context, ends ...End) error
	// Tally counts all tasks.
	Tally(ctx context.Context) (Tally, error)
	// Ended returns ended tasks with an outcome (all where it is ""), those
	// that ended last first, at most limit.
	Ended(ctx context.Context, o Outcome, limit int) ([]Task, error)

	// Notices returns notices that wait and are due, by due time and id.
	Notices(ctx context.Context, due time.Time, limit int) ([]Notice, error)
	// PutNotice keeps the state of a notice after a try to deliver it.
	PutNotice(ctx context.Context, n Notice) error

	// Recall and Remember keep small things about hosts: see fetch.Memory. What
	// is over is dropped when something else is remembered.
	Recall(ctx context.Context, key string) ([]byte, time.Time, error)
	Remember(ctx context.Context, key string, value []byte, until time.Time) error
}

// MaxRounds is how often one task is queued: sources that give each report a
// new version at every visit would have it fetched for ever.
const MaxRounds = 4

// Again reports whether a task that is known as old is to be queued again now
// that it is listed as listed.
func Again(old, listed *Task) bool {
	return old.Outcome != "" && listed.Version != "" && listed.Version != old.Version && old.Rounds < MaxRounds
}
