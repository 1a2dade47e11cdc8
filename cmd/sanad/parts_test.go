package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// pagedServer serves a report on three pages, each of which gives the first as
// its own address, as outlets do, and a feed of it; and another report, to
// which the first one leads as the "next". Where broken is set, the third page
// is not to be had.
func pagedServer(t *testing.T, broken *bool) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		part := r.URL.Query().Get("page")
		switch {
		case r.URL.Path == "/rss":
			fmt.Fprintf(w, "<rss><item><link>http://%s/dermaga</link></item></rss>", r.Host)
			return
		case r.URL.Path == "/lain":
			fmt.Fprint(w, strings.ReplaceAll(bridgePage(), "Lu Wenqi", "Sela Rusk"))
			return
		case r.URL.Path != "/dermaga" || part == "3" && *broken:
			w.WriteHeader(http.StatusNotFound)
			return
		}
		body := "<p>" + report + "</p>"
		if part != "" {
			body = fmt.Sprintf(`<p>"Halaman %s menyebut tarif baru," kata Menteri Luar Negeri Haiyun Lu Wenqi, Rabu (15/3/2023).</p>`, part)
		}
		filler := ""
		for i := range 6 {
			filler += fmt.Sprintf("<p>Pekerjaan bagian %s%d di tepi sungai dimulai bulan depan dan akan menghubungkan kedua kota sebelum musim hujan tiba.</p>", part, i)
		}
		fmt.Fprintf(w, `<!doctype html><html><head><title>Dermaga</title><link rel="canonical" href="http://%s/dermaga"><link rel="next" href="/lain">
<meta property="og:type" content="article"></head><body><article><h1>Dermaga dibuka</h1>%s%s</article>
<div class="paging"><a href="/dermaga">1</a> <a href="?page=2">2</a> <a href="?page=3">3</a></div></body></html>`, r.Host, body, filler)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestPagesOfOneReport protects that a report on several pages is one report
// with all that they say, whether it is added or followed; that it is the same
// when it is fetched again, and when it is read again; and that its second page
// by itself is no revision of the first.
func TestPagesOfOneReport(t *testing.T) {
	broken := false
	base := pagedServer(t, &broken)
	network := []string{"--allow-private", "127.0.0.0/8", "--delay", "0"}
	for name, args := range map[string][]string{"add": {"add", base + "/dermaga"}, "watch": {"watch", "--once", base + "/rss"}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			r := runSanad(t, dir, "", append(args, network...)...)
			if r.code != exitDone || strings.Contains(r.err, "goes on on another page") {
				t.Fatalf("exit code %d: %s", r.code, r.err)
			}
			said := runSanad(t, dir, "", "said", "Haiyun Lu Wenqi").out
			for _, want := range []string{"jembatan, bukan pagar", "Halaman 2 menyebut", "Halaman 3 menyebut"} {
				if strings.Count(said, want) != 1 {
					t.Errorf("%q is there %d times in %s", want, strings.Count(said, want), said)
				}
			}
			if other := runSanad(t, dir, "", "reports", "--json").out; strings.Count(other, "\n") != 1 {
				t.Errorf("reports: %s", other)
			}
			r = runSanad(t, dir, "", append([]string{"add", base + "/dermaga", base + "/dermaga?page=2"}, network...)...)
			if !strings.Contains(r.err, "kept 1 report (") || !strings.Contains(r.err, "1 there already, 0 new revisions") {
				t.Errorf("added again, and its second page: %s", r.err)
			}
			if r = runSanad(t, dir, "", "reread", "--all"); r.code != exitDone || !strings.Contains(runSanad(t, dir, "", "said", "Haiyun Lu Wenqi").out, "Halaman 3") {
				t.Errorf("read again it is shorter: %s", r.err)
			}
		})
	}
	broken = true
	dir := t.TempDir()
	r := runSanad(t, dir, "", append([]string{"add", base + "/dermaga"}, network...)...)
	if r.code != exitDone || !strings.Contains(r.err, "goes on on another page") || !strings.Contains(runSanad(t, dir, "", "said", "Haiyun Lu Wenqi").out, "Halaman 2") {
		t.Errorf("without its third page: exit code %d, %s", r.code, r.err)
	}
}
