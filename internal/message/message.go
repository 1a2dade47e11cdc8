// Package message holds what the program says to its user, in each language
// that it speaks. The words are in en.txt and id.txt, those of the reading room
// in the folder web, those for other programs in the folder programs; a
// translator needs nothing else.
package message

import (
	"embed"
	"fmt"
	"maps"
	"strings"
)

//go:embed *.txt web/*.txt programs/*.txt
var catalogues embed.FS

// Catalogue is what the program says in one language.
type Catalogue map[string]string

// Load reads the catalogue of a language: "en", "id". Where the program does
// not speak the language it is the English one.
func Load(language string) Catalogue {
	c := Catalogue{}
	for _, folder := range []string{"", "web/", "programs/"} {
		data, err := catalogues.ReadFile(folder + language + ".txt")
		if err != nil {
			if data, err = catalogues.ReadFile(folder + "en.txt"); err != nil {
				return c
			}
		}
		maps.Copy(c, parse(string(data)))
	}
	return c
}

// Languages are the codes of the languages that the program speaks.
func Languages() []string {
	files, err := catalogues.ReadDir(".")
	if err != nil {
		return nil
	}
	var codes []string
	for _, f := range files {
		if code, ok := strings.CutSuffix(f.Name(), ".txt"); ok {
			codes = append(codes, code)
		}
	}
	return codes
}

// parse reads a catalogue: a line "= key" and under it the message, up to the
// next such line; lines before the first are comments. Blank lines around a
// message do not belong to it.
func parse(s string) Catalogue {
	c := Catalogue{}
	for i, part := range strings.Split("\n"+s, "\n= ") {
		if i == 0 {
			continue
		}
		key, text, _ := strings.Cut(part, "\n")
		c[key] = strings.Trim(text, "\n")
	}
	return c
}

// Get returns a message with its verbs filled in; the thousands of an int are
// marked for %d and not for %v. A missing message is its key, which the tests do
// not let happen.
func (c Catalogue) Get(key string, args ...any) string {
	text, ok := c[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	filled := make([]any, len(args))
	for i, arg := range args {
		if n, ok := arg.(int); ok {
			arg = whole{n, c["number.thousand"]}
		}
		filled[i] = arg
	}
	return fmt.Sprintf(text, filled...)
}

// Has reports whether there is such a message.
func (c Catalogue) Has(key string) bool { return c[key] != "" }
