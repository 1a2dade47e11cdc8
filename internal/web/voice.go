package web

import (
	"html/template"
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/dossier"
	"github.com/sanad-news/sanad/internal/message"
)

// voice is how pages say things in one language.
type voice struct {
	words message.Catalogue
	lang  string
}

// funcs are what templates can say and ask.
func (v *voice) funcs() template.FuncMap {
	return template.FuncMap{
		"t":          v.words.Get,
		"num":        v.words.Whole,
		"has":        v.words.Has,
		"n":          func(key string, n int) string { return v.words.Count(key, n) },
		"date":       v.words.Date,
		"shortdate":  v.shortDate,
		"day":        func(w ask.When) string { return w.Day(v.words) },
		"how":        func(w ask.When) string { return w.How(v.words) },
		"join":       v.words.And,
		"office":     office,
		"sole":       sole,
		"othernames": otherNames,
		"pagename":   pageName,
		"quoted":     ask.Quoted,
		"clip":       clip,
		"percent":    percent,
		"ways":       waysOf,
		"asset":      assetAddress,
		"external":   ask.OnWeb,
		"host":       hostOf,
		"actorurl":   func(key string) string { return address("actors", key) },
		"lineurl":    func(id string) string { return address("lines", id) },
		"reporturl":  func(uid string) string { return address("reports", uid) },
		"placeurl":   placeURL,
		"noteurl":    noteURL,
		"notewords":  func(n *dossier.Note) string { return strings.Join(n.About(v.words), " · ") },
		"draw":       func(c *dossier.Chart) template.HTML { return dossier.Draw(c, v.words) },
		"drifturl":   func(key, line string) string { return address("actors", key, "lines", line) },
		"pairurl":    func(a, b string) string { return linkTo("/dossier", "a", a, "b", b) },
		"circles":    func(all []ask.Circle) string { return ask.Among(all, v.words) },
		"query":      linkTo,
		"list":       func(items ...string) []string { return items },
		"add":        func(a, b int) int { return a + b },
		"plus":       func(a, b float64) float64 { return a + b },
		"findingof":  func(a ask.CheckAnswer) string { return findingOf(&a) },
		"notes":      func(a ask.CheckAnswer) []string { return v.notes(&a) },
		"shown":      ask.Shown,
		"events":     v.events,
		"figures":    v.figures,
		"unfound":    func(n int) int { return max(0, n-foundShown) },
		"bynames":    func(w *ask.Who) string { return v.words.And(namesOf(w)) },
		"options":    func(pairs ...any) map[string]any { return options(pairs) },
	}
}

// namesOf are whom a name means, or the name itself.
func namesOf(w *ask.Who) []string {
	if len(w.Actors) == 0 {
		return []string{w.Name}
	}
	names := make([]string, len(w.Actors))
	for i, a := range w.Actors {
		names[i] = a.Name
	}
	return names
}

// options are named values for a template within a template.
func options(pairs []any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if name, ok := pairs[i].(string); ok {
			out[name] = pairs[i+1]
		}
	}
	return out
}

// shortDate is the time from one date to another.
func (v *voice) shortDate(from, to string) string {
	switch {
	case from == to || to == "":
		return v.words.Date(from)
	case from == "":
		return v.words.Date(to)
	}
	return v.words.Date(from + "/" + to)
}

// office is what a speaker is, and of whom.
func office(s ask.Speaker) string {
	if s.Office == "" || s.Of == "" || strings.Contains(strings.ToLower(s.Office), strings.ToLower(s.Of)) {
		return s.Office
	}
	return s.Office + ", " + s.Of
}

// sole reports whether the actor of a key said it alone.
func sole(all []ask.Speaker, key string) bool { return len(all) == 1 && key != "" && all[0].Key == key }

// otherNames are the names of an actor that are more than parts of its name, in
// quotation marks: they are kept folded, as no report writes them.
func otherNames(name string, all []string) []string {
	parts := " " + strings.ToLower(name) + " "
	var out []string
	for _, n := range all {
		if !strings.Contains(parts, " "+n+" ") {
			out = append(out, "“"+n+"”")
		}
	}
	return out
}

// pageName is what a report without a title is called by: its address without
// what all addresses have, or what it was called where it came from.
func pageName(page string) string {
	const most = 90
	kind, rest, ok := strings.Cut(page, ":")
	switch {
	case ok && kind == "file":
		return clip(path.Base(filepath.ToSlash(rest)), most)
	case ok && kind == "id":
		return clip(rest, most)
	case ask.OnWeb(page) != "":
		_, rest, _ = strings.Cut(page, "://")
		return clip(strings.TrimPrefix(rest, "www."), most)
	}
	return clip(page, most)
}

// clip is the beginning of a text, cut between words.
func clip(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	s = string([]rune(s)[:most])
	if i := strings.LastIndexByte(s, ' '); i > len(s)*3/4 {
		s = s[:i]
	}
	return s + " …"
}

// percent is a share of 0 to 1 in percent.
func percent(share float64) int { return int(share*100 + 0.5) }

// way is one station of a chain, from the speaker to the reader.
type way struct {
	Kind  string // speaker, wire, outlet
	Name  string
	Key   string
	Joint bool // spoke together with the one before: nothing came from one to the other
}

// waysOf are the stations of a statement: who said it, by whom it came, and the
// outlet that published it.
func waysOf(speakers []ask.Speaker, chain []ask.Link, outlet string) []way {
	var out []way
	for i, s := range speakers {
		out = append(out, way{Kind: "speaker", Name: s.Name, Key: s.Key, Joint: i > 0})
	}
	for _, l := range chain {
		out = append(out, way{Kind: l.Kind, Name: l.Carrier, Key: l.Key})
	}
	if n := len(out); outlet != "" && (n == 0 || out[n-1].Name != outlet) {
		out = append(out, way{Kind: "outlet", Name: outlet})
	}
	return out
}

// hostOf is the site of an address.
func hostOf(page string) string {
	u, err := url.Parse(page)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// placeURL is the address of a statement's characters in its report, by its uid.
func placeURL(uid string) string {
	report, id, ok := strings.Cut(uid, "/")
	if !ok {
		return address("reports", uid)
	}
	if n, err := strconv.Atoi(strings.TrimPrefix(id, "s")); err != nil || n > directly {
		return address("reports", report, id) // which leads to the page that has it
	}
	return address("reports", report) + "#" + url.PathEscape(id)
}

// noteURL is the address of a note's characters: a statement's, or any others.
func noteURL(n *dossier.Note) string {
	switch n.Kind {
	case "direct", "indirect", "mixed":
		return placeURL(n.ID)
	}
	return linkTo(address("reports", n.Report), "at", strconv.Itoa(n.Start)+"-"+strconv.Itoa(n.End)) + "#at"
}
