package record

import (
	"strings"

	"github.com/sanad-news/sanad/internal/quote"
	"github.com/sanad-news/sanad/internal/store"
)

// lineFixes are the corrections in force of lines.
type lineFixes struct {
	names  []lineName
	merges [][2]LineAnchor
	splits []lineSplit
	pins   []linePin

	apart  map[int64]bool  // hashes of forms that are of no line but their own
	pinned map[int64]int64 // correction that pins a form to its line, by hash
	forced [][2]int64      // hashes of forms that are of one line
}

type lineName struct {
	LineAnchor

	name string
}

type lineSplit struct {
	LineAnchor

	id int64
}

type linePin struct {
	id    int64
	forms []LineAnchor
}

func (l *lineFixes) add(c *store.Correction) error {
	var at, other LineAnchor
	switch Kind(c.Kind) {
	case LineName:
		var name string
		if err := unpackCorrection(c, &at, &name); err != nil {
			return err
		}
		l.names = append(l.names, lineName{at, name})
	case LineMerge:
		if err := unpackCorrection(c, &at, &other); err != nil {
			return err
		}
		l.merges = append(l.merges, [2]LineAnchor{at, other})
	case LineSplit:
		if err := unpackCorrection(c, &at, nil); err != nil {
			return err
		}
		l.splits = append(l.splits, lineSplit{at, c.ID})
		var value splitValue
		if !strings.HasPrefix(c.Value, "{") {
			break // of a build that kept the line's id alone
		}
		if err := unpackCorrection(c, &at, &value); err != nil {
			return err
		}
		for _, repeat := range value.Forms {
			l.splits = append(l.splits, lineSplit{repeat, c.ID})
		}
	default:
		var value pinValue
		if err := unpackCorrection(c, &at, &value); err != nil {
			return err
		}
		l.pins = append(l.pins, linePin{c.ID, value.Forms})
	}
	return nil
}

// resolve finds the forms that the corrections are tied to.
func (l *lineFixes) resolve(r *Record, rd store.Reader) error {
	l.apart, l.pinned = map[int64]bool{}, map[int64]int64{}
	var all []*LineAnchor
	for i := range l.names {
		all = append(all, &l.names[i].LineAnchor)
	}
	for i := range l.merges {
		all = append(all, &l.merges[i][0], &l.merges[i][1])
	}
	for i := range l.splits {
		all = append(all, &l.splits[i].LineAnchor)
	}
	for i := range l.pins {
		for j := range l.pins[i].forms {
			all = append(all, &l.pins[i].forms[j])
		}
	}
	if len(all) == 0 {
		return nil
	}
	if err := r.hold(rd, all); err != nil {
		return err
	}
	for _, m := range l.merges {
		l.forced = append(l.forced, [2]int64{int64(m[0].Form), int64(m[1].Form)})
	}
	taken := map[int64]int64{} // by form: the correction that took it out last
	for _, s := range l.splits {
		l.apart[int64(s.Form)] = true
		taken[int64(s.Form)] = max(taken[int64(s.Form)], s.id)
	}
	for _, p := range l.pins {
		last := int64(0)
		for _, f := range p.forms {
			form := int64(f.Form)
			if taken[form] > p.id {
				continue // it was taken out of the line after the line was pinned
			}
			l.pinned[form] = p.id
			if last != 0 {
				l.forced = append(l.forced, [2]int64{last, form})
			}
			last = form
		}
	}
	return nil
}

