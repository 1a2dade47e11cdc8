package reader_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sanad-news/sanad"
)

// figureCases are sentences with what is counted in them: value, unit, kind,
// measure and period of each figure.
var figureCases = []struct{ language, text, want string }{
	{"id", "Sembilan belas orang tewas dan 43 lainnya luka-luka dalam bentrokan itu.",
		"19 orang actual level; 43 orang actual level"},
	{"id", "Ekonomi Karsania menyusut 1,8 persen sepanjang 2030, kontraksi terdalam sejak 1998.",
		"1.8 percent actual change 2030"},
	{"id", "Kedua negara mencatat pertukaran barang senilai 4,5 miliar euro, separuhnya berupa gas alam.",
		"4.5e+09 EUR actual level; 50 percent actual share"},
	{"id", "Cadangan beras nasional kini tinggal 320 ribu ton.",
		"320000 ton actual level"},
	{"id", "Tiga dari empat warga menolak rencana itu.",
		"75 percent actual share"},
	{"id", "Pemerintah menyiapkan dana Rp2,5 triliun untuk membangun 12 rumah sakit dan 45 puskesmas.",
		"2.5e+12 IDR actual level; 12 rumah sakit actual level; 45 puskesmas actual level"},
	{"id", "Harga gandum melonjak dari 210 dolar AS menjadi 260 dolar AS per ton pada Mei 2031.",
		"210 USD actual level 2031-05; 260 USD actual level 2031-05"},
	{"id", "Suku bunga dipertahankan di level 6,25 persen.",
		"6.25 percent actual level"},
	{"id", "Impor tidak boleh melebihi 15.000 ton per tahun.",
		"15000 ton limit level"},
	{"id", "Perusahaan itu akan membuka 30 gerai baru di Jakarta pada 2033.",
		"30 gerai target level 2033"},
	{"id", "Defisit neraca berjalan diramalkan berada di kisaran 2,1-2,8 persen PDB tahun depan.",
		"2.1–2.8 percent estimate share 2032"},
	{"id", "Angka kemiskinan turun dari 9,5 persen pada 2029 menjadi 8,9 persen pada 2030.",
		"9.5 percent actual level 2029; 8.9 percent actual level 2030"},
	{"id", "Menurut sensus 1990, penduduk kota itu hanya 80.000 jiwa.",
		"80000 jiwa actual level 1990"},
	{"id", "Pada dekade 1980-an, Karsania mengekspor 3 juta barel minyak per hari.",
		"3e+06 barel actual level 198X"},
	{"id", "Tanpa bantuan itu, 2 juta orang akan kelaparan.",
		""},
	{"id", "Kalau pabrik itu tutup, 5.000 pekerja kehilangan pekerjaan.",
		""},
	{"id", "Andai saja ada 1.000 dokter di sini, kata bupati.",
		""},
	{"id", "Jumlah korban tewas bertambah menjadi 61 orang.",
		"61 orang actual level"},
	{"id", "Tak satu pun dari 300 penumpang itu terluka.",
		""},
	{"id", "Ia sudah seribu kali mengatakan hal itu.",
		""},
	{"id", "Nilai ekspor kopi mencapai US$ 1,15 miliar pada Januari-September 2031, naik 8,4 persen dibandingkan periode yang sama tahun sebelumnya.",
		"1.15e+09 USD actual level 2031-01/2031-09; 8.4 percent actual change 2031-01/2031-09"},
	{"id", "Valdoria sudah membangun 14 penjara sejak 2027.",
		"14 penjara actual level 2027/.."},
	{"id", "Seandainya bendungan itu jebol, 12.000 warga desa hanyut.",
		""},
	{"id", "Kabar bahwa 300 prajurit membelot adalah bohong, kata kementerian itu.",
		""},
	{"id", "Tarif parkir naik 50 sen menjadi 2 ringgit.",
		"0.5 MYR actual change; 2 MYR actual level"},
	{"id", "Panitia hendak menjual 9 juta tiket tahun ini, sedangkan tahun lalu baru 7,5 juta.",
		"9e+06 tiket target level 2031; 7.5e+06 tiket actual level 2030"},
	{"id", "Pertumbuhan ekonomi melambat menjadi 3,2 persen.",
		"3.2 percent actual change"},
	{"id", "Karsania mengaku menembak jatuh sembilan drone semalam.",
		"9 drone actual level"},
	{"id", "Perusahaan itu memangkas 1.200 pekerja tahun lalu dan berencana memangkas 800 lagi.",
		"1200 pekerja actual change 2030; 800 pekerja target change"},
	{"id", "Bantuan kedua, 90 juta euro, bergantung pada hasil pemilu; yang pertama, 40 juta euro, sudah dikirim.",
		"4e+07 EUR actual level"},
	{"id", "Sekitar 60 persen pasokan energi negara itu berasal dari batu bara.",
		"60 percent actual share"},
	{"id", "Rusia memasok 45 miliar meter kubik gas ke China lewat pipa itu tahun lalu.",
		"4.5e+10 meter kubik actual level 2030"},
	{"id", "Pemerintah mematok target realisasi investasi pada 2032 sebesar Rp 886 triliun.", "8.86e+14 IDR target level 2032"},
	{"id", "Kementerian Keuangan mengalokasikan 18,5 triliun rupiah, atau 0,8 persen PDB.",
		"1.85e+13 IDR actual level; 0.8 percent actual share"},
	{"id", "Tarif impor baja dinaikkan menjadi 25 persen mulai 1 April 2032.",
		"25 percent actual level 2032-04-01"},
	{"id", "Dua kapal perusak dan tiga fregat ikut serta dalam latihan itu.",
		"2 kapal actual level; 3 fregat actual level"},
	{"id", "Mereka menuntut ganti rugi 500 juta dolar AS.",
		"5e+08 USD target level"},
	{"id", "Bank sentral memangkas suku bunga sebesar 25 basis poin.",
		"25 basis poin actual change"},
	{"id", "Valdoria membantah telah mengirim 2.000 tentara ke perbatasan, tetapi mengakui 150 penasihat militer berada di sana.",
		"150 penasihat actual level"},
	{"id", "Target pertumbuhan 5 persen tidak tercapai; realisasinya 4,7 persen.",
		"5 percent target change; 4.7 percent actual change"},
	{"id", "Kapal sepanjang 180 meter itu membawa 22 awak.",
		"180 meter actual level; 22 awak actual level"},
	{"id", "Utang luar negeri pada kuartal pertama 2032 sebesar US$ 402,3 miliar, tumbuh 1,9% (yoy).",
		"4.023e+11 USD actual level 2032-01/2032-03; 1.9 percent actual change 2032-01/2032-03"},
	{"id", "Penerimaan pajak diharapkan naik 12 persen menjadi Rp 2.000 triliun.",
		"12 percent estimate change; 2e+15 IDR estimate level"},
	{"en", "Nineteen people were killed and 43 others injured in the clashes.",
		"19 person actual level; 43 person actual level"},
	{"en", "The economy of Karsania shrank 1.8 percent in 2030, its deepest contraction since 1998.",
		"1.8 percent actual change 2030"},
	{"en", "The neighbours exchanged goods worth 4.5 billion euros, half of it natural gas.",
		"4.5e+09 EUR actual level; 50 percent actual share"},
	{"en", "National rice stocks are down to 320,000 tons.",
		"320000 ton actual level"},
	{"en", "Three in four residents oppose the plan.",
		"75 percent actual share"},
	{"en", "The government set aside $2.5 billion to build 12 hospitals and 45 clinics.",
		"2.5e+09 USD actual level; 12 hospital actual level; 45 clinic actual level"},
	{"en", "Wheat prices jumped from $210 to $260 a ton in May 2031.",
		"210 USD actual level 2031-05; 260 USD actual level 2031-05"},
	{"en", "The bank kept its policy rate at 6.25 percent.",
		"6.25 percent actual level"},
	{"en", "Imports must not exceed 15,000 tons a year.",
		"15000 ton limit level"},
	{"en", "The company will open 30 new stores in Jakarta in 2033.",
		"30 store target level 2033"},
	{"en", "Valdoria and Tembara agreed to raise trade to $10 billion within five years.",
		"1e+10 USD target level"},
	{"en", "The current-account deficit is forecast at 2.1 to 2.8 percent of GDP next year.",
		"2.1–2.8 percent estimate share 2032"},
	{"en", "The poverty rate fell from 9.5 percent in 2029 to 8.9 percent in 2030.",
		"9.5 percent actual level 2029; 8.9 percent actual level 2030"},
	{"en", "According to the 1990 census the town had just 80,000 inhabitants.",
		"80000 inhabitant actual level 1990"},
	{"en", "In the 1980s Karsania exported 3 million barrels of oil a day.",
		"3e+06 barrel actual level 198X"},
	{"en", "Without that aid 2 million people would starve.",
		""},
	{"en", "If the plant closes, 5,000 workers lose their jobs.",
		""},
	{"en", "The death toll rose to 61.",
		"61 person actual level"},
	{"en", "None of the 300 passengers was hurt.",
		""},
	{"en", "He has said so a thousand times.",
		""},
	{"en", "Valdoria has built 14 prisons since 2027.",
		"14 prison actual level 2027/.."},
	{"en", "Remittances climbed from 3.1 to 3.4 billion dollars.",
		"3.1e+09 USD actual level; 3.4e+09 USD actual level"},
	{"en", "The fare goes up by 50 cents to €2.75.",
		"0.5 EUR actual change; 2.75 EUR actual level"},
	{"en", "Suppose the river rises two meters; 900 homes would flood.",
		""},
	{"en", "It is not true that the ministry hired 600 guards.",
		""},
	{"en", "Seven of the 18 hostages have been freed.",
		"7 hostage actual level; 18 hostage actual level"},
	{"en", "Analysts put the loss at $200 million.",
		"2e+08 USD estimate level"},
	{"en", "Growth is forecast to slow to 3.2 percent next year.",
		"3.2 percent estimate change 2032"},
	{"en", "Karsania says it shot down nine drones overnight.",
		"9 drone actual level"},
	{"en", "Demand for coal fell 4 percent in 2030.",
		"4 percent actual change 2030"},
	{"en", "The minimum wage is 15 dollars.",
		"15 USD actual level"},
	{"en", "Two hundred and forty guards were hired.",
		"240 guard actual level"},
	{"en", "The mine sold 6 million tonnes, 2 million fewer than in May.",
		"6e+06 tonne actual level; 2e+06 tonne actual change"},
	{"en", "Loans in arrears were 3.9 per cent of the total, up 0.4 of a percentage point.",
		"3.9 percent actual share; 0.4 percentage point actual change"},
	{"en", "Output is expected to climb from 3.1 to 3.4 million barrels.",
		"3.1e+06 barrel actual level; 3.4e+06 barrel estimate level"},
	{"en", "The accused faces trial under articles 160 and 216 of the code.",
		""},
	{"en", "About 60 percent of the country's energy comes from coal.",
		"60 percent actual share"},
	{"en", "Russia supplied 45 billion cubic metres of gas to China through the pipeline last year.",
		"4.5e+10 cubic metre actual level 2030"},
	{"en", "The finance ministry allocated 18.5 trillion rupiah, or 0.8 percent of GDP.",
		"1.85e+13 IDR actual level; 0.8 percent actual share"},
	{"en", "The duty on steel will rise to 25 percent from April 1, 2032.",
		"25 percent estimate level 2032-04-01"},
	{"en", "Two destroyers and three frigates took part in the drill.",
		"2 destroyer actual level; 3 frigate actual level"},
	{"en", "They are seeking $500 million in damages.",
		"5e+08 USD target level"},
	{"en", "The central bank trimmed its rate by 25 basis points.",
		"25 basis point actual change"},
	{"en", "Valdoria denied having sent 2,000 troops to the border, but admitted that 150 military advisers were there.",
		"150 adviser actual level"},
	{"en", "The 5 percent growth target was missed; the outcome was 4.7 percent.",
		"5 percent target change; 4.7 percent actual change"},
	{"en", "The fund has a ceiling of €750 million.",
		"7.5e+08 EUR limit level"},
	{"en", "Inflation slowed to 3.4% in June from 3.9% in May.",
		"3.4 percent actual level 2031-06; 3.9 percent actual level 2031-05"},
	{"en", "Sales grew by between 5 and 7 percent year on year.",
		"5–7 percent actual change"},
	{"en", "The agency expects 1.5 million tourists this year, against 1.1 million last year.",
		"1.5e+06 tourist estimate level 2031; 1.1e+06 tourist actual level 2030"},
	{"en", "Laos lent 300 nurses, Nepal 45 and Bhutan 20.",
		"300 nurse actual level; 45 nurse actual level; 20 nurse actual level"},
	{"en", "The bank cut its growth forecast for 2031 to 3.2 percent from 4.5 percent.",
		"3.2 percent estimate change 2031; 4.5 percent estimate change"},
	{"en", "In the ballot 58 percent of members chose to strike and 42 percent to wait.",
		"58 percent actual share; 42 percent actual share"},
	{"en", "Some 640 lorries crossed the bridge on Monday.", "640 lorry actual level 2031-11-17"},
	{"en", "Some 640 lorries crossed the bridge, the ministry said on Monday.", "640 lorry actual level"},
	{"id", "Bank itu memangkas proyeksi pertumbuhan 2031 dari 4,5 persen menjadi 3,2 persen.",
		"4.5 percent estimate change 2031; 3.2 percent estimate change 2031"},
	{"id", "Dari 90 sekolah di lembah itu, 34 sudah dibuka lagi.", "90 sekolah actual level; 34 sekolah actual level"},
	{"id", "Sebanyak 640 truk melintasi jembatan itu, Senin (17/11).", "640 truk actual level 2031-11-17"},
	{"id", "Sebanyak 640 truk melintasi jembatan itu, kata seorang pejabat, Senin (17/11).", "640 truk actual level"},
}

