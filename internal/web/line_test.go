package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// TestLongLine protects that the page of a line that very many say stays one that
// can be read: all sayings are drawn, the oldest listed, and the rest told of.
func TestLongLine(t *testing.T) {
	var reports []string
	for i := range 60 {
		reports = append(reports, fmt.Sprintf("Published: 2024-%02d-%02d\n\n\"Our dam takes no water from any neighbour,\" Tarandu Foreign Minister Ilse Brandov said on %d %s 2024.\n",
			1+i/20, 1+i%20, 1+i%20, []string{"January", "February", "March"}[i/20]))
	}
	h := roomOf(t, texts(t, reports...))
	at := regexp.MustCompile(`/lines/[0-9a-f]{16}`).FindString(get(t, h, "/lines").body)
	page := get(t, h, at).body
	drawn := strings.Count(page[strings.Index(page, "chart timeline"):strings.Index(page, "</svg>")], "<circle")
	if listed := strings.Count(page, `class="numbered"`); drawn != 60 || listed != 30 {
		t.Errorf("of 60 sayings %d are drawn and %d listed", drawn, listed)
	}
	if !strings.Contains(page, "30 later sayings are drawn above") {
		t.Error("it is not told that there are more")
	}
}

// TestManyVoices protects that of a line which more say than there is room for
// everyone is drawn: those who say it most each by name, the others together.
func TestManyVoices(t *testing.T) {
	var reports []string
	for i := range 20 {
		reports = append(reports, fmt.Sprintf("Published: 2024-01-%02d\n\n\"Our dam takes no water from any neighbour,\" Minister Ilse %s said on %d January 2024.\n", 1+i, "Bran"+string(rune('a'+i))+"ov", 1+i))
	}
	h := roomOf(t, texts(t, reports...))
	at := regexp.MustCompile(`/lines/[0-9a-f]{16}`).FindString(get(t, h, "/lines").body)
	page := get(t, h, at).body
	drawing := page[strings.Index(page, "chart timeline"):strings.Index(page, "</svg>")]
	if strings.Count(drawing, "<circle") != 20 || !strings.Contains(drawing, ">7 others<") {
		t.Errorf("%d sayings are drawn", strings.Count(drawing, "<circle"))
	}
}

// TestSpokeTogether protects that those who said something together are one
// station of its chain, that each has an office of their own, and that it counts
// for each of them.
func TestSpokeTogether(t *testing.T) {
	h := roomOf(t, texts(t, "Outlet: Kabar Sarenda\nPublished: 2023-03-22\n\nMOSKOW -- Presiden China Xi Jinping dan Presiden Rusia Vladimir Putin mengatakan "+
		"kedua negara akan membuka kembali jembatan lama.\n\nsumber: Reuters\n"))
	tag := regexp.MustCompile(`<[^>]+>`)
	words := func(address string) string {
		return strings.Join(strings.Fields(tag.ReplaceAllString(get(t, h, address).body, "")), " ")
	}
	report := regexp.MustCompile(`/reports/[0-9a-f]+`).FindString(get(t, h, "/reports").body)
	for address, chain := range map[string]string{report: "speaker →Reuters →Kabar Sarenda", "/actors/vladimir-putin": "Xi Jinping, Vladimir Putin →Reuters →Kabar Sarenda"} {
		for _, want := range []string{chain, "Xi Jinping, Presiden, China; Vladimir Putin, Presiden, Rusia"} {
			if page := words(address); !strings.Contains(page, want) {
				t.Errorf("%s has not %q: %s", address, want, page)
			}
		}
	}
	if page := words(report); !strings.Contains(page, "Xi Jinping 1 Vladimir Putin 1") && !strings.Contains(page, "Xi Jinping 1Vladimir Putin 1") {
		t.Errorf("it does not count for both: %s", page)
	}
}
