package reader_test

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/reader"
)

// hostile are texts made to take long, by how they begin anew; %d is a number
// that differs each time.
var hostile = []string{
	"a", `"`, "(", "[", "kata ", "“", "”", "'", "''", ".", ",", "-", "- ", "– ", "1", "1.", "1 ", "\n", "a\n", "a\n\n", "A", "A ", "A.", "A. ", "AS ",
	`("[“`, `"a `, `a" `, `"a," `, `"a" kata Budi. `, "“kata\n\n", "“a. “", "\u200b", "a\u200b", "a\u0301", "\u202e", "é", "日", "😀", "â€œ", "â€", "Ã©", "†a",
	"Budi mengatakan bahwa ", "menurut Budi, ", "menurut ", "Dia mengatakan ia pergi. ", "katanya ", "yang dikatakan yang ", "terkait ", "bahwa ", "dan ", "A dan B dan ",
	"Presiden N%dx mengatakan ia pergi. ", "X%dx berkata. ", "Budi%d\n", "Kementerian Budi%d ", "Ani%d Budi%d, ", "Menteri Luar Negeri ", "Menteri ", "Kepada ", "keduanya mengatakan ",
	"Rabu (22/2) ", "Rabu (22/2). ", "2023-02-22 ", "(", "4 Februari 2023 15.34 WIB ", "Senin ", "Covid-19 target 2024 ", "Selasa (29/12) Covid-19 target ", "kemarin ",
	"dikutip dari Xinhua ", "dilansir Reuters. ", "Pewarta: Budi\n", "Pewarta: ", "Sumber: Xinhua\n", "Foto: AP/A\n", "Baca juga: A\n", "Jakarta, ", "JAKARTA (ANTARA) - a.\n",
	"Budi mengatakan Ani mengatakan ", "Ia berkata, “Ani berkata, ‘", "kata Budi, kata Ani, ", "“Ya,” kata dia. “Tidak.” ", "Wang Yi. Wang. Yi. ", "said ", "he said that she said that ",
	"http://a.b/c?", "a/b", "kata\nkata ", "kata,\n", "Copyright 2023\n", "Copyright ANTARA ", "1/1/", "15:", "ia ", "“Ya” ", "Hal itu. ", "Alasan lain adalah ", "\r\n", "\t", "\x00", "x\x00",
}

// grown repeats a unit until it has size bytes.
func grown(unit string, size int) string {
	n := strings.Count(unit, "%d")
	if n == 0 {
		return strings.Repeat(unit, size/len(unit)+1)
	}
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		args := make([]any, n)
		for k := range args {
			args[k] = i*n + k
		}
		fmt.Fprintf(&b, unit, args...)
	}
	return b.String()
}

// took reads a text and tells how long that was; what is no report is refused
// in its time too.
func took(t *testing.T, text string) time.Duration {
	t.Helper()
	start := time.Now()
	_, err := newReader(t).Read(t.Context(), sanad.Report{Text: text, Language: "id"})
	d := time.Since(start)
	if err != nil && !errors.Is(err, reader.ErrEmpty) && !errors.Is(err, reader.ErrTooLarge) {
		t.Fatalf("%.40q: %v", text, err)
	}
	return d
}

// fastest is the best of some runs: what the text costs without the machine's
// other work.
func fastest(t *testing.T, text string, runs int) time.Duration {
	best := took(t, text)
	for range runs - 1 {
		best = min(best, took(t, text))
	}
	return best
}

// TestTimeIsLinear protects that a page made to take long takes no longer than
// its length allows: eight times the text takes less than 24 times as long,
// which is less than three times for twice the text.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("times reading")
	}
	for _, unit := range hostile {
		checkLinear(t, unit)
	}
}

// TestNameWithoutEnd protects the same for one name of ever new words.
func TestNameWithoutEnd(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("times reading")
	}
	checkLinear(t, "Budi%d ")
}

// checkLinear times a unit repeated to two sizes. The collector waits meanwhile:
// its work is not the text's. What takes next to no time tells nothing, and on
// a busy machine it takes some tries to see the text's own time.
func checkLinear(t *testing.T, unit string) {
	t.Helper()
	const (
		small, times, most = 32 << 10, 8, 24
		noise              = 100 * time.Millisecond
		bound              = 10 * time.Second
		tries              = 5
	)
	if took(t, grown(unit, small*times)) < noise {
		return
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var one, eight time.Duration
	for range tries {
		runtime.GC()
		one, eight = fastest(t, grown(unit, small), 3), fastest(t, grown(unit, small*times), 2)
		if eight < noise || eight < most*one && eight < bound {
			return
		}
	}
	t.Errorf("%q: %d kB take %v, %d kB take %v", unit, small>>10, one, small*times>>10, eight)
}

// TestLargestReports protects that the largest report that is read at all, of
// the simplest hostile texts, is read in a time one can wait for.
func TestLargestReports(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("reads reports of 16 MB")
	}
	const bound = 2 * time.Minute
	for _, unit := range []string{"a", `"`, "(", "kata ", "Budi mengatakan bahwa "} {
		text := strings.ToValidUTF8(grown(unit, reader.MaxBytes)[:reader.MaxBytes], "")
		if d := took(t, text); d > bound {
			t.Errorf("16 MB of %q took %v", unit, d)
		}
		debug.FreeOSMemory()
	}
}

