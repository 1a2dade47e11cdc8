package actor_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad/internal/actor"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

var shipped = sync.OnceValues(func() (*actor.Directory, error) { return actor.Load(actor.Embedded()) })

func directory(t *testing.T) *actor.Directory {
	t.Helper()
	d, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// folder makes a folder of tables: name without .tsv, then its text.
func folder(tables ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i+1 < len(tables); i += 2 {
		fsys[tables[i]+".tsv"] = &fstest.MapFile{Data: []byte(tables[i+1])}
	}
	return fsys
}

// with loads the shipped data and a user's folder.
func with(t *testing.T, user fs.FS) *actor.Directory {
	t.Helper()
	d, err := actor.Load(actor.Embedded(), user)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// named finds whom a name names in a language: IDs with the class of the name,
// of the longest match at the first word.
func named(d *actor.Directory, code, name string) map[string]lang.Class {
	lex := lang.NewLexicon()
	d.AddTo(lex, code)
	lex.Seal()
	return lookUp(d, lex, name)
}

func lookUp(d *actor.Directory, lex *lang.Lexicon, name string) map[string]lang.Class {
	toks := token.Scan(name, nil)
	_, ms := lex.Find(toks, 0, nil)
	out := map[string]lang.Class{}
	for _, m := range ms {
		if int(m.To) == len(toks) {
			out[d.Actors[m.Sense.Ref].ID] |= m.Sense.Class
		}
	}
	return out
}

// rows reads a shipped table by its columns' names.
func rows(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := fs.ReadFile(actor.Embedded(), name+".tsv")
	if err != nil {
		t.Fatal(err)
	}
	var cols []string
	var out []map[string]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if cols == nil {
			cols = cells
			continue
		}
		row := map[string]string{}
		for i, c := range cells {
			row[cols[i]] = c
		}
		out = append(out, row)
	}
	return out
}
