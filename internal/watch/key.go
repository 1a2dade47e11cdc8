package watch

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// keyOf is the one spelling of an address by which it is known: host in lower
// case, no fragment, no port that its scheme means, and none of the parameters
// that only tell where a reader came from. It is false for what is no address
// of the web.
func keyOf(u *url.URL) (string, bool) {
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return "", false
	}
	k := *u
	k.Fragment, k.RawFragment = "", ""
	k.Host = strings.ToLower(k.Host)
	if port := k.Port(); port == "80" && k.Scheme == "http" || port == "443" && k.Scheme == "https" {
		k.Host = strings.TrimSuffix(k.Host, ":"+port)
	}
	if k.Path == "" {
		k.Path = "/"
	}
	if k.RawQuery != "" {
		kept := slices.DeleteFunc(strings.Split(k.RawQuery, "&"), tracks)
		k.RawQuery = strings.Join(kept, "&")
	}
	k.ForceQuery = false
	return k.String(), true
}

// tracks reports whether a parameter only tells where a reader came from.
func tracks(parameter string) bool {
	name, _, _ := strings.Cut(parameter, "=")
	return strings.HasPrefix(name, "utm_") || slices.Contains([]string{"fbclid", "gclid", "mc_cid", "mc_eid", "igshid"}, name)
}

// newest keeps the n entries that are dated last, in their order; those
// without a date count as newer than all.
func newest(list []Entry, n int) []Entry {
	if len(list) <= n {
		return list
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := list[a].Dated, list[b].Dated
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return -1
			}
			return 1
		}
		return cmp.Or(y.Compare(x), cmp.Compare(a, b))
	})
	order = order[:n]
	slices.Sort(order)
	out := make([]Entry, n)
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}

// ParseKey is Key of an address as a user gives it. Its error wraps ErrList.
func ParseKey(address string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "", fmt.Errorf("%w: an address is not well formed", ErrList) // it may hold a password
	}
	if key, ok := keyOf(u); ok {
		return key, nil
	}
	return "", fmt.Errorf("%w: %q cannot be fetched: it needs http:// or https:// and a host, and no user name", ErrList, u.Redacted())
}
