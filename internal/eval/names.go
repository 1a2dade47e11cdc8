package eval

import (
	"slices"
	"strings"
	"unicode"
)

// What the comparison of names knows of words is not the language packs': it
// is the measure, and stays as it is while the packs grow.
var (
	titles = setOf(`mr mrs ms miss dr sir sen senator rep representative gov governor gen general president vice secretary
		sec prof professor judge justice officer sgt col capt lt the a an of and s rev hon chairman chairwoman congressman
		congresswoman mayor former then bapak pak ibu bu presiden wakil wapres gubernur wagub bupati wali kota walikota menteri
		menko ketua umum kepala direktur utama sekretaris komisaris besar ajun inspektur jenderal brigadir kombes akbp kompol
		akp irjen brigjen mayjen letjen komjen laksamana marsekal letnan kolonel mayor kapten pol inf purn h hj kh kiai haji ir
		drs dra se sh mh m si dan di pertama madya muda tni polri mantan kapolri kapolda kapolres panglima juru bicara jubir
		dokter pastor pendeta ustaz bang mas mbak`)
	pronouns = setOf(`he she they it i we you him her them us ia dia beliau mereka nya saya kami who`)
	together = setOf(`both keduanya ketiganya semuanya`) // pronouns of a case beside those that the measure knows
	light    = setOf(`has have had is are was were to also the a in on for been be and of not that`)
	aliases  = map[string][]string{"jokowi": {"joko", "widodo"}, "jk": {"jusuf", "kalla"}}
)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// nameWords gives the words of a name without titles, unless it has no others.
func nameWords(s string) []string {
	var all, bare []string
	for _, w := range plain(withoutPossessive(s)) {
		if a, ok := aliases[w]; ok {
			all = append(all, a...)
		} else {
			all = append(all, w)
		}
	}
	for _, w := range all {
		if !titles[w] {
			bare = append(bare, w)
		}
	}
	if len(bare) == 0 {
		bare = all
	}
	slices.Sort(bare)
	return slices.Compact(bare)
}

// withoutPossessive cuts out every 's that ends a word.
func withoutPossessive(s string) string {
	rs := []rune(s)
	out := rs[:0:0]
	for i := 0; i < len(rs); i++ {
		if (rs[i] == '\'' || rs[i] == '’') && i+1 < len(rs) && rs[i+1] == 's' && (i+2 == len(rs) || !isWordRune(rs[i+2])) {
			i++
			continue
		}
		out = append(out, rs[i])
	}
	return string(out)
}

// headWord is the last word of a noun phrase before what qualifies it, as it
// is written.
func headWord(s string) string {
	s = trim(s)
	cut := len(s)
	for _, sep := range []string{",", "(", " of ", " for ", " in ", " at ", " who ", " from ", " with ", " on ", " yang ", " dari ", " di "} {
		if i := strings.Index(s, sep); i >= 0 {
			cut = min(cut, i)
		}
	}
	s = trim(s[:cut])
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			s = rest
			break
		}
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !isWordRune(r) })
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// sameName reports whether a predicted name can be the gold one: the same
// words, one a part of the other, or most words shared. "Trump's campaign" is
// not "Trump".
func sameName(gold, found string) bool {
	gw, fw := plain(gold), plain(found)
	if len(gw) > 0 && slices.Equal(gw, fw) {
		return true
	}
	g, f := nameWords(gold), nameWords(found)
	if len(g) == 0 || len(f) == 0 {
		return false
	}
	if h := headWord(gold); h != "" && isLowerCase(h) && !slices.Contains(fw, h) && strings.ContainsFunc(gold, unicode.IsUpper) {
		return false
	}
	both := shared(g, f)
	if both == 0 {
		return false
	}
	return both == len(g) || both == len(f) || both >= 2 || 2*both >= len(g)+len(f)-both
}

// shared counts the words that two sets share; both are sorted.
func shared(a, b []string) int {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	return n
}

func anySame(gold, found []string) bool {
	return slices.ContainsFunc(gold, func(g string) bool {
		return slices.ContainsFunc(found, func(f string) bool { return sameName(g, f) })
	})
}

// verdict says whether a speaker is right, and whether he is resolved to his
// full name, where gold has one.
type verdict struct {
	ok         bool
	resolved   bool
	resolvable bool
}

// judge compares a predicted speaker, which may be nil, with gold's.
func judge(w *Wanted, found *Names) verdict {
	if found == nil {
		found = &Names{}
	}
	g := w.Speaker
	if g == nil {
		return verdict{ok: w.Unknown || len(found.Mentions)+len(found.Resolved) == 0}
	}
	names := slices.Concat(found.Mentions, found.Resolved)
	if len(found.Resolved) > 0 && len(g.Resolved) > 0 && !g.Silver {
		names = found.Resolved // a resolved name overrules the mention
	}
	mention := ""
	if len(g.Mentions) > 0 {
		mention = g.Mentions[0]
	}
	pronoun := g.isPronoun(mention)
	var v verdict
	switch {
	case !pronoun && g.Type != "clitic":
		v.ok = anySame([]string{mention}, names)
	case pronoun && (len(g.Resolved) == 0 || g.Silver):
		want := plain(mention)
		v.ok = slices.ContainsFunc(found.Mentions, func(m string) bool { return slices.Equal(plain(m), want) })
	}
	canonical, other := anySame(g.Resolved, names), anySame(g.Alt, names)
	v.ok = v.ok || canonical || other
	v.resolvable = len(g.Resolved) > 0
	switch {
	case v.resolvable && !(pronoun && g.Silver):
		v.resolved = other || coversName(g.Resolved[0], names)
	case v.resolvable:
		v.resolved = canonical
	}
	return v
}

func (n *Names) isPronoun(mention string) bool {
	words := plain(mention)
	return n.Type == "pronoun" || len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !pronouns[w] })
}

// coversName reports whether one of the names has all words of the full name,
// or two of them.
func coversName(full string, names []string) bool {
	want := nameWords(full)
	return slices.ContainsFunc(names, func(n string) bool {
		both := shared(want, nameWords(n))
		return both == len(want) || both >= 2
	})
}

// sameCue reports whether two cues share a word that carries meaning.
func sameCue(gold, found string) bool {
	if len(plain(found)) == 0 && trim(found) == "" {
		return false
	}
	f := cueWords(found)
	return slices.ContainsFunc(cueWords(gold), func(w string) bool { return slices.Contains(f, w) })
}

// cueWords gives the words of a cue without -nya and, if others are left,
// without auxiliaries.
func cueWords(s string) []string {
	ws := plain(s)
	if len(ws) == 0 {
		return []string{trim(s)}
	}
	var heavy []string
	for i, w := range ws {
		if bare, ok := strings.CutSuffix(w, "nya"); ok && len([]rune(w)) > 5 {
			ws[i] = bare
		}
		if !light[ws[i]] {
			heavy = append(heavy, ws[i])
		}
	}
	if len(heavy) > 0 {
		return heavy
	}
	return ws
}
