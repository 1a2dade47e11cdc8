package web

import (
	"strings"
	"testing"

	"github.com/sanad-news/sanad/internal/message"
)

// TestThousands protects that counts on pages are written as people of the
// language write them, in messages and alone.
func TestThousands(t *testing.T) {
	for code, want := range map[string]string{"en": "12,345", "id": "12.345"} {
		v := &voice{words: message.Load(code), lang: code}
		for _, name := range []string{"n", "t"} {
			var got string
			switch f := v.funcs()[name].(type) {
			case func(string, int) string:
				got = f("ask.statements", 12_345)
			case func(string, ...any) string:
				got = f("ask.statements", 12_345)
			}
			if !strings.HasPrefix(got, want+" ") {
				t.Errorf("%s: %s says %q", code, name, got)
			}
		}
		if num, ok := v.funcs()["num"].(func(int) string); !ok || num(12_345) != want {
			t.Errorf("%s: a number alone is not %s", code, want)
		}
	}
}
