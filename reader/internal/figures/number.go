package figures

import (
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// number is a number read in the text: tokens [from, to).
type number struct {
	from, to int
	value    float64
	digits   bool    // written in digits
	plain    bool    // digits only: 2023, 5
	scaled   float64 // the scale behind it: 1e9 of 220 miliar; 1 where there is none
	tail     string  // letters joined to the digits that are no scale: km of 10km
	symbol   string  // of money joined to the digits: Rp482
	small    bool    // "one", "a": a number only before a scale or a unit
}

// maxValue is the largest value that is taken, beyond all money that there is in
// most currencies. What is written beyond it is no count, and may be none that a
// float can hold.
const maxValue = 1e18

// number reads the number that begins at token i, in digits or in words. It is
// none where its value is beyond what is taken, and empty where none begins.
func (r *finder) number(i, end int) (number, bool) {
	n, ok := r.anyNumber(i, end)
	return n, ok && n.value <= maxValue && n.scaled <= maxValue
}

func (r *finder) anyNumber(i, end int) (number, bool) {
	n := number{from: i, to: i, scaled: 1}
	skip := 0
	if i < end && !r.startsWithDigit(i) && r.endsWithDigit(i) {
		if skip, n.symbol = r.joinedSymbol(i); skip == 0 {
			return n, false
		}
	}
	if i < end && (skip > 0 || r.startsWithDigit(i)) {
		if !r.digits(&n, skip, end) {
			return n, false
		}
		r.scales(&n, end)
		return n, true
	}
	r.inWords(&n, end)
	return n, n.to > i
}

func (r *finder) startsWithDigit(i int) bool {
	c := r.doc.Text[r.doc.Toks[i].Start]
	return c >= '0' && c <= '9'
}

func (r *finder) endsWithDigit(i int) bool {
	t := &r.doc.Toks[i]
	return t.Kind == token.Word && isDigit(r.doc.Text[t.End-1])
}

// joinedSymbol finds money written as one word with its digits, and how many
// bytes it has: Rp482.
func (r *finder) joinedSymbol(i int) (int, string) {
	w := r.doc.Word(i)
	n := strings.IndexAny(w, "0123456789")
	row, ok := r.unitOf(w[:n])
	if !ok || row.Kind != lang.SymbolUnit {
		return 0, ""
	}
	return n, row.Unit
}

// mostDigits is past which length digits with their marks are no number that
// parseDigits reads: what lies behind is not looked at, since a table without
// spaces would be read to its end from each of its numbers.
const mostDigits = 64

// digits reads a number written in digits behind skip bytes, with the letters joined to it: the
// scanner of tokens cuts "3.4bn" into three.
func (r *finder) digits(n *number, skip, end int) bool {
	toks := r.doc.Toks
	at := int(toks[n.from].Start) + skip
	stop := at
	for stop < min(len(r.doc.Text), at+mostDigits) {
		c := r.doc.Text[stop]
		if c >= '0' && c <= '9' || (c == '.' || c == ',') && stop+1 < len(r.doc.Text) && isDigit(r.doc.Text[stop+1]) {
			stop++
			continue
		}
		break
	}
	value, ok := parseDigits(r.doc.Text[at:stop], r.pack.DecimalComma)
	to := n.from
	for to < end && int(toks[to].Start) < stop {
		to++
	}
	if !ok || to == n.from {
		return false
	}
	n.value, n.digits, n.to = value, true, to
	n.plain = !strings.ContainsAny(r.doc.Text[at:stop], ".,")
	if last := int(toks[to-1].End); last > stop {
		return r.tail(n, r.doc.Text[stop:last])
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// tail reads the letters joined to digits: a scale, a unit, or nothing that
// counts (7th, 3D).
func (r *finder) tail(n *number, s string) bool {
	row, ok := r.unitOf(s)
	if !ok {
		return false
	}
	switch row.Kind {
	case lang.ScaleUnit, lang.TightUnit:
		n.value *= row.Value
		n.scaled = row.Value
	default:
		n.tail = s
	}
	n.plain = false
	return true
}

// unitOf looks one word up in the table of units.
func (r *finder) unitOf(word string) (lang.UnitRow, bool) {
	var buf [4]token.Token
	toks := token.Scan(word, buf[:0])
	_, r.matches = r.lex.Find(toks, 0, r.matches[:0])
	for _, m := range r.matches {
		if m.Sense.Kind == lang.UnitSense && int(m.To) == len(toks) {
			return r.pack.Units[m.Sense.Ref], true
		}
	}
	return lang.UnitRow{}, false
}

// parseDigits reads 8.000, 7,5 and 1,234.5. A mark that parts three digits
// each is a thousands mark, of the language's own style where either would do.
func parseDigits(s string, comma bool) (float64, bool) {
	decimal, thousands := ".", ","
	if comma {
		decimal, thousands = ",", "."
	}
	whole, fraction, _ := strings.Cut(s, decimal)
	if strings.Count(s, decimal) > 1 || strings.Contains(fraction, thousands) || !grouped(whole, thousands) {
		// 1,234.5 in an Indonesian report, or 7.5
		decimal, thousands = thousands, decimal
		whole, fraction, _ = strings.Cut(s, decimal)
		if strings.Count(s, decimal) > 1 || strings.Contains(fraction, thousands) || !grouped(whole, thousands) {
			return 0, false
		}
	}
	text := strings.ReplaceAll(whole, thousands, "")
	if fraction != "" {
		text += "." + fraction
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && len(text) < 18
}

// grouped reports whether a mark parts groups of three digits only.
func grouped(s, mark string) bool {
	groups := strings.Split(s, mark)
	for i, g := range groups {
		if i > 0 && len(g) != 3 || len(groups) > 1 && (len(g) == 0 || len(g) > 3) {
			return false
		}
	}
	return true
}

// scales multiplies a number in digits by the scales behind it, and adds what
// follows them: 2 juta 500 ribu.
func (r *finder) scales(n *number, end int) {
	for n.to < end && n.tail == "" {
		row, to, ok := r.unit(n.to, end, lang.ScaleUnit)
		if !ok {
			break
		}
		n.value *= row.Value
		n.scaled *= row.Value
		n.to, n.plain = to, false
	}
	if n.scaled >= 1e6 && n.to < end && r.startsWithDigit(n.to) && n.value == float64(int64(n.value)) {
		rest := number{from: n.to, to: n.to, scaled: 1}
		if r.digits(&rest, 0, end) && rest.plain {
			if r.scales(&rest, end); rest.scaled > 1 && rest.scaled < n.scaled {
				n.value, n.to = n.value+rest.value, rest.to
			}
		}
	}
}

// inWords reads a number in words: dua ratus lima puluh ribu, twenty-five, half
// a million.
func (r *finder) inWords(n *number, end int) {
	var total, cur, last float64
	read := false // a numeral, and not only "one"
	for i := n.from; i < end; {
		if row, to, ok := r.unit(i, end, lang.ScaleUnit); ok && (read || row.Value >= 100) {
			switch {
			case !read:
				cur = row.Value
			case row.Value < 1000:
				cur += last*row.Value - last
			default:
				cur *= row.Value
			}
			if row.Value >= 1000 {
				total, cur, n.scaled = total+cur, 0, row.Value
				last = row.Value
			} else {
				last = cur
			}
			read, n.to = true, to
			i = r.joined(to, end, total+cur, last) // two hundred and forty
			continue
		}
		v, to, ok := r.numeral(i, end)
		one := false
		if !ok {
			row, to1, isOne := r.unit(i, end, lang.NumberUnit)
			if !isOne || read && cur >= 1 {
				break
			}
			if read { // "half a million"
				if _, _, scale := r.unit(to1, end, lang.ScaleUnit); !scale {
					break
				}
				i = to1
				continue
			}
			v, to, one = row.Value, to1, true
		}
		if read && !fits(cur, v, total) {
			break
		}
		cur, last, read = cur+v, v, true
		n.small = one
		i, n.to = to, to
		i = r.joined(i, end, cur, v)
	}
	n.value = total + cur
	if n.to == n.from {
		return
	}
	if n.small && n.value != cur || n.scaled > 1 || n.value >= 100 {
		n.small = false
	}
}

// fits reports whether a numeral goes on a number: five behind twenty, a half
// behind a whole number, and not three behind two.
func fits(cur, v, total float64) bool {
	whole := int64(cur)
	switch {
	case cur == 0:
		return total > 0 && v >= 1
	case cur != float64(whole):
		return false
	case v < 1:
		return whole < 100
	case v < 10:
		return whole%10 == 0
	case v < 100:
		return whole%100 == 0
	}
	return v < 1000 && whole%1000 == 0
}

// joined steps over a hyphen or an "and" inside a number: twenty-five, two
// hundred and fifty, one and a half.
func (r *finder) joined(i, end int, cur, v float64) int {
	switch {
	case i+1 < end && r.doc.IsMark(i, '-') && v >= 20 && v < 100:
		if next, _, ok := r.numeral(i+1, end); ok && next < 10 && next >= 1 {
			return i + 1
		}
	case i+1 < end && r.doc.Is(i, lang.And):
		next, _, ok := r.numeral(i+1, end)
		if !ok && i+2 < end { // "one and a half"
			next, _, ok = r.numeral(i+2, end)
			if ok && next < 1 {
				return i + 2
			}
			return i
		}
		if ok && (next < 1 || cur >= 100 && fits(cur, next, 0)) {
			return i + 1
		}
	}
	return i
}

// numeral looks up a number word.
func (r *finder) numeral(i, end int) (float64, int, bool) {
	for _, m := range r.find(i) {
		if m.Sense.Kind == lang.NumeralSense && int(m.To) <= end {
			v, err := strconv.ParseFloat(r.pack.Numerals[m.Sense.Ref].Value, 64)
			return v, int(m.To), err == nil
		}
	}
	return 0, i, false
}
