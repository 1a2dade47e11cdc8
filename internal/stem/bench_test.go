package stem

import (
	"testing"
)

// text returns words as they stand in news: the reviewed ones.
func text(b *testing.B, code string) []string {
	b.Helper()
	var words []string
	for _, r := range rows(b, code) {
		words = append(words, r.Get("word"))
	}
	return words
}

// report gives the speed in millions of words a second.
func report(b *testing.B) {
	b.Helper()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}

// BenchmarkCached measures words met before, as most words of a report are.
func BenchmarkCached(b *testing.B) {
	for _, code := range []string{"id", "en"} {
		b.Run(code, func(b *testing.B) {
			s := New(pack(b, code))
			words := text(b, code)
			for _, w := range words {
				s.Stem(w)
			}
			for i := 0; b.Loop(); i++ {
				s.Stem(words[i%len(words)])
			}
			report(b)
		})
	}
}

// BenchmarkUncached measures the analysis itself.
func BenchmarkUncached(b *testing.B) {
	for _, code := range []string{"id", "en"} {
		b.Run(code, func(b *testing.B) {
			f := New(pack(b, code)).find
			words := text(b, code)
			for i := 0; b.Loop(); i++ {
				f.find(words[i%len(words)])
			}
			report(b)
		})
	}
}

// BenchmarkNew measures how long a pack takes to be made ready.
func BenchmarkNew(b *testing.B) {
	p := pack(b, "id")
	for b.Loop() {
		New(p)
	}
}
