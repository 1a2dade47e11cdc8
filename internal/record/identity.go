package record

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
)

// identity says which report this is, wherever and whenever it is added.
type identity struct {
	hash string // of the text as received
	page string // what it is a revision of, or "": standard input, a line of a file
	// locator is what tells two reports with the same text apart: an address,
	// or an outlet's name for it. A path does not; it differs between machines.
	locator string
	// steady says that the page names its report for good, as an address does
	// and a path does not.
	steady bool
}

func identify(r *sanad.Report) identity {
	id := identity{hash: textHash(r.Text)}
	outlet := FoldName(r.Outlet)
	switch {
	case strings.TrimSpace(r.Source.URL) != "":
		id.page = canonicalURL(r.Source.URL)
		id.locator, id.steady = id.page, true
	case r.Source.ID != "" && outlet != "":
		id.page = "id:" + outlet + "/" + r.Source.ID
		id.locator, id.steady = id.page, true
	case r.Source.ID != "":
		// Two collections number their reports from 1; the file tells them apart.
		id.page = "id:" + collectionOf(r.Source.Path) + "#" + r.Source.ID
		id.locator, id.steady = "id:/"+r.Source.ID, true
	default:
		id.page, id.locator = pageOfFile(r.Source.Path), outlet
	}
	return id
}

// textHash is what a report's text is known by: the hex digits of its SHA-256.
func textHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// uid names a report with so many hex digits. Twelve are enough for the eye;
// where two reports share them, which takes millions, more are taken.
func (id *identity) uid(digits int) string {
	sum := id.sum()
	return hex.EncodeToString(sum[:])[:digits]
}

// origin is the label that the report has while no other is a copy of it. It
// is taken from what the short uid leaves over.
func (id *identity) origin() int64 {
	sum := id.sum()
	return int64(binary.BigEndian.Uint64(sum[16:]) >> 1)
}

func (id *identity) sum() [sha256.Size]byte {
	return sha256.Sum256([]byte(id.locator + "\x00" + id.hash))
}

const (
	uidDigits  = 12
	moreDigits = 32
)

// lineOfFile is how collect names a line of a JSON-lines file.
var lineOfFile = regexp.MustCompile(`^(.*):[0-9]+$`)

// pageOfFile is the page that a file is. Standard input is none, and a line of
// a file is none either: tomorrow another report stands there.
func pageOfFile(p string) string {
	if p == "" || p == collect.Stdin || lineOfFile.MatchString(p) {
		return ""
	}
	if strings.Contains(p, "://") {
		return clean(p) // in an archive that was fetched
	}
	return "file:" + clean(p)
}

func collectionOf(p string) string {
	if m := lineOfFile.FindStringSubmatch(p); m != nil {
		p = m[1]
	}
	return clean(p)
}

func clean(p string) string {
	if p == "" {
		return ""
	}
	if scheme, rest, ok := strings.Cut(p, "://"); ok {
		return scheme + "://" + path.Clean(rest)
	}
	return path.Clean(strings.ReplaceAll(p, `\`, "/"))
}

// canonicalURL is an address without what does not tell pages apart: the case
// of its host, its default port, the fragment, and parameters that only say
// where a reader came from.
func canonicalURL(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		u.Host = strings.TrimSuffix(u.Host, ":"+port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment, u.User = "", "", nil
	var kept []string
	for p := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !tracks(strings.ToLower(name)) {
			kept = append(kept, p)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}

// tracks reports whether a parameter only says where a reader came from.
func tracks(name string) bool {
	for _, prefix := range []string{"utm_", "mc_", "pk_", "mtm_", "at_", "hsa_", "_hs"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "igsh",
		"ttclid", "li_fat_id", "_ga", "_gl", "cmpid", "cmp", "ocid", "ref_src", "ref_url", "spm", "s_cid", "wt_mc", "xtor":
		return true
	}
	return false
}
