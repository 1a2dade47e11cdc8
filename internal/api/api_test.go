package api

import (
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/query/querytest"
)

// TestDescription protects that the description is one of OpenAPI 3.1 by the
// specification's own schema, in every language, and that every route is in it.
func TestDescription(t *testing.T) {
	a := open(t)
	oas := byName(t, filepath.Join("..", "openapi", "testdata", "oas-3.1.schema.json"))
	for _, code := range message.Languages() {
		r := a.get(Prefix + "/openapi.json?lang=" + code)
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(r.body)))
		if err != nil {
			t.Fatal(err)
		}
		if err := oas.Validate(doc); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
	ids := map[string]bool{}
	for path, p := range a.doc.Paths {
		if p.Get != nil {
			ids[p.Get.ID] = true
		}
		if p.Post != nil {
			ids[p.Post.ID] = true
		}
		if !strings.HasPrefix(path, "/") {
			t.Errorf("the path %q", path)
		}
	}
	if len(ids) != len(routes()) {
		t.Errorf("%d operations for %d routes", len(ids), len(routes()))
	}
}

// TestExamples protects that every request of the description can be made with
// its examples, that its answer is as it is described, and that it is not sent
// again to who has it.
func TestExamples(t *testing.T) {
	a := open(t)
	for path, p := range a.doc.Paths {
		if p.Get == nil {
			continue
		}
		values, full := url.Values{}, Prefix+path
		for i, param := range p.Get.Parameters {
			example, _ := param.Example.(string)
			switch {
			case param.In == "path":
				full = strings.Replace(full, "{id}", url.PathEscape(example), 1)
			case param.Required || i < 2 && param.Name != "in" && example != "":
				values.Set(param.Name, example)
			}
		}
		address := full + "?" + values.Encode()
		r := a.get(address)
		if r.code != http.StatusOK || r.header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: %d %s", address, r.code, r.body)
			continue
		}
		if err := a.valid(described(p.Get), r.body); err != nil {
			t.Errorf("%s: %v", address, err)
		}
		tag := r.header.Get("ETag")
		if again := a.get(address, "If-None-Match", `"x", `+tag); again.code != http.StatusNotModified || len(again.body) > 0 || again.header.Get("ETag") != tag {
			t.Errorf("%s: asked again with %s: %d", address, tag, again.code)
		}
		if other := a.get(address+"&lang=id", "If-None-Match", tag); other.code != http.StatusOK {
			t.Errorf("%s: another language has the same tag", address)
		}
		if head := a.do(http.MethodHead, address, "", ""); head.code != http.StatusOK || len(head.body) > 0 || head.header.Get("ETag") != tag {
			t.Errorf("%s: HEAD gives %d", address, head.code)
		}
	}
}

// TestState protects that what was asked before is asked anew once the record
// has grown.
func TestState(t *testing.T) {
	a := open(t)
	const address = Prefix + "/said?name=Lu+Wenqi"
	tag := a.get(address).header.Get("ETag")
	querytest.Add(t, a.source, filepath.Join("..", "ask", "testdata", "reports"))
	r := a.get(address, "If-None-Match", tag)
	if r.code != http.StatusOK || r.header.Get("ETag") == tag {
		t.Errorf("the record has grown, and it is %d with the tag %s", r.code, r.header.Get("ETag"))
	}
}

// TestPages protects that following the pages gives what one page gives, in
// its order.
func TestPages(t *testing.T) {
	a := open(t)
	for _, list := range []string{"/said?about=Haiyun", "/reports?revisions=true", "/actors?kind=person", "/lines?least=1"} {
		whole := entries(t, a.get(Prefix+list+"&limit=200"))
		var got []string
		pages := 0
		for next := Prefix + list + "&limit=2"; next != ""; pages++ {
			r := a.get(next)
			got = append(got, entries(t, r)...)
			next, _, _ = strings.Cut(strings.TrimPrefix(r.header.Get("Link"), "<"), ">")
			if pages > 100 {
				t.Fatalf("%s has no end", list)
			}
		}
		if pages < 2 || strings.Join(got, "\n") != strings.Join(whole, "\n") {
			t.Errorf("%s: %d pages give\n%s\none gives\n%s", list, pages, strings.Join(got, "\n"), strings.Join(whole, "\n"))
		}
	}
}

// entries are those of a page, whatever it lists.
func entries(t *testing.T, r response) []string {
	t.Helper()
	var page struct {
		Sayings, Reports, Actors, Lines []json.RawMessage
	}
	if err := json.Unmarshal(r.body, &page); err != nil || r.code != http.StatusOK {
		t.Fatalf("%d, %v: %s", r.code, err, r.body)
	}
	var out []string
	for _, list := range [][]json.RawMessage{page.Sayings, page.Reports, page.Actors, page.Lines} {
		for _, e := range list {
			out = append(out, string(e))
		}
	}
	return out
}

