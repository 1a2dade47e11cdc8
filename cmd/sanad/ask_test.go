package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// kept is a folder with a record of the reports that internal/ask keeps.
func kept(t *testing.T) string {
	t.Helper()
	reports, err := filepath.Abs(filepath.Join("..", "..", "internal", "ask", "testdata", "reports"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if r := runSanad(t, dir, "", "add", "--quiet", reports); r.code != exitDone {
		t.Fatalf("adding: exit code %d, %s", r.code, r.err)
	}
	return dir
}

// TestAsking protects that each verb answers, as a page and as one JSON object.
func TestAsking(t *testing.T) {
	dir := kept(t)
	for _, tt := range []struct {
		args  []string
		code  int
		page  string // stands on the page
		field string // is in the object
	}{
		{[]string{"said", "Lu Wenqi"}, exitDone, "2023-02-22\n", "sayings"},
		{[]string{"said", "Lu", "Wenqi", "--about", "perdagangan", "--since", "2023-02", "--until", "2023-03"}, exitDone, "12 persen", "about"},
		{[]string{"said", "Anton Gardar"}, exitFailed, `Nobody in this record is called "Anton Gardar"`, "who"},
		{[]string{"trace", "tidak", "menargetkan", "pihak", "ketiga"}, exitDone, "First said in this record", "lines"},
		{[]string{"trace", "gajah"}, exitDone, "No line in this record says", "found"},
		{[]string{"check", "Kami membangun jembatan, bukan pagar", "--by", "Lu"}, exitDone, "VERBATIM", "finding"},
		{[]string{"check", "Kami membangun pagar, bukan pagar, dan jembatan itu terbuka bagi semua tetangga kami"}, exitAltered, "ALTERED", "diff"},
		{[]string{"check", "Sahabat lama tidak perlu surat perjanjian", "--by", "Lu"}, exitSomeoneElse, "SOMEONE ELSE", "sayings"},
		{[]string{"check", "Kami membangun jembatan, bukan pagar, dan kami juga tidak akan menutup mata"}, exitMixed, "MIXED", "parts"},
		{[]string{"check", "Gajah terbang di atas kota setiap malam"}, exitNotInRecord, "does not make it false", "finding"},
		{[]string{"check", "Nilai perdagangan kami tahun ini naik 9 persen, dan itu bukan ancaman"}, exitReserved, "Withdrawn", "reservations"},
		{[]string{"check", "Kami membangun jembatan, bukan pagar", "--on", "2022"}, exitReserved, "does not tell on which day", "reservations"},
		{[]string{"check", "Kami membangun jembatan, bukan pagar", "--on", "2023-02"}, exitDone, "VERBATIM", "finding"},
		{[]string{"report", "https://example.org/republika/2023/02/23/lu"}, exitDone, "2 of 4 sentences are its own", "sentences"},
		{[]string{"report", "https://example.org/antara/2023/12/15/lu", "--diff"}, exitDone, "[-9-] {+7+}", "changes"},
		{[]string{"reports", "--outlet", "ANTARA"}, exitDone, "Menlu Haiyun", "reports"},
		{[]string{"actors", "lu"}, exitDone, "name:lu wenqi", "actors"},
		{[]string{"lines"}, exitDone, "statements", "lines"},
	} {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			r := runSanad(t, dir, "", tt.args...)
			if r.code != tt.code || !strings.Contains(r.out, tt.page) || r.err != "" {
				t.Errorf("exit code %d, stderr %q, stdout:\n%s", r.code, r.err, r.out)
			}
			r = runSanad(t, dir, "", append(tt.args, "--json")...)
			var object map[string]any
			if err := json.Unmarshal([]byte(r.out), &object); err != nil || r.code != tt.code || object[tt.field] == nil {
				t.Errorf("exit code %d, error %v, stdout %s", r.code, err, r.out)
			}
		})
	}
}

// TestNextPage protects that the command a list ends with shows what follows.
func TestNextPage(t *testing.T) {
	dir := kept(t)
	first := runSanad(t, dir, "", "said", "Lu Wenqi", "--limit", "2", "--kind", "direct", "--until", "2023-12")
	_, more, ok := strings.Cut(first.out, "More:\n  sanad said 'Lu Wenqi' ")
	if !ok {
		t.Fatalf("no command for more in\n%s", first.out)
	}
	second := runSanad(t, dir, "", append([]string{"said", "Lu Wenqi"}, strings.Fields(more)...)...)
	if second.code != exitDone || strings.Contains(second.out, "2023-12-14\n") || !strings.Contains(second.out, "naik 9 persen") {
		t.Errorf("exit code %d, stderr %q, stdout:\n%s", second.code, second.err, second.out)
	}
}

