package watch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/sanad-news/sanad/internal/atom"
	"github.com/sanad-news/sanad/internal/queue"
)

// atomFile keeps a feed of the newest notices in a file.
type atomFile struct {
	path  string
	aside func(path, name string)
}

const (
	atomEntries = 200 // how many the file holds
	atomID      = "urn:sanad:notices"
)

// Deliver puts the notice first. One that is there already stays where it is.
func (a *atomFile) Deliver(_ context.Context, n *queue.Notice) error {
	var told Told
	if err := json.Unmarshal(n.Body, &told); err != nil {
		return fmt.Errorf("reading a notice: %w", err)
	}
	feed, err := a.read()
	if err != nil {
		return err
	}
	id := "urn:sanad:notice:" + n.ID
	for _, e := range feed.Entries {
		if e.ID == id {
			return nil
		}
	}
	e := atom.Entry{ID: id, Title: told.Title, Updated: time.Now().UTC(), Authors: []string{told.Wish}, Link: told.Link, Summary: told.Summary}
	feed.Entries = append([]atom.Entry{e}, feed.Entries...)
	feed.Entries = feed.Entries[:min(len(feed.Entries), atomEntries)]
	var b bytes.Buffer
	if err := atom.Append(&b, feed); err != nil {
		return fmt.Errorf("writing a notice: %w", err)
	}
	return replaceFile(a.path, b.Bytes())
}

// read reads the feed; an empty one where there is none. One of ours that is
// damaged must not keep all later notices away: it is set aside. A file of
// others is left as it is.
func (a *atomFile) read() (*atom.Feed, error) {
	empty := &atom.Feed{Title: "Sanad", ID: atomID}
	data, err := os.ReadFile(a.path)
	if errors.Is(err, fs.ErrNotExist) {
		return empty, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: reading %s: %w", ErrNotTaken, a.path, err)
	}
	feed, err := atom.Parse(data)
	if err == nil && feed.ID == atomID {
		return feed, nil
	}
	nothing := len(bytes.Trim(data, "\x00 \r\n")) == 0 // as a power cut can leave a file
	if !nothing && (err == nil || !bytes.Contains(data, []byte("<id>"+atomID+"</id>"))) {
		return nil, fmt.Errorf("%w: %s is no feed of Sanad's: name another file", ErrNotTaken, a.path)
	}
	name := a.path + ".damaged-" + time.Now().UTC().Format("20060102T150405.000Z")
	if err := os.Rename(a.path, name); err != nil {
		return nil, fmt.Errorf("%w: setting %s aside, which is damaged: %w", ErrNotTaken, a.path, err)
	}
	if a.aside != nil {
		a.aside(a.path, name)
	}
	return empty, nil
}

// replaceFile puts a file in place whole, so that no reader sees half of it.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".sanad-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	_, err = f.Write(data)
	// Else a power cut can leave the new name with nothing in it.
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
