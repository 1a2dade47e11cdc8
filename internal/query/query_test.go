package query

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/reader"
)

// knowledge is loaded once for all tests; it is never changed.
var knowledge = sync.OnceValues(func() (*data.Data, error) { return data.Load(data.Folders{}) })

// source is a record of the examples.
func source(tb testing.TB) *Source {
	tb.Helper()
	d, err := knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	ctx := context.Background()
	noon := func() time.Time { return time.Date(2024, 5, 6, 12, 0, 0, 0, time.UTC) }
	rec, err := record.Open(ctx, filepath.Join(tb.TempDir(), "x.db"), d, record.Options{Build: "test", Now: noon, Relaxed: true})
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
	s := &Source{Record: rec, Desk: ask.New(rec), Reader: reader.With(d)}
	var items []record.Item
	for it := range c.Collect("../../examples") {
		if it.Err != nil {
			continue // its README
		}
		rd, err := s.Reader.Read(ctx, it.Report)
		if err != nil {
			tb.Fatal(err)
		}
		items = append(items, record.Item{Report: it.Report, Reading: rd})
	}
	if _, err := rec.Add(ctx, items); err != nil {
		tb.Fatal(err)
	}
	return s
}

// TestExamples protects that every question is answered when it is asked with
// its own examples, and that each is described in every language.
func TestExamples(t *testing.T) {
	s := source(t)
	for _, q := range Questions() {
		a := Args{}
		for _, p := range q.Params {
			if p.Example != "" && p.Name != "since" && p.Name != "until" && p.Name != "on" && (q.Name != "dossier" || p.Name != "line") {
				a[p.Name] = []string{p.Example}
			}
		}
		delete(a, "in")
		if q.Name == "said" {
			delete(a, "via")
		}
		for _, code := range message.Languages() {
			words := message.Load(code)
			if _, err := q.Ask(context.Background(), s, a, words); err != nil {
				t.Errorf("%s %v: %v", q.Name, a, err)
			}
			for _, key := range []string{"query." + q.Name, "query." + q.Name + ".about"} {
				if !words.Has(key) {
					t.Errorf("%s has no message %s", code, key)
				}
			}
			for i := range q.Params {
				if q.About(&q.Params[i], words) == "" {
					t.Errorf("%s does not tell of %s.%s", code, q.Name, q.Params[i].Name)
				}
			}
		}
	}
}

