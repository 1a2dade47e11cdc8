package export

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/internal/record/recordtest"
	"github.com/sanad-news/sanad/internal/store"
)

// TestCitations protects every style, to the byte: with nasty titles, words
// that stand apart, speakers that were corrected, and all that is not known.
func TestCitations(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	correct(t, r)
	var all strings.Builder
	for _, uid := range columnOf(t, export(t, r, Options{Format: JSONL, Tables: []Table{Statements}}), "uid") {
		all.WriteString(styles(t, r, uid))
	}
	golden(t, "cite-statements.txt", []byte(all.String()))
	all.Reset()
	for _, uid := range columnOf(t, export(t, r, Options{Format: JSONL, Tables: []Table{Reports}}), "uid") {
		all.WriteString(styles(t, r, uid))
	}
	golden(t, "cite-reports.txt", []byte(all.String()))
}

// styles is a citation in every style and language.
func styles(t *testing.T, r *record.Record, uid string) string {
	t.Helper()
	c, err := Cite(context.Background(), r, uid)
	if err != nil {
		t.Fatal(err)
	}
	en, id := message.Load("en"), message.Load("id")
	csl, err := CSL([]Citation{c}, en)
	if err != nil {
		t.Fatal(err)
	}
	return "---- " + uid + "\n" + c.Text(en) + "\n\n" + c.Text(id) + "\n\n" + c.BibTeX(en) + "\n" + c.BibTeX(id) + "\n" + string(csl) + "\n"
}

