package extract

import (
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// unescape resolves the character references that pages write into their
// metadata a second time.
func unescape(s string) string {
	if strings.Contains(s, "&") {
		return html.UnescapeString(s)
	}
	return s
}

func (f *facts) first(names ...string) string {
	for _, n := range names {
		if s := f.meta[n]; s != "" {
			return strings.Join(strings.Fields(unescape(s)), " ")
		}
	}
	return ""
}

func (f *facts) language() string {
	s := f.lang
	for _, a := range f.articles {
		if s == "" {
			s = a.text("inLanguage")
		}
	}
	if s == "" {
		s = f.first("og:locale", "content-language")
	}
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "_", "-"), ",")
	return strings.TrimSpace(s)
}

func (f *facts) outlet() string {
	if s := f.first("og:site_name"); s != "" {
		return s
	}
	for _, a := range f.articles {
		if names := f.ld.names(a["publisher"]); len(names) > 0 && !isAddress(names[0]) {
			return names[0]
		}
	}
	return f.first("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher")
}

// title prefers the heading that readers see, where another title says the
// same; the others are written for search engines and shortened.
func (f *facts) title(outlet string) string {
	var ld string
	for _, a := range f.articles {
		if ld = a.text("headline"); ld != "" {
			break
		}
	}
	page := cutOutlet(f.heading, outlet)
	others := []string{cutOutlet(f.first("og:title", "twitter:title"), outlet), cutOutlet(ld, outlet), page}
	for _, h := range f.h1 {
		for _, o := range others {
			if alike(h, o) {
				return h
			}
		}
	}
	for _, o := range others {
		if o != "" {
			return o
		}
	}
	if len(f.h1) > 0 {
		return f.h1[0]
	}
	return ""
}

// cutOutlet takes the outlet's name off the end of a title, or off its start.
func cutOutlet(title, outlet string) string {
	if outlet == "" {
		return title
	}
	name := fold(outlet)
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " • "} {
		if i := strings.LastIndex(title, sep); i > 0 && sameName(fold(title[i+len(sep):]), name) {
			return strings.TrimSpace(cutOutlet(title[:i], outlet))
		}
		if i := strings.Index(title, sep); i > 0 && sameName(fold(title[:i]), name) {
			return strings.TrimSpace(title[i+len(sep):])
		}
	}
	return title
}

// sameName reports whether two folded names are an outlet's: Kabar Selat and
// kabarselat.example.
func sameName(a, b string) bool {
	return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) && len(a) >= 4)
}

// alike reports whether two titles have most words in common.
func alike(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if fa, fb := fold(a), fold(b); fa == fb || len(fb) > 20 && strings.HasPrefix(fa, fb) || len(fa) > 20 && strings.HasPrefix(fb, fa) {
		return true
	}
	words := map[string]bool{}
	for w := range strings.FieldsSeq(b) {
		words[fold(w)] = true
	}
	same, all := 0, 0
	for w := range strings.FieldsSeq(a) {
		if all++; words[fold(w)] {
			same++
		}
	}
	return same*2 > all && same >= 3
}

func (f *facts) authors(outlet string) []string {
	var given []string
	for _, a := range f.articles {
		if given = f.ld.names(a["author"]); len(given) > 0 {
			break
		}
	}
	good := people(given, outlet)
	if len(good) == 0 {
		good = people([]string{f.first("author", "article:author", "parsely-author", "dc.creator", "content_author", "byl")}, outlet)
	}
	if len(good) == 0 {
		good = people(f.bylines, outlet)
	}
	return good
}

// people leaves out what is no name: addresses, the outlet itself, the names
// of accounts, which have no capital.
func people(names []string, outlet string) []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range names {
		for n := range strings.SplitSeq(n, ";") {
			n = strings.Trim(strings.Join(strings.Fields(n), " "), " ,|-–")
			key := fold(n)
			if n == "" || len(n) > 80 || isAddress(n) || strings.ContainsAny(n, "@{<") || seen[key] || sameName(key, fold(outlet)) || !strings.ContainsFunc(n, capital) {
				continue
			}
			seen[key] = true
			out = append(out, n)
		}
	}
	return out
}

