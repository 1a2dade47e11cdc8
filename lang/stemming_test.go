package lang_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad/lang"
)

// stemmingPack is the whole pack with the tables that stems are found with,
// changed as the folder over says: its tables stand in place of the whole ones,
// its without.txt takes some away, and its folder yy is a pack beside.
func stemmingPack(t *testing.T, over string) fstest.MapFS {
	t.Helper()
	fsys := wholePack(t, "testdata/stemming/whole")
	for _, dir := range []string{"xx", "yy"} {
		from := over
		if dir == "yy" {
			from = filepath.Join(over, "yy")
		}
		files, err := filepath.Glob(filepath.Join(from, "*.tsv"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			fsys[dir+"/"+filepath.Base(f)] = &fstest.MapFile{Data: data}
		}
	}
	without, err := os.ReadFile(filepath.Join(over, "without.txt"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for f := range strings.FieldsSeq(string(without)) {
		delete(fsys, "xx/"+f)
	}
	return fsys
}

// TestBrokenStemming protects the messages about affixes and roots: each folder
// is the whole pack with one fault, and its want.txt holds every message, word
// for word.
func TestBrokenStemming(t *testing.T) {
	dirs, err := filepath.Glob("testdata/stemming/broken/*")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no broken packs", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			p, err := lang.Load(stemmingPack(t, dir), "xx")
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

// TestWholeStemming protects the other test, and how the tables are read.
func TestWholeStemming(t *testing.T) {
	p, err := lang.Load(stemmingPack(t, "testdata/stemming/whole"), "xx")
	if err != nil {
		t.Fatal(err)
	}
	if p.Stemmer != lang.AffixStemmer || len(p.Affixes) != 7 || len(p.Roots) != 4 {
		t.Fatalf("stemmer %q, %d affixes, %d roots", p.Stemmer, len(p.Affixes), len(p.Roots))
	}
	a := p.Affixes[0]
	if a.Name != "meN-" || a.Form != "mem" || !slices.Equal(a.Before, []string{"a", "u"}) || a.Restores != "p" || a.Unknown != 4 {
		t.Errorf("prefix %+v", a)
	}
	a = p.Affixes[3]
	if !slices.Equal(a.Prefixes, []string{"meN-"}) || a.Suffix != "kan" || a.Voice != lang.ActiveVoice || a.Example != "membacakan" || a.Root != "baca" {
		t.Errorf("pattern %+v", a)
	}
	if r := p.Roots[3]; r.Root != "tahu" || !slices.Equal(r.Forms, []string{"mengetahui", "ketahuan"}) {
		t.Errorf("root %+v", r)
	}
}

// TestRootsOf protects what is borrowed from another pack: all affixes where
// there are none, and the roots that the pack does not have.
func TestRootsOf(t *testing.T) {
	fsys := stemmingPack(t, "testdata/stemming/whole")
	for _, f := range []string{"pack", "affixes", "roots"} {
		fsys["yy/"+f+".tsv"] = fsys["xx/"+f+".tsv"]
	}
	delete(fsys, "xx/affixes.tsv")
	fsys["xx/pack.tsv"] = &fstest.MapFile{Data: []byte("key\tvalue\nname\tTest\nstemmer\taffixes\nroots-of\tyy\n")}
	fsys["xx/roots.tsv"] = &fstest.MapFile{Data: []byte("roots\tforms\nwang|ketahuan\t\nbaca\tpukul\n")}
	p, err := lang.Load(fsys, "xx")
	if err != nil {
		t.Fatal(err)
	}
	var roots []string
	for _, r := range p.Roots {
		roots = append(roots, r.Root+":"+strings.Join(r.Forms, "|"))
	}
	want := []string{"wang:", "ketahuan:", "baca:pukul", "tanggung-jawab:", "tahu:mengetahui"}
	if len(p.Affixes) != 7 || !slices.Equal(roots, want) {
		t.Errorf("%d affixes, roots %v, want %v", len(p.Affixes), roots, want)
	}
}