// TestBibTeXIsSound protects whoever hands an entry to BibTeX: its braces
// match whatever a title has, and nothing in it is a command or a comment.
func TestBibTeXIsSound(t *testing.T) {
	for _, nasty := range []string{
		"}", "{", "}}{{", `\`, `\}`, `\input{/etc/passwd}`, "100% sure", "a\r\nb\u2028c\x00d", "$x_1^2$ & #1 ~", `"quoted"`, "→ “Jembatan”", "@misc{x,",
		"a\u202eb\u2066c\u009b31md\x1b[2J",
	} {
		c := Citation{ID: "ab/s1", Title: nasty, Outlet: nasty, Authors: []string{nasty}, Published: "2023", Retrieved: "2025-05-03",
			Source:    sanad.Source{URL: "https://example.org/" + nasty},
			Statement: &Quoted{Words: nasty, Speakers: []Attributed{{nasty, nasty, nasty}}, Kind: "direct", Place: nasty, Occasion: nasty, Chain: []string{nasty}}}
		for range 2 {
			entry := c.BibTeX(message.Load("en"))
			depth := 0
			for i, ch := range entry {
				switch ch {
				case '{':
					depth++
				case '}':
					depth--
				case '%', '#', '&', '$', '_':
					if field := entry[strings.LastIndexByte(entry[:i], '\n')+1 : i]; !strings.HasSuffix(entry[:i], `\`) && !strings.HasPrefix(field, "  url ") {
						t.Errorf("%q: a bare %c in\n%s", nasty, ch, entry)
					}
				}
				if depth < 0 || depth == 0 && i < len(entry)-2 && i > 10 {
					t.Fatalf("%q: the entry ends early:\n%s", nasty, entry)
				}
			}
			if depth != 0 || strings.Contains(entry, `\input`) || strings.ContainsAny(entry+c.Text(message.Load("en")), "\r\x00\u2028\u202e\u2066\u009b\x1b") {
				t.Errorf("%q:\n%s\n%q", nasty, entry, c.Text(message.Load("en")))
			}
			c.Statement = nil
		}
	}
}

// TestDates protects that no citation knows a date closer than the report does.
func TestDates(t *testing.T) {
	en, id := message.Load("en"), message.Load("id")
	for _, x := range []struct{ edtf, en, id, csl, iso string }{
		{"2023-02-22T15:34+07:00", "22 February 2023", "22 Februari 2023", `{"date-parts":[[2023,2,22]]}`, "2023-02-22"},
		{"2023-02-22", "22 February 2023", "22 Februari 2023", `{"date-parts":[[2023,2,22]]}`, "2023-02-22"},
		{"2023-02", "February 2023", "Februari 2023", `{"date-parts":[[2023,2]]}`, "2023-02"},
		{"2023", "2023", "2023", `{"date-parts":[[2023]]}`, "2023"},
		{"2020-10~", "about October 2020", "sekitar Oktober 2020", `{"date-parts":[[2020,10]],"circa":true}`, "2020-10~"},
		{"2023-02-XX", "February 2023", "Februari 2023", `{"date-parts":[[2023,2]]}`, "2023-02"},
		{"2023-21", "2023-21", "2023-21", `{"date-parts":[[2023]],"season":1}`, "2023-21"},
		{"[2023-02-21,2023-02-22]", "21 February 2023 or 22 February 2023", "21 Februari 2023 atau 22 Februari 2023",
			`{"date-parts":[[2023,2,21],[2023,2,22]],"circa":true}`, ""},
		{"2023-02-21/2023-03-01", "21 February 2023 – 1 March 2023", "21 Februari 2023 – 1 Maret 2023",
			`{"date-parts":[[2023,2,21],[2023,3,1]]}`, "2023-02-21/2023-03-01"},
		{"Rabu lalu", "Rabu lalu", "Rabu lalu", "null", ""},
		{"", "", "", "null", ""},
		{"2023-13-40", "2023-13-40", "2023-13-40", "null", ""},
		{"[", "[", "[", "null", ""},
	} {
		if got := words(x.edtf, en); got != x.en {
			t.Errorf("%q in English: %q, want %q", x.edtf, got, x.en)
		}
		if got := words(x.edtf, id); got != x.id {
			t.Errorf("%q in Indonesian: %q, want %q", x.edtf, got, x.id)
		}
		got, err := json.Marshal(itemDate(x.edtf))
		if err != nil || string(got) != x.csl {
			t.Errorf("%q for CSL: %s, want %s", x.edtf, got, x.csl)
		}
		entry := (&Citation{Published: x.edtf}).BibTeX(en)
		if strings.Contains(entry, "  date ") != (x.iso != "") || !strings.Contains(entry, x.iso) {
			t.Errorf("%q for BibTeX: %s, want %s", x.edtf, entry, x.iso)
		}
	}
}

// TestCSL protects that items have what the schema of CSL-JSON wants, and
// nothing that it does not know.
func TestCSL(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, fixture(t)...)
	known := []string{"id", "type", "language", "title", "author", "original-author", "container-title", "issued", "original-date", "accessed",
		"event-place", "URL", "abstract", "note", "custom"} // all of them names of csl-data.json
	for _, uid := range columnOf(t, export(t, r, Options{Format: JSONL, Tables: []Table{Statements}}), "uid") {
		c, err := Cite(context.Background(), r, uid)
		if err != nil {
			t.Fatal(err)
		}
		data, err := CSL([]Citation{c}, message.Load("en"))
		if err != nil {
			t.Fatal(err)
		}
		var items []map[string]any
		if err := json.Unmarshal(data, &items); err != nil || len(items) != 1 {
			t.Fatalf("%v: %s", err, data)
		}
		if items[0]["id"] != uid || items[0]["type"] != "article-newspaper" {
			t.Errorf("item %s", data)
		}
		if _, dated := items[0]["issued"]; dated != (c.Published != "") {
			t.Errorf("published %q, item %s", c.Published, data)
		}
		for name := range items[0] {
			if !slices.Contains(known, name) {
				t.Errorf("%q is no field of CSL-JSON", name)
			}
		}
	}
}

// TestCiteFinds protects that the beginning of an id is enough where no other
// has it, that a choice is listed, and that what is not there leads to what is
// nearest.
func TestCiteFinds(t *testing.T) {
	r := open(t, "")
	recordtest.Add(t, r, append(made(t, 200), fixture(t)...)...)
	uid := uidOf(t, r, "https://harian-laut.example/")
	for _, id := range []string{uid + "/s1", uid[:9] + "/s1", strings.ToUpper(uid) + "/S1", " " + uid + "/s1\n"} {
		if c, err := Cite(context.Background(), r, id); err != nil || c.ID != uid+"/s1" || c.Statement == nil {
			t.Errorf("%q: %v %v", id, c.ID, err)
		}
	}
	if c, err := Cite(context.Background(), r, uid); err != nil || c.ID != uid || c.Statement != nil {
		t.Errorf("a report: %v %v", c.ID, err)
	}
	if c, err := Cite(context.Background(), r, "sha256:"+mustCite(t, r, uid).Hash); err != nil || c.ID != uid {
		t.Errorf("a hash: %v %v", c.ID, err)
	}
	var many *record.ManyError
	if _, err := Cite(context.Background(), r, uid[:1]+"/s1"); !errors.As(err, &many) || len(many.Found) < 2 || !strings.HasPrefix(many.Found[0], uid[:1]) ||
		!strings.Contains(many.Found[0], "/s1") {
		t.Errorf("a beginning that many have: %v", err)
	}
	var unknown *UnknownError
	if _, err := Cite(context.Background(), r, uid+"/s77"); !errors.As(err, &unknown) || !slices.Equal(unknown.Near, []string{uid + "/s1", uid + "/s2", uid + "/s3"}) {
		t.Errorf("no such statement: %+v", unknown)
	}
	wrong := []byte(uid)
	wrong[8] = map[bool]byte{true: '1', false: '0'}[wrong[8] == '0']
	if _, err := Cite(context.Background(), r, string(wrong)); !errors.As(err, &unknown) || !slices.Contains(unknown.Near, uid) {
		t.Errorf("a slip of a finger: %+v", unknown)
	}
	var label string
	err := r.Store.View(context.Background(), func(rd store.Reader) error {
		lines, err := rd.Lines(store.LineQuery{Limit: 1})
		label = hex(lines[0].Label)
		return err
	})
	if _, e := Cite(context.Background(), r, label); err != nil || !errors.As(e, &unknown) || !unknown.Line {
		t.Errorf("a line: %v", e)
	}
	for _, id := range []string{
		"", " ", "/", "/s1", "//", uid + "/", "\x00", uid + "\x00", "%", "_", "*", uid[:4] + "%", "' OR 1=1 --", "\"", "\xff\xfe", "日本", "NEAR(", strings.Repeat("a", 1<<20),
		strings.Repeat("a/", 1<<19), "sha256:", "sha256:%", "zz", "ab/s1/s2",
	} {
		c, err := Cite(context.Background(), r, id)
		if id == uid+"/" && err == nil && c.ID == uid {
			continue // the report
		}
		if !errors.Is(err, ErrUnknown) {
			t.Errorf("%.20q: %v %v", id, c.ID, err)
		}
	}
}

func mustCite(t *testing.T, r *record.Record, id string) Citation {
	t.Helper()
	c, err := Cite(context.Background(), r, id)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// FuzzDate protects that no date of a report stops a citation.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2023", "2023-02-22T15:34+07:00", "[2023,..2024]", "2023/..", "{1}", "-", "[,]", "0000-00-00"} {
		f.Add(s)
	}
	say := message.Load("en")
	f.Fuzz(func(t *testing.T, s string) {
		c := Citation{Published: s, Retrieved: s, Statement: &Quoted{Said: s, Words: s, Kind: s}}
		c.Text(say)
		c.BibTeX(say)
		if _, err := CSL([]Citation{c}, say); err != nil {
			t.Error(err)
		}
		if at, ok := parseDate(s); ok && len(at.dates) == 0 {
			t.Errorf("%q has no dates", s)
		}
	})
}
