package record

import (
	"math"
	"math/rand/v2"
	"testing"
)

// setsAlike makes two sets of n that share so much of both.
func setsAlike(r *rand.Rand, n int, alike float64) (a, b []uint64) {
	shared := int(math.Round(2 * alike * float64(n) / (1 + alike)))
	for i := range n {
		x := r.Uint64()
		a = append(a, x)
		if i < shared {
			b = append(b, x)
		} else {
			b = append(b, r.Uint64())
		}
	}
	return distinct(a), distinct(b)
}

// TestBandsMeet protects how surely copies meet in a band, and how seldom
// others do: what the comment at numBands promises.
func TestBandsMeet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const tries = 2000
	for _, c := range []struct{ alike, least, most float64 }{
		{0.05, 0, 0.02}, {0.5, 0.93, 1}, {2.0 / 3, 0.995, 1}, {0.9, 1, 1},
	} {
		met := 0
		for range tries {
			a, b := setsAlike(r, 250, c.alike)
			if share(bandsOf(a, nil), bandsOf(b, nil)) {
				met++
			}
		}
		if p := float64(met) / tries; p < c.least || p > c.most {
			t.Errorf("texts that share %.2f meet with %.3f, want %.3f to %.3f", c.alike, p, c.least, c.most)
		}
	}
}

func share(a, b []int64) bool {
	in := map[int64]bool{}
	for _, x := range a {
		in[x] = true
	}
	for _, x := range b {
		if in[x] {
			return true
		}
	}
	return false
}

// TestCopies protects what counts as a copy: half of both in common, or nearly
// all of the shorter, unless that is too short to tell.
func TestCopies(t *testing.T) {
	set := func(from, to int) []uint64 {
		var s []uint64
		for i := from; i < to; i++ {
			s = append(s, uint64(i))
		}
		return s
	}
	for name, c := range map[string]struct {
		a, b []uint64
		want bool
	}{
		"the same":                  {set(0, 100), set(0, 100), true},
		"half in common":            {set(0, 100), set(34, 134), false},
		"more than half":            {set(0, 100), set(30, 130), true},
		"cut to a quarter":          {set(0, 100), set(0, 25), true},
		"a quarter, mostly its own": {set(0, 100), set(80, 105), true},
		"a quarter, half its own":   {set(0, 100), set(90, 115), false},
		"too short to tell":         {set(0, 100), set(0, 10), false},
		"nothing":                   {set(0, 100), nil, false},
		"nothing at all":            {nil, nil, false},
	} {
		if got := copies(c.a, c.b); got != c.want || copies(c.b, c.a) != got {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestShortTexts protects that every text with a word has bands, so that a copy
// of a short one is found too.
func TestShortTexts(t *testing.T) {
	for n := 1; n < 12; n++ {
		words := make([]uint64, n)
		for i := range words {
			words[i] = uint64(i) + 100
		}
		if b := bandsOf(shinglesOf(words), nil); len(b) == 0 || len(b) > numBands {
			t.Errorf("%d words have %d bands", n, len(b))
		}
	}
	if b := bandsOf(shinglesOf(nil), nil); b != nil {
		t.Errorf("no words have bands: %v", b)
	}
}
