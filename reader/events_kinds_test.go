package reader_test

import (
	"strings"
	"testing"
)

// TestEventConstructions protects the ways in which a sentence tells who did what
// to whom, and when: each line is one way, the name says which.
func TestEventConstructions(t *testing.T) {
	tests := []struct{ name, code, text, want string }{
		{"a name behind what he is", "en", "Poland's foreign minister, Mirela Kostan, met her German counterpart, Tavik Orlan, in Geneva on 4 May 2031.", "CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-04"},
		{"a name behind what he is", "id", "Menteri Luar Negeri Polandia Mirela Kostan berunding dengan timpalannya dari Jerman, Tavik Orlan.", "CONSULT done: Mirela Kostan → Tavik Orlan"},
		{"of two states", "en", "Presidents Mirela Kostan of Poland and Tavik Orlan of Germany met on 4 May 2031.", "CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-04"},
		{"a clause about the subject", "en", "Velmora, which had followed Norvask, recalled its ambassador from Borenia.", "SANCTION done: Velmora → Borenia"},
		{"a clause about the subject", "id", "Velmora, yang dulu mengikuti Norvask, memanggil pulang duta besarnya dari Borenia.", "SANCTION done: Velmora → Borenia"},
		{"a day after another", "en", "Poland's president, Mirela Kostan, visited Germany on 4 May 2031, a day after meeting Iran's president, Tavik Orlan.", "CONSULT done: Mirela Kostan → Germany, 2031-05-04; CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-03"},
		{"a day after another", "id", "Presiden Polandia Mirela Kostan mengunjungi Jerman pada 4 Mei 2031, sehari setelah menerima Presiden Iran Tavik Orlan.", "CONSULT done: Mirela Kostan → Jerman, 2031-05-04; CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-03"},
		{"how long it lasted", "en", "Velmora and Borenia ended a three-day conference on 29 October 2031.", "CONSULT done: Velmora → Borenia, 2031-10-27/2031-10-29"},
		{"the sentence before", "en", "President Mirela Kostan of Poland received President Tavik Orlan of Germany on 4 May 2031. The two conferred alone.", "CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-04; CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-04"},
		{"the last comma", "id", "Mesir memuji Sudan karena perlintasan dibuka lagi, Rabu (5/3/2031).", "SUPPORT done: Mesir → Sudan, 2031-03-05"},
		{"what one wants of others", "en", "Velmora wants Borenia to sever ties with Norvask.", "SANCTION called for: Borenia → Norvask"},
		{"what one wants oneself", "en", "Velmora wants to sever ties with Norvask.", "SANCTION planned: Velmora → Norvask"},
		{"what is weighed", "en", "Velmora is considering a boycott of Borenian wheat.", "SANCTION conditional: Velmora → Borenian"},
		{"a condition by inversion", "en", "Velmora would withdraw its gunboats, were Borenia to free the fishermen.", "RETREAT conditional: Velmora; CONCEDE conditional: Borenia → fishermen"},
		{"a vote", "en", "Velmora and Borenia voted for the resolution on Monday, 5 May 2031.", "SUPPORT done: Velmora; Borenia, 2031-05-05"},
		{"what a vote decides", "en", "Velmora's parliament voted on 5 May 2031 to reject the accord with Borenia.", "REJECT done: Velmora's parliament → Borenia, 2031-05-05"},
		{"drills of any kind", "en", "Velmora and Borenia held a joint mine-clearing drill.", "COOPERATE done: Velmora → Borenia"},
		{"drills of any kind", "id", "Velmora dan Borenia menggelar latihan laut bersama.", "COOPERATE done: Velmora → Borenia"},
		{"forces in the passive", "id", "Dua brigade infanteri Velmora digerakkan ke perbatasan pada 4 Mei 2031.", "MOBILIZE done: Velmora, 2031-05-04"},
		{"a list of goods", "id", "Jerman menerbangkan beras, selimut, dan 40 tenda ke Iran.", "AID done: Jerman → Iran"},
		{"to whom it is given", "en", "Japan gave Fiji 20 ambulances.", "AID done: Japan → Fiji"},
		{"who is charged", "id", "Velmora berbohong soal limbah, tuding Menteri Kelautan Jerman Mirela Kostan.", "ACCUSE done: Mirela Kostan → Velmora"},
		{"a passive that opens", "id", "Diserang pasukan Velmora pada 4 Mei 2031, Borenia menutup sekolah.", "ASSAULT done: pasukan Velmora → Borenia, 2031-05-04"},
		{"leaders of the past", "en", "Ronald Reagan and Mikhail Gorbachev met in Reykjavik on 11 October 1986.", "CONSULT done: Ronald Reagan → Mikhail Gorbachev, 1986-10-11"},
		{"a private office", "id", "Menteri Perdagangan Jerman Mirela Kostan bertemu Rektor Universitas Senja Budi Lintang.", ""},
		{"one man is no crowd", "id", "Budi Lintang berunjuk rasa di Jakarta.", ""},
		{"a visit at home", "id", "Menteri Perdagangan Indonesia Mirela Kostan mengunjungi Pasar Senja.", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, e := range mustRead(t, tt.code, tt.text).Events {
			got = append(got, told(&e))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %s\n got %q\nwant %q", tt.name, tt.text, s, tt.want)
		}
	}
}
