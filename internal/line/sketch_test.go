package line

import (
	"os"
	"testing"

	"github.com/sanad-news/sanad/lang"
)

// A probe may only leave out what measuring would find apart: it saves time and
// changes no line.
func TestProbeAgreesWithMeasuring(t *testing.T) {
	k, _ := knowledge(t)
	var props []Proposition
	raw, err := os.ReadFile("cases/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := lang.ReadTable("cases/pairs.tsv", raw, "relation", "lang_a", "a", "lang_b", "b", "note?")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		props = append(props, k.Propositions(r.Get("a"), r.Get("lang_a"))...)
		props = append(props, k.Propositions(r.Get("b"), r.Get("lang_b"))...)
	}
	probe := k.NewProbe()
	glanced, apart := 0, 0
	for i := range props {
		for j := range i {
			p, q := &props[i], &props[j]
			for x := range p.core.items {
				for y := range q.core.items {
					a, b := &p.core.items[x], &q.core.items[y]
					if !a.mayMatch(b) && k.matchItems(a, b).score > 0 {
						t.Fatalf("%+v and %+v match, and their signs do not meet", a, b)
					}
				}
			}
			v := k.judge(k.measure(p, q))
			if v == (Verdict{Relation: Unrelated}) {
				apart++
			}
			if probe.Hold(p); probe.Apart(q.Sketch()) {
				glanced++
				if v != (Verdict{Relation: Unrelated}) {
					t.Fatalf("%+v\n%+v\n%+v, and the probe found them apart", p, q, v)
				}
			}
		}
	}
	if glanced < apart/2 {
		t.Errorf("the probe told %d of %d pairs apart: it is worth nothing", glanced, apart)
	}
}
