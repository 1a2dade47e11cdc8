package watch

import (
	"bytes"
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// json reads a JSON feed.
func (l *lister) json(body []byte) error {
	var feed struct {
		Version string `json:"version"`
		Items   []struct {
			URL       string `json:"url"`
			Title     string `json:"title"`
			Published string `json:"date_published"`
			Modified  string `json:"date_modified"`
		} `json:"items"`
	}
	if err := json.Unmarshal(body, &feed); err != nil || !strings.Contains(feed.Version, "jsonfeed.org") {
		return ErrNoListing
	}
	for _, i := range feed.Items {
		e := Entry{URL: i.URL, Title: i.Title, Version: i.Modified, Dated: dated(i.Modified)}
		if e.Dated.IsZero() {
			e.Dated = dated(i.Published)
		}
		l.add(e, false)
	}
	return nil
}

// page reads the links of an HTML page: the feeds that it names and, where it
// names none, those links of its own site that look like reports.
func (l *lister) page(body []byte, contentType string) error {
	r, err := charset.NewReader(bytes.NewReader(body), contentType)
	if err != nil {
		return ErrNoListing
	}
	z := html.NewTokenizer(r)
	z.SetMaxBuf(1 << 20)
	var links []Entry
	for open := -1; ; {
		switch z.Next() {
		case html.ErrorToken:
			for _, e := range links {
				if len(l.Lists) > 0 {
					break
				}
				l.add(e, false)
			}
			if len(l.Entries)+len(l.Lists) == 0 {
				return ErrNoListing
			}
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			at := attributes(t.Attr)
			switch {
			case t.DataAtom == atom.Link && strings.Contains(strings.ToLower(at["rel"]), "alternate") && isFeed(at["type"]):
				l.add(Entry{URL: at["href"], Title: at["title"]}, true)
			case t.DataAtom == atom.A && l.looksLikeReport(at["href"]):
				open = len(links)
				links = append(links, Entry{URL: at["href"]})
			}
		case html.EndTagToken:
			if t := z.Token(); t.DataAtom == atom.A {
				open = -1
			}
		case html.TextToken:
			if open >= 0 && len(links[open].Title) < 300 {
				links[open].Title += string(z.Text())
			}
		}
	}
}

func attributes(list []html.Attribute) map[string]string {
	m := make(map[string]string, len(list))
	for _, a := range list {
		m[a.Key] = a.Val
	}
	return m
}

func isFeed(mediaType string) bool {
	switch strings.ToLower(strings.TrimSpace(mediaType)) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
		return true
	}
	return false
}

// looksLikeReport reports whether a link leads to a page of the same site
// whose last name is that of one report and not of a section: a headline in
// four words or more, or a number of five digits or more.
func (l *lister) looksLikeReport(href string) bool {
	u, err := l.base.Parse(strings.TrimSpace(href))
	if err != nil || site(u.Hostname()) != site(l.base.Hostname()) {
		return false
	}
	name := strings.TrimSuffix(u.Path, "/")
	name = name[strings.LastIndexByte(name, '/')+1:]
	digits := 0
	for i := range len(name) {
		if name[i] < '0' || name[i] > '9' {
			digits = 0
		} else if digits++; digits == 5 {
			return true
		}
	}
	return strings.Count(name, "-") >= 3
}

// site is a host without the "www." that many have and lose.
func site(host string) string { return strings.TrimPrefix(strings.ToLower(host), "www.") }
