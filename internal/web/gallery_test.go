package web_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// gallery is one page of each kind, by its name.
func gallery(tb testing.TB, h http.Handler) map[string]string {
	tb.Helper()
	find := func(at, form string) string {
		found := regexp.MustCompile(form).FindString(get(tb, h, at).body)
		if found == "" {
			tb.Fatalf("%s leads to no %s", at, form)
		}
		return found
	}
	line := find("/search?words=tidak+ditujukan+kepada+siapa+pun", `/lines/[0-9a-f]+`)
	report := find("/search?words=cadangan+air+tanah", `/reports/[0-9a-f]+`)
	uid := strings.Replace(strings.TrimPrefix(find("/said?name=Dragan+Mirel&about=kemitraan", `/reports/[0-9a-f]+#s\d+`), "/reports/"), "#", "/", 1)
	return map[string]string{
		"home": "/", "search": "/search?words=cadangan+air+tanah", "said": "/said?name=Shen+Baolin", "reports": "/reports", "report": report,
		"actors": "/actors", "actor": find(line, `/actors/[^"]+`), "lines": "/lines", "line": line,
		"relations": "/relations", "dossier": "/dossier?a=Velmora&b=Tarandu", "outlets": "/outlets", "figures": "/figures",
		"check":   "/check?text=Sahabat+lama+perlu+surat+perjanjian+untuk+saling+menjenguk&by=Shen+Baolin",
		"compare": "/compare?statement=" + uid, "legend": "/legend", "error": "/nope", "choose": "/said?name=Duta+Besar",
	}
}

// TestScreenshots takes a picture of each page, where SANAD_SCREENSHOTS names a
// folder for them: make screenshots.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("SANAD_SCREENSHOTS")
	if dir == "" {
		t.Skip("SANAD_SCREENSHOTS names no folder")
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	h := roomOf(t, examples)
	v := visit(t, h)
	for _, screen := range []struct {
		name   string
		width  int64
		scheme string
		lang   string
		media  string
	}{{"light", 1280, "light", "en", ""}, {"dark", 1280, "dark", "id", ""}, {"phone", 390, "light", "id", ""}, {"print", 794, "light", "en", "print"}} {
		v.do(chromedp.EmulateViewport(screen.width, 900))
		_, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: screen.media,
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: screen.scheme}}})
		v.check(err)
		v.open("/?lang=" + screen.lang)
		for name, address := range gallery(t, h) {
			v.open(address)
			picture, err := chromedp.Run(v.ctx, chromedp.FullScreenshot(100))
			v.check(err)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%s.png", name, screen.name)), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
