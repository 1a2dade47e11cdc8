package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// visitor is someone with a browser in front of a reading room.
type visitor struct {
	testing.TB
	ctx  context.Context
	home string // address of the room, without the last slash

	mu     sync.Mutex
	faults []string // what the browser complained of, and who else was asked
}

// visit opens a browser on a room. Where there is no browser the test is
// skipped: Debian has one in the package chromium, which .ci/run installs.
func visit(tb testing.TB, h http.Handler) *visitor {
	tb.Helper()
	found := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			found = path
			break
		}
	}
	if found == "" {
		tb.Skip("no browser is there to try the pages in: install chromium")
	}
	s := httptest.NewServer(h)
	tb.Cleanup(s.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(found), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, stop := context.WithTimeout(context.Background(), 4*time.Minute)
	tb.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, options...)
	tb.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	tb.Cleanup(stop)
	v := &visitor{TB: tb, ctx: ctx, home: s.URL}
	v.check(chromedp.Listen(ctx, v.note))
	v.do(chromedp.EmulateViewport(1280, 900))
	return v
}

// note notes what a browser complains of.
func (v *visitor) note(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, v.home+"/") && u != "about:blank" && !strings.HasPrefix(u, "chrome") {
			v.faults = append(v.faults, "asked for "+u)
		}
	case *runtime.EventExceptionThrown:
		v.faults = append(v.faults, "exception "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		page := e.Entry.Source == log.EntrySourceNetwork && !strings.Contains(e.Entry.URL, "/assets/") // its own status, as of an error page
		if e.Entry.Level == log.EntryLevelError && !page {
			v.faults = append(v.faults, string(e.Entry.Source)+": "+e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// quiet fails the test where the browser complained, or another host was asked.
func (v *visitor) quiet() {
	v.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, f := range v.faults {
		v.Error("the browser:", f)
	}
	v.faults = nil
}

func (v *visitor) check(err error) {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
}

// do runs steps, each within a time that only a stuck page needs.
func (v *visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	for i, s := range steps {
		ctx, stop := context.WithTimeout(v.ctx, 30*time.Second)
		err := chromedp.Do(ctx, s)
		stop()
		if err != nil {
			v.Fatalf("step %d: %v", i+1, err)
		}
	}
}

func (v *visitor) open(address string) {
	v.Helper()
	v.do(chromedp.Navigate(v.home + address))
}

// ask evaluates an expression on the page.
func ask1[T any](v *visitor, expression string) T {
	v.Helper()
	out, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		v.Fatalf("%s: %v", expression, err)
	}
	return out
}

func (v *visitor) says(words string) {
	v.Helper()
	if text := ask1[string](v, "document.body.innerText"); !strings.Contains(text, words) {
		v.Errorf("%s does not say %q", ask1[string](v, "location.href"), words)
	}
}

// arrive waits until the page is one whose address begins so.
func (v *visitor) arrive(address string) {
	v.Helper()
	for range 200 {
		if at, err := chromedp.Run(v.ctx, chromedp.Evaluate[string]("document.readyState+location.pathname")); err == nil && strings.HasPrefix(at, "complete"+address) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	v.Fatalf("the browser is at %s and not at %s", ask1[string](v, "location.href"), address)
}

// TestMouse protects the way of someone who comes with a sentence and a mouse:
// from the first page to who said it first, and to the characters of the report.
func TestMouse(t *testing.T) {
	v := visit(t, roomOf(t, examples))
	v.open("/?lang=id")
	v.do(chromedp.SendKeys(chromedp.CSS("#q"), "tidak ditujukan kepada siapa pun"), chromedp.Click(chromedp.CSS(".big button")))
	v.arrive("/search")
	v.do(chromedp.Click(chromedp.CSS(".linebrief a.words")))
	v.arrive("/lines/")
	first := ask1[string](v, "document.querySelector('.first .who').innerText")
	if first == "" {
		t.Error("the page of a line does not tell who said it first")
	}
	v.do(chromedp.Click(chromedp.CSS(".first a.place")))
	v.arrive("/reports/")
	if ask1[bool](v, "!document.querySelector('mark:target')") {
		t.Error("the characters that were clicked for are not marked")
	}
	if name := ask1[string](v, "document.querySelector('.note[data-s=\"'+location.hash.slice(1)+'\"] .who').innerText"); name != first {
		t.Errorf("the note beside them is of %q, not of %q", name, first)
	}
	v.quiet()
}

// TestBrowserDraft protects the check of a draft: each quotation marked in place, and
// an altered one told with the words that were changed.
func TestBrowserDraft(t *testing.T) {
	v := visit(t, roomOf(t, examples))
	v.open("/check?lang=en")
	draft := "“Sahabat lama perlu surat perjanjian untuk saling menjenguk,” kata Shen Baolin.\n\n“Tahun ini kami mengirim 300 dokter hewan,” kata Shen Baolin."
	v.do(chromedp.SetValue(chromedp.CSS("textarea[name=draft]"), draft), chromedp.Click(chromedp.CSS("form[method=post] button")))
	v.do(chromedp.WaitVisible(chromedp.CSS(".drafted")))
	if n := ask1[int](v, "document.querySelectorAll('.drafted mark.q.altered').length"); n != 1 {
		t.Errorf("%d altered quotations are marked", n)
	}
	if n := ask1[int](v, "document.querySelectorAll('.drafted mark.q.verbatim').length"); n != 1 {
		t.Errorf("%d verbatim quotations are marked", n)
	}
	if lost := ask1[string](v, "document.querySelector('.verdicts .altered del').innerText"); lost != "tidak" {
		t.Errorf("%q is told as lost", lost)
	}
	v.quiet()
}

// TestKeyboard protects that pages can be used without a mouse.
func TestKeyboard(t *testing.T) {
	v := visit(t, roomOf(t, examples))
	v.open("/?lang=en")
	v.do(chromedp.KeyEvent("air tanah\r"))
	v.arrive("/search")
	v.do(chromedp.KeyEvent("\t"))
	if class := ask1[string](v, "document.activeElement.className"); class != "skip" {
		t.Errorf("the first tab leads to %q, not to the link past the menu", class)
	}
	v.do(chromedp.KeyEvent("\r"))
	for range 40 {
		if ask1[bool](v, "document.activeElement.matches('.linebrief a')") {
			break
		}
		v.do(chromedp.KeyEvent("\t"))
	}
	if ask1[string](v, "getComputedStyle(document.activeElement).outlineStyle") == "none" {
		t.Error("what has the focus cannot be seen")
	}
	v.do(chromedp.KeyEvent("\r"))
	v.arrive("/lines/")
	v.do(chromedp.KeyEvent("/"))
	if id := ask1[string](v, "document.activeElement.id"); id != "find" {
		t.Errorf("the key / leads to %q, not to the search", id)
	}
	v.quiet()
}

// TestWithoutScript protects that nothing needs the script.
func TestWithoutScript(t *testing.T) {
	v := visit(t, roomOf(t, examples))
	_, err := chromedp.Call(v.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	v.check(err)
	v.open("/reports")
	v.do(chromedp.Click(chromedp.CSS(".reportbrief a")), chromedp.WaitVisible(chromedp.CSS(".note summary")), chromedp.Click(chromedp.CSS(".note summary")),
		chromedp.WaitVisible(chromedp.CSS(".note details dl")), chromedp.Click(chromedp.CSS(".note details .tools a")), chromedp.WaitVisible(chromedp.CSS("h1")))
	v.quiet()
}

// TestEveryScreen protects that every page fits a narrow and a wide screen, by
// day and by night, and that who uses a screen reader finds names on what can be
// used.
func TestEveryScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("each page on each screen takes a while")
	}
	h := roomOf(t, examples)
	v := visit(t, h)
	for _, screen := range []struct {
		name   string
		width  int64
		scheme string
	}{{"phone by day", 360, "light"}, {"desk by day", 1280, "light"}, {"desk by night", 1280, "dark"}} {
		v.do(chromedp.EmulateViewport(screen.width, 800))
		_, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: screen.scheme}}})
		v.check(err)
		for name, address := range gallery(t, h) {
			v.open(address)
			if wide := ask1[int64](v, "document.documentElement.scrollWidth"); wide > screen.width {
				t.Errorf("%s: %s is %d wide", screen.name, name, wide)
			}
			for _, f := range ask1[[]string](v, accessible) {
				t.Errorf("%s: %s: %s", screen.name, name, f)
			}
		}
	}
	v.quiet()
}

