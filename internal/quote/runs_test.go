package quote

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// bruteRuns is Runs by trying everything.
func bruteRuns(a, b []Word, least int) []Run {
	var runs []Run
	end := 0
	for i := range a {
		best := Run{A: i}
		for j := range b {
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n].Text == b[j+n].Text {
				n++
			}
			if n > best.Len {
				best = Run{i, j, n}
			}
		}
		if best.Len >= least && i+best.Len > end {
			runs = append(runs, best)
			end = i + best.Len
		}
	}
	return runs
}

// TestRuns protects that the longest common runs are found, all of them.
func TestRuns(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 2))
	for range 4000 {
		a, b := random(rnd, rnd.IntN(50), 2+rnd.IntN(8)), random(rnd, rnd.IntN(50), 2+rnd.IntN(8))
		least := 1 + rnd.IntN(5)
		got, want := Runs(a, b, least), bruteRuns(a, b, least)
		if !slices.Equal(got, want) {
			t.Fatalf("Runs(%q, %q, %d) = %v, want %v", texts(a), texts(b), least, got, want)
		}
	}
}

// TestLarge protects that texts of a megabyte are compared in seconds, also
// those made to be slow.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("comparing megabytes takes seconds; run without -short")
	}
	rnd := rand.New(rand.NewPCG(4, 4))
	news := func(n, different int) string {
		var b strings.Builder
		for b.Len() < n {
			b.WriteString("k" + strings.Repeat("a", rnd.IntN(6)) + string(rune('a'+rnd.IntN(26))) + string(rune('a'+rnd.IntN(different))) + " ")
		}
		return b.String()
	}
	const size = 1 << 20
	text := news(size, 26)
	middle := len(text) / 2
	tests := map[string][2]string{
		"equal":           {text, text},
		"few changes":     {text[:middle] + " lain " + text[middle:], text + " akhir"},
		"moved":           {text[middle:] + text[:middle], text},
		"unlike":          {news(size, 26), text},
		"one word":        {strings.Repeat("a ", size/2), strings.Repeat("a ", size/2-9) + "b"},
		"two words":       {news(size, 1)[:size/2], news(size/2, 1)},
		"periods":         {strings.Repeat("a b c d e f g x ", size/16), strings.Repeat("a b c d e f g y ", size/16)},
		"ellipses":        {strings.Repeat("a … ", size/4), strings.Repeat("a b ", size/4)},
		"short in long":   {"kami tidak akan pernah " + text[middle:middle+200] + " menyerah", text},
		"negations":       {strings.Repeat("tidak ", size/6), strings.Repeat("jika ", size/5)},
		"dropped denials": {"kami … maju terus", "kami " + strings.Repeat("tidak akan ", size/11) + "maju terus"},
	}
	for name, tt := range tests {
		start := time.Now()
		a, b := Fold(tt[0]), Fold(tt[1])
		folded := time.Since(start)
		c := Compare(a, b, indonesian())
		compared := time.Since(start) - folded
		runs := Runs(a, b, 7)
		took := time.Since(start)
		t.Logf("%-16s %d and %d words: fold %v, compare %v (covered %.2f, verbatim %v), %d runs %v", name, len(a), len(b),
			folded.Round(time.Millisecond), compared.Round(time.Millisecond), c.Covered, c.Verbatim, len(runs), (took - folded - compared).Round(time.Millisecond))
		if took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// BenchmarkRuns is of two reports that carry the same sayings.
func BenchmarkRuns(b *testing.B) {
	rnd := rand.New(rand.NewPCG(6, 6))
	saying := random(rnd, 60, 26)
	x := slices.Concat(random(rnd, 300, 26), saying, random(rnd, 300, 26))
	y := slices.Concat(random(rnd, 100, 26), saying, random(rnd, 500, 26))
	b.ReportAllocs()
	for b.Loop() {
		Runs(x, y, 7)
	}
}
