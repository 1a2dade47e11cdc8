package web_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/web"
	"github.com/sanad-news/sanad/reader"
)

// knowledge is loaded once for all tests; it is never changed.
var knowledge = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

// roomOf opens a reading room on a new record of the reports that paths name.
func roomOf(tb testing.TB, paths ...string) http.Handler {
	tb.Helper()
	h, err := web.New(web.Options{Desk: deskOf(tb, paths...), Name: "test.db", Build: "test", Read: readerOf(tb).Read})
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

func readerOf(tb testing.TB) *reader.Reader {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	return reader.With(d)
}

func deskOf(tb testing.TB, paths ...string) *ask.Desk {
	tb.Helper()
	return ask.New(recordOf(tb, paths...))
}

func recordOf(tb testing.TB, paths ...string) *record.Record {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	noon := func() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }
	rec, err := record.Open(context.Background(), filepath.Join(tb.TempDir(), "x.db"), d, record.Options{Build: "test", Now: noon, Relaxed: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := rec.Close(); err != nil {
			tb.Error(err)
		}
	})
	c, err := collect.New(collect.Options{MaxBytes: reader.MaxBytes}, os.Stdin)
	if err != nil {
		tb.Fatal(err)
	}
	var items []record.Item
	r := reader.With(d)
	for it := range c.Collect(paths...) {
		if it.Err != nil {
			tb.Fatal(it.Err)
		}
		rd, err := r.Read(context.Background(), it.Report)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	if _, err := rec.Add(context.Background(), items); err != nil {
		tb.Fatal(err)
	}
	return rec
}

// texts writes reports into a new folder, and returns it.
func texts(tb testing.TB, reports ...string) string {
	tb.Helper()
	dir := tb.TempDir()
	for i, s := range reports {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(s), 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// got is an answer of a room.
type got struct {
	code int
	head http.Header
	body string
}

// get asks a room for a page.
func get(tb testing.TB, h http.Handler, address string, change ...func(*http.Request)) got {
	tb.Helper()
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:7272"+address, nil)
	return do(h, r, change...)
}

// post sends a form to a room.
func post(tb testing.TB, h http.Handler, address, form string, change ...func(*http.Request)) got {
	tb.Helper()
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1:7272"+address, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return do(h, r, change...)
}

func do(h http.Handler, r *http.Request, change ...func(*http.Request)) got {
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return got{w.Code, w.Result().Header, w.Body.String()}
}

// walk calls visit for each element of a page.
func walk(tb testing.TB, page string, visit func(*html.Node)) {
	tb.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		tb.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var examples = filepath.Join("..", "..", "examples")

// loud is a log that fails the test where a page fails.
type loud struct{ tb testing.TB }

func (l loud) Write(b []byte) (int, error) {
	if strings.Contains(string(b), "level=ERROR") {
		l.tb.Error(string(b))
	}
	return len(b), nil
}

func loudLog(tb testing.TB) *slog.Logger { return slog.New(slog.NewTextHandler(loud{tb}, nil)) }
