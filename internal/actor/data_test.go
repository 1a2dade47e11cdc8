package actor_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/actor"
)

// without are the members whose capital the table leaves out on purpose: it
// speaks for another body, is disputed, mostly names something else, or is none.
const without = "BE BG IL SC NR"

// TestMembersOfTheUnitedNations protects that no state is forgotten: all 193
// are there, with names in English and Indonesian and a capital.
func TestMembersOfTheUnitedNations(t *testing.T) {
	data, err := os.ReadFile("testdata/un-members.txt")
	if err != nil {
		t.Fatal(err)
	}
	members := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			for code := range strings.FieldsSeq(line) {
				members[code] = true
			}
		}
	}
	if len(members) != 193 {
		t.Fatalf("the list has %d members", len(members))
	}
	d := directory(t)
	for code := range members {
		a, ok := d.ByID(code)
		if !ok || a.Kind != actor.State {
			t.Errorf("%s is no state of the data", code)
			continue
		}
		if a.Name["en"] == "" || a.Name["id"] == "" || a.Of != code {
			t.Errorf("%s: %+v", code, a)
		}
	}
	for _, r := range rows(t, "states") {
		if r["capital_en"] == "" && members[r["code"]] && !strings.Contains(without, r["code"]) {
			t.Errorf("%s has no capital", r["code"])
		}
		if !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(r["code"]) || r["iso3"] != "" && !regexp.MustCompile(`^[A-Z]{3}$`).MatchString(r["iso3"]) {
			t.Errorf("%q, %q are no ISO 3166 codes", r["code"], r["iso3"])
		}
	}
}

// TestIDs protects that an id names one thing: a second row of one id would
// take the place of the first without a word.
func TestIDs(t *testing.T) {
	seen := map[string]string{}
	for table, col := range map[string]string{"states": "code", "organisations": "id", "outlets": "id", "persons": "id"} {
		for _, r := range rows(t, table) {
			if in, twice := seen[r[col]]; twice || r[col] == "" {
				t.Errorf("id %q of %s stands in %s too", r[col], table, in)
			}
			seen[r[col]] = table
		}
	}
	for table, col := range map[string]string{"offices": "id", "places": "name"} {
		seen := map[string]bool{}
		for _, r := range rows(t, table) {
			if seen[r[col]] {
				t.Errorf("%q stands twice in %s", r[col], table)
			}
			seen[r[col]] = true
		}
	}
}

// TestBelonging protects that what actors and terms belong to is there. A
// place may lie in a territory that has no row of its own.
func TestBelonging(t *testing.T) {
	d := directory(t)
	code := regexp.MustCompile(`^[A-Z]{2}$`)
	for _, a := range d.Actors {
		if a.Of == "" || a.Kind == actor.Place && code.MatchString(a.Of) {
			continue
		}
		if _, ok := d.ByID(a.Of); !ok {
			t.Errorf("%s belongs to %q, which is in no table", a.ID, a.Of)
		}
	}
	if len(d.Terms) < 500 || len(d.Offices) < 50 {
		t.Fatalf("%d terms, %d offices", len(d.Terms), len(d.Offices))
	}
	offices := map[string]bool{}
	for _, o := range d.Offices {
		offices[o.ID] = true
		if len(o.Names["en"]) == 0 || len(o.Names["id"]) == 0 {
			t.Errorf("office %s has no name in a language", o.ID)
		}
	}
	date := regexp.MustCompile(`^(\d{4}(-\d\d(-\d\d)?)?)?$`)
	for _, term := range d.Terms {
		a, ok := d.ByID(term.Person)
		if !ok || a.Kind != actor.Person {
			t.Errorf("%+v: nobody", term)
		}
		if !offices[term.Office] {
			t.Errorf("%+v: no such office", term)
		}
		of, ok := d.ByID(term.Of)
		if term.Of != "" && (!ok || of.Kind != actor.State && of.Kind != actor.Organisation) {
			t.Errorf("%+v: of nothing known", term)
		}
		if !date.MatchString(term.From) || term.To != ".." && !date.MatchString(term.To) {
			t.Errorf("%+v: no EDTF date", term)
		}
		if n := min(len(term.From), len(term.To)); term.To != ".." && n > 0 && term.From[:n] > term.To[:n] {
			t.Errorf("%+v ends before it begins", term)
		}
	}
}

// TestGenders protects that a gender is m, f or unknown.
func TestGenders(t *testing.T) {
	for _, a := range directory(t).Actors {
		if a.Gender != "" && a.Gender != "m" && a.Gender != "f" {
			t.Errorf("%s: gender %q", a.ID, a.Gender)
		}
	}
}