// capital reports whether a character can begin a name: a capital, or a letter
// of a script without them.
func capital(c rune) bool { return unicode.IsLetter(c) && !unicode.IsLower(c) }

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "www.")
}

// body is the text of the report as the page's JSON-LD has it; pages that are
// put together by scripts have it nowhere else.
func (f *facts) body() string {
	for _, a := range f.articles {
		body, ok := a["articleBody"].(string)
		if !ok {
			continue
		}
		if strings.Contains(body, "<") {
			if doc, err := html.Parse(strings.NewReader(body)); err == nil {
				return strings.Join(Lines(doc), "\n")
			}
		}
		var lines []string
		for line := range strings.Lines(unescape(body)) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				lines = append(lines, line)
			}
		}
		return strings.Join(lines, "\n")
	}
	return ""
}

// partial reports whether the page says that not all of it is free.
func (f *facts) partial() bool {
	for _, a := range f.articles {
		switch v := a["isAccessibleForFree"].(type) {
		case bool:
			return !v
		case string:
			return strings.EqualFold(v, "false")
		}
	}
	switch f.first("article:content_tier") {
	case "locked", "metered":
		return true
	}
	return false
}

// address is the address that the page gives as its own; the one it was got
// from where what it gives is a front page or another site's, or that of the
// first page of a report of which this is a later one.
func (f *facts) address(from string) string {
	if from == "" {
		from = f.savedFrom
	}
	base, err := url.Parse(from)
	if err != nil || !isAddress(from) {
		base = nil
	}
	given := []string{f.links["canonical"], f.meta["og:url"]}
	for _, a := range f.articles {
		given = append(given, a.text("url"), a.text("mainEntityOfPage"))
		if m, ok := a["mainEntityOfPage"].(map[string]any); ok {
			given = append(given, ldNode(m).text("@id"))
		}
	}
	for _, g := range given {
		u, err := url.Parse(strings.TrimSpace(g))
		if err != nil || g == "" {
			continue
		}
		if base != nil {
			u = base.ResolveReference(u)
		}
		deep := strings.Trim(u.Path, "/") != "" || u.RawQuery != ""
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && deep && (base == nil || kin(u.Hostname(), base.Hostname())) {
			u.Fragment = ""
			if base != nil && partOf(u, base) > 0 {
				return from
			}
			return u.String()
		}
	}
	if base != nil {
		return from
	}
	return ""
}

// kin reports whether two hosts are one site's: their last two labels, or
// three under a short one such as co.id, are the same.
func kin(a, b string) bool { return site(a) == site(b) }

func site(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	n := len(labels)
	keep := 2
	if n >= 3 && len(labels[n-2]) <= 3 && len(labels[n-1]) <= 2 {
		keep = 3
	}
	return strings.Join(labels[max(0, n-keep):], ".")
}

// noReport reports whether a page is no report: it does not say that it is
// one, and what there is to read is short, or its title bears a number of an
// HTTP fault.
func (f *facts) noReport(main []string) bool {
	n := letters(main)
	if n == 0 {
		return true
	}
	says := len(f.articles) > 0 || f.meta["article:published_time"] != ""
	fault := faulty(f.heading) || len(f.h1) > 0 && faulty(f.h1[0])
	longest := 0
	for _, l := range main {
		longest = max(longest, len(l))
	}
	return fault && !says && n < shortFault || !says && f.meta["og:type"] != "article" && (n < shortReport || longest < shortParagraph)
}

const (
	shortReport    = 200 // characters
	shortParagraph = 80
	shortFault     = 800 // a longer text under "500 dead" is a report
)

// faulty reports whether a heading has the number of an HTTP fault as a word.
func faulty(s string) bool {
	for w := range strings.FieldsSeq(s) { // 1.500 is no 500
		switch strings.Trim(w, ".,:;!?|-–—()[]\"'") {
		case "403", "404", "410", "500", "502", "503", "504":
			return true
		}
	}
	return false
}
