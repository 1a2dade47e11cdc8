package dossier

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

//go:embed dossier.html style.css
var files embed.FS

// AppendHTML writes a dossier as one HTML file that needs nothing else: its
// style and drawings are in it, and there is no script. html/template escapes
// all that comes from reports.
func AppendHTML(b *bytes.Buffer, d *Dossier, words message.Catalogue) error {
	style, err := files.ReadFile("style.css")
	if err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	t, err := template.New("dossier.html").Funcs(template.FuncMap{
		"words": func(key string, args ...any) string { return words.Get(key, args...) },
		"about": func(n *Note) string { return strings.Join(n.About(words), " · ") },
		"draw":  func(c *Chart) template.HTML { return Draw(c, words) },
		"more":  func(n int) string { return words.Get("dossier.more", n) },
		"link":  link,
		"first": firsts(),
		"style": func() template.CSS { return template.CSS(style) }, //nolint:gosec // our own
	}).ParseFS(files, "dossier.html")
	if err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	from := b.Len()
	if err := t.Execute(b, d); err != nil {
		return fmt.Errorf("writing HTML: %w", err)
	}
	clean(b, from)
	return nil
}

// firsts tells of each number whether it is asked for the first time: where a
// note leads back to.
func firsts() func(int) bool {
	seen := map[int]bool{}
	return func(n int) bool {
		first := !seen[n]
		seen[n] = true
		return first
	}
}

// link is the address of a note's page where it is one on the web.
func link(n *Note) string {
	u, err := url.Parse(n.Page)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return n.Page
}
