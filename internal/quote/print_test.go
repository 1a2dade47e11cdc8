package quote

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// random makes a text of n words out of so many different ones.
func random(rnd *rand.Rand, n, different int) []Word {
	var b strings.Builder
	for range n {
		b.WriteString("w" + string(rune('a'+rnd.IntN(different))) + " ")
	}
	return Fold(b.String())
}

// TestHash protects that equal words, and only they, have one hash, and that it
// stays what it is: records keep it.
func TestHash(t *testing.T) {
	a := Hash(Fold("“Kami tidak takut,” 1.500"))
	if b := Hash(Fold("kami TIDAK takut 1500")); a != b {
		t.Errorf("equal words have hashes %d and %d", a, b)
	}
	for _, other := range []string{"kami takut 1500", "kami tidak takut 1501", "tidak kami takut 1500", "kamitidak takut 1500", ""} {
		if Hash(Fold(other)) == a {
			t.Errorf("%q has the hash of other words", other)
		}
	}
	if kept := int64(-913955934168370878); a != kept {
		t.Errorf("hash is %d, records have %d", a, kept)
	}
}

// TestPrints protects what texts are found by: whatever has 7 words in a row in
// common shares a print, and no print comes twice.
func TestPrints(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	kept, grams := 0, 0
	for range 3000 {
		shared := random(rnd, gram+window-1, 3+rnd.IntN(20))
		a := slices.Concat(random(rnd, rnd.IntN(30), 9), shared, random(rnd, rnd.IntN(30), 9))
		b := slices.Concat(random(rnd, rnd.IntN(30), 9), shared, random(rnd, rnd.IntN(30), 9))
		p, q := Prints(a), Prints(b)
		if !slices.ContainsFunc(p, func(h int64) bool { return slices.Contains(q, h) }) {
			t.Fatalf("no print in common:\n%s\n%s", texts(a), texts(b))
		}
		unique := slices.Compact(slices.Sorted(slices.Values(p)))
		if len(unique) != len(p) {
			t.Fatalf("%d of %d prints come twice", len(p)-len(unique), len(p))
		}
		kept, grams = kept+len(p), grams+len(a)-gram+1
	}
	t.Logf("%d of %d grams kept", kept, grams)
	for n := 1; n < gram+window; n++ {
		if got := len(Prints(random(rnd, n, 26))); got < 1 || got > max(1, n-gram+1) || n < gram+window-1 && got != 1 {
			t.Errorf("a text of %d words has %d prints", n, got)
		}
	}
	if Prints(nil) != nil {
		t.Error("no words have prints")
	}
	if a, b := Prints(Fold("dua kata")), Prints(Fold("kata dua")); a[0] == b[0] {
		t.Error("the order of words does not count")
	}
}

// FuzzPrints: the promise of Prints, on any texts.
func FuzzPrints(f *testing.F) {
	f.Add("a b c", "x a a a a a a a y", "b")
	f.Add("", "satu dua tiga empat lima enam tujuh", "x y")
	f.Fuzz(func(t *testing.T, before, shared, after string) {
		x, s, y := Fold(before), Fold(shared), Fold(after)
		p := Prints(slices.Concat(x, s, y))
		if len(s) < gram+window-1 {
			return
		}
		q := Prints(s)
		if !slices.ContainsFunc(p, func(h int64) bool { return slices.Contains(q, h) }) {
			t.Fatalf("no print in common: %q %q %q", before, shared, after)
		}
	})
}

// TestPrintsStay protects that prints stay what they are: records keep them, and
// with others a kept wording would not be found any more.
func TestPrintsStay(t *testing.T) {
	got := Prints(Fold("Kami tidak takut, dan pelabuhan itu tetap terbuka bagi 1.500 kapal sampai akhir tahun ini."))
	if want := []int64{5476555940526421861, 2152446382441466325, 1472427422391076042, 4221410003184059435}; !slices.Equal(got, want) {
		t.Errorf("prints are %d, records have %d", got, want)
	}
}
