package web

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

//go:embed templates/*.html
var templates embed.FS

// The files that every page is made with.
const (
	layoutFile = "templates/layout.html"
	partsFile  = "templates/parts.html"
)

// pages are all pages in one language.
type pages struct {
	words  message.Catalogue
	byName map[string]*template.Template
}

// parse reads the templates, once for each language: what a template says is
// bound to the words of one.
func (m *room) parse() error {
	for _, code := range message.Languages() {
		p := &pages{words: message.Load(code), byName: map[string]*template.Template{}}
		v := &voice{words: p.words, lang: code}
		base, err := template.New("layout.html").Funcs(v.funcs()).ParseFS(templates, layoutFile, partsFile)
		if err != nil {
			return fmt.Errorf("reading templates: %w", err)
		}
		files, err := fs.Glob(templates, "templates/*.html")
		if err != nil {
			return fmt.Errorf("reading templates: %w", err)
		}
		for _, file := range files {
			if file == layoutFile || file == partsFile {
				continue
			}
			t, err := base.Clone()
			if err == nil {
				t, err = t.ParseFS(templates, file)
			}
			if err != nil {
				return fmt.Errorf("reading templates: %w", err)
			}
			p.byName[strings.TrimSuffix(strings.TrimPrefix(file, "templates/"), ".html")] = t
		}
		m.pages[code] = p
	}
	return nil
}

func (p *pages) write(w io.Writer, name string, l *layout) error {
	t := p.byName[name]
	if t == nil {
		return fmt.Errorf("there is no template %q", name)
	}
	if err := t.Execute(w, l); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}
