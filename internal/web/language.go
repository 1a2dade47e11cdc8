package web

import (
	"net/http"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/sanad-news/sanad/internal/message"
)

// languageCookie keeps the language that a reader chose. It holds nothing else.
const languageCookie = "sanad_lang"

// languageOf is the language of the pages that a request is answered with: the
// one it asks for, the one chosen before, or what the browser prefers.
func languageOf(r *http.Request) string {
	known := message.Languages()
	if v := r.URL.Query().Get("lang"); slices.Contains(known, v) {
		return v
	}
	if c, err := r.Cookie(languageCookie); err == nil && slices.Contains(known, c.Value) {
		return c.Value
	}
	const most = 200 // bytes: no browser says more
	accept := r.Header.Get("Accept-Language")
	tags, _, err := language.ParseAcceptLanguage(accept[:min(len(accept), most)])
	if err != nil {
		return known[0]
	}
	for _, t := range tags {
		base, _ := t.Base()
		if code := base.String(); slices.Contains(known, code) {
			return code
		} else if code == "ms" && slices.Contains(known, "id") {
			return "id" // nearer to a reader of Malay than English
		}
	}
	return known[0]
}

// keepLanguage remembers a language that was asked for.
func (m *room) keepLanguage(w http.ResponseWriter, r *http.Request, code string) {
	if !r.URL.Query().Has("lang") {
		return
	}
	http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: code, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: m.secure(r)})
}

// other is the address of a page in another language.
func other(r *http.Request, code string) string {
	q := r.URL.Query()
	q.Set("lang", code)
	return r.URL.EscapedPath() + "?" + q.Encode()
}

// nameOf is what a language calls itself.
func nameOf(code string) string {
	names := message.Load(code)
	if name := names.Get("web.language"); name != "web.language" {
		return name
	}
	return strings.ToUpper(code)
}