// TestChecks protects that a quotation and a draft can be posted as JSON, as a
// form and as text, with one answer.
func TestChecks(t *testing.T) {
	a := open(t)
	const quotation = "Kemitraan kami dengan Haiyun menargetkan pihak ketiga mana pun"
	form := url.Values{"text": {quotation}, "by": {"Mirel"}}.Encode()
	answers := map[string]response{
		"address": a.get(Prefix + "/check?" + form),
		"json":    a.do("POST", Prefix+"/check", "application/json", `{"text":"`+quotation+`","by":"Mirel"}`),
		"form":    a.do("POST", Prefix+"/check", "application/x-www-form-urlencoded", form),
		"text":    a.do("POST", Prefix+"/check?by=Mirel", "text/plain; charset=utf-8", quotation),
	}
	for name, r := range answers {
		var got ask.CheckAnswer
		if err := json.Unmarshal(r.body, &got); err != nil || got.Finding != ask.Altered || string(r.body) != string(answers["json"].body) {
			t.Errorf("%s: %d %s", name, r.code, r.body)
		}
	}
	r := a.do("POST", Prefix+"/check/draft", "text/plain", `Di Sarenda, "`+quotation+`," kata Dragan Mirel kepada wartawan.`)
	if err := a.valid(described(a.doc.Paths["/check/draft"].Post), r.body); r.code != http.StatusOK || err != nil {
		t.Errorf("%d, %v: %s", r.code, err, r.body)
	}
	var draft ask.DraftAnswer
	if err := json.Unmarshal(r.body, &draft); err != nil || len(draft.Quotes) != 1 || draft.Quotes[0].Check.Finding != ask.Altered {
		t.Errorf("%v: %s", err, r.body)
	}
}

// TestStyles protects that a citation comes in each style, of its own type.
func TestStyles(t *testing.T) {
	a := open(t)
	for style, want := range map[string][2]string{
		"text":   {"text/plain; charset=utf-8", "“"},
		"bibtex": {"application/x-bibtex", "@"},
		"csl":    {"application/vnd.citationstyles.csl+json", `[{"id":`},
		"json":   {"application/json", `{"id":"2b6b95e56167/s3"`},
	} {
		r := a.get(Prefix + "/cite/2b6b95e56167/s3?style=" + style)
		if r.code != http.StatusOK || r.header.Get("Content-Type") != want[0] || !strings.Contains(string(r.body), want[1]) {
			t.Errorf("%s: %d %s %s", style, r.code, r.header.Get("Content-Type"), r.body)
		}
	}
}

// TestNextLanguage protects that a list goes on in the language it began in.
func TestNextLanguage(t *testing.T) {
	a := open(t)
	if link := a.get(Prefix + "/actors?limit=1&lang=id").header.Get("Link"); !strings.Contains(link, "lang=id") {
		t.Errorf("the next page is %s", link)
	}
	if link := a.get(Prefix + "/actors?limit=1").header.Get("Link"); link == "" || strings.Contains(link, "lang=") {
		t.Errorf("the next page is %s", link)
	}
}

// triesOf are the addresses of the examples of the reference page.
func triesOf(a *tested) (out []string) {
	for _, m := range regexp.MustCompile(`class="try" href="([^"]*)"`).FindAllStringSubmatch(string(a.get(Prefix+"/").body), -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	return out
}

// TestReference protects that the page tells of every request in every
// language, with examples that the record has, and runs and fetches nothing.
func TestReference(t *testing.T) {
	a := open(t)
	for _, code := range message.Languages() {
		r := a.get(Prefix+"/", "Accept-Language", "xx, "+code+"-XX;q=0.9, en;q=0.1")
		page := string(r.body)
		if r.code != http.StatusOK || !strings.Contains(page, `<html lang="`+code+`">`) || strings.Contains(page, ">api.") {
			t.Errorf("%s: %d %.200s", code, r.code, page)
		}
		for _, rt := range routes() {
			if !strings.Contains(page, `<article id="`+rt.id()+`">`) {
				t.Errorf("%s: %s is missing", code, rt.path)
			}
		}
		for _, kind := range problems() {
			if !strings.Contains(page, `id="problem-`+kind+`"`) {
				t.Errorf("%s: the problem %s is missing", code, kind)
			}
		}
		for _, no := range []string{"<script", "style=\"", "onclick", "//cdn", "src="} {
			if strings.Contains(page, no) {
				t.Errorf("%s: the page has %s", code, no)
			}
		}
	}
	tries := triesOf(a)
	if len(tries) < 15 {
		t.Errorf("examples to try: %q", tries)
	}
	querytest.Add(t, a.source, filepath.Join("..", "ask", "testdata", "reports"))
	more := triesOf(a)
	if slices.Equal(more, tries) {
		t.Error("the record has grown, and the examples are those of before")
	}
	for _, address := range more {
		if r := a.get(Prefix + "/" + address); r.code != http.StatusOK {
			t.Errorf("the example %s: %d %s", address, r.code, r.body)
		}
	}
	if css := a.get(Prefix + "/reference.css"); css.code != http.StatusOK || css.header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("its style: %d", css.code)
	}
}
