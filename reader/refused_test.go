package reader_test

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader"
)

// TestRefused protects what is no report: each is refused with its own error,
// so that a caller can tell a lawful refusal from a fault.
func TestRefused(t *testing.T) {
	const good = "Menteri Budi Hartono mengatakan mereka tidak akan pergi."
	tests := []struct {
		name string
		in   sanad.Report
		want error
	}{
		{"empty", sanad.Report{}, reader.ErrEmpty},
		{"spaces", sanad.Report{Text: " \t\r\n \u00a0\u2003\u3000"}, reader.ErrEmpty},
		{"invisible characters", sanad.Report{Text: "\u200b\u200c\u200d\u2060\ufeff\u202e\u00ad"}, reader.ErrEmpty},
		{"zero bytes", sanad.Report{Text: strings.Repeat("\x00", 1000)}, reader.ErrEmpty},
		{"empty in a known language", sanad.Report{Text: " ", Language: "id"}, reader.ErrEmpty},
		{"marks alone", sanad.Report{Text: "*** --- !!!"}, reader.ErrLanguage},
		{"numbers alone", sanad.Report{Text: "1 2 3"}, reader.ErrLanguage},
		{"a picture", sanad.Report{Text: "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}, reader.ErrNotText},
		{"an archive", sanad.Report{Text: "PK\x03\x04\x14\x00\xff\xfe"}, reader.ErrNotText},
		{"another encoding", sanad.Report{Text: "d\xe9j\xe0 vu, " + good}, reader.ErrNotText},
		{"a lone surrogate", sanad.Report{Text: good + "\xed\xa0\x80"}, reader.ErrNotText},
		{"an overlong character", sanad.Report{Text: good + "\xc0\xaf"}, reader.ErrNotText},
		{"a character cut off", sanad.Report{Text: good + "\xe2\x80"}, reader.ErrNotText},
		{"beyond Unicode", sanad.Report{Text: good + "\xf4\x90\x80\x80"}, reader.ErrNotText},
		{"too large", sanad.Report{Text: strings.Repeat("a", reader.MaxBytes+1)}, reader.ErrTooLarge},
		{"too many turns", sanad.Report{Text: good, Turns: make([]sanad.Turn, reader.MaxStatements+1)}, reader.ErrTooLarge},
		{"too many statements", sanad.Report{Text: strings.Repeat("“Kami siap membantu,” kata Budi. ", reader.MaxStatements+1), Language: "id"}, reader.ErrTooLarge},
		{"a language without a pack", sanad.Report{Text: good, Language: "tlh"}, reader.ErrLanguage},
		{"a code that only begins alike", sanad.Report{Text: good, Language: "idx"}, reader.ErrLanguage},
		{"a text in no language known", sanad.Report{Text: "Министр сказал, что они не поедут в Пекин."}, reader.ErrLanguage},
	}
	for _, tt := range tests {
		rd, err := newReader(t).Read(t.Context(), tt.in)
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		}
		if rd.ID != "" || rd.Text != "" {
			t.Errorf("%s: a reading beside the error", tt.name)
		}
	}
}

// TestLanguageCodes protects the ways of naming a language.
func TestLanguageCodes(t *testing.T) {
	const in = "Menteri Budi Hartono mengatakan mereka tidak akan pergi."
	for code, want := range map[string]string{"": "id", "id": "id", "id-ID": "id", "id_ID": "id", "in": "id", "ind": "id", "en-GB": "en", "eng": "en"} {
		if rd := mustRead(t, code, in); rd.Language != want {
			t.Errorf("%q is %q, want %q", code, rd.Language, want)
		}
	}
}

// TestLanguageCodesInCapitals protects that BCP 47 makes no difference of
// capitals.
func TestLanguageCodesInCapitals(t *testing.T) {
	for _, code := range []string{"ID", "In", "EN-us"} {
		if _, err := newReader(t).Read(t.Context(), sanad.Report{Text: "Menteri Budi pergi.", Language: code}); err != nil {
			t.Errorf("%q: %v", code, err)
		}
	}
}

// TestCancelled protects that a context that has ended ends the reading, with
// its own error.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	rd, err := newReader(t).Read(ctx, sanad.Report{Text: "Menteri Budi Hartono mengatakan mereka tidak akan pergi."})
	if !errors.Is(err, context.Canceled) || rd.ID != "" {
		t.Errorf("reading %q, error %v", rd.ID, err)
	}
	late, cancel := context.WithTimeoutCause(t.Context(), -1, errors.New("late"))
	defer cancel()
	if _, err := newReader(t).Read(late, sanad.Report{Text: "Ya."}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want the deadline's", err)
	}
}

// TestUserData protects that a user's folders are read with the shipped ones,
// and that their faults are told by file, line and column.
func TestUserData(t *testing.T) {
	_, err := reader.New(reader.Options{Languages: folder("xx/pack.tsv", "colour\n")})
	if !errors.Is(err, lang.ErrData) || !strings.Contains(err.Error(), "xx/pack.tsv:1:1: ") {
		t.Errorf("error %v", err)
	}
	_, err = reader.New(reader.Options{Actors: folder("spelling.tsv", "a\n")})
	if !errors.Is(err, lang.ErrData) || !strings.Contains(err.Error(), "spelling.tsv:1:1: ") {
		t.Errorf("error %v", err)
	}
	r, err := reader.New(reader.Options{Actors: folder("outlets.tsv",
		"id\tkind\tcountry\tname\talso\tdomains\nkabar-selat\toutlet\t\tKabar Selat\t\t\n")})
	if err != nil {
		t.Fatal(err)
	}
	rd, err := r.Read(t.Context(), sanad.Report{Text: "KOTA LEMBAH, Kabar Selat - Menteri Budi Hartono mengatakan mereka tidak akan pergi."})
	if err != nil || rd.Outlet == nil || rd.Outlet.Actor != "kabar-selat" {
		t.Errorf("outlet %+v, error %v", rd.Outlet, err)
	}
}

// folder is a list of one folder that holds one file.
func folder(name, data string) []fs.FS {
	return []fs.FS{fstest.MapFS{name: {Data: []byte(data)}}}
}
