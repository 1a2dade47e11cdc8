package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/queue/sqlqueue"
	"github.com/sanad-news/sanad/internal/store"
)

// sourcesFlags are the flags of sanad sources.
type sourcesFlags struct {
	record recordFlags
	list   string
	limit  int
	json   bool
}

func (p *program) sourcesCommand() *cobra.Command {
	var f sourcesFlags
	cmd := &cobra.Command{
		Use:   "sources",
		Short: p.words.Get("short.sources"),
		Args:  p.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.sources(cmd, &f) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.record.add(p, flags)
	flags.StringVar(&f.list, "list", "", p.words.Get("flag.sources.list"))
	flags.IntVar(&f.limit, "limit", 100, p.words.Get("flag.limit"))
	flags.BoolVar(&f.json, "json", false, p.words.Get("flag.sources.json"))
	return cmd
}

// sources is the verb.
func (p *program) sources(cmd *cobra.Command, f *sourcesFlags) error {
	outcome, err := p.outcome(cmd, f.list)
	if err != nil {
		return err
	}
	if f.limit < 1 {
		return p.use(cmd, "use.bad", "--limit", fmt.Sprint(f.limit))
	}
	q, done, err := lookQueue(cmd.Context(), f.record.name(p))
	if errors.Is(err, queue.ErrNoRecord) {
		err = fmt.Errorf("%w: look at its path, or add reports first", store.ErrNoRecord)
	}
	if err != nil {
		return p.recordFailed(err)
	}
	defer done()
	if f.list != "" {
		return p.listTasks(cmd, q, f, outcome)
	}
	return p.listSources(cmd, q, f)
}

// lookQueue opens the queue of a record to read it: an empty one where the
// record has none. Its error wraps queue.ErrNoRecord where there is no record.
func lookQueue(ctx context.Context, name string) (q queue.Queue, done func(), err error) {
	s, err := sqlqueue.Look(ctx, name)
	switch {
	case errors.Is(err, queue.ErrNone):
		return queue.NewMemory(), func() {}, nil
	case errors.Is(err, queue.ErrBroken):
		return nil, nil, fmt.Errorf("%w: %w", store.ErrBroken, err)
	case err != nil:
		return nil, nil, err
	}
	return s, func() { _ = s.Close() }, nil // nothing was written
}

// outcome is the outcome that a flag names.
func (p *program) outcome(cmd *cobra.Command, name string) (queue.Outcome, error) {
	if name == "" || name == "all" {
		return "", nil
	}
	names := []string{"all"}
	for _, o := range queue.Outcomes {
		if outcomeKey(o) == name {
			return o, nil
		}
		names = append(names, outcomeKey(o))
	}
	return "", p.use(cmd, "use.outcome", name, strings.Join(names, ", "))
}

// listTasks lists what ended, what ended last first.
func (p *program) listTasks(cmd *cobra.Command, q queue.Queue, f *sourcesFlags, o queue.Outcome) error {
	tasks, err := q.Ended(cmd.Context(), o, f.limit)
	if err != nil {
		return p.recordFailed(err)
	}
	var b bytes.Buffer
	for _, t := range tasks {
		if f.json {
			line, err := json.Marshal(taskLine{t.Key, t.Source, t.Title, outcomeKey(t.Outcome), t.Reason, t.Ended})
			if err != nil {
				return fmt.Errorf("writing JSON: %w", err)
			}
			b.Write(append(line, '\n'))
			continue
		}
		fmt.Fprintf(&b, "%s  %s  %s\n", shownTime(t.Ended), p.words.Get("outcome."+outcomeKey(t.Outcome)), t.Key)
		if t.Reason != "" {
			fmt.Fprintf(&b, "    %s\n", p.keptReason(t.Reason))
		}
	}
	return p.write(b.Bytes())
}

// taskLine is a line of sanad sources --list --json.
type taskLine struct {
	URL     string    `json:"url"`
	Source  string    `json:"source,omitempty"`
	Title   string    `json:"title,omitempty"`
	Outcome string    `json:"outcome"`
	Reason  string    `json:"reason,omitempty"`
	Ended   time.Time `json:"ended"`
}

// sourceLine is a line of sanad sources --json.
type sourceLine struct {
	URL         string         `json:"url"`
	Parent      string         `json:"parent,omitempty"`
	Moved       string         `json:"moved,omitempty"`
	Gone        bool           `json:"gone,omitempty"`
	LastSuccess *time.Time     `json:"last_success"`
	LastVisit   *time.Time     `json:"last_visit"`
	Next        *time.Time     `json:"next"`
	Error       string         `json:"error,omitempty"`
	Failures    int            `json:"failures"`
	Every       float64        `json:"new_every_hours"` // hours between two new reports, estimated
	Visits      int            `json:"visits"`
	Unchanged   int            `json:"unchanged"`
	Found       int            `json:"found"`
	Waiting     int            `json:"waiting"`
	Outcomes    map[string]int `json:"outcomes"`
	Readable    *float64       `json:"readable"` // the share of what ended that could be read, from 0 to 1
}

// listSources tells the state of each source.
func (p *program) listSources(cmd *cobra.Command, q queue.Queue, f *sourcesFlags) error {
	list, err := q.Sources(cmd.Context())
	if err != nil {
		return p.recordFailed(err)
	}
	tally, err := q.Tally(cmd.Context())
	if err != nil {
		return p.recordFailed(err)
	}
	var b bytes.Buffer
	for i := range list {
		line := lineOf(&list[i], tally[list[i].URL])
		if !f.json {
			p.appendSource(&b, &line)
			continue
		}
		data, err := json.Marshal(line)
		if err != nil {
			return fmt.Errorf("writing JSON: %w", err)
		}
		b.Write(append(data, '\n'))
	}
	if len(list) == 0 && !f.json {
		fmt.Fprintln(p.stderr, p.words.Get("sources.none"))
	}
	return p.write(b.Bytes())
}

func lineOf(s *queue.Source, counts map[queue.Outcome]int) sourceLine {
	at := func(t time.Time) *time.Time {
		if t.IsZero() {
			return nil
		}
		return &t
	}
	l := sourceLine{
		URL: s.URL, Parent: s.Parent, Moved: s.Address, Gone: s.Gone, LastSuccess: at(s.Succeeded), LastVisit: at(s.Tried), Next: at(s.Next),
		Error: s.Error, Failures: s.Failures, Every: s.Gap.Hours(), Visits: s.Visits, Unchanged: s.Unchanged, Found: s.Found, Outcomes: map[string]int{},
	}
	ended, read := 0, 0
	for o, n := range counts {
		if o == "" {
			l.Waiting = n
			continue
		}
		l.Outcomes[outcomeKey(o)] = n
		ended += n
		if o == queue.Kept || o == queue.Same || o == queue.Revised {
			read += n
		}
	}
	if ended > 0 {
		share := float64(read) / float64(ended)
		l.Readable = &share
	}
	return l
}

// appendSource tells one source over a few lines.
func (p *program) appendSource(b *bytes.Buffer, l *sourceLine) {
	fmt.Fprintln(b, l.URL)
	show := func(t *time.Time) string {
		if t == nil {
			return "–"
		}
		return shownTime(*t)
	}
	switch {
	case l.Gone:
		fmt.Fprintf(b, "  %s\n", p.words.Get("sources.gone", show(l.LastSuccess)))
	case l.Error != "":
		fmt.Fprintf(b, "  %s\n", p.words.Get("sources.failing", p.words.Count("trace.times", l.Failures), p.keptReason(l.Error), show(l.LastSuccess), show(l.Next)))
	default:
		fmt.Fprintf(b, "  %s\n", p.words.Get("sources.well", show(l.LastSuccess), show(l.Next)))
	}
	visits := p.words.Get("sources.visits", p.words.Count("sources.visit", l.Visits), l.Unchanged, p.words.Count("ask.reports", l.Found))
	if l.Every > 0 {
		visits += p.words.Get("sources.rate", l.Every)
	}
	fmt.Fprintf(b, "  %s\n", visits)
	share := "–"
	if l.Readable != nil {
		share = fmt.Sprintf("%.0f %%", 100**l.Readable)
	}
	fmt.Fprintf(b, "  %s\n", p.words.Get("sources.read", share, l.Waiting))
	if l.Moved != "" {
		fmt.Fprintf(b, "  %s\n", p.words.Get("sources.moved", l.Moved))
	}
}

// write writes to standard output.
func (p *program) write(out []byte) error {
	if _, err := p.stdout.Write(out); err != nil {
		return fmt.Errorf("%w: %w", errOutput, err)
	}
	return nil
}
