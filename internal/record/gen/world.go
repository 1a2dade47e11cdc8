package gen

import (
	"math/rand/v2"
	"strings"
)

// world is who lives in the invented world.
type world struct {
	states  []string
	cities  []string
	people  []person
	outlets [2][]string
	agency  []string
}

type person struct {
	name, last string
	office     int // in offices; offices is none
	state      string
}

// offices in both languages.
func offices() [][2]string {
	return [][2]string{
		{"Menteri Luar Negeri", "Foreign Minister"}, {"Presiden", "President"}, {"Perdana Menteri", "Prime Minister"},
		{"Menteri Pertahanan", "Defence Minister"}, {"Juru Bicara Kementerian Luar Negeri", "Foreign Ministry spokesperson"},
		{"Menteri Perdagangan", "Trade Minister"}, {"Duta Besar", "Ambassador"}, {"Menteri Keuangan", "Finance Minister"},
		{"Ketua Parlemen", "Speaker of Parliament"}, {"Menteri Energi", "Energy Minister"},
	}
}

func newWorld(r *rand.Rand) world {
	w := world{agency: []string{"Reuters", "Xinhua", "ANTARA", "AFP"}}
	seen := map[string]bool{}
	fresh := func(n int) string {
		for {
			if s := capital(syllables(r, n)); !seen[s] {
				seen[s] = true
				return s
			}
		}
	}
	for range 40 {
		w.states = append(w.states, fresh(3))
	}
	for range 200 {
		w.cities = append(w.cities, fresh(2))
	}
	for i := range w.outlets {
		for range 40 {
			w.outlets[i] = append(w.outlets[i], "Kabar "+fresh(2))
		}
	}
	for range 3000 {
		last := fresh(2)
		w.people = append(w.people, person{
			name: fresh(2) + " " + last, last: last, office: r.IntN(len(offices()) + 3), state: pick(r, w.states),
		})
	}
	return w
}

// outlet picks who publishes; one in four is a wire.
func (g *Generator) outlet(lang int) (name string, wire bool) {
	if g.rnd.Float64() < 0.25 {
		return pick(g.rnd, g.agency), true
	}
	list := g.outlets[lang]
	return list[g.zipf(len(list), 4)], false
}

// title is a person's office in a language, or "".
func (p *person) title(lang int) string {
	if list := offices(); p.office < len(list) {
		return list[p.office][lang]
	}
	return ""
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func domain(outlet string) string {
	return strings.ToLower(strings.ReplaceAll(outlet, " ", "-"))
}