// accessible finds serious faults of a page for those who do not see it, or not
// well: what has no name, no label or too little contrast. The ratios are those
// of WCAG 2.2, AA.
const accessible = `(() => {
  const faults = [];
  const add = (what, el) => faults.push(what + ': ' + el.outerHTML.slice(0, 120));
  if (document.querySelectorAll('h1').length !== 1) faults.push('there is not one h1');
  if (!document.documentElement.lang) faults.push('no language');
  for (const el of document.querySelectorAll('a[href], button')) if (!(el.textContent.trim() || el.ariaLabel)) add('no name', el);
  for (const el of document.querySelectorAll('input:not([type=hidden]), textarea, select')) if (!el.labels.length && !el.ariaLabel) add('no label', el);
  for (const el of document.querySelectorAll('svg[role=img]')) if (!el.getAttribute('aria-label') && !el.getAttribute('aria-labelledby')) add('no name', el);
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = (c) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255]; };
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = (c) => { const [r, g, b] = c.slice(0, 3).map((x) => { x /= 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (el) => { const up = []; for (let e = el; e; e = e.parentElement) up.push(rgba(getComputedStyle(e).backgroundColor)); return up.reverse().reduce((b, a) => over(a, b), [255, 255, 255, 1]); };
  const seen = new Set();
  for (const el of document.querySelectorAll('body *')) {
    if (![...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || el.closest('svg, .hidden, .skip') || !el.getClientRects().length) continue;
    const style = getComputedStyle(el), size = parseFloat(style.fontSize);
    let dim = 1;
    for (let e = el; e; e = e.parentElement) dim *= parseFloat(getComputedStyle(e).opacity);
    const back = ground(el), ink = rgba(style.color);
    ink[3] *= dim;
    const [a, b] = [light(over(ink, back)), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05), need = size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5;
    const key = el.tagName + el.className;
    if (ratio < need && !seen.has(key)) { seen.add(key); add('contrast ' + ratio.toFixed(2), el); }
  }
  return faults;
})()`

