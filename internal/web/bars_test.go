package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestDraftSpeed protects that a draft of 5,000 words with 30 quotations is
// checked within a second, the best of three times: other tests run beside it.
func TestDraftSpeed(t *testing.T) {
	h := roomOf(t, examples)
	known := []string{"Kami membangun jembatan, bukan pagar", "Sahabat lama tidak perlu surat perjanjian untuk saling menjenguk", "Kami menjual sesuatu yang tidak bisa kami beli kembali"}
	var b strings.Builder

	for i := range 30 {
		quotation := known[i%len(known)]
		if i%2 == 1 {
			quotation = fmt.Sprintf("Kami akan membuka %d jembatan baru sebelum musim hujan", i)
		}
		fmt.Fprintf(&b, "“%s,” kata Shen Baolin kepada wartawan.\n\n", quotation)
		for j := range 16 {
			fmt.Fprintf(&b, "Pada hari ke-%d para insinyur menghitung lagi tiang jembatan di tepi sungai. ", i*16+j)
		}
		b.WriteString("\n\n")
	}
	words := len(strings.Fields(b.String()))
	if words < 5_000 {
		t.Fatalf("the draft has %d words", words)
	}
	best := time.Hour
	for range 3 {
		start := time.Now()
		a := post(t, h, "/check", "draft="+url.QueryEscape(b.String()))
		best = min(best, time.Since(start))
		if n := len(regexp.MustCompile(`<mark id="d\d+"`).FindAllString(a.body, -1)); a.code != http.StatusOK || n != 30 {
			t.Fatalf("%d, with %d quotations", a.code, n)
		}
	}
	if t.Logf("%d words in %v", words, best); best > time.Second {
		t.Errorf("%d words take %v", words, best)
	}
}

// TestFirstPage protects that the first page, with all that it loads, is at most
// 100 kB over the wire.
func TestFirstPage(t *testing.T) {
	h := roomOf(t, examples)
	zip := func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") }
	page := get(t, h, "/").body
	total := len(get(t, h, "/", zip).body)
	for _, m := range regexp.MustCompile(`(?:src|href)="(/assets/[^"]+)"`).FindAllStringSubmatch(page, -1) {
		total += len(get(t, h, m[1], zip).body)
	}
	const most = 100_000
	if t.Logf("%d bytes", total); total > most {
		t.Errorf("the first page is %d bytes over the wire", total)
	}
}
