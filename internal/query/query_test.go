package query_test

import (
	"context"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query"
	"github.com/sanad-news/sanad/internal/query/querytest"
	"github.com/sanad-news/sanad/internal/store"
)

// TestExamples protects that every question is answered when it is asked with
// its own examples, and that each is described in every language.
func TestExamples(t *testing.T) {
	s := querytest.Source(t)
	for _, q := range query.Questions() {
		a := query.Args{}
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
	s := querytest.Source(t)
	long := strings.Repeat("a", ask.MaxName+1)
	for _, tt := range []struct {
		question, values string
		kind             query.FaultKind
		key, param       string
	}{
		{"said", "nom=Lu", query.Wrong, "unknown", "nom"},
		{"said", "name=Lu&name=Mirel", query.Wrong, "twice", "name"},
		{"said", "name=" + long, query.Wrong, "long", "name"},
		{"said", "name=%ff", query.Wrong, "utf8", "name"},
		{"said", "name=Lu&limit=0", query.Wrong, "number", "limit"},
		{"said", "name=Lu&limit=9999999999999999999", query.Wrong, "number", "limit"},
		{"said", "name=Lu&kind=direct,loud", query.Wrong, "choice", "kind"},
		{"said", "name=Lu&since=yesterday", query.Wrong, "ask.date", "since"},
		{"said", "name=Lu&after=3", query.Wrong, "ask.cursor", "after"},
		{"said", "name=Lu&in=xx", query.Wrong, "ask.language", "in"},
		{"said", "", query.Wrong, "ask.empty", "name"},
		{"trace", "words=+", query.Wrong, "missing", "words"},
		{"check", "text=...", query.Wrong, "ask.empty", "text"},
		{"check", "text=kami membangun jembatan&by=L", query.Several, "several", "by"},
		{"reports", "revisions=yes", query.Wrong, "flag", "revisions"},
		{"relations", "by=size", query.Wrong, "choice", "by"},
		{"report", "id=ffffff", query.None, "none", "id"},
		{"report", "", query.Wrong, "missing", "id"},
		{"line", "id=tidak menargetkan pihak ketiga", query.None, "none", "id"},
		{"actor", "id=Nobody At All", query.None, "none", "id"},
		{"copies", "id=ffff/s1", query.None, "none", "id"},
		{"cite", "id=ffff/s1", query.None, "none", "id"},
		{"cite", "id=82d66ba877a652bd", query.None, "line", "id"},
		{"dossier", "", query.Wrong, "dossier.none", "a"},
		{"dossier", "a=Haiyun&line=x", query.Wrong, "dossier.both", "line"},
		{"dossier", "a=Haiyun&b=haiyun", query.Wrong, "ask.same", "b"},
		{"dossier", "a=Nobody At All", query.None, "none", "a"},
		{"dossier", "line=zzz qqq xxx", query.None, "none", "line"},
		{"draft", "draft=...", query.Wrong, "draft.language", "in"},
		{"draft", "draft=" + strings.Repeat("a", query.MaxDraft+1), query.Wrong, "long", "draft"},
	} {
		values, err := url.ParseQuery(tt.values)
		if err != nil {
			t.Fatal(err)
		}
		list := query.Questions()
		q := query.Named(list, tt.question)
		a, err := q.Parse(values)
		if err == nil {
			_, err = q.Ask(context.Background(), s, a, message.Load("en"))
		}
		var f *query.FaultError
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
	list := query.Questions()
	q := query.Named(list, "said")
	a, err := q.ParseJSON([]byte(`{"name":"Lu","kind":["mixed","direct","direct"],"limit":3,"since":null,"about":""}`))
	if err != nil {
		t.Fatal(err)
	}
	if a.Text("name") != "Lu" || a.Number("limit") != 3 || strings.Join(a.Many("kind"), ",") != "direct,mixed" || len(a) != 3 {
		t.Errorf("got %v", a)
	}
	for in, want := range map[string]string{`{"name":1}`: "type.text", `{"limit":"3"}`: "type.number", `{"limit":1.5}`: "type.number",
		`{"kind":"direct"}`: "type.many", `[]`: "json", `null`: "json", `{`: "json", `{"nom":"x"}`: "unknown", `{"limit":300}`: "number"} {
		var f *query.FaultError
		if _, err := q.ParseJSON([]byte(in)); !errors.As(err, &f) || f.Key != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
	if _, err := query.Named(list, "reports").ParseJSON([]byte(`{"revisions":"true"}`)); err == nil {
		t.Error("a text is taken for a flag")
	}
}

// TestFailures protects that a record which cannot be asked is told apart from
// a question that cannot.
func TestFailures(t *testing.T) {
	for err, want := range map[error]query.FaultKind{context.Canceled: query.Stopped, context.DeadlineExceeded: query.Slow, store.ErrLocked: query.Busy, store.ErrLost: query.Busy, store.ErrBroken: query.Failed} {
		var f *query.FaultError
		if !errors.As(query.FaultOf(err), &f) || f.Kind != want || !errors.Is(f, err) {
			t.Errorf("%v: %v", err, f)
		}
	}
	s := querytest.Source(t)
	list := query.Questions()
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(io.EOF)
	for _, q := range list {
		a := query.Args{}
		for _, p := range q.Params {
			if p.Example != "" && (p.Name != "line" || p.Required) && p.Name != "on" {
				a[p.Name] = []string{p.Example}
			}
		}
		var f *query.FaultError
		if _, err := q.Ask(ctx, s, a, message.Load("en")); !errors.As(err, &f) || f.Kind != query.Stopped {
			t.Errorf("%s goes on when nobody waits: %v", q.Name, err)
		}
	}
}
