package web_test

import (
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"regexp"
	"slices"
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
	_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}) // as in a window that is in front
	v.check(err)
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

// TestMarkupInBrowser protects that no vector runs, whatever page shows it: each
// report with one in every field, the lists that name them, who is called by one,
// and questions with several at once.
func TestMarkupInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a page of each vector takes a while")
	}
	list := vectors(t)
	var reports []string
	for i, x := range list {
		reports = append(reports, hostile(i, x))
	}
	h := roomOf(t, texts(t, reports...))
	v := visit(t, h)
	addresses := []string{"/", "/relations", "/outlets", "/figures", "/said?about=dam", "/search?words=dam"}
	named := regexp.MustCompile(`<a class="who" href="(/actors/[^"]*%[^"]*)"`) // by what stands escaped in an address
	for _, at := range []string{"/reports", "/actors", "/lines"} {
		for at != "" {
			addresses = append(addresses, at)
			page := get(t, h, at).body
			for _, m := range regexp.MustCompile(`href="(/reports/[0-9a-f]{12})"`).FindAllStringSubmatch(page, -1) {
				addresses = append(addresses, m[1])
			}
			for _, m := range named.FindAllStringSubmatch(page, 8) {
				addresses = append(addresses, m[1])
			}
			next := regexp.MustCompile(`rel="next" href="([^"]*)"`).FindStringSubmatch(page)
			if at = ""; next != nil {
				at = html.UnescapeString(next[1])
			}
		}
	}
	const several = 8
	for some := range slices.Chunk(list, several) {
		e := url.QueryEscape(strings.Join(some, " "))
		addresses = append(addresses, "/search?words="+e, "/check?text="+e+"&by="+e)
	}
	shown := 0
	for _, address := range addresses {
		v.open(address)
		if ask1[bool](v, "window.pwned !== undefined || document.querySelectorAll('script').length !== 1") {
			t.Errorf("%s runs what a report has", address)
		}
		shown += strings.Count(address, "/reports/")
	}
	if shown < len(list) {
		t.Errorf("%d reports of %d are shown", shown, len(list))
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
