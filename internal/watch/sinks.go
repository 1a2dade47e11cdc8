package watch

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/sanad-news/sanad/internal/queue"
)

// Sinks makes the sinks that the wishes name.
func Sinks(wishes []Wish, userAgent string) map[string]Sink {
	sinks := map[string]Sink{}
	for i := range wishes {
		switch w := &wishes[i]; {
		case w.Webhook != "":
			sinks[w.SinkName()] = &webhook{w.Webhook, userAgent}
		case w.Atom != "":
			sinks[w.SinkName()] = &atomFile{w.Atom}
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
	defer resp.Body.Close()
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

// atomFile keeps a feed of the newest notices in a file.
type atomFile struct{ path string }

// atomEntries is how many the file holds.
const atomEntries = 200

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	Title   string    `xml:"title"`
	ID      string    `xml:"id"`
	Updated string    `xml:"updated"`
	Author  string    `xml:"author>name"`
	Link    *atomLink `xml:"link,omitempty"`
	Summary string    `xml:"summary"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

// Deliver puts the notice first. One that is there already stays where it is.
func (a *atomFile) Deliver(_ context.Context, n *queue.Notice) error {
	var told Told
	if err := json.Unmarshal(n.Body, &told); err != nil {
		return fmt.Errorf("reading a notice: %w", err)
	}
	feed := atomFeed{Title: "Sanad", ID: "urn:sanad:notices"}
	data, err := os.ReadFile(a.path)
	if err == nil {
		err = xml.Unmarshal(data, &feed)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %s is no feed that can be added to: %w", ErrNotTaken, a.path, err)
	}
	id := "urn:sanad:notice:" + n.ID
	for _, e := range feed.Entries {
		if e.ID == id {
			return nil
		}
	}
	now := time.Now().UTC().Format(time.RFC3339)
	e := atomEntry{Title: told.Title, ID: id, Updated: now, Author: told.Wish, Summary: told.Summary}
	if told.Link != "" {
		e.Link = &atomLink{told.Link}
	}
	feed.Updated = now
	feed.Entries = append([]atomEntry{e}, feed.Entries...)
	feed.Entries = feed.Entries[:min(len(feed.Entries), atomEntries)]
	out, err := xml.MarshalIndent(&feed, "", "  ")
	if err != nil {
		return fmt.Errorf("writing a notice: %w", err)
	}
	return replaceFile(a.path, append([]byte(xml.Header), out...))
}

// replaceFile puts a file in place whole, so that no reader sees half of it.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".sanad-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
