package quote

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// shown writes a comparison on one line: = kept, - dropped, + added, ~ changed,
// < outside; with the excuse after it.
func shown(c *Comparison) string {
	marks := map[Kind]string{Kept: "=", Dropped: "-", Added: "+", Changed: "~", Outside: "<"}
	var out []string
	for _, e := range c.Edits {
		s := marks[e.Kind]
		switch e.Kind {
		case Kept:
			s += texts(e.Kept)
		case Changed:
			s += texts(e.Kept) + ">" + texts(e.Asked)
		default:
			s += texts(e.Kept) + texts(e.Asked)
		}
		if e.Excuse != "" {
			s += "(" + string(e.Excuse) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func flags(c *Comparison) string {
	var out []string
	for _, f := range []struct {
		is   bool
		name string
	}{{c.Verbatim, "verbatim"}, {c.Elided, "elided"}, {c.Trimmed, "trimmed"}, {c.Altered(), "altered"}} {
		if f.is {
			out = append(out, f.name)
		}
	}
	return strings.Join(out, " ")
}

// TestCompare protects how differences are told, and which of them are excused.
func TestCompare(t *testing.T) {
	tests := []struct{ lang, asked, kept, edits, flags string }{
		{"id", "Kami tidak takut", "“Kami tidak takut.”", "=kami tidak takut", "verbatim"},
		{"id", "tidak takut", "Kami tidak takut pada ancaman", "<kami | =tidak takut | <pada ancaman", "verbatim trimmed"},
		{"id", "Kami siap … maju bersama rakyat", "Kami siap dan kuat maju bersama rakyat", "=kami siap | -dan kuat(ellipsis) | =maju bersama rakyat", "verbatim elided"},
		{"id", "Kami siap maju bersama rakyat", "Kami siap dan kuat maju bersama rakyat", "=kami siap | -dan kuat | =maju bersama rakyat", "altered"},
		{"id", "Kami siap … maju bersama rakyat", "Kami siap maju bersama rakyat", "=kami siap maju bersama rakyat", "verbatim"},
		{"id", "Kami [pemerintah] siap", "Kami siap", "=kami | +pemerintah(insertion) | =siap", "verbatim"},
		{"id", "[Presiden] sudah pergi", "Dia sudah pergi", "~dia>presiden | =sudah pergi", "altered"},
		{"id", "bansos langsung tunai", "bansos (tunai) langsung tunai", "=bansos | -tunai(insertion) | =langsung tunai", "verbatim"},
		{"id", "PSBB (pembatasan sosial menerima besar) itu", "PSBB (pembatasan sosial berskala besar) itu", "=psbb pembatasan sosial | ~berskala>menerima | =besar itu", "altered"},
		{"id", "kami buka kerjasama baru", "kami buka kerja sama baru", "=kami buka | ~kerja sama>kerjasama(typing) | =baru", "verbatim"},
		{"id", "salat Jumat di rumah", "salat Jum’at di rumah", "=salat | ~jum'at>jumat(typing) | =di rumah", "verbatim"},
		{"id", "pasukan AS pulang", "pasukan Amerika Serikat pulang", "=pasukan | ~amerika serikat>as(spelling) | =pulang", "verbatim"},
		{"en", "we're ready to go", "were ready to go", "~were>we're | =ready to go", "altered"},
		{"en", "a naive plan", "a naïve plan", "=a | ~naïve>naive(typing) | =plan", "verbatim"},
		{"id", "Rakyat menderita sejak perang", "Rakyat bergembira sejak perang usai", "=rakyat | ~bergembira>menderita | =sejak perang | <usai", "altered"},
		{"id", "Wah, kami siap maju", "Mereka lari. Kami siap maju.", "<mereka lari | +wah | =kami siap maju", "altered"},
		{"id", "sama sekali lain", "Kami siap", "+sama sekali lain | <kami siap", "altered"},
		{"id", "kami … menyerang", "Kami datang. Mereka pergi. Siapa menyerang?", "=kami | -datang mereka pergi siapa | =menyerang", "altered"},
		{"id", "", "Kami siap", "<kami siap", "altered"},
	}
	for _, tt := range tests {
		c := Compare(Fold(tt.asked), Fold(tt.kept), knowledge(tt.lang))
		if got := shown(&c); got != tt.edits {
			t.Errorf("%q of %q:\n got %s\nwant %s", tt.asked, tt.kept, got, tt.edits)
		}
		if got := flags(&c); got != tt.flags {
			t.Errorf("%q of %q is %s, want %s", tt.asked, tt.kept, got, tt.flags)
		}
	}
}

// TestTurns protects that what changes a meaning is seen, and what was only left
// out with its clause is told from it.
func TestTurns(t *testing.T) {
	tests := []struct{ lang, asked, kept, turns string }{
		{"id", "Kami akan menyerang mereka", "Kami tidak akan menyerang mereka", "negation tidak>"},
		{"id", "Kami tidak akan menyerang mereka", "Kami akan menyerang mereka", "negation >tidak"},
		{"id", "Kami bukan menyerang mereka", "Kami tidak menyerang mereka", ""},
		{"id", "Kami memilih kapal, bukan meja perundingan", "Kami memilih bukan kapal perang, meja perundingan", "negation bukan>bukan"},
		{"id", "Kami memilih kapal perang, bukan meja perundingan", "Kami memilih meja perundingan, bukan kapal perang", "negation bukan>bukan"},
		{"id", "Kami … akan menyerang mereka", "Kami tidak akan menyerang mereka", "negation tidak>"},
		{"id", "Kami … akan maju terus", "Kami tidak takut kepada siapa pun, dan kami akan maju terus", "negation tidak> apart"},
		{"id", "Kami semua … akan maju terus", "Kami semua tidak takut kepada siapa pun, dan kami akan maju terus", "negation tidak> apart, total siapa pun> apart"},
		{"id", "Rencana … itu akan ditunda", "Rencana yang tidak disetujui parlemen itu akan ditunda", "negation tidak> apart"},
		{"id", "akan menyerang negara mana pun di kawasan", "Kami tidak akan menyerang negara mana pun di kawasan", "negation tidak>"},
		{"id", "menyerang negara mana pun di kawasan", "Kami tidak akan menyerang negara mana pun di kawasan", "negation tidak>"},
		{"id", "menyerang negara itu", "Kami tidak akan menyerang negara itu", "negation tidak> apart caution"},
		{"id", "Kami mau berunding dengan mereka", "Kami mau berunding dengan mereka jika senjata diletakkan.", "condition jika senjata diletakkan> apart caution"},
		{"id", "orang bodoh yang percaya itu", "Hanya orang bodoh yang percaya itu", "limit hanya>"},
		{"id", "Kami akan menutup sekolah", "Kami mungkin akan menutup sekolah", "modal mungkin>"},
		{"id", "Warga menolak usul itu", "Sebagian warga menolak usul itu dengan keras", "share sebagian> apart"},
		{"id", "kita semua warga menolak", "kita sebagian warga menolak", "total >semua, share sebagian>"},
		{"id", "Kami mendukung usul itu", "Kami menolak usul itu", "negation menolak>, opposite menolak>mendukung"},
		{"id", "Kami kirim 850 tentara", "Kami kirim 350 tentara", "figure 350>850"},
		{"id", "Kami kirim dua kapal", "Kami kirim tiga kapal", "figure tiga>dua"},
		{"en", "It weighs 3142 grams", "It weighs 3.142 grams", "figure 3.142>3142"},
		{"id", "beratnya 3142 gram", "beratnya 3.142 gram", ""},
		{"id", "Kita bersama Rusia selalu", "Kita bersama China selalu", "name China>Rusia"},
		{"id", "Kita tiba Senin malam", "Kita tiba Selasa malam", "name Selasa>Senin"},
		{"en", "We do support the plan", "We don't support the plan", "negation don't>"},
		{"en", "We will never raise taxes", "We will raise taxes", "negation >never"},
		{"en", "We will raise taxes", "We will raise taxes if the court agrees", "condition if the court agrees> apart caution"},
		{"en", "The plan is safe, I think", "The plan may be safe, I think", "modal may>"},
		{"id", "kami akan menyerang mereka besok", "Apakah kami akan menyerang mereka besok?", "question apakah>, asking besok> apart caution"},
		{"id", "pagar", "Kami membangun jembatan, bukan pagar", "negation bukan> apart caution"},
		{"id", "membangun pagar di perbatasan itu", "Kami tidak pernah berniat membangun pagar di perbatasan itu", "negation tidak pernah> apart caution, modal berniat> apart"},
		{"id", "tidak menyasar siapa pun", "Pakta tidak cocok dengan hubungan kami yang \"tidak menyasar siapa pun\"", "negation tidak> apart, scare tidak menyasar siapa pun> apart caution"},
		{"id", "menyasar siapa pun", "Hubungan kami tidak \"menyasar siapa pun\"", "negation tidak> apart caution, scare menyasar siapa pun> apart caution"},
		{"id", "mereka pergi besok?", "mereka pergi besok.", "asking >besok"},
		{"id", "mereka pergi besok.", "mereka pergi besok?", "asking besok>"},
		{"id", "mereka pergi besok", "mereka pergi besok?", "asking besok> apart caution"},
		{"id", "mereka pergi besok!", "mereka pergi besok.", "stop besok>besok apart caution"},
		{"id", "kami menang. Hari ini kami pulang", "kami menang hari ini. Kami pulang", "stop menang>menang apart caution, stop ini>ini apart caution"},
		{"id", "kami \"menang\" hari ini", "kami menang hari ini", "scare >menang apart caution"},
		{"id", "\"kami menang hari ini\"", "kami “menang” hari ini", "scare menang> apart caution"},
		{"id", "Kami [akan] menyerang mereka", "Kami tidak menyerang mereka", "negation tidak>"},
		{"id", "Kami [tidak] akan menyerang", "Kami akan menyerang", "negation >tidak"},
		{"id", "Kami kirim [850] tentara", "Kami kirim 350 tentara", "figure 350>850"},
	}
	for _, tt := range tests {
		asked, kept := []rune(tt.asked), []rune(tt.kept)
		c := Compare(Fold(tt.asked), Fold(tt.kept), knowledge(tt.lang))
		var got []string
		for _, turn := range c.Turns {
			s := fmt.Sprintf("%s %s>%s", turn.Kind, written(kept, turn.Kept, turn.Kind), written(asked, turn.Asked, turn.Kind))
			if turn.Apart {
				s += " apart"
			}
			if turn.Caution {
				s += " caution"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != tt.turns {
			t.Errorf("%q of %q turns by %q, want %q", tt.asked, tt.kept, s, tt.turns)
		}
	}
}

// written gives words as they stand in a text, operators in small letters.
func written(text []rune, words []Word, kind TurnKind) string {
	if len(words) == 0 {
		return ""
	}
	s := string(text[words[0].Start:words[len(words)-1].End])
	if kind == Figure || kind == Name {
		return s
	}
	return strings.ToLower(s)
}

// checkEdits protects that the edits are the two texts, cut.
func checkEdits(t *testing.T, a, b []Word, c *Comparison) {
	t.Helper()
	var x, y []Word
	for _, e := range c.Edits {
		x, y = append(x, e.Asked...), append(y, e.Kept...)
		if e.Kind == Kept && texts(e.Asked) != texts(e.Kept) {
			t.Fatalf("%q kept for %q", texts(e.Asked), texts(e.Kept))
		}
	}
	if !slices.Equal(x, a) || !slices.Equal(y, b) {
		t.Fatalf("%q of %q is told as %s", texts(a), texts(b), shown(c))
	}
	if c.Covered < 0 || c.Covered > 1 {
		t.Fatalf("covered %f", c.Covered)
	}
}

// longestCommon is the length of the longest common subsequence.
func longestCommon(a, b []Word) int {
	row := make([]int, len(b)+1)
	for i := range a {
		before := 0
		for j := range b {
			was := row[j+1]
			if row[j+1] = max(row[j+1], row[j]); a[i].Text == b[j].Text {
				row[j+1] = max(row[j+1], before+1)
			}
			before = was
		}
	}
	return row[len(b)]
}

// TestAlign protects that the alignment finds nearly as many words as can be
// found, though it prefers those in one piece.
func TestAlign(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	found, all := 0, 0
	for range 2000 {
		a := random(rnd, 1+rnd.IntN(30), 12)
		b := slices.Clone(a)
		for range rnd.IntN(8) {
			switch i := rnd.IntN(len(b) + 1); {
			case rnd.IntN(2) == 0:
				b = slices.Insert(b, i, random(rnd, 1+rnd.IntN(3), 12)...)
			case i < len(b):
				b = slices.Delete(b, i, min(i+1+rnd.IntN(3), len(b)))
			}
		}
		n := 0
		for _, r := range align(a, b, nil) {
			for k := range r.Len {
				if a[r.A+k].Text != b[r.B+k].Text {
					t.Fatalf("%q and %q are paired", a[r.A+k].Text, b[r.B+k].Text)
				}
			}
			n += r.Len
		}
		found, all = found+n, all+longestCommon(a, b)
	}
	t.Logf("%d of %d", found, all)
	if found > all || float64(found) < 0.97*float64(all) {
		t.Errorf("%d words paired, of %d at most", found, all)
	}
}

// TestAnchors protects that large texts are aligned as small ones are.
func TestAnchors(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 8))
	a := make([]Word, 0, 6000)
	for len(a) < 6000 {
		a = append(a, Fold(fmt.Sprintf("k%d", rnd.IntN(1500)))...)
	}
	b := slices.Clone(a)
	for range 300 {
		b[rnd.IntN(len(b))] = Fold("lain")[0]
	}
	n := 0
	for _, r := range align(a, b, nil) {
		n += r.Len
	}
	if want := longestCommon(a, b); float64(n) < 0.99*float64(want) {
		t.Errorf("%d words paired, of %d at most", n, want)
	}
}

// FuzzCompare: any two texts can be compared, and a text with itself is
// verbatim.
func FuzzCompare(f *testing.F) {
	f.Add("Kami tidak … takut [pada] 1.500", "Kami tidak pernah takut pada 1500 orang")
	f.Add("we can't (not) go", "We’re going… nowhere?")
	f.Add("[a] … [b] a", "a b a b… (a)")
	f.Add("jika. Tidak", "tidak jika tidak")
	f.Fuzz(func(t *testing.T, asked, kept string) {
		a, b := Fold(asked), Fold(kept)
		for _, k := range []*Knowledge{nil, indonesian(), english()} {
			c := Compare(a, b, k)
			checkEdits(t, a, b, &c)
			if c = Compare(a, a, k); len(a) > 0 && (!c.Verbatim || c.Covered != 1 || c.Trimmed || c.Elided || len(c.Turns) > 0) {
				t.Fatalf("%q of itself: %s, %s, covered %f, turns %v", asked, shown(&c), flags(&c), c.Covered, c.Turns)
			}
		}
		Judge(Quotation{Text: asked}, []Candidate{{Text: kept}, {Text: asked + kept}}, indonesian())
	})
}
