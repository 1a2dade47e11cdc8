package fetch

import (
	"net/url"
	"strconv"
	"strings"
	"time"
)

// robotRule allows or forbids what its pattern matches.
type robotRule struct {
	allow   bool
	pattern string // of a path with its query; "*" stands for anything, a "$" at its end for the end
}

// robotRules are the rules of one robots.txt that are for us.
//
// They are read here and not by temoto/robotstxt v1.1.2, which drops a whole
// file, and with it all that it forbids, for one rule before the first
// User-agent or one Crawl-delay that is no number, takes "Disallow: *" for
// nothing, and gives Disallow precedence over an equally long Allow.
type robotRules struct {
	rules []robotRule
	delay time.Duration // Crawl-delay; 0 where there is none
}

const (
	maxRobotRules   = 20_000
	maxRobotPattern = 2 << 10 // bytes of a pattern: longer ones match no address that we take
)

// parseRobots reads a robots.txt by RFC 9309 for a robot of the given name:
// all groups that name it count, and those of "*" where none does. Lines that
// it cannot read it passes over.
func parseRobots(text, name string) robotRules {
	var named, all robotRules
	var into []*robotRules // of the group being read
	isNamed, inHead := false, false
	for line := range strings.FieldsFuncSeq(strings.TrimPrefix(text, "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		key = strings.ToLower(strings.TrimSpace(key))
		if key == "user-agent" || key == "useragent" {
			if !inHead {
				into = into[:0]
			}
			inHead = true
			switch agent, _, _ := strings.Cut(value, "/"); {
			case agent == "*":
				into = append(into, &all)
			case strings.EqualFold(strings.TrimSpace(agent), name):
				into = append(into, &named)
				isNamed = true
			}
			continue
		}
		if inHead = inHead && key != "allow" && key != "disallow" && key != "crawl-delay"; len(into) > 0 {
			for _, r := range into {
				r.add(key, value)
			}
		}
	}
	if isNamed {
		return named
	}
	return all
}

// add adds a line to a group.
func (r *robotRules) add(key, value string) {
	switch key {
	case "allow", "disallow":
		// An empty path forbids nothing, which is what no rule does.
		if value != "" && len(value) <= maxRobotPattern && len(r.rules) < maxRobotRules {
			r.rules = append(r.rules, robotRule{key == "allow", plainPath(value)})
		}
	case "crawl-delay":
		s, err := strconv.ParseFloat(value, 64)
		if err == nil && s > 0 {
			r.delay = time.Duration(min(s, 86400) * float64(time.Second))
		}
	}
}

// test reports whether an address may be fetched: the longest pattern that
// matches it decides, and of equally long ones one that allows.
func (r *robotRules) test(u *url.URL) bool {
	path := plainPath(u.RequestURI())
	allowed, longest := true, -1
	for i := range r.rules {
		if x := &r.rules[i]; len(x.pattern) >= longest && matchesRobots(x.pattern, path) {
			allowed = x.allow || len(x.pattern) == longest && allowed
			longest = len(x.pattern)
		}
	}
	return allowed
}

// matchesRobots matches the beginning of a path. Its time is at most that of
// the two lengths multiplied.
func matchesRobots(pattern, path string) bool {
	pattern, toEnd := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	for i, p := range parts[1:] {
		if toEnd && i == len(parts)-2 {
			return strings.HasSuffix(rest, p)
		}
		at := strings.Index(rest, p)
		if at < 0 {
			return false
		}
		rest = rest[at+len(p):]
	}
	return !toEnd || rest == ""
}

// plainPath writes a path in one of the ways it can be escaped, so that paths
// and patterns that mean the same are the same.
func plainPath(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				// Only a character that means nothing of its own may stand for itself.
				if c = byte(n); c == '-' || c == '.' || c == '_' || c == '~' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
					b.WriteByte(c)
				} else {
					b.WriteString("%" + string([]byte{hex[c>>4], hex[c&15]}))
				}
				i += 2
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			b.WriteString("%" + string([]byte{hex[c>>4], hex[c&15]}))
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
