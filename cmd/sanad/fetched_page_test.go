package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// pageServer serves a feed of one HTML page, which names no outlet, and whose
// encoding only its header tells.
func pageServer(t *testing.T) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/rss":
			fmt.Fprintf(w, "<rss><item><link>http://%s/berita</link></item></rss>", r.Host)
		case "/berita":
			w.Header().Set("Content-Type", "text/html; charset=ISO-8859-2")
			other := strings.Repeat("<p>Jembatan itu akan menghubungkan kedua kota, dan pekerjaan dimulai pada bulan depan di tepi sungai.</p>", 4)
			fmt.Fprint(w, `<!doctype html><html><head><title>Jembatan</title></head><body><article><h1>Jembatan akan dibangun</h1><p>`+report+
				"</p><p>\"Kami akan pergi ke Ko\xe8ice,\" kata Lu Wenqi.</p>"+other+`</article></body></html>`)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestFetchedPage protects that an HTML page that is fetched is kept with the
// address it came from, in the encoding that its server names, and, where a
// source is watched, with the outlet and language of that source. A page's
// report is made last, after all that is said about it.
func TestFetchedPage(t *testing.T) {
	base := pageServer(t)
	network := []string{"--allow-private", "127.0.0.0/8", "--delay", "0"}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"add", []string{"add", base + "/berita"}, []string{`"page":"` + base + `/berita"`, `"language":"id"`}},
		{"watch", []string{"watch", "--once", "s.toml"}, []string{`"page":"` + base + `/berita"`, `"language":"ms"`, `"outlet":"Kabar Uji"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"s.toml": "[[source]]\nurl = '" + base + "/rss'\noutlet = 'Kabar Uji'\nlanguage = 'ms'\n"})
			if r := runSanad(t, dir, "", append(c.args, network...)...); r.code != exitDone {
				t.Fatalf("exit code %d, %q%q", r.code, r.out, r.err)
			}
			kept := runSanad(t, dir, "", "reports", "--json").out
			for _, want := range c.want {
				if !strings.Contains(kept, want) {
					t.Errorf("%s lacks %s", kept, want)
				}
			}
			if strings.Contains(kept, `"path"`) {
				t.Errorf("%s has a path", kept)
			}
			if said := runSanad(t, dir, "", "said", "Lu Wenqi", "--json").out; !strings.Contains(said, "Kočice") {
				t.Errorf("the encoding: %s", said)
			}
		})
	}
}
