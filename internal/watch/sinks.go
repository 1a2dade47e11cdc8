package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// Sinks makes the sinks that the wishes name. A feed of ours that is damaged is
// set aside under another name, which aside is told; it may be nil.
func Sinks(wishes []Wish, userAgent string, aside func(path, name string)) map[string]Sink {
	sinks := map[string]Sink{}
	for i := range wishes {
		switch w := &wishes[i]; {
		case w.Webhook != "":
			sinks[w.SinkName()] = &webhook{w.Webhook, userAgent}
		case w.Atom != "":
			sinks[w.SinkName()] = &atomFile{w.Atom, aside}
		default:
			sinks[w.SinkName()] = &command{w.Command}
		}
	}
	return sinks
}

// Told is the part of a notice's body that a feed shows.
type Told struct {
	Title   string `json:"title"`
	Link    string `json:"link,omitempty"`
	Summary string `json:"summary"`
	Wish    string `json:"wish"`
}

// webhook posts notices to an address of the operator's choice. It is no part
// of what is fetched from a network, so it may be anywhere.
type webhook struct{ address, userAgent string }

// ErrNotTaken says that a notice was not taken.
var ErrNotTaken = errors.New("the notice was not taken")

// Deliver posts; any answer from 200 to 299 means that it was taken.
func (h *webhook) Deliver(ctx context.Context, n *queue.Notice) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.address, bytes.NewReader(n.Body))
	if err != nil {
		return fmt.Errorf("posting a notice: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", h.userAgent)
	req.Header.Set("Idempotency-Key", n.ID)
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("posting a notice: %w", err)
	}
	defer resp.Body.Close()                       //nolint:errcheck // what it answered has been read
	_, _ = io.CopyN(io.Discard, resp.Body, 4<<10) // lets the connection be used again
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return fmt.Errorf("%w: %s answered %s", ErrNotTaken, h.address, resp.Status)
	}
	return nil
}

// command starts a program for each notice.
type command struct{ line []string }

// commandOutput is how much of what a program prints goes into the error.
const commandOutput = 300

// Deliver hands the notice to the program; exit code 0 means that it was taken.
func (c *command) Deliver(ctx context.Context, n *queue.Notice) error {
	cmd := exec.CommandContext(ctx, c.line[0], c.line[1:]...) //nolint:gosec // running what the user's list names is what it is for
	cmd.Stdin = bytes.NewReader(n.Body)
	cmd.Env = append(os.Environ(), "SANAD_NOTICE="+n.ID)
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s: %w: %.*s", ErrNotTaken, c.line[0], err, commandOutput, bytes.TrimSpace(out))
	}
	return nil
}
