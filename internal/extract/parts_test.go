package extract

import (
	"net/url"
	"testing"
)

// TestPartOf protects which addresses are those of a later page of a report,
// and above all which are not: another report must never be joined to it.
func TestPartOf(t *testing.T) {
	for _, c := range []struct {
		first, u string
		want     int
	}{
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga?page=2", 2},
		{"https://kabar.example/a/dermaga/", "https://kabar.example/a/dermaga?halaman=3", 3},
		{"https://kabar.example/a?id=5", "https://kabar.example/a?id=5&page=2", 2},
		{"https://kabar.example/a/dermaga", "https://KABAR.example/a/dermaga/2/", 2},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga/page/2", 2},
		{"https://kabar.example/a?id=5", "https://kabar.example/a?id=6", 0},
		{"https://kabar.example/a/1", "https://kabar.example/a/2", 0},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga?cpage=2", 0},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga/2031/2", 0},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga-2", 0},
		{"https://kabar.example/", "https://kabar.example/2", 0},
		{"https://kabar.example/a/dermaga", "https://lain.example/a/dermaga?page=2", 0},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga?page=1", 0},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga?page=02", 0},
		{"https://kabar.example/a/dermaga", "https://kabar.example/a/dermaga?id=2031", 0},
	} {
		first, err := url.Parse(c.first)
		if err != nil {
			t.Fatal(err)
		}
		u, err := url.Parse(c.u)
		if err != nil {
			t.Fatal(err)
		}
		if got := partOf(first, u); got != c.want {
			t.Errorf("%s is part %d of %s, want %d", c.u, got, c.first, c.want)
		}
	}
}
