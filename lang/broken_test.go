package lang_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad/lang"
)

// TestBrokenPacks protects the messages that whoever writes a language pack
// works by: each folder of testdata/broken is the whole pack with one fault,
// and its want.txt holds every message, word for word.
func TestBrokenPacks(t *testing.T) {
	dirs, err := filepath.Glob("testdata/broken/*")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no broken packs", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			p, err := lang.Load(wholePack(t, dir), "xx")
			if err == nil || p != nil {
				t.Fatalf("pack %v, error %v: the broken pack loads", p, err)
			}
			if !errors.Is(err, lang.ErrData) {
				t.Errorf("%v is no ErrData", err)
			}
			golden(t, filepath.Join(dir, "want.txt"), err.Error()+"\n")
		})
	}
}

// TestWholePack protects the other test: what the broken packs differ from has
// no fault of its own.
func TestWholePack(t *testing.T) {
	p, err := lang.Load(wholePack(t, ""), "xx")
	if err != nil {
		t.Fatal(err)
	}
	if p.Code != "xx" || p.Name != "Test" || len(p.Aliases) != 2 || p.HeadLast || p.Nicknames {
		t.Errorf("pack %+v", p)
	}
}

// TestNoPack protects the difference between a broken pack and no pack: a
// folder without pack.tsv is ErrNoPack for Load and nothing for LoadAll.
func TestNoPack(t *testing.T) {
	fsys := fstest.MapFS{"xx/words.tsv": {Data: []byte("words\tclasses\n")}, "README.md": {}}
	if _, err := lang.Load(fsys, "xx"); !errors.Is(err, lang.ErrNoPack) {
		t.Errorf("error %v, want ErrNoPack", err)
	}
	packs, err := lang.LoadAll(fsys)
	if len(packs) != 0 || err != nil {
		t.Errorf("LoadAll gives %d packs, error %v", len(packs), err)
	}
}

// TestLoadAllTellsEveryPack protects that one broken pack hides neither the
// others nor their faults.
func TestLoadAllTellsEveryPack(t *testing.T) {
	fsys := fstest.MapFS{}
	for code, over := range map[string]string{"aa": "", "bb": "testdata/broken/unknown-key", "cc": "testdata/broken/doubled-word"} {
		for name, f := range wholePack(t, over) {
			fsys[code+name[len("xx"):]] = f
		}
	}
	packs, err := lang.LoadAll(fsys)
	if len(packs) != 1 || packs[0].Code != "aa" {
		t.Errorf("packs %v, want the good one", packs)
	}
	want := `bb/pack.tsv:4:1: unknown key "colour": the keys are name, aliases, noun-phrase, nicknames, plural, decimal, stemmer, roots-of, events-of
cc/words.tsv:5:1: "para" stands in line 2 too: give it all its classes in one row`
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// TestNonsense protects that values that mean nothing are refused.
func TestNonsense(t *testing.T) {
	tests := []struct{ name, file, data string }{
		{"month 13", "calendar", "words\tkind\tvalue\nJanuari\tmonth\t13\n"},
		{"month without a number", "calendar", "words\tkind\tvalue\nJanuari\tmonth\t\n"},
		{"weekday 8", "calendar", "words\tkind\tvalue\nSenin\tweekday\t8\n"},
		{"word of no class", "words", "words\tclasses\ndan\t\n"},
		{"name twice", "pack", "key\tvalue\nname\tOne\nname\tTwo\n"},
		{"scale that makes nothing larger", "units", "words\tkind\tunit\tvalue\nribu\tscale\t\t1\n"},
		{"currency of no code", "units", "words\tkind\tunit\tvalue\nrupiah\tcurrency\trupiah\t\n"},
		{"unit twice", "units", "words\tkind\tunit\tvalue\nton\tmeasure\tton\t\nton\tcount\tton\t\n"},
		{"fifth quarter", "figures", "words\tkind\tvalue\nkuartal kelima\tperiod\tQ5\n"},
		{"rule more than certain", "figures", "words\tkind\tvalue\nmoney\trule\t1.2\n"},
		{"pack without a name", "pack", "key\tvalue\naliases\txxa\n"},
	}
	for _, tt := range tests {
		fsys := wholePack(t, "")
		fsys["xx/"+tt.file+".tsv"] = &fstest.MapFile{Data: []byte(tt.data)}
		if _, err := lang.Load(fsys, "xx"); err == nil {
			t.Errorf("%s: %q loads", tt.name, tt.data)
		}
	}
}

// TestShippedPacks protects that all packs load, that each has every file a
// pack must have, and that no folder of tables is passed over because its
// pack.tsv is missing.
func TestShippedPacks(t *testing.T) {
	packs, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	loaded := map[string]bool{}
	for _, p := range packs {
		loaded[p.Code] = true
		if p.Name == "" || len(p.Frames) == 0 || len(p.Cues) == 0 || len(p.Dates) == 0 || len(p.Quotes) == 0 {
			t.Errorf("pack %s has no name, frames, cues, dates or quotation marks", p.Code)
		}
	}
	tables, err := filepath.Glob("*/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range tables {
		if code := filepath.Dir(f); !loaded[code] {
			t.Errorf("%s is in no pack: %s has no pack.tsv", f, code)
		}
	}
	for code := range loaded {
		for _, f := range requiredFiles(t) {
			if _, err := os.Stat(filepath.Join(code, f)); err != nil {
				t.Errorf("pack %s: %v", code, err)
			}
		}
	}
}

// requiredFiles asks the loader which files a pack cannot do without: those it
// misses in a pack that has only its pack.tsv.
func requiredFiles(t *testing.T) []string {
	t.Helper()
	_, err := lang.Load(fstest.MapFS{"xx/pack.tsv": {Data: []byte("key\tvalue\nname\tTest\n")}}, "xx")
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("error %v is no list of faults", err)
	}
	files := []string{"pack.tsv"}
	for _, e := range joined.Unwrap() {
		if fault, ok := errors.AsType[*lang.DataError](e); ok {
			files = append(files, filepath.Base(fault.File))
		}
	}
	if len(files) < 8 {
		t.Fatalf("a pack needs no more than %v", files)
	}
	return files
}
