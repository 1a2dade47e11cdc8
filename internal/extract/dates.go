package extract

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// moment is a date as a page states it.
type moment struct {
	Stated
	at     time.Time
	weight int
	zone   bool
	clock  bool
}

// changeMark ends the From of dates that tell of a change, not of publication.
const changeMark = " modified"

func isChange(from string) bool { return strings.HasSuffix(from, changeMark) }

// The weights of what states a date. Metadata for other machines are mostly
// right and lie together seldom; an address or a time element in the page
// decides between two that differ.
const (
	strong = 3
	fair   = 2
	weak   = 1
)

// published takes the day that most of the page's statements, by weight, agree
// on, in the fullest form of it, and returns all of them beside it.
func (f *facts) published(address string) (string, []Stated) {
	all := f.moments(address)
	best, bestVotes := -1, 0
	for i := range all {
		if all[i].weight == 0 {
			continue
		}
		votes := 0
		for j := range all {
			if all[j].agrees(all[i]) {
				votes += all[j].weight
			}
		}
		if votes > bestVotes || votes == bestVotes && all[i].fuller(all[best]) && all[i].agrees(all[best]) {
			best, bestVotes = i, votes
		}
	}
	stated := make([]Stated, len(all))
	for i := range all {
		stated[i] = all[i].Stated
	}
	if best < 0 {
		return "", stated
	}
	for i := range all {
		if all[i].weight > 0 && all[i].agrees(all[best]) && all[i].fuller(all[best]) {
			best = i
		}
	}
	return all[best].Value, stated
}

// moments are all dates that the page states, in order of trust.
func (f *facts) moments(address string) []moment {
	var all []moment
	add := func(value, from string, weight int) {
		if m, ok := parse(value); ok && len(all) < maxHeld {
			m.From, m.weight = from, weight
			all = append(all, m)
		}
	}
	for _, name := range []string{"article:published_time", "og:article:published_time"} {
		add(f.meta[name], "meta "+name, strong)
	}
	for _, a := range f.articles {
		for _, key := range []string{"datePublished", "uploadDate"} {
			if s := a.text(key); s != "" {
				add(s, "json-ld", strong)
				break
			}
		}
	}
	for _, name := range []string{"datepublished", "dtk:publishdate", "parsely-pub-date", "content_publisheddate", "publishdate", "publish-date",
		"pubdate", "publication_date", "dc.date.issued", "dcterms.created", "dc.date", "date", "sailthru.date", "cxenseparse:recs:publishtime"} {
		add(f.meta[name], "meta "+name, fair)
	}
	for _, t := range f.times {
		if t.marked {
			add(t.value, "time", fair)
			break
		}
	}
	for _, t := range f.times {
		if t.main && !t.marked {
			add(t.value, "time", weak)
			break
		}
	}
	add(dayInAddress(address), "url", fair)
	for _, name := range []string{"article:modified_time", "og:updated_time", "datemodified"} {
		add(f.meta[name], "meta "+name+changeMark, 0)
	}
	for _, a := range f.articles {
		add(a.text("dateModified"), "json-ld"+changeMark, 0)
	}
	return all
}

// agrees reports whether two dates are one day, or one moment told in two zones.
func (m moment) agrees(o moment) bool {
	if m.zone && o.zone && m.at.Sub(o.at).Abs() < 2*time.Hour {
		return true
	}
	return m.at.Format(time.DateOnly) == o.at.Format(time.DateOnly)
}

// fuller reports whether m says more than o: a time, and its zone, and one
// that is not that of Greenwich, which says nothing of the place.
func (m moment) fuller(o moment) bool { return m.fullness() > o.fullness() }

func (m moment) fullness() int {
	n := 0
	if m.clock {
		n++
	}
	if m.zone {
		n++
		if _, offset := m.at.Zone(); offset != 0 {
			n++
		}
	}
	return n
}

var (
	isoLike = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`)
	compact = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?$`)
	epoch   = regexp.MustCompile(`^(\d{10})(\d{3})?$`)
	inPath  = regexp.MustCompile(`/(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?:[/-]|$)`)
	packed  = regexp.MustCompile(`/(20\d{2})(\d{2})(\d{2})\d*(?:[/-]|$)`)
)

// parse reads a date of metadata. Dates no page can have been published on are
// none: they are the zero of some clock.
func parse(s string) (moment, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return moment{}, false
	}
	if m := epoch.FindStringSubmatch(s); m != nil {
		sec, err := strconv.ParseInt(m[1], 10, 64)
		at := time.Unix(sec, 0).UTC()
		return moment{Stated: Stated{Value: at.Format(time.RFC3339)}, at: at, zone: true, clock: true}, err == nil && sane(at.Year())
	}
	m := isoLike.FindStringSubmatch(s)
	if m == nil {
		m = compact.FindStringSubmatch(s)
	}
	if m == nil {
		return parseNamed(s)
	}
	return fromParts(m[1:])
}

// parseNamed reads the forms with English names that RFCs give.
func parseNamed(s string) (moment, bool) {
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "January 2, 2006", "Jan 2, 2006", "2 January 2006"} {
		t, err := time.Parse(layout, s)
		if err != nil || !sane(t.Year()) {
			continue
		}
		if !strings.Contains(layout, "15") {
			return moment{Stated: Stated{Value: t.Format(time.DateOnly)}, at: t}, true
		}
		return moment{Stated: Stated{Value: t.Format(time.RFC3339)}, at: t, zone: true, clock: true}, true
	}
	return moment{}, false
}

// fromParts makes a moment of year, month, day, hour, minute, second, zone.
func fromParts(p []string) (moment, bool) {
	var n [6]int
	for i := range n {
		n[i], _ = strconv.Atoi(p[i]) // digits or nothing
	}
	at := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	if !sane(n[0]) || n[1] < 1 || n[1] > 12 || at.Day() != n[2] || n[3] > 23 || n[4] > 59 {
		return moment{}, false
	}
	m := moment{at: at, clock: p[3] != "", zone: p[3] != "" && p[6] != ""}
	switch {
	case !m.clock:
		m.Value = at.Format(time.DateOnly)
	case !m.zone:
		m.Value = at.Format("2006-01-02T15:04:05")
	default:
		m.at = time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, zoneOf(p[6]))
		m.Value = m.at.Format(time.RFC3339)
	}
	return m, true
}

func zoneOf(s string) *time.Location {
	if s[0] != '+' && s[0] != '-' {
		return time.UTC
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	hm, err := strconv.Atoi(digits)
	if err != nil || hm/100 > 14 || hm%100 > 59 {
		return time.UTC
	}
	offset := hm/100*3600 + hm%100*60
	if s[0] == '-' {
		offset = -offset
	}
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset)
}

// sane reports whether a page can be of a year.
func sane(year int) bool { return year >= 1990 && year < 2100 }

// dayInAddress is the day that an address bears: /2023/02/22/, /20230222….
func dayInAddress(address string) string {
	if m := inPath.FindStringSubmatch(address); m != nil && m[3] != "" {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	if m := packed.FindStringSubmatch(address); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}

// dayOf is the day of a value.
func dayOf(v string) string { return v[:min(len(v), len(time.DateOnly))] }
