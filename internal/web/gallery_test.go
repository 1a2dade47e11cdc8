package web_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
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
	speaker := find(line, `/actors/[^"/]+`)
	report := find("/search?words=cadangan+air+tanah", `/reports/[0-9a-f]+`)
	uid := strings.Replace(strings.TrimPrefix(find("/said?name=Dragan+Mirel&about=kemitraan", `/reports/[0-9a-f]+#s\d+`), "/reports/"), "#", "/", 1)
	return map[string]string{
		"home": "/", "search": "/search?words=cadangan+air+tanah", "said": "/said?name=Shen+Baolin", "reports": "/reports", "report": report,
		"actors": "/actors", "actor": speaker, "lines": "/lines", "line": line,
		"relations": "/relations", "dossier": "/dossier?a=Haiyun&b=Velmora", "dossier-little": "/dossier?a=Velmora&b=Tarandu", "drift": speaker + line, "outlets": "/outlets", "figures": "/figures",
		"check":   "/check?text=Sahabat+lama+perlu+surat+perjanjian+untuk+saling+menjenguk&by=Shen+Baolin",
		"compare": "/compare?statement=" + uid, "legend": "/legend", "reference": "/api/v1/", "error": "/nope", "choose": "/said?name=Duta+Besar",
	}
}

// guarded are the pages that only who has shown the token sees, and those that
// lead there: each with what to do to come to it.
func (v *visitor) guarded(h http.Handler, token string) []visitedPage {
	report := regexp.MustCompile(`/reports/[0-9a-f]+`).FindString(get(v, h, "/reports").body)
	enter := func() {
		v.open("/enter?to=/corrections")
		v.do(chromedp.SendKeys(chromedp.CSS("input[name=name]"), "Mira"), chromedp.SendKeys(chromedp.CSS("input[name=token]"), token), chromedp.Click(chromedp.CSS(".stack button")))
		v.arrive("/corrections")
	}
	mend := func(to, why string) {
		enter()
		v.open(report)
		v.do(chromedp.Click(chromedp.CSS(".note summary")), chromedp.SendKeys(chromedp.CSS(".mend input[name=to]"), to),
			chromedp.SendKeys(chromedp.CSS(".mend input[name=why]"), why), chromedp.Click(chromedp.CSS(".mend button")))
		v.arrive("/correct")
	}
	return []visitedPage{
		{"enter", func() { v.open("/enter?to=/add") }},
		{"enter-wrong", func() {
			v.open("/enter?to=/add")
			v.do(chromedp.SendKeys(chromedp.CSS("input[name=name]"), "Mira"), chromedp.SendKeys(chromedp.CSS("input[name=token]"), "sanad-x"), chromedp.Click(chromedp.CSS(".stack button")))
			v.do(chromedp.WaitVisible(chromedp.CSS(".warn")))
		}},
		{"add", func() { enter(); v.open("/add") }},
		{"mend", func() {
			enter()
			v.open(report)
			v.do(chromedp.Click(chromedp.CSS(".note summary")))
		}},
		{"corrected", func() { mend("Tomas Arrendal", "The pronoun was taken for the minister of the sentence before.") }},
		{"not-corrected", func() { mend("Tomas Arrendal; Tomas Arrendal", " ") }},
		{"corrections", func() { mend("Ilse Brandov", "It was the minister after all."); v.open("/corrections") }},
		{"draft", func() {
			v.open("/check")
			v.do(chromedp.SetValue(chromedp.CSS("textarea[name=draft]"), draftOfExamples), chromedp.Click(chromedp.CSS("form[method=post] button")), chromedp.WaitVisible(chromedp.CSS(".drafted")))
		}},
	}
}

// draftOfExamples has a quotation as it stands, one that was altered, and one
// that nobody said.
const draftOfExamples = "“Sahabat lama perlu surat perjanjian untuk saling menjenguk,” kata Shen Baolin.\n\n“Tahun ini kami mengirim 300 dokter hewan,” kata Shen Baolin.\n\n" +
	"“Kami akan menutup semua jembatan besok pagi,” kata Shen Baolin."

// visitedPage is a page that is come to by more than its address.
type visitedPage struct {
	name string
	come func()
}

// TestScreenshots takes a picture of each page, where SANAD_SCREENSHOTS names a
// folder for them: make screenshots. SANAD_SCREENSHOTS_OF names files or folders
// of reports to be shown beside the examples, with a : between.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("SANAD_SCREENSHOTS")
	if dir == "" {
		t.Skip("SANAD_SCREENSHOTS names no folder")
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	paths := []string{examples}
	if of := os.Getenv("SANAD_SCREENSHOTS_OF"); of != "" {
		paths = append(paths, filepath.SplitList(of)...)
	}
	h, token := written(t, false, paths...)
	v := visit(t, h)
	for _, screen := range screens() {
		v.show(screen)
		take := func(name string) {
			picture, err := chromedp.Run(v.ctx, chromedp.FullScreenshot(100))
			v.check(err)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%s.png", name, screen.name)), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for name, address := range gallery(t, h) {
			v.open(address)
			take(name)
		}
		for _, p := range v.guarded(h, token) {
			if screen.media == "print" {
				break // forms are not printed
			}
			p.come()
			take(p.name)
		}
		v.forget()
	}
}

// forget takes from the browser what it keeps of the room.
func (v *visitor) forget() {
	v.Helper()
	_, err := chromedp.Call(v.ctx, network.ClearBrowserCookies, cdp.Empty{})
	v.check(err)
}

// screen is how a page is looked at.
type screen struct {
	name   string
	width  int64
	scheme string // light, dark
	lang   string
	media  string // print, or ""
}

func screens() []screen {
	return []screen{{"light", 1280, "light", "en", ""}, {"dark", 1280, "dark", "id", ""}, {"phone", 390, "light", "id", ""}, {"print", 794, "light", "en", "print"}}
}

// show makes the browser one of that screen.
func (v *visitor) show(s screen) {
	v.Helper()
	v.do(chromedp.EmulateViewport(s.width, 900))
	_, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: s.media,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s.scheme}}})
	v.check(err)
	v.open("/?lang=" + s.lang)
}
