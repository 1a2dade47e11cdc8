package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// TestAccessible protects that on every page, in each language, on a wide and a
// narrow screen, by day and by night, nothing is a serious fault for those who
// read with a screen reader, with the keyboard, or with tired eyes. axe-core is
// no Go module; what it looks for is looked for in what the browser itself
// computed: its accessibility tree, and its styles.
func TestAccessible(t *testing.T) {
	if testing.Short() {
		t.Skip("each page on each screen takes a while")
	}
	look, err := os.ReadFile(filepath.Join("testdata", "accessible.js"))
	if err != nil {
		t.Fatal(err)
	}
	h, token := written(t, false, examples)
	v := visit(t, h)
	pages := 0
	for i, screen := range []screen{{"desk by day", 1280, "light", "en", ""}, {"desk by night", 1280, "dark", "id", ""}, {"phone by day", 360, "light", "id", ""}} {
		v.show(screen)
		check := func(name string) {
			pages++
			for _, f := range ask1[[]string](v, fmt.Sprintf("(%s)(%v)", look, screen.width < 500)) {
				t.Errorf("%s: %s: %s", screen.name, name, f)
			}
			if screen.width > 500 { // the tree is the same on a phone
				for _, f := range v.tree(screen.lang) {
					t.Errorf("%s: %s: %s", screen.name, name, f)
				}
			}
		}
		for name, address := range gallery(t, h) {
			if name == "reference" { // which is not told the language by a cookie
				address += "?lang=" + screen.lang
			}
			v.open(address)
			check(name)
		}
		if i != 1 {
			for _, p := range v.guarded(h, token) {
				p.come()
				check(p.name)
			}
			v.forget()
		}
	}
	v.quiet()
	t.Log(pages, "pages")
}

// element is a node of the accessibility tree.
type element struct {
	id, parent string
	role, name string
	level      int
	focusable  bool
}

// elements are those of the page's accessibility tree that a screen reader tells
// of, in order.
func (v *visitor) elements() []element {
	v.Helper()
	tree, err := chromedp.Call(v.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	v.check(err)
	value := func(x *accessibility.Value) string {
		var s string
		if x == nil || json.Unmarshal(x.Value, &s) != nil {
			return ""
		}
		return strings.TrimSpace(s)
	}
	var out []element
	for _, n := range tree.Nodes {
		if n.Ignored {
			continue
		}
		e := element{id: string(n.NodeID), parent: string(n.ParentID), role: value(n.Role), name: value(n.Name)}
		for _, p := range n.Properties {
			switch p.Name {
			case "level":
				_ = json.Unmarshal(p.Value.Value, &e.level) // what is no number is no level
			case "focusable":
				_ = json.Unmarshal(p.Value.Value, &e.focusable)
			}
		}
		out = append(out, e)
	}
	return out
}

// tree finds what is wrong with the accessibility tree of a page.
func (v *visitor) tree(lang string) (faults []string) {
	v.Helper()
	all := v.elements()
	count, level, headers, tables := map[string]int{}, 0, 0, 0
	named := map[string]string{} // landmarks, by role and name
	for _, e := range all {
		count[e.role]++
		switch e.role {
		case "heading":
			if e.level > level+1 {
				faults = append(faults, fmt.Sprintf("the heading %q of level %d comes after one of level %d", e.name, e.level, level))
			}
			if level = e.level; e.name == "" {
				faults = append(faults, "a heading without words")
			}
		case "columnheader", "rowheader":
			headers++
		case "table":
			tables++
		case "navigation", "search", "region", "form":
			if _, twice := named[e.role+e.name]; twice && e.role != "form" {
				faults = append(faults, fmt.Sprintf("two landmarks %s are called %q", e.role, e.name))
			}
			named[e.role+e.name] = e.id
		}
		control := e.focusable && e.role != "RootWebArea" && e.role != "main" || slices.Contains([]string{"image", "img", "button", "link", "textbox", "searchbox", "combobox", "meter"}, e.role)
		if control && e.name == "" {
			faults = append(faults, fmt.Sprintf("a %s has no name (node %s)", e.role, e.id))
		}
	}
	for _, landmark := range []string{"banner", "main", "contentinfo"} {
		if count[landmark] != 1 {
			faults = append(faults, fmt.Sprintf("%d landmarks %s", count[landmark], landmark))
		}
	}
	if tables > 0 && headers < tables {
		faults = append(faults, fmt.Sprintf("%d tables with %d headers", tables, headers))
	}
	if n := ask1[int](v, "document.querySelectorAll('h1').length"); n != 1 {
		faults = append(faults, fmt.Sprintf("%d headings of the first level", n))
	}
	if got := ask1[string](v, "document.documentElement.lang"); got != lang {
		faults = append(faults, fmt.Sprintf("the language is %q, not %q", got, lang))
	}
	if ask1[string](v, "document.title") == "" {
		faults = append(faults, "no title")
	}
	return faults
}

// TestFaultsAreFound protects that the tests above can find a fault at all.
func TestFaultsAreFound(t *testing.T) {
	look, err := os.ReadFile(filepath.Join("testdata", "accessible.js"))
	if err != nil {
		t.Fatal(err)
	}
	v := visit(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><html lang=""><title>x</title><style>.faint{color:#aaa}a:focus{outline:none}button{padding:0;border:0;width:9px;height:9px}</style>
<h1>A</h1><h3>B</h3><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><button></button><button>c</button><input placeholder=x>
<p class="faint">D</p><ul><li><a href="/1">e</a><li><a href="/2">e</a><li><a href="#none">f</a></ul><div style="width:3000px">g</div>`)
	}))
	v.open("/")
	found := strings.Join(append(ask1[[]string](v, fmt.Sprintf("(%s)(true)", look)), v.tree("en")...), "\n")
	for _, want := range []string{"contrast 2.32", "focus cannot be seen", "a small target", "leads elsewhere", "leads to nothing", "wide on a screen",
		"of level 3 comes after", "image has no name", "button has no name", "0 landmarks main", "the language is"} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not found in\n%s", want, found)
		}
	}
}
