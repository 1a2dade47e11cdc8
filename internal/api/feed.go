package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/atom"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query"
)

// mostEntries is how many entries a feed has.
const mostEntries = 50

//go:embed entry.html
var entryPage string

// feed is a feed of the sayings that a question is answered with.
type feed struct {
	path     string
	question query.Question // with the parameters that the feed takes
	sayings  func(answer any) []ask.Saying
}

// feeds are all feeds that there are.
func feeds() []feed {
	list := query.Questions()
	of := func(name string, params ...string) query.Question {
		q := *query.Named(list, name)
		q.Params = slices.DeleteFunc(slices.Clone(q.Params), func(p query.Param) bool { return !slices.Contains(params, p.Name) })
		return q
	}
	return []feed{
		{"/said.atom", of("said", "name", "about", "since", "until", "kind", "in", "via"), sayingsOf(func(a *ask.SaidAnswer) []ask.Saying { return a.Sayings })},
		{"/search.atom", of("search", "words"), sayingsOf(func(a *ask.SearchAnswer) []ask.Saying { return a.Said })},
		{"/line.atom", of("line", "id"), sayingsOf(newest)},
		{"/relation.atom", of("between", "a", "b"), sayingsOf(func(a *ask.BetweenAnswer) []ask.Saying { return a.Sayings })},
	}
}

func sayingsOf[T any](of func(*T) []ask.Saying) func(any) []ask.Saying {
	return func(answer any) []ask.Saying {
		if a, ok := answer.(*T); ok {
			return of(a)
		}
		return nil
	}
}

// newest are the last sayings of a line, the newest first.
func newest(l *ask.Line) []ask.Saying {
	list := slices.Clone(l.Sayings[max(0, len(l.Sayings)-mostEntries):])
	slices.Reverse(list)
	return list
}

// serve answers a request for the feed.
func (f *feed) serve(s *server, entry *template.Template) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
		defer cancel()
		said, values, err := s.language(r)
		if err == nil {
			err = f.answer(ctx, s, w, r, entry, said, values)
		}
		if err != nil {
			s.problem(w, r, said, err)
		}
	})
}

func (f *feed) answer(ctx context.Context, s *server, w http.ResponseWriter, r *http.Request, entry *template.Template, said *spoken, values url.Values) error {
	args, err := f.question.Parse(values)
	if err != nil {
		return err
	}
	self := FeedPrefix + f.path + "?" + url.Values(args).Encode()
	if f.question.Name != "line" { // which is told whole
		args["limit"] = []string{fmt.Sprint(mostEntries)}
	}
	return s.reply(ctx, w, r, &f.question, args, said, self, func(answer any) (string, []byte, error) {
		out := atom.Feed{ID: "urn:sanad:feed:" + digest(self), Title: f.title(args, said.words), Language: said.words.Get("ui.language"), Self: s.Base + self}
		for _, x := range f.sayings(answer) {
			e, err := entryOf(entry, &x, s.Base, said.words)
			if err != nil {
				return "", nil, err
			}
			out.Entries = append(out.Entries, e)
		}
		var b bytes.Buffer
		err := atom.Append(&b, &out)
		return atom.Media, b.Bytes(), err
	})
}

// title names a feed after what is asked for.
func (f *feed) title(args query.Args, words message.Catalogue) string {
	var told []string
	for i := range f.question.Params {
		if list := args.Many(f.question.Params[i].Name); len(list) > 0 {
			told = append(told, strings.Join(list, ", "))
		}
	}
	return words.Get("api.feed.title", strings.Join(told, " · "))
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}

// entryOf is the entry of a saying. It is called by the oldest statement of it:
// reports that tell of it later do not change that.
func entryOf(t *template.Template, x *ask.Saying, base string, words message.Catalogue) (atom.Entry, error) {
	var b bytes.Buffer
	if err := t.Execute(&b, map[string]any{"Saying": x, "Words": words, "Day": strings.TrimSpace(x.Day.Day(words) + " " + x.Day.How(words)), "Quoted": ask.Quoted(x.Kind, x.Text)}); err != nil {
		return atom.Entry{}, fmt.Errorf("writing an entry: %w", err)
	}
	first := &x.Sources[0]
	e := atom.Entry{ID: "urn:sanad:statement:" + first.Statement, Language: x.Language, Updated: updated(x), Kind: x.Kind, HTML: b.String(),
		Link: base + "/reports/" + first.Statement} // the page of the reading room
	if address := ask.OnWeb(first.Report.Page); address != "" {
		e.Link = address
	}
	for _, sp := range x.Speakers {
		e.Authors = append(e.Authors, sp.Name)
	}
	e.Title = ask.Quoted(x.Kind, shorten(x.Text))
	if len(e.Authors) > 0 {
		e.Title = strings.Join(e.Authors, ", ") + ": " + e.Title
	}
	if x.Negated {
		e.Title = words.Get("page.negated") + ": " + e.Title
	}
	return e, nil
}

// updated is when the newest report of a saying was published, or else the last
// day on which it can have been said; zero where neither is known.
func updated(x *ask.Saying) time.Time {
	var newest time.Time
	for i := range x.Sources {
		if t := published(x.Sources[i].Report.Published); t.After(newest) {
			newest = t
		}
	}
	if t := published(x.Day.To); newest.IsZero() {
		return t
	}
	return newest
}

// published reads an EDTF day or time.
func published(edtf string) time.Time {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(form, edtf); err == nil {
			return t
		}
	}
	return time.Time{}
}
