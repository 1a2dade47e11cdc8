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
		{"a future in the past is a plan", "en", "Officials said on Tuesday that Velmora would sign a pact with Borenia in May.", "AGREE planned: Velmora → Borenia"},
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
		{"each other", "en", "Velmora and Borenia accused each other of shelling the bridge.", "ACCUSE done: Velmora → Borenia"},
		{"each other", "id", "Velmora dan Borenia saling mengusir diplomat.", "SANCTION done: Velmora → Borenia"},
		{"a relative clause about whom", "en", "Borenia freed the eleven fishermen whom it had seized in March 2031.", "CONCEDE done: Borenia → fishermen; COERCE done: Borenia → fishermen, 2031-03"},
		{"a relative clause about whom", "id", "Borenia membebaskan 11 nelayan yang ditangkapnya pada Maret 2031.", "CONCEDE done: Borenia → nelayan; COERCE done: Borenia → nelayan, 2031-03"},
		{"a decision to do it", "en", "Velmora's decision to recall its ambassador from Borenia was taken on 4 May 2031.", "SANCTION done: Velmora → Borenia, 2031-05-04"},
		{"a plan to do it", "en", "Velmora plans to send troops to the bay.", "MOBILIZE planned: Velmora"},
		{"what is only alleged", "en", "Velmora accused Borenia of bombing bridges and expelled its consul.", "ACCUSE done: Velmora → Borenia; SANCTION done: Velmora → Borenia"},
		{"what is refused", "en", "Velmora refused to receive Borenia's envoy.", "REJECT done: Velmora → Borenia's envoy"},
		{"what will not be done", "id", "Velmora tidak akan mengirim pasukan ke Borenia.", "MOBILIZE denied: Velmora"},
		{"what and joins", "en", "Velmora will close its border with Borenia and recall its ambassador.", "SANCTION planned: Velmora → Borenia; SANCTION planned: Velmora → Borenia"},
		{"who suffered it", "en", "Velmora condemned the attack on Borenia.", ""},
		{"who suffered it", "id", "Velmora mengecam serangan terhadap Borenia.", ""},
		{"who did it, behind a noun", "id", "Pengusiran dua diplomat Velmora oleh Borenia diumumkan pada 4 Mei 2031.", "SANCTION done: Borenia → Velmora, 2031-05-04"},
		{"from where", "en", "Two Velmoran diplomats were expelled from Borenia on 4 May 2031.", "SANCTION done: Borenia → Velmoran diplomats, 2031-05-04"},
		{"it, told before", "en", "Velmora lifted a flight ban on Borenia. Norvask had imposed it in January 2031.", "CONCEDE done: Velmora → Borenia; SANCTION done: Norvask → Borenia, 2031-01"},
		{"words apart from their verb", "en", "Velmora gave two Borenian diplomats 48 hours to leave.", "SANCTION done: Velmora → Borenian diplomats"},
		{"ministers and their names", "en", "The foreign ministers of Poland and Germany, Mirela Kostan and Tavik Orlan, met on 4 May 2031.", "CONSULT done: Mirela Kostan → Tavik Orlan, 2031-05-04"},
		{"her country", "en", "Poland's foreign minister, Mirela Kostan, said that her country had expelled two Borenian diplomats.", "SANCTION done: Poland → Borenian diplomats"},
		{"a clause that opens", "en", "Having hosted Germany's president, Tavik Orlan, for lunch, Poland's president, Mirela Kostan, criticised Borenia.", "CONSULT done: Mirela Kostan → Tavik Orlan; ACCUSE done: Mirela Kostan → Borenia"},
		{"a date that opens", "en", "It was on 25 September 1972 that Kakuei Tanaka landed in Beijing.", "CONSULT done: Kakuei Tanaka → Beijing, 1972-09-25"},
		{"two deeds to one", "id", "Velmora memblokade Borenia dan menahan dua kapal pukat negeri itu.", "COERCE done: Velmora → Borenia; COERCE done: Velmora → Borenia"},
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
