package extract

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A report that is spread over several pages has them under one address with a
// number behind it: ?page=2, /2, /page/2. Links of the relation "next" alone
// tell nothing: blogs give the next report so.

// mostParts is how many links to other parts are looked at; a report has one
// to each of its pages.
const mostParts = 200

// numbered takes a link that ends in a small number, as those to the parts of a
// report do.
func (f *facts) numbered(href string) {
	href, _, _ = strings.Cut(strings.TrimSpace(href), "#")
	bare := strings.TrimSuffix(href, "/")
	digits := len(bare) - len(strings.TrimRight(bare, "0123456789"))
	if digits == 0 || digits > 2 || len(f.parts) >= mostParts || slices.Contains(f.parts, href) {
		return
	}
	if rest := bare[:len(bare)-digits]; strings.HasSuffix(rest, "=") || strings.HasSuffix(rest, "/") {
		f.parts = append(f.parts, href)
	}
}

// next is the address of the page on which the report goes on: first is that of
// its first page, n the number of this one; "" where there is none.
func (f *facts) next(from, first string, n int) string {
	base, err := url.Parse(from)
	start, err2 := url.Parse(first)
	if err != nil || err2 != nil || start.Host == "" {
		return ""
	}
	for _, href := range append(slices.Clone(f.parts), f.links["next"]) {
		u, err := base.Parse(href)
		if err == nil && href != "" && partOf(start, u) == n+1 {
			return u.String()
		}
	}
	return ""
}

// partOf is which part an address is of the report that begins at another: 2 or
// more, or 0 where it is none.
func partOf(first, u *url.URL) int {
	if u.Scheme != first.Scheme || !strings.EqualFold(u.Host, first.Host) {
		return 0
	}
	path, start := strings.TrimSuffix(u.Path, "/"), strings.TrimSuffix(first.Path, "/")
	if path == start {
		return partOfQuery(first.Query(), u.Query())
	}
	rest, under := strings.CutPrefix(path, start+"/")
	if !under || start == "" || u.RawQuery != first.RawQuery {
		return 0
	}
	if word, number, two := strings.Cut(rest, "/"); two {
		if word == "" || strings.ContainsAny(word, "0123456789") {
			return 0
		}
		rest = number
	}
	return partNumber(rest)
}

// partOfQuery is the part where one value more is all that differs.
func partOfQuery(first, u url.Values) int {
	if len(u) != len(first)+1 {
		return 0
	}
	part := 0
	for name, values := range u {
		if was, same := first[name]; same {
			if !slices.Equal(was, values) {
				return 0
			}
			continue
		}
		if strings.Contains(name, "comment") || name == "cpage" || len(values) != 1 { // WordPress numbers the pages of readers' letters too
			return 0
		}
		part = partNumber(values[0])
	}
	return part
}

// partNumber is a number that a part can have; 0 for anything else.
func partNumber(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 2 || n > 99 || s[0] == '0' {
		return 0
	}
	return n
}
