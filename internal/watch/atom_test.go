package watch_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/queue"
	"github.com/sanad-news/sanad/internal/watch"
)

// TestDamagedFeed protects that a feed of ours that a crash left damaged is set
// aside, with a word, and that files of others stay as they are.
func TestDamagedFeed(t *testing.T) {
	for name, c := range map[string]struct {
		was   string
		aside bool
	}{
		"half of ours":     {"<feed xmlns=\"http://www.w3.org/2005/Atom\">\n  <title>Sanad</title>\n  <id>urn:sanad:notices</id>\n  <upd", true},
		"empty":            {"", true},
		"zeros":            {strings.Repeat("\x00", 500), true},
		"a feed of others": {"<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:a.test,2023:1</id></feed>", false},
		"half of others":   {"<feed xmlns='http://www.w3.org/2005/Atom'><id>tag:a.test,2023:1</id>", false},
		"a text":           {"my notes", false},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "feed.xml")
			if err := os.WriteFile(file, []byte(c.was), 0o600); err != nil {
				t.Fatal(err)
			}
			aside := ""
			wish := watch.Wish{Speaker: "A", Atom: file}
			sink := watch.Sinks([]watch.Wish{wish}, "test", func(_, name string) { aside = name })[wish.SinkName()]
			err := sink.Deliver(t.Context(), &queue.Notice{ID: "n1", Body: []byte(`{"title":"A"}`)})
			if c.aside != (err == nil) || err != nil && !errors.Is(err, watch.ErrNotTaken) {
				t.Error(err)
			}
			kept := file
			if c.aside {
				kept = aside
			}
			if data, err := os.ReadFile(kept); err != nil || string(data) != c.was {
				t.Errorf("what was there: %q, %v", data, err)
			}
			if data, err := os.ReadFile(file); err != nil || strings.Contains(string(data), "urn:sanad:notice:n1") != c.aside {
				t.Errorf("the feed: %q, %v", data, err)
			}
		})
	}
}
