package actor

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sanad-news/sanad/lang"
)

// edtf is a date known to the year, month or day, approximate or not.
var edtf = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?~?$`)

// named collects the names of a row's name_xx and also_xx columns.
func named(r lang.Row, class lang.Class) (map[string]string, []form) {
	names := map[string]string{}
	var forms []form
	for _, col := range r.Columns() {
		code, name := strings.CutPrefix(col, "name_")
		if name && r.Get(col) != "" {
			names[code] = r.Get(col)
			forms = append(forms, form{r.Get(col), code, class})
		}
		if code, also := strings.CutPrefix(col, "also_"); also {
			for _, f := range r.List(col) {
				forms = append(forms, form{f, code, class})
			}
		}
	}
	return names, forms
}

func (l *loader) states() {
	rows := l.table("states.tsv", "code", "iso3", "name_*", "also_*", "people_*", "capital_*", "seats", "note?")
	for _, r := range rows {
		names, forms := named(r, lang.Actor)
		for _, col := range r.Columns() {
			if code, ok := strings.CutPrefix(col, "people_"); ok {
				for _, f := range r.List(col) {
					forms = append(forms, form{f, code, lang.Actor | lang.Adj})
				}
			}
			if code, ok := strings.CutPrefix(col, "capital_"); ok {
				for _, f := range r.List(col) {
					forms = append(forms, form{f, code, lang.Actor | lang.Place})
				}
			}
		}
		for _, f := range r.List("seats") {
			forms = append(forms, form{f, "", lang.Actor | lang.Body})
		}
		l.put(r, "code", Actor{ID: r.Get("code"), Kind: State, Name: names, Of: r.Get("code"), ISO3: r.Get("iso3"), forms: forms})
	}
}

func (l *loader) organisations() {
	rows := l.table("organisations.tsv", "id", "kind", "name_*", "also_*", "of", "seats", "note?")
	for _, r := range rows {
		names, forms := named(r, lang.Actor|lang.Body)
		for _, f := range r.List("seats") {
			forms = append(forms, form{f, "", lang.Actor | lang.Body})
		}
		l.put(r, "id", Actor{ID: r.Get("id"), Kind: Organisation, Name: names, Of: r.Get("of"), Sort: r.Get("kind"), forms: forms})
	}
}

func (l *loader) outlets() {
	for _, r := range l.table("outlets.tsv", "id", "kind", "country", "name", "also", "domains", "note?") {
		a := Actor{ID: r.Get("id"), Kind: Outlet, Name: map[string]string{"": r.Get("name")}, Of: r.Get("country"), Domains: r.List("domains")}
		switch r.Get("kind") {
		case "wire":
			a.Kind = Wire
		case "outlet":
		default:
			l.errs = append(l.errs, r.Errorf("kind", "unknown kind %q: outlet or wire", r.Get("kind")))
		}
		for _, f := range append([]string{r.Get("name")}, r.List("also")...) {
			a.forms = append(a.forms, form{f, "", lang.Outlet})
		}
		l.put(r, "id", a)
	}
}

func (l *loader) offices() {
	for _, r := range l.table("offices.tsv", "id", "name_*", "also_*", "note?") {
		o := Office{ID: r.Get("id"), Names: map[string][]string{}}
		for _, prefix := range []string{"name_", "also_"} {
			for _, col := range r.Columns() {
				if code, ok := strings.CutPrefix(col, prefix); ok {
					o.Names[code] = append(o.Names[code], r.List(col)...)
				}
			}
		}
		if !l.once(r, "id", o.ID) {
			continue
		}
		if i := slices.IndexFunc(l.dir.Offices, func(known Office) bool { return known.ID == o.ID }); i >= 0 {
			l.dir.Offices[i] = o // a user's row takes the place of ours
			continue
		}
		l.dir.Offices = append(l.dir.Offices, o)
	}
}

func (l *loader) persons() {
	for _, r := range l.table("persons.tsv", "id", "name", "also", "short", "gender", "country", "note?") {
		a := Actor{ID: r.Get("id"), Kind: Person, Name: map[string]string{"": r.Get("name")}, Gender: r.Get("gender"), Of: r.Get("country")}
		if a.Gender != "m" && a.Gender != "f" && a.Gender != "" {
			l.errs = append(l.errs, r.Errorf("gender", "%q is no gender: m, f or empty", a.Gender))
		}
		if _, ok := l.dir.byID[a.Of]; a.Of != "" && !ok {
			l.errs = append(l.errs, r.Errorf("country", "no state or organisation has the id %q", a.Of))
		}
		a.forms = append(a.forms, form{r.Get("name"), "", lang.Actor | lang.Given})
		for _, f := range r.List("also") {
			a.forms = append(a.forms, form{f, "", lang.Actor | lang.Given})
		}
		for _, f := range r.List("short") {
			a.forms = append(a.forms, form{f, "", lang.Actor | lang.Given | lang.Ambiguous})
		}
		l.put(r, "id", a)
	}
}

func (l *loader) terms() {
	offices := map[string]bool{}
	for _, o := range l.dir.Offices {
		offices[o.ID] = true
	}
	for _, r := range l.table("terms.tsv", "person", "office", "of", "from", "to", "source?", "note?") {
		t := Term{Person: r.Get("person"), Office: r.Get("office"), Of: r.Get("of"), From: r.Get("from"), To: r.Get("to")}
		if _, ok := l.dir.byID[t.Person]; !ok {
			l.errs = append(l.errs, r.Errorf("person", "nobody in persons.tsv has the id %q", t.Person))
		}
		if !offices[t.Office] {
			l.errs = append(l.errs, r.Errorf("office", "no office in offices.tsv has the id %q", t.Office))
		}
		if _, ok := l.dir.byID[t.Of]; t.Of != "" && !ok {
			l.errs = append(l.errs, r.Errorf("of", "no state or organisation has the id %q", t.Of))
		}
		for _, col := range []string{"from", "to"} {
			if v := r.Get(col); v != "" && v != ".." && !edtf.MatchString(v) {
				l.errs = append(l.errs, r.Errorf(col, "%q is no EDTF date: 2023, 2023-07 or 2023-07-25", v))
			}
		}
		l.dir.Terms = append(l.dir.Terms, t)
	}
}

// places are no actors, but a name must not be taken for a person's because it
// is unknown. A place has no id: its name serves.
func (l *loader) places() {
	for _, r := range l.table("places.tsv", "name", "kind", "country", "also", "note?") {
		a := Actor{ID: "place:" + r.Get("name"), Kind: Place, Name: map[string]string{"": r.Get("name")}, Of: r.Get("country")}
		for _, f := range append([]string{r.Get("name")}, r.List("also")...) {
			a.forms = append(a.forms, form{f, "", lang.Place})
		}
		l.put(r, "name", a)
	}
}