// TestFigures protects how quantities are read: number styles, units, ranges,
// changes and levels, targets, estimates and limits, periods, and what is no
// figure.
func TestFigures(t *testing.T) {
	r := newReader(t)
	for _, tt := range figureCases {
		rd, err := r.Read(t.Context(), sanad.Report{Text: tt.text, Language: tt.language, Published: "2031-11-20"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range rd.Figures {
			value := fmt.Sprintf("%g", f.Low)
			if f.High != f.Low {
				value += fmt.Sprintf("–%g", f.High)
			}
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s", value, f.Unit, f.Kind, f.Measure, f.Period)))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s\n got: %s\nwant: %s", tt.text, s, tt.want)
		}
	}
}

// TestMeasured protects what a figure is said to measure and of whom: the
// object or the deed before the one who acts, people's deeds where nothing more
// is said of them, and no state for what stands in its capital.
func TestMeasured(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ language, text, what, of string }{
		{"en", "The government cut the diesel subsidy to 4 billion dollars.", "the diesel subsidy", ""},
		{"en", "Saudi Arabia pumped 9 million barrels a day.", "pumped", "Saudi Arabia"},
		{"en", "Canada imported 3 million tonnes of sugar in 2030.", "sugar", "Canada"},
		{"en", "The envoys have met six times.", "met", ""},
		{"en", "A fund in Jakarta sold shares worth 80 million dollars.", "shares", ""},
		{"id", "Kanada mengimpor 3 juta ton gula pada 2030.", "gula", "Kanada"},
		{"id", "Vietnam memangkas subsidi solar menjadi 40 triliun dong.", "subsidi solar", "Vietnam"},
		{"id", "Sekitar 600 warga mengungsi ke bukit.", "warga mengungsi", ""},
		{"id", "Para utusan sudah bertemu enam kali.", "bertemu", ""},
		{"en", "Canada left its policy rate at 2.25 percent.", "its policy rate", "Canada"},
		{"en", "Japan's car exports to the United States fell 11 percent.", "Japan's car exports to the United States", "Japan United States"},
		{"en", "India's reserves were 712 billion dollars at the end of September 2031.", "India's reserves", "India"},
		{"id", "Perdagangan bilateral Jepang dan Kanada tahun ini mencapai 3 miliar dolar AS.", "Perdagangan bilateral Jepang dan Kanada", "Jepang Kanada"},
		{"id", "Kanada menemui Jepang. \"Nilai perdagangan kedua negara tumbuh menjadi 3 miliar dolar AS,\" kata Menteri Perdagangan Jepang Kenji Arata.", "Nilai perdagangan", "Kanada Jepang"},
		{"id", "Menteri Perdagangan Jepang Kenji Arata mengatakan ekspor beras Kanada mencapai 3 juta ton.", "ekspor beras Kanada", "Kanada"},
	} {
		rd, err := r.Read(t.Context(), sanad.Report{Text: tt.text, Language: tt.language, Published: "2031-11-20"})
		if err != nil {
			t.Fatal(err)
		}
		if len(rd.Figures) != 1 {
			t.Errorf("%s: %d figures, want 1", tt.text, len(rd.Figures))
			continue
		}
		var of []string
		for _, p := range rd.Figures[0].Of {
			of = append(of, p.Name)
		}
		if f := rd.Figures[0]; f.What != tt.what || strings.Join(of, " ") != tt.of {
			t.Errorf("%s: %q of %q, want %q of %q", tt.text, f.What, of, tt.what, tt.of)
		}
	}
}