// TestHostileShapes protects against texts that are bad in one place, not all
// over: deep nesting, a million marks, one endless line, unclosed marks.
func TestHostileShapes(t *testing.T) {
	n := 1
	if raceEnabled || testing.Short() {
		n = 20
	}
	shapes := map[string]string{
		"a million quotation marks":          strings.Repeat(`"`, 1_000_000/n),
		"a million marks with spaces":        strings.Repeat(`" `, 1_000_000/n),
		"nested brackets":                    strings.Repeat("(", 10_000) + "kata" + strings.Repeat(")", 10_000),
		"nested quotations":                  strings.Repeat("“", 10_000) + "kata" + strings.Repeat("”", 10_000),
		"nested brackets and quotations":     strings.Repeat("([“‘", 10_000) + "kata Budi" + strings.Repeat("’”])", 10_000),
		"nested speakers":                    strings.Repeat("Budi mengatakan Ani mengatakan ", 10_000/n) + "tidak.",
		"a quotation that never closes":      "“" + strings.Repeat("Kami siap membantu. ", 50_000/n),
		"unclosed marks in every paragraph":  strings.Repeat("“Kami siap membantu.\n\n", 20_000/n),
		"a sentence without end":             "Budi mengatakan " + strings.Repeat("dan kami siap membantu ", 40_000/n),
		"a name without end":                 "Menteri " + strings.Repeat("Budi Hartono ", 40_000/n) + "pergi.",
		"a name without end, no word twice":  "Menteri " + grown("Budi%dx ", 400_000/n) + "pergi.",
		"a title without end":                strings.Repeat("Kedua Negara ", 40_000/n),
		"a word without end":                 strings.Repeat("kata", 250_000/n),
		"a number without end":               strings.Repeat("1.000,", 100_000/n),
		"a table without spaces":             "Budi mengatakan " + strings.Repeat("1,", 250_000/n) + "1a",
		"a date line without end":            strings.Repeat("Rabu, 22 Februari 2023, ", 20_000/n),
		"a credit without end":               "Pewarta: " + strings.Repeat("Budi: Pewarta: ", 40_000/n),
		"marks that turn the direction":      strings.Repeat("\u202e“Ya,”\u202c kata \u2067Budi\u2069. ", 10_000/n),
		"invisible characters between all":   strings.Repeat("k\u200ba\u200dt\u2060a\u00ad \ufeff", 50_000/n),
		"combining marks on one letter":      "a" + strings.Repeat("\u0301", 300_000/n),
		"every line broken in mid-sentence":  strings.Repeat("Budi Hartono pergi ke rumah di\n", 30_000/n),
		"the same paragraph again and again": strings.Repeat("“Kami siap membantu mereka di sana,” kata Menteri Budi Hartono.\n\n", 10_000/n),
	}
	for name, text := range shapes {
		start := time.Now()
		rd, err := newReader(t).Read(t.Context(), sanad.Report{Text: text, Language: "id"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(text), d)
		}
		if len(rd.Statements) < 2000 { // looking each one's points up costs their square
			checkReading(t, text, &rd)
		}
	}
}

// TestOneStatementAmongNoise protects that what surrounds a report does not
// change what is read in it.
func TestOneStatementAmongNoise(t *testing.T) {
	const said = "“Kami siap membantu,” kata Menteri Budi Hartono."
	for _, noise := range []string{strings.Repeat(`"`, 999), strings.Repeat("(", 999), strings.Repeat("- ", 999), strings.Repeat("\n", 9999), strings.Repeat("1 2 3\n", 999), "\u202e\u200b\ufeff"} {
		for _, text := range []string{noise + "\n\n" + said, said + "\n\n" + noise} {
			rd := mustRead(t, "id", text)
			if len(rd.Statements) != 1 || rd.Statements[0].Text != "Kami siap membantu" {
				t.Errorf("%.20q…: statements %+v", text, rd.Statements)
			}
		}
	}
}
