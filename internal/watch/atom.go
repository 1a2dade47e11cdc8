package watch

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

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
	now := time.Now().UTC().Format(time.RFC3339)
	e := atomEntry{Title: told.Title, ID: id, Updated: now, Author: told.Wish, Summary: told.Summary}
	if told.Link != "" {
		e.Link = &atomLink{told.Link}
	}
	feed.Updated = now
	feed.Entries = append([]atomEntry{e}, feed.Entries...)
	feed.Entries = feed.Entries[:min(len(feed.Entries), atomEntries)]
	out, err := xml.MarshalIndent(feed, "", "  ")
	if err != nil {
		return fmt.Errorf("writing a notice: %w", err)
	}
	return replaceFile(a.path, append([]byte(xml.Header), out...))
}

// read reads the feed; an empty one where there is none. One of ours that is
// damaged must not keep all later notices away: it is set aside. A file of
// others is left as it is.
func (a *atomFile) read() (*atomFeed, error) {
	empty := &atomFeed{Title: "Sanad", ID: atomID}
	data, err := os.ReadFile(a.path)
	if errors.Is(err, fs.ErrNotExist) {
		return empty, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%w: reading %s: %w", ErrNotTaken, a.path, err)
	}
	feed := &atomFeed{}
	err = xml.Unmarshal(data, feed)
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