// TestCheckFile protects the table of a file of quotations and its exit code.
func TestCheckFile(t *testing.T) {
	dir := kept(t)
	file := "Kami membangun jembatan, bukan pagar\n\n" +
		`{"text": "Sahabat lama tidak perlu surat perjanjian", "by": "Shen Baolin"}` + "\n"
	r := runSanad(t, dir, file, "check", "--file", "-")
	if r.code != exitDone || strings.Count(r.out, "verbatim") != 2 || !strings.Contains(r.out, "\n3 ") {
		t.Errorf("exit code %d, stderr %q, stdout:\n%s", r.code, r.err, r.out)
	}
	r = runSanad(t, dir, file+"Gajah terbang di atas kota setiap malam\n", "check", "--file", "-", "--json")
	if r.code != exitNotInRecord || strings.Count(r.out, "\n") != 3 {
		t.Errorf("exit code %d, stderr %q, stdout:\n%s", r.code, r.err, r.out)
	}
	// one line that is no quotation does not hide what the others came to
	r = runSanad(t, dir, `{"text": "Kami membangun jembatan"}`+"\nKami\n"+`{"text": "x", "bye": "Lu"}`+"\n"+`{"text": "Gajah terbang"}`, "check", "--file", "-")
	if r.code != exitFailed || strings.Count(r.out, "\n") < 2 || !strings.Contains(r.out, "\n4 ") || !strings.Contains(r.err, "-:2:") || !strings.Contains(r.err, "-:3:") {
		t.Errorf("exit code %d, stderr %q, stdout:\n%s", r.code, r.err, r.out)
	}
	r = runSanad(t, dir, "pagar, dan jembatan\nKami membangun jembatan\n", "check", "--file", "-")
	if r.code != exitReserved || strings.Count(r.out, "verbatim, but") != 1 {
		t.Errorf("exit code %d, stderr %q, stdout:\n%s", r.code, r.err, r.out)
	}
	for input, want := range map[string]string{
		"{\"text\": 5}\n":                   `-:1: not a quotation: "text" must be text`,
		"{\"text\": \"a\", \"bye\": \"b\"}": `"bye" is no field`,
		"a\n" + strings.Repeat("a ", 3<<20): "-:2: not a quotation: the line is longer than",
		"kami\n{\"by\": 1}\n":               "-:2: not a quotation",
		"\n \n":                             "holds no quotation",
		"a\xff\n":                           "-:1: not a quotation",
		"...\n":                             "holds no words",
	} {
		if r := runSanad(t, dir, input, "check", "--file", "-"); r.code == exitDone || !strings.Contains(r.err, want) {
			t.Errorf("%q: exit code %d, stderr %q", input, r.code, r.err)
		}
	}
	if r := runSanad(t, dir, "", "check", "--file", "nowhere.txt"); r.code != exitFailed || !strings.Contains(r.err, "there is no such file") {
		t.Errorf("exit code %d, stderr %q", r.code, r.err)
	}
}

// TestAskingWrongly protects that what cannot be asked says what would be right.
func TestAskingWrongly(t *testing.T) {
	dir := kept(t)
	for _, tt := range []struct {
		args string
		code int
		want string
	}{
		{"said", exitUse, "sanad: said by whom?"},
		{"trace", exitUse, "sanad: trace what?"},
		{"check", exitUse, "sanad: check what?"},
		{"check kami --file x", exitUse, "sanad: give a quotation or --file, not both"},
		{"report", exitUse, "sanad: which report?"},
		{"said Lu --since kemarin", exitUse, `sanad: --since needs a date such as 2023, 2023-02 or 2023-02-22, not "kemarin"`},
		{"said Lu --kind keras", exitUse, `sanad: --kind knows no kind "keras"`},
		{"said Lu --limit 100000", exitUse, `sanad: --limit is a number from 1 to 1000, not "100000"`},
		{"said Lu --after 3", exitUse, `sanad: --after takes what a list gives`},
		{"check kami --on kemarin", exitUse, "sanad: --on needs a date"},
		{"check ???", exitUse, "sanad: QUOTATION holds no words"},
		{"reports Lu", exitUse, "sanad: sanad reports takes no"},
		{"said Lu --since 2023-02-30", exitUse, `sanad: --since needs a date`},
		{"check kami --on 2023-02-04T99:99", exitUse, `sanad: --on needs a date`},
		{"said Lu --about=", exitUse, "sanad: --about was given without a value"},
		{"said Lu --kind=", exitUse, "sanad: --kind was given without a value"},
		{"said Lu --limit 0", exitUse, `sanad: --limit is a number from 1 to 1000, not "0"`},
		{"said Lu --in xx", exitUse, "sanad: --in names no language that is read here: xx (en, id, ms)"},
		{"said Lu --ui fr", exitUse, `sanad: the program does not speak "fr"; --ui takes one of: en, id`},
		{"lines --least -3", exitUse, "sanad: --least is a number"},
		{"report ffff", exitFailed, `sanad: no report in this record is called "ffff"`},
		{"copies ffff", exitFailed, `sanad: no statement of this record is called "ffff"`},
		{"said Lu --color blue", exitUse, "sanad: --color is auto, always or never"},
		{"said Lu --width 3", exitUse, "sanad: --width cannot be 3"},
		{"said Lu --db nowhere.db", exitFailed, "sanad: there is no such record"},
	} {
		t.Run(tt.args, func(t *testing.T) {
			r := runSanad(t, dir, "", strings.Fields(tt.args)...)
			if r.code != tt.code || !strings.HasPrefix(r.err, tt.want) || r.out != "" {
				t.Errorf("exit code %d, stdout %q, stderr %q", r.code, r.out, r.err)
			}
		})
	}
	if r := runSanad(t, dir, "", "--ui", "id", "said"); r.code != exitUse || !strings.HasPrefix(r.err, "sanad: ucapan siapa?") {
		t.Errorf("exit code %d, stderr %q", r.code, r.err)
	}
}

