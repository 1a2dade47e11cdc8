package query_test

import (
	"errors"
	"net/url"
	"testing"

	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query"
)

// FuzzArguments protects that no arguments, of an address or in JSON, break the
// reading of them, that what is taken keeps to its bounds, and that what is not
// says why.
func FuzzArguments(f *testing.F) {
	for _, s := range []string{"name=Lu&kind=direct,mixed&limit=3", "words=%ff&words=", "revisions=true&in=id", `{"name":"Lu","kind":["mixed"],"limit":3,"since":null}`,
		`{"revisions":true}`, `{"limit":1e9}`, "[]", "a=b;c", "limit=-1&least=9999999"} {
		for i := range uint8(len(query.Questions())) {
			f.Add(i, s)
		}
	}
	words := message.Load("en")
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		list := query.Questions()
		q := &list[int(which)%len(list)]
		values, err := url.ParseQuery(s)
		if err != nil {
			values = url.Values{"name": {s}}
		}
		fromAddress, addressErr := q.Parse(values)
		fromJSON, jsonErr := q.ParseJSON([]byte(s))
		for _, err := range []error{addressErr, jsonErr} {
			var fault *query.FaultError
			if err != nil && (!errors.As(err, &fault) || fault.Kind != query.Wrong || fault.Detail(words) == "" || fault.Remedy(words) == "") {
				t.Errorf("%s: %v", q.Name, err)
			}
		}
		for _, a := range []query.Args{fromAddress, fromJSON} {
			for name, given := range a {
				p := q.Param(name)
				switch {
				case p == nil:
					t.Errorf("%s takes %s", q.Name, name)
				case p.Kind == query.Number && (a.Number(name) < p.Least || a.Number(name) > p.Most):
					t.Errorf("%s takes %s=%v", q.Name, name, given)
				case p.Kind == query.Text && len(p.OneOf) == 0 && len(a.Text(name)) > p.Most:
					t.Errorf("%s takes %d bytes of %s", q.Name, len(a.Text(name)), name)
				}
			}
		}
	})
}
