package api

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/mmcdole/gofeed"

	"github.com/sanad-news/sanad/internal/openapi"
)

// TestFuzz protects that no request makes the API fail: requests are made from
// its own description, right ones, wrong ones and broken ones, and every
// response must be what the description says. SANAD_FUZZ_REQUESTS says how many.
func TestFuzz(t *testing.T) {
	n := 3_000
	if testing.Short() {
		n = 600
	}
	if s := os.Getenv("SANAD_FUZZ_REQUESTS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	a := open(t)
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	codes := make([]map[int]int, workers)
	for w := range workers {
		codes[w] = map[int]int{}
		all.Go(func() {
			f := newFuzzer(a, uint64(w))
			for range n / workers {
				codes[w][f.one(t)]++
			}
		})
	}
	all.Wait()
	sum := map[int]int{}
	for _, c := range codes {
		for code, n := range c {
			sum[code] += n
		}
	}
	t.Logf("statuses of %d requests: %v", n, sum)
	if sum[http.StatusOK] < n/10 || sum[http.StatusBadRequest] < n/10 {
		t.Errorf("too few requests are right, or wrong: %v", sum)
	}
}

// fuzzer makes requests, the same for the same seed.
type fuzzer struct {
	*tested
	rnd   *rand.Rand
	ops   []operation
	words []string // that stand in the record, or break what is careless
}

type operation struct {
	method, path string
	*openapi.Operation
}

func newFuzzer(a *tested, seed uint64) *fuzzer {
	f := &fuzzer{tested: a, rnd: rand.New(rand.NewPCG(seed, 7)), words: hostileWords()}
	for path, p := range a.doc.Paths {
		if p.Get != nil {
			f.ops = append(f.ops, operation{http.MethodGet, path, p.Get})
		}
		if p.Post != nil {
			f.ops = append(f.ops, operation{http.MethodPost, path, p.Post})
		}
	}
	slices.SortFunc(f.ops, func(a, b operation) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return f
}

// hostileWords are what people, programs and attackers write into fields.
func hostileWords() []string {
	return []string{"Lu Wenqi", "Mirel", "Haiyun", "Velmora", "Menlu Haiyun", "tidak menargetkan pihak ketiga", "third party", "name:lu wenqi",
		"2b6b95e56167", "2b6b95e56167/s3", "82d66ba877a652bd", "sha256:" + strings.Repeat("a", 64), "2023", "2023-02", "2023-02-30", "none.1", "7.3",
		"2023-11-20.2", "9999999999999.1", "-1", "0", "1", "200", "201", "1e9", "true", "direct", "person,state", "id", "in", "xx", "change",
		"", " ", "\x00", "\xff\xfe", "\u202e\u2066abc", "a\r\nSet-Cookie: x=1", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`,
		"' OR 1=1 --", "'; DROP TABLE statement; --", `\`, `"`, "`", "${7*7}", "{{7*7}}", "%s%n%d", "../../../etc/passwd", "..%2f..%2f", "file:///etc/passwd",
		"NEAR(a b)", "a* OR b", "^$.*+?()[]{}|", strings.Repeat("a", 3_000), strings.Repeat("ä ", 700), strings.Repeat("“", 500), "“Kami ", "”", "tidak", "ﷺ", "e\u0301", "👩‍👩‍👧", "İıſß"}
}

func (f *fuzzer) pick(list []string) string { return list[f.rnd.IntN(len(list))] }

// value is one for a parameter: its example, one that its schema takes, or any
// words.
func (f *fuzzer) value(s *openapi.Schema, example any) string {
	if items := s.Items; items != nil {
		s = items
	}
	switch p := f.rnd.Float64(); {
	case p < 0.45 && example != nil:
		return fmt.Sprint(example)
	case p < 0.6 && len(s.Enum) > 0:
		return fmt.Sprint(s.Enum[f.rnd.IntN(len(s.Enum))])
	case p < 0.6 && s.Maximum != nil:
		return strconv.Itoa(*s.Minimum + f.rnd.IntN(min(*s.Maximum, 1<<20)))
	case p < 0.65:
		return f.pick(f.words) + f.pick([]string{" ", "", "\n", ","}) + f.pick(f.words)
	}
	return f.pick(f.words)
}

// one makes a request and checks what comes back.
func (f *fuzzer) one(t *testing.T) int {
	t.Helper()
	if f.rnd.Float64() < 0.1 {
		return f.feed(t)
	}
	op := f.ops[f.rnd.IntN(len(f.ops))]
	address, method := Prefix+op.path, op.method
	values := url.Values{}
	for _, p := range op.Parameters {
		switch {
		case p.In == "path":
			address = strings.Replace(address, "{id}", url.PathEscape(f.value(p.Schema, p.Example)), 1)
		case p.Required && f.rnd.Float64() < 0.9 || f.rnd.Float64() < 0.3:
			values.Add(p.Name, f.value(p.Schema, p.Example))
		}
	}
	if f.rnd.Float64() < 0.05 {
		values.Add(f.pick(f.words), f.pick(f.words))
	}
	kind, body := f.body(op)
	if f.rnd.Float64() < 0.03 {
		method = f.pick([]string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "X"})
	}
	asked := values.Encode()
	if f.rnd.Float64() < 0.05 {
		asked += f.pick([]string{"&%zz", "&a;b", "&&&", "=", "&lang=xx", "&%00=%00"})
	}
	headers := []string{"Accept-Language", f.pick([]string{"id", "en;q=0.1", "*", ";;;q=q", "id;q=9e999,"}), "If-None-Match", f.pick([]string{"", "*", `W/"x"`, `"`})}
	r := f.do(method, address+"?"+asked, kind, body, headers...)
	if why := f.wrong(&op, method, &r); why != nil {
		t.Errorf("%s %s?%s\n%s %.300q\n%d %.600s\n%v", method, address, asked, kind, body, r.code, r.body, why)
	}
	return r.code
}

// feed asks for a feed and checks what comes back.
func (f *fuzzer) feed(t *testing.T) int {
	t.Helper()
	list := feeds()
	one := &list[f.rnd.IntN(len(list))]
	values := url.Values{}
	for i := range one.question.Params {
		p := &one.question.Params[i]
		if p.Required || f.rnd.Float64() < 0.5 {
			values.Add(p.Name, f.value(p.Schema(), p.Example))
		}
	}
	address := FeedPrefix + one.path + "?" + values.Encode()
	r := f.get(address)
	var err error
	if r.code == http.StatusOK {
		_, err = gofeed.NewParser().ParseString(string(r.body))
	} else {
		err = f.wrong(&operation{}, http.MethodGet, &r)
	}
	if err != nil {
		t.Errorf("%s: %d %.600s\n%v", address, r.code, r.body, err)
	}
	return r.code
}

// body is what a request of an operation carries.
func (f *fuzzer) body(op operation) (kind, body string) {
	if op.RequestBody == nil {
		return "", ""
	}
	fields, form := map[string]any{}, url.Values{}
	for name, s := range op.RequestBody.Content["application/json"].Schema.Properties {
		if f.rnd.Float64() < 0.3 && !slices.Contains(op.RequestBody.Content["application/json"].Schema.Required, name) {
			continue
		}
		var example any
		if len(s.Examples) > 0 {
			example = s.Examples[0]
		}
		v := f.value(s, example)
		form.Set(name, v)
		fields[name] = v
		if f.rnd.Float64() < 0.05 {
			fields[name] = []any{v, 1, nil}
		}
	}
	data, err := json.Marshal(fields)
	if err != nil {
		return "", ""
	}
	switch p := f.rnd.Float64(); {
	case p < 0.5:
		return "application/json", string(data)
	case p < 0.7:
		return "application/x-www-form-urlencoded", form.Encode()
	case p < 0.9:
		return "text/plain", f.pick(f.words) + ` "` + f.pick(f.words) + ` ` + f.pick(f.words) + `," kata Lu Wenqi.`
	}
	return f.pick([]string{"", "application/json", "image/png", "text/plain; charset=\"", "a/b; c"}), string(data[:f.rnd.IntN(len(data)+1)])
}

// wrong tells what is wrong with a response; nil where nothing is.
func (f *fuzzer) wrong(op *operation, method string, r *response) error {
	if strings.Contains(strings.ToLower(string(r.body)), "<script") || r.header.Get("Set-Cookie") != "" {
		return fmt.Errorf("what was sent comes back as it was")
	}
	switch {
	case r.code >= http.StatusInternalServerError:
		return fmt.Errorf("it failed")
	case r.code == http.StatusNotModified || method == http.MethodHead:
		return nil
	case r.code == http.StatusOK && r.header.Get("Content-Type") == "application/json":
		if method != op.method {
			return nil // of another operation at the same path
		}
		return f.valid(described(op.Operation), r.body)
	case r.code == http.StatusOK, r.code >= 300 && r.code < 400:
		return nil // a citation in a style; a path that was cleaned
	case r.header.Get("Content-Type") != "application/problem+json":
		return fmt.Errorf("it is no problem")
	}
	return f.valid(problemSchema, r.body)
}

// FuzzRequest protects that no request, whatever it is made of, makes the API
// fail.
func FuzzRequest(f *testing.F) {
	a := open(f)
	for _, path := range []string{"/api/v1/said", "/api/v1/check", "/api/v1/reports/2b6b95e56167", "/feeds/line.atom", "/api/v1/", "/"} {
		f.Add("GET", path, "name=Lu&id=82d66ba877a652bd", "", "")
		f.Add("POST", path, "", "application/json", `{"text":"kami","by":"Lu"}`)
	}
	f.Fuzz(func(t *testing.T, method, path, values, kind, body string) {
		r := httptest.NewRequest(http.MethodGet, "/", strings.NewReader(body))
		r.Method, r.URL.Path, r.URL.RawQuery = method, path, values
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		a.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError || strings.Contains(w.Body.String(), "<script") {
			t.Errorf("%q %q?%q: %d %.300s", method, path, values, w.Code, w.Body)
		}
	})
}