// TestNobody protects that a script learns from the exit code that a name means
// nobody, or several, and a person which names are like it.
func TestNobody(t *testing.T) {
	dir := kept(t)
	for _, tt := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"said", "Lu Wenqu"}, exitFailed, "Names like it: Lu Wenqi"},
		{[]string{"said", "Gajah"}, exitFailed, "Nobody in this record is called"},
		{[]string{"said", "--via", "Antaraa"}, exitFailed, "Names like it: ANTARA"},
		{[]string{"reports", "--outlet", "Antaraa"}, exitFailed, "Names like it: ANTARA"},
	} {
		r := runSanad(t, dir, "", tt.args...)
		if r.code != tt.code || !strings.Contains(r.out, tt.want) {
			t.Errorf("%q: exit code %d, stdout:\n%s", tt.args, r.code, r.out)
		}
	}
}

// TestHostileFileName protects the terminal from a file name that would colour
// or turn what follows it.
func TestHostileFileName(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a\x1b[31m\u202e\u009b.txt"), nil, 0o600); err != nil {
		t.Skip(err)
	}
	r := runSanad(t, dir, "", "read", ".")
	if r.code != exitFailed || strings.ContainsAny(r.err, "\x1b\u202e\u009b") || !strings.Contains(r.err, "␛[31m") {
		t.Errorf("exit code %d, stderr %q", r.code, r.err)
	}
}

// TestAskingWithHostileArguments protects each verb from what other programs
// trip over: an answer or a clear error, and never a fault.
func TestAskingWithHostileArguments(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the verbs many times")
	}
	dir := kept(t)
	env := func(name string) string {
		if name == recordVariable {
			return filepath.Join(dir, defaultRecord)
		}
		return ""
	}
	for _, bad := range []string{
		"%", `'; DROP TABLE statement; -- x' OR '1'='1 _*"" NEAR(a b) a AND NOT b* col:x ^a a & !b | (c <-> d):*` + "a\x00b\xff\xfe\x1b[2J\u202e",
		strings.Repeat("kerja sama ", 100_000),
	} {
		for _, args := range [][]string{
			{"said", bad}, {"said", "Lu", "--about", bad}, {"said", "Lu", "--via", bad}, {"said", "Lu", "--in", bad}, {"said", "Lu", "--since", bad},
			{"said", "Lu", "--after", bad}, {"trace", bad}, {"check", bad}, {"check", "kami", "--by", bad}, {"check", "kami", "--on", bad},
			{"report", bad}, {"reports", "--outlet", bad}, {"reports", "--after", bad}, {"actors", bad}, {"actors", "--kind", bad},
			{"lines", "--after", bad},
		} {
			var out, errs bytes.Buffer
			code := run(t.Context(), args, strings.NewReader(""), &out, &errs, env)
			text := out.String() + errs.String()
			if code == exitFailed && args[0] != "report" && errs.Len() > 0 || strings.Contains(text, "panic") || strings.Contains(text, "SQL") || len(errs.String()) > 2000 {
				t.Errorf("%s %.40q: exit code %d, stderr %.300q", args[0], bad, code, errs.String())
			}
			for _, r := range text {
				if r < 0x20 && r != '\n' || r == 0x7f || r == '\u202e' {
					t.Errorf("%s %.40q: %U is printed", args[0], bad, r)
					break
				}
			}
		}
	}
}