// TestNoNumber protects that a figure that is beyond any count is left out, and
// the others are read.
func TestNoNumber(t *testing.T) {
	r := newReader(t)
	for _, tt := range []struct{ language, text string }{
		{"en", "Karsania exported 5 " + strings.Repeat("billion ", 60) + "tonnes of rice and 7 million tonnes of sugar in 2030."},
		{"en", "Karsania exported 0 " + strings.Repeat("billion ", 60) + "tonnes of rice and 7 million tonnes of sugar in 2030."},
		{"id", "Karsania mengekspor 5 " + strings.Repeat("miliar ", 60) + "ton beras dan 7 juta ton gula pada 2030."},
	} {
		rd, err := r.Read(t.Context(), sanad.Report{Text: tt.text, Language: tt.language, Published: "2031-11-20"})
		if err != nil {
			t.Fatal(err)
		}
		if len(rd.Figures) != 1 || rd.Figures[0].Low != 7e6 || rd.Figures[0].High != 7e6 {
			t.Errorf("%.40s: %+v", tt.text, rd.Figures)
		}
	}
}

// TestYearsThatCannotBeWritten protects that no period and no date lies outside
// the years 0001 to 9999, that EDTF and a record can hold.
func TestYearsThatCannotBeWritten(t *testing.T) {
	r := newReader(t)
	for _, published := range []string{"9999-12-31", "0001-01-01"} {
		for _, word := range []string{"next year", "last year", "tomorrow", "yesterday", "next month", "last month", "next week", "last week", "five years ago", "last October", "on Sunday", "on October 9"} {
			rd, err := r.Read(t.Context(), sanad.Report{Text: "Karsania will export 7 million tonnes of rice " + word + ". Karsania attacked Velmora " + word + ".", Language: "en", Published: published})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range rd.Figures {
				got = append(got, f.Period)
			}
			for _, e := range rd.Events {
				if e.Date != nil {
					got = append(got, e.Date.Value)
				}
			}
			for _, d := range rd.Dates {
				got = append(got, d.Value)
			}
			for _, value := range got {
				for day := range strings.SplitSeq(value, "/") {
					if year, _, _ := strings.Cut(day, "-"); value != "" && (len(year) != 4 || year == "0000") {
						t.Errorf("%s, %s: %q", published, word, value)
					}
				}
			}
			if len(rd.Figures) != 1 {
				t.Errorf("%s, %s: %d figures", published, word, len(rd.Figures))
			}
		}
	}
}