// TestWrong protects that what cannot be asked is refused by its parameter, and
// that detail and remedy are told in every language.
func TestWrong(t *testing.T) {
	s := source(t)
	long := strings.Repeat("a", ask.MaxName+1)
	for _, tt := range []struct {
		question, values string
		kind             FaultKind
		key, param       string
	}{
		{"said", "nmae=Lu", Wrong, "unknown", "nmae"},
		{"said", "name=Lu&name=Mirel", Wrong, "twice", "name"},
		{"said", "name=" + long, Wrong, "long", "name"},
		{"said", "name=%ff", Wrong, "utf8", "name"},
		{"said", "name=Lu&limit=0", Wrong, "number", "limit"},
		{"said", "name=Lu&limit=9999999999999999999", Wrong, "number", "limit"},
		{"said", "name=Lu&kind=direct,loud", Wrong, "choice", "kind"},
		{"said", "name=Lu&since=yesterday", Wrong, "ask.date", "since"},
		{"said", "name=Lu&after=3", Wrong, "ask.cursor", "after"},
		{"said", "name=Lu&in=xx", Wrong, "ask.language", "in"},
		{"said", "", Wrong, "ask.empty", "name"},
		{"trace", "words=+", Wrong, "missing", "words"},
		{"check", "text=...", Wrong, "ask.empty", "text"},
		{"reports", "revisions=yes", Wrong, "flag", "revisions"},
		{"relations", "by=size", Wrong, "choice", "by"},
		{"report", "id=ffffff", None, "none", "id"},
		{"report", "", Wrong, "missing", "id"},
		{"line", "id=tidak menargetkan pihak ketiga", None, "none", "id"},
		{"actor", "id=Nobody At All", None, "none", "id"},
		{"copies", "id=ffff/s1", None, "none", "id"},
		{"cite", "id=ffff/s1", None, "none", "id"},
		{"cite", "id=c25005ecc13d9bdf", None, "line", "id"},
		{"dossier", "", Wrong, "dossier.none", "a"},
		{"dossier", "a=Haiyun&line=x", Wrong, "dossier.both", "line"},
		{"dossier", "a=Haiyun&b=haiyun", Wrong, "ask.same", "b"},
		{"dossier", "a=Nobody At All", None, "none", "a"},
		{"dossier", "line=zzz qqq xxx", None, "none", "line"},
		{"draft", "draft=...", Wrong, "draft.language", "in"},
		{"draft", "draft=" + strings.Repeat("a", MaxDraft+1), Wrong, "long", "draft"},
	} {
		values, err := url.ParseQuery(tt.values)
		if err != nil {
			t.Fatal(err)
		}
		list := Questions()
		q := Named(list, tt.question)
		a, err := q.Parse(values)
		if err == nil {
			_, err = q.Ask(context.Background(), s, a, message.Load("en"))
		}
		var f *Fault
		if !errors.As(err, &f) {
			t.Errorf("%s?%s: %v", tt.question, tt.values, err)
			continue
		}
		if f.Kind != tt.kind || tt.key != "" && f.Key != tt.key || f.Param != tt.param {
			t.Errorf("%s?%.60s: %d %s of %q (%v)", tt.question, tt.values, f.Kind, f.Key, f.Param, f)
		}
		for _, code := range message.Languages() {
			words := message.Load(code)
			if d := f.Detail(words); strings.HasPrefix(d, "query.") || strings.Contains(d, "%!") {
				t.Errorf("%s: %q", code, d)
			}
			if r := f.Remedy(words); strings.HasPrefix(r, "query.") || strings.Contains(r, "%!") {
				t.Errorf("%s: %q", code, r)
			}
		}
	}
}

// TestParseJSON protects that arguments in JSON are taken as those of an
// address are, and that one of another type is refused.
func TestParseJSON(t *testing.T) {
	list := Questions()
	q := Named(list, "said")
	a, err := q.ParseJSON([]byte(`{"name":"Lu","kind":["mixed","direct","direct"],"limit":3,"since":null,"about":""}`))
	if err != nil {
		t.Fatal(err)
	}
	if a.Text("name") != "Lu" || a.Number("limit") != 3 || strings.Join(a.Many("kind"), ",") != "direct,mixed" || len(a) != 3 {
		t.Errorf("got %v", a)
	}
	for in, want := range map[string]string{`{"name":1}`: "type.text", `{"limit":"3"}`: "type.number", `{"limit":1.5}`: "type.number",
		`{"kind":"direct"}`: "type.many", `[]`: "json", `null`: "json", `{`: "json", `{"nmae":"x"}`: "unknown", `{"limit":300}`: "number"} {
		var f *Fault
		if _, err := q.ParseJSON([]byte(in)); !errors.As(err, &f) || f.Key != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
	if _, err := Named(list, "reports").ParseJSON([]byte(`{"revisions":"true"}`)); err == nil {
		t.Error("a text is taken for a flag")
	}
}

// TestFailures protects that a record which cannot be asked is told apart from
// a question that cannot.
func TestFailures(t *testing.T) {
	for err, want := range map[error]FaultKind{context.Canceled: Stopped, context.DeadlineExceeded: Slow, store.ErrLocked: Busy, store.ErrLost: Busy, store.ErrBroken: Failed} {
		var f *Fault
		if !errors.As(fault(err), &f) || f.Kind != want || !errors.Is(f, err) {
			t.Errorf("%v: %v", err, f)
		}
	}
	s := source(t)
	list := Questions()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, q := range list {
		a := Args{}
		for _, p := range q.Params {
			if p.Example != "" && p.Name != "line" && p.Name != "on" {
				a[p.Name] = []string{p.Example}
			}
		}
		var f *Fault
		if _, err := q.Ask(ctx, s, a, message.Load("en")); !errors.As(err, &f) || f.Kind != Stopped {
			t.Errorf("%s goes on when nobody waits: %v", q.Name, err)
		}
	}
}