// TestMarkupInBrowser protects that no vector runs, whatever page shows it.
func TestMarkupInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a page of each vector takes a while")
	}
	var reports []string
	for i, x := range vectors(t) {
		reports = append(reports, hostile(i, x))
	}
	h := roomOf(t, texts(t, reports...))
	v := visit(t, h)
	addresses := []string{"/", "/reports", "/actors", "/lines", "/relations", "/outlets", "/figures", "/said?about=dam", "/search?words=dam"}
	list := get(t, h, "/reports").body
	for part := range strings.SplitSeq(list, `href="/reports/`) {
		if uid, _, ok := strings.Cut(part, `"`); ok && len(uid) == 12 {
			addresses = append(addresses, "/reports/"+uid)
		}
	}
	for _, x := range vectors(t)[:20] {
		addresses = append(addresses, "/search?words="+url.QueryEscape(x), "/check?text="+url.QueryEscape(x))
	}
	for _, address := range addresses {
		v.open(address)
		if ask1[bool](v, "window.pwned !== undefined || document.querySelectorAll('script').length !== 1") {
			t.Errorf("%s runs what a report has", address)
		}
	}
	v.quiet()
	t.Log(len(addresses), "pages")
}

// TestBrowserCorrection protects that a fault is mended where it is seen, and
// that the mending can be taken back there.
func TestBrowserCorrection(t *testing.T) {
	h, token := written(t, false)
	v := visit(t, h)
	v.open("/enter?to=/reports&lang=en")
	v.do(chromedp.SendKeys(chromedp.CSS("input[name=name]"), "Mira"), chromedp.SendKeys(chromedp.CSS("input[name=token]"), token), chromedp.Click(chromedp.CSS(".stack button")))
	v.arrive("/reports")
	v.do(chromedp.Click(chromedp.CSS(".reportbrief a")), chromedp.Click(chromedp.CSS(".note summary")),
		chromedp.SendKeys(chromedp.CSS(".mend input[name=to]"), "Tomas Arrendal"), chromedp.SendKeys(chromedp.CSS(".mend input[name=why]"), "misread"),
		chromedp.Click(chromedp.CSS(".mend button")))
	v.arrive("/correct")
	v.do(chromedp.Click(chromedp.CSS("main .tools a")))
	v.arrive("/reports/")
	v.says("Tomas Arrendal")
	v.open("/corrections")
	v.do(chromedp.Click(chromedp.CSS("form[action='/undo'] button")))
	v.arrive("/undo")
	v.open("/actors")
	v.says("Ilse Brandov")
	v.quiet()
}
