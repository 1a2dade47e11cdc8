package reader_test

import (
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/lang"
)

// TestEventRules protects that the example each rule of eventrules.tsv carries
// is read by that rule.
func TestEventRules(t *testing.T) {
	packs, err := lang.LoadAll(lang.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		if p.Code == "ms" {
			continue // has the tables of another, whose examples are in that language
		}
		for _, rule := range p.EventRules {
			var got []string
			for _, e := range mustRead(t, p.Code, rule.Example).Events {
				got = append(got, e.Rule)
			}
			if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+rule.Name+" ") {
				t.Errorf("%s: %s does not read its example %q: %v", p.Code, rule.Name, rule.Example, got)
			}
		}
	}
}

// told is an event in short: type, status, who → whom, date.
func told(e *sanad.Event) string {
	s := e.Type + " " + string(e.Status) + ": " + e.Actor
	if e.Recipient != "" {
		s += " → " + e.Recipient
	}
	if e.Date != nil {
		s += ", " + e.Date.Value
	}
	return s
}

// TestEvents protects what is read of a sentence, and above all what is not:
// sport, crime and what is denied, planned, called for or conditional.
func TestEvents(t *testing.T) {
	tests := []struct{ code, text, want string }{
		{"id", "Presiden Polandia Mirela Kostan mengunjungi Borenia pada 3-5 Mei 2031.", "CONSULT done: Mirela Kostan → Borenia, 2031-05-03/2031-05-05"},
		{"id", "Presiden Polandia Mirela Kostan akan mengunjungi Borenia.", "CONSULT planned: Mirela Kostan → Borenia"},
		{"id", "Presiden Polandia Mirela Kostan tidak pernah mengunjungi Borenia.", "CONSULT denied: Mirela Kostan → Borenia"},
		{"id", "Jika hujan reda, Presiden Polandia Mirela Kostan akan mengunjungi Borenia.", "CONSULT conditional: Mirela Kostan → Borenia"},
		{"id", "Menteri Luar Negeri Polandia Mirela Kostan membatalkan kunjungannya ke Borenia.", "SANCTION done: Mirela Kostan → Borenia"},
		{"id", "Velmora dan Borenia menggelar latihan militer gabungan di Laut Jawa.", "COOPERATE done: Velmora → Borenia"},
		{"id", "Borenia dikecam oleh Velmora.", "ACCUSE done: Velmora → Borenia"},
		{"id", "Velmora bertemu Borenia di semifinal Piala Selat.", ""},
		{"id", "Seorang pencuri menyerang Budi dengan pisau di Jakarta.", ""},
		{"id", "Ia terkena serangan jantung di Velmora.", ""},
		{"en", "President Mirela Kostan of Velmora visited France on May 3-5, 2031.", "CONSULT done: Mirela Kostan → France, 2031-05-03/2031-05-05"},
		{"en", "Velmora will impose sanctions on Borenia.", "SANCTION planned: Velmora → Borenia"},
		{"en", "Velmora did not expel the Borenian ambassador.", "SANCTION denied: Velmora → Borenian ambassador"},
		{"en", "If talks fail, Velmora will impose sanctions on Borenia.", "SANCTION conditional: Velmora → Borenia"},
		{"en", "Borenia was condemned by Velmora.", "ACCUSE done: Velmora → Borenia"},
		{"en", "Velmora attacked from the kickoff, but Borenia's goalkeeper saved the match.", ""},
		{"en", "Velmora withdrew its troops from Borenia.", "RETREAT done: Velmora"},
		{"en", "Velmora withdrew its bid for the seat.", ""},
		{"en", "A visit to Borenia was cancelled by Velmora.", "SANCTION done: Velmora → Borenia"},
		{"en", "He died of a heart attack in Velmora.", ""},
		{"id", "Kedatangan Kanselir Jerman Mirela Kostan di New Delhi ditunggu pada 8 Oktober 2031.", "CONSULT planned: Mirela Kostan → New Delhi, 2031-10-08"},
		{"id", "Penarikan pasukan Velmora dari Pulau Sarn bergantung pada hasil survei.", "RETREAT conditional: pasukan Velmora"},
		{"id", "Presiden Polandia Mirela Kostan meminta Menteri Luar Negeri Jerman Tavik Orlan untuk menyampaikan salam kepada keluarganya.", ""},
		{"id", "Bantuan pangan senilai 40 juta euro dari Uni Eropa untuk Haiti cair.", "AID done: Uni Eropa → Haiti"},
		{"en", "President Mirela Kostan of Poland backed a bill to impose sanctions on Iran.", ""},
		{"en", "Poland's gunboats shelled Iran.", "ASSAULT done: Poland → Iran"},
		{"en", "Poland's economy attacked Iran.", ""},
		{"en", "Germany sanctioned Iran, a goal it had long had.", "SANCTION done: Germany → Iran"},
	}
	for _, tt := range tests {
		var got []string
		for _, e := range mustRead(t, tt.code, tt.text).Events {
			got = append(got, told(&e))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.text, s, tt.want)
		}
	}
}

// TestEventToldTwice protects that what a report tells again is one event, and
// that the later telling fills what the first left open.
func TestEventToldTwice(t *testing.T) {
	rd := mustRead(t, "id", "Presiden Polandia Mirela Kostan mengunjungi Borenia. Kunjungan Presiden Mirela Kostan ke Borenia pada 4 Mei 2031 berlangsung singkat.")
	if len(rd.Events) != 1 || told(&rd.Events[0]) != "CONSULT done: Mirela Kostan → Borenia, 2031-05-04" {
		t.Errorf("events %+v", rd.Events)
	}
}