// hold brings the forms of anchors up to date: a form of an earlier build is
// not there any more, and the wording is cut anew.
func (r *Record) hold(rd store.Reader, anchors []*LineAnchor) error {
	hashes := make([]int64, len(anchors))
	for i, a := range anchors {
		hashes[i] = int64(a.Form)
	}
	known, err := rd.FormsByHash(hashes)
	if err != nil {
		return err
	}
	there := map[int64]bool{}
	for _, f := range known {
		there[f.Hash] = true
	}
	var lost []*LineAnchor
	for _, a := range anchors {
		if !there[int64(a.Form)] {
			lost = append(lost, a)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	if err := readWordings(rd, lost); err != nil {
		return err
	}
	for _, a := range lost {
		if err := r.find(rd, a); err != nil {
			return err
		}
	}
	return nil
}

// readWordings fetches the words of anchors that carry none.
func readWordings(rd store.Reader, anchors []*LineAnchor) error {
	var hashes []int64
	for _, a := range anchors {
		hashes = append(hashes, int64(a.Wording))
	}
	known, err := rd.WordingsByHash(hashes)
	if err != nil {
		return err
	}
	texts := map[int64]store.Wording{}
	for _, w := range known {
		texts[w.Hash] = w
	}
	for _, a := range anchors {
		if w, ok := texts[int64(a.Wording)]; ok && a.Text == "" {
			a.Text, a.Language = w.Text, w.Language
		}
	}
	return nil
}

// perPrint is how many wordings are looked at for each fingerprint of a wording
// that is not there any more.
const perPrint = 20

// find cuts the words of an anchor anew and takes the proposition that stands
// where the old one stood. Where no statement has it any more, the wording that
// is most like it is taken.
func (r *Record) find(rd store.Reader, a *LineAnchor) error {
	if h, ok := r.cutAt(a.Text, a.Language, a.Start, a.End); ok {
		a.Form = hex64(h)
		if known, err := rd.FormsByHash([]int64{h}); err != nil || len(known) > 0 {
			return err
		}
	}
	postings, err := rd.WordingsByFingerprint(quote.Prints(quote.Fold(a.Text)), perPrint)
	if err != nil {
		return err
	}
	var rows []int64
	for _, p := range postings {
		rows = append(rows, p.Row)
	}
	wordings, err := rd.Wordings(distinct(rows))
	if err != nil {
		return err
	}
	best := 0.5 // of the words of both
	for _, w := range wordings {
		if int64(a.Wording) == w.Hash {
			continue
		}
		shared, x, y := sharedWords(a.Text, w.Text)
		like := 2 * float64(shared) / float64(max(x+y, 1))
		if like <= best {
			continue
		}
		if h, ok := r.cutAt(w.Text, w.Language, a.Start, a.End); ok {
			if known, err := rd.FormsByHash([]int64{h}); err != nil {
				return err
			} else if len(known) > 0 {
				best, a.Form = like, hex64(h)
			}
		}
	}
	return nil
}

// cutAt is the hash of the proposition of a text that covers most of [start,
// end).
func (r *Record) cutAt(text, code string, start, end int) (hash int64, ok bool) {
	most := 0
	props := r.Lines.Propositions(text, code)
	for i := range props {
		if n := min(props[i].End, end) - max(props[i].Start, start); n > most {
			hash, most, ok = props[i].Hash(), n, true
		}
	}
	return hash, ok
}

// mayJoin reports whether two forms may be joined because they say the same.
func (f *inForce) mayJoin(a, b int64) bool {
	return !f.lines.apart[a] && !f.lines.apart[b] && f.lines.pinned[a] == f.lines.pinned[b]
}

// joinForced joins what corrections join, as far as it has come.
func (l *lining) joinForced() error {
	var pairs [][2]int64
	var hashes []int64
	own := make(map[int64]int64, len(l.come))
	for i := range l.come {
		own[l.come[i].hash] = l.come[i].label
	}
	for _, p := range l.force.lines.forced {
		_, a := own[p[0]]
		_, b := own[p[1]]
		if a || b {
			pairs, hashes = append(pairs, p), append(hashes, p[0], p[1])
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	known, err := l.w.FormsByHash(hashes)
	if err != nil {
		return err
	}
	for _, f := range known {
		if _, ok := own[f.Hash]; !ok {
			own[f.Hash] = f.Line
			l.there = append(l.there, member{form: form{hash: f.Hash}, row: f.ID, label: f.Line}) // its line may move
		}
	}
	for _, p := range pairs {
		a, hasA := own[p[0]]
		b, hasB := own[p[1]]
		if hasA && hasB {
			l.labels.join(a, b)
		}
	}
	return nil
}
