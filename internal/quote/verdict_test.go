package quote

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestJudge protects which candidate a verdict is about, and what it says of
// speaker and day.
func TestJudge(t *testing.T) {
	record := []Candidate{
		0: {Text: "Kami tidak akan menaikkan harga bahan bakar tahun ini. Rakyat sudah cukup susah.", Speakers: []string{"raka"}, Day: "2031-02-03"},
		1: {Text: "Kami tidak akan menaikkan harga bahan bakar tahun ini.", Speakers: []string{"laras"}, Day: "2031-02-05"},
		2: {Text: "Kami tidak akan menaikkan harga bahan bakar tahun ini.", Speakers: []string{"raka", "darmo"}, Day: "2031-02-04"},
		3: {Text: "Harga beras di pasar induk sudah turun, dan stok di gudang cukup untuk enam bulan.", Speakers: []string{"laras"}},
		4: {Text: "Cadangan beras kita cukup, dan harga di tingkat petani naik.", Speakers: []string{"raka"}},
		5: {Text: "Kami akan berunding kapan saja jika mereka menarik pasukan.", Speakers: []string{"darmo"}},
	}
	const fuel = "Kami tidak akan menaikkan harga bahan bakar tahun ini"
	tests := []struct {
		q    Quotation
		want string
	}{
		{Quotation{Text: fuel}, "verbatim 2"},                               // whole, and the earliest
		{Quotation{Text: fuel, By: "laras"}, "verbatim 1"},                  // hers
		{Quotation{Text: fuel, On: "2031-02-05"}, "verbatim 1"},             // of that day
		{Quotation{Text: fuel, On: "2031-02-03", By: "raka"}, "verbatim 0"}, // of that day, before whole ones
		{Quotation{Text: fuel, On: "2030", By: "raka"}, "verbatim 2 otherday"},
		{Quotation{Text: fuel, On: "2031-02", By: "raka"}, "verbatim 2"},                  // of that month
		{Quotation{Text: fuel, By: "bagas"}, "someone-else 2 otherspeaker"},               //
		{Quotation{Text: "Harga beras", By: "raka"}, "someone-else 3 otherspeaker"},       // a fragment, but not his
		{Quotation{Text: "harga bahan bakar"}, "verbatim 0"},                              //
		{Quotation{Text: "Kami akan menaikkan harga bahan bakar tahun ini"}, "altered 0"}, //
		{Quotation{Text: "akan menaikkan harga bahan bakar tahun ini", By: "laras"}, "altered 1"},
		{Quotation{Text: "Kami akan berunding kapan saja", By: "darmo"}, "verbatim 5"},                                                                // its condition is a turn
		{Quotation{Text: "Kami akan berperang kapan saja jika mereka menarik pasukan", By: "laras"}, "altered 5 otherspeaker"},                        //
		{Quotation{Text: "stok di gudang cukup untuk enam bulan. Rakyat sudah cukup susah"}, "mixed -1 3 0"},                                          //
		{Quotation{Text: "dan stok di gudang cukup untuk enam bulan. Harga beras di pasar induk sudah turun"}, "altered 3"},                           // one statement, turned round
		{Quotation{Text: "Harga beras naik karena stok petani kita habis"}, "not-in-record -1 4 3 0"},                                                 //
		{Quotation{Text: "Zebra quagga okapi"}, "not-in-record -1"},                                                                                   //
		{Quotation{Text: "“…”"}, "not-in-record -1"},                                                                                                  //
		{Quotation{Text: "Menteri itu berkata lain: harga beras di pasar induk sudah turun, dan stok di gudang cukup untuk enam bulan"}, "altered 3"}, // half of it is there
		{Quotation{Text: "Kami [pemerintah] tidak akan menaikkan harga … tahun ini"}, "verbatim 0"},                                                   //
		{Quotation{Text: "Kami [pemerintah] akan menaikkan harga … tahun ini"}, "altered 0"},                                                          //
		{Quotation{Text: "Kami akan berunding kapan saja jika mereka menarik pasukan. Rakyat sudah cukup susah."}, "mixed -1 5 0"},                    //
		{Quotation{Text: "KAMI TIDAK AKAN MENAIKKAN HARGA BAHAN-BAKAR TAHUN INI. RAKYAT SUDAH CUKUP SUSAH!", By: "raka"}, "verbatim 0"},               //
		{Quotation{Text: "Kami tidak akan menaikkan harga bahan bakar tahun ini, rakyat sudah cukup senang.", By: "raka"}, "altered 0"},               //
		{Quotation{Text: "Kami tidak akan menaikkan harga bahan bakar tahun ini, rakyat sudah cukup susah.", By: "x"}, "someone-else 0 other"},        //
	}
	for _, tt := range tests {
		v := Judge(tt.q, record, indonesian())
		got := fmt.Sprint(v.Finding, " ", v.Match)
		if v.OtherSpeaker {
			got += " otherspeaker"
		}
		if v.OtherDay {
			got += " otherday"
		}
		for _, p := range v.Parts {
			got += fmt.Sprint(" ", p.Candidate)
		}
		for _, n := range v.Nearest {
			got += fmt.Sprint(" ", n.Candidate)
		}
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%q by %q on %q: %s, want %s", tt.q.Text, tt.q.By, tt.q.On, got, tt.want)
		}
	}
}

// TestOwnWords protects that beside another's words stand those of the speaker
// asked for that are like them: a "not" may have been dropped from hers.
func TestOwnWords(t *testing.T) {
	record := []Candidate{
		{Text: "Kami akan menutup pelabuhan lama tahun depan jika kapal itu tidak pergi.", Speakers: []string{"raka"}},
		{Text: "Kami tidak akan menutup pelabuhan lama tahun depan.", Speakers: []string{"laras"}},
		{Text: "Harga beras di pasar induk sudah turun.", Speakers: []string{"darmo"}},
	}
	for by, want := range map[string][]int{"laras": {1}, "darmo": nil, "raka": nil} {
		v := Judge(Quotation{Text: "Kami akan menutup pelabuhan lama tahun depan", By: by}, record, indonesian())
		var got []int
		for _, n := range v.Nearest {
			got = append(got, n.Candidate)
		}
		if v.Match != 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %s %d, like it %v, want %v", by, v.Finding, v.Match, got, want)
		}
	}
}

// TestParts protects that the parts of a mixed quotation are all of it.
func TestParts(t *testing.T) {
	v := Judge(Quotation{Text: "satu dua tiga empat lima enam tujuh delapan sembilan"}, []Candidate{
		{Text: "satu dua tiga empat lima enam dan lagi"}, {Text: "lalu lima enam tujuh delapan sembilan"}, {Text: "tiga empat lima enam tujuh"},
	}, nil)
	var got []string
	for _, p := range v.Parts {
		got = append(got, fmt.Sprint(p.Candidate, ": ", texts(p.Words)))
	}
	if want := []string{"0: satu dua tiga empat lima", "1: enam tujuh delapan sembilan"}; v.Finding != Mixed || !slices.Equal(got, want) {
		t.Errorf("%s of %q, want %q", v.Finding, got, want)
	}
}

// TestIgnorance protects that texts of a language that nobody made a pack for
// are compared by their words.
func TestIgnorance(t *testing.T) {
	d, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []*Knowledge{nil, {}, NewKnowledge(d, "tlh"), NewKnowledge(d, "")} {
		record := []Candidate{{Text: "tlhIngan maH, taHjaj wo' 1,5 reH tlhInganpu' yInjaj"}}
		if v := Judge(Quotation{Text: "tlhIngan maH taHjaj wo’"}, record, k); v.Finding != Verbatim || !v.Comparison.Trimmed {
			t.Errorf("found %s", v.Finding)
		}
		if v := Judge(Quotation{Text: "tlhIngan maH taHjaj wo’ 2,5 reH"}, record, k); v.Finding != Altered {
			t.Errorf("found %s", v.Finding)
		}
	}
}

// BenchmarkJudge is of quotations of 40 words and less, and 50 candidates of
// 40 words, made of our statements.
func BenchmarkJudge(b *testing.B) {
	var all []string
	for _, s := range readSaid(b, "statements.tsv") {
		if s.lang == "id" {
			all = append(all, strings.Fields(s.text)...)
		}
	}
	const n = 40
	var cands []Candidate
	for i := range 50 {
		from := i * (len(all) - n) / 50
		cands = append(cands, Candidate{Text: strings.Join(all[from:from+n], " "), Speakers: []string{"raka"}})
	}
	asked := strings.Fields(cands[17].Text)
	asked[20] = "bukan"
	quotes := map[string]Quotation{
		"altered":  {Text: strings.Join(asked, " "), By: "raka"},
		"verbatim": {Text: cands[17].Text, By: "raka"},
		"short":    {Text: strings.Join(asked[17:23], " "), By: "raka"},
		"none":     {Text: "sekolah di tiga kecamatan ditutup karena kualitas udara tidak membaik sampai akhir pekan meskipun hujan turun"},
	}
	know := indonesian()
	for _, name := range []string{"altered", "verbatim", "short", "none"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Judge(quotes[name], cands, know)
			}
		})
	}
}

// TestStitchedInAllOrders protects that a quotation of several statements is
// told as one whichever stands first, wherever the cut is and however it is
// marked, and that one statement turned round is not taken for several.
func TestStitchedInAllOrders(t *testing.T) {
	said := []string{
		"Kami tidak akan menaikkan harga bahan bakar tahun ini. Rakyat sudah cukup susah.",
		"Kami akan berunding kapan saja jika mereka menarik pasukan.",
		"Pelabuhan lama akan ditutup pada bulan Juni.",
	}
	record := make([]Candidate, len(said))
	for i, text := range said {
		record[i] = Candidate{Text: text, Speakers: []string{fmt.Sprint("speaker", i)}}
	}
	parts := []struct {
		text string
		of   int
		long bool // enough to be known without a mark
	}{
		{"kami tidak akan menaikkan harga bahan bakar tahun ini", 0, true}, {"rakyat sudah cukup susah", 0, true}, {"sudah cukup susah", 0, false},
		{"kami akan berunding kapan saja", 1, true}, {"jika mereka menarik pasukan", 1, true}, {"mereka menarik pasukan", 1, false},
		{"pelabuhan lama akan ditutup pada bulan Juni", 2, true}, {"pada bulan Juni", 2, false},
	}
	for _, between := range []string{" ", ". ", " … ", " ... ", " [...] ", " […] ", "? ", ", dan ", ", tetapi "} {
		marked := strings.ContainsAny(between, "…[") || strings.Contains(between, "...")
		for i, a := range parts {
			for k, b := range parts {
				if i == k || !marked && !(a.long && b.long) {
					continue
				}
				for _, by := range []string{"", "speaker0", "speaker2", "nobody"} {
					q := a.text + between + b.text
					v := Judge(Quotation{Text: q, By: by}, record, indonesian())
					switch {
					case a.of != b.of && (v.Finding != Mixed || len(v.Parts) != 2 || v.Parts[0].Candidate != a.of || v.Parts[1].Candidate != b.of):
						t.Errorf("%q by %q: %s of %+v", q, by, v.Finding, v.Parts)
					case a.of == b.of && v.Finding == Mixed:
						t.Errorf("%q by %q is one statement's, and was called mixed", q, by)
					}
				}
			}
		}
	}
}
