package lang

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// AffixStemmer is the stemmer of languages whose words are built of affixes
// around a root; SnowballStemmer is for those that Snowball has an algorithm for.
const (
	AffixStemmer    = "affixes"
	SnowballStemmer = "snowball"
)

// SnowballLanguages are the languages whose words Snowball can stem.
func SnowballLanguages() []string {
	return []string{"arabic", "danish", "dutch", "english", "finnish", "french", "german", "hungarian", "irish", "italian",
		"norwegian", "porter", "portuguese", "romanian", "russian", "spanish", "swedish", "tamil", "turkish"}
}

// Voice is what the affixes of a word make of its root.
type Voice string

// The voices.
const (
	PlainVoice   Voice = "plain"   // the root itself, or with a suffix alone: berikan
	ActiveVoice  Voice = "active"  // its subject does it: memberi
	PassiveVoice Voice = "passive" // it is done to its subject: diberi, terbawa
	NominalVoice Voice = "nominal" // a noun: pemberian, pemberi, keadilan
	StativeVoice Voice = "stative" // its subject has it or is at it: berhasil
)

// AffixKind says what a row of affixes.tsv is.
type AffixKind string

// The kinds of affix.
const (
	PrefixAffix   AffixKind = "prefix"   // one way of writing a prefix
	BoundAffix    AffixKind = "bound"    // a prefix that changes the meaning so much that it stays on the stem: anti-
	PatternAffix  AffixKind = "pattern"  // prefixes and a suffix that words are made with
	EncliticAffix AffixKind = "enclitic" // a pronoun written on to its word
	ParticleAffix AffixKind = "particle" // a particle written on to its word, after an enclitic
)

// AffixRow is an affix, or a pattern of them.
type AffixRow struct {
	Kind     AffixKind
	Name     string   // of a prefix: meN-
	Form     string   // as it is written, without hyphens: mem, nya
	Before   []string // with what the rest of the word must begin; empty: with anything
	Restores string   // what the root has lost: p in memukul
	Prefixes []string // of a pattern: the names of its prefixes, from the outside in
	Suffix   string   // of a pattern: kan
	Voice    Voice    // of a pattern
	Unknown  int      // how long a root must be that is in no list, to be believed; 0: never
	Example  string   // a word
	Root     string   // the root of the example
	Line     int
}

// RootRow is a root, with words that are its own though the affixes do not
// tell, or tell something else.
type RootRow struct {
	Root  string
	Forms []string
}

// stemmer takes the value of the key of that name.
func (l *loader) stemmer(r Row) {
	name, language, more := strings.Cut(r.Get("value"), " ")
	switch {
	case name == AffixStemmer && !more:
	case name == SnowballStemmer && slices.Contains(SnowballLanguages(), language):
		l.pack.Snowball = language
	case name == SnowballStemmer:
		l.fail(r.Errorf("value", "%q is no language of snowball: %s", language, strings.Join(SnowballLanguages(), ", ")))
	default:
		l.fail(r.Errorf("value", "unknown stemmer %q: affixes or snowball, with a language after it: snowball english", r.Get("value")))
	}
	l.pack.Stemmer = name
}

// stemming reads the tables that stems are found with: the pack's own and those
// of the pack that roots-of names. Own affixes stand in place of the other's,
// own roots beside them.
func (l *loader) stemming() {
	l.affixes()
	l.roots()
	if l.pack.Stemmer != AffixStemmer {
		l.unusedStemming()
		return
	}
	other, ok := l.otherPack()
	if !ok {
		return
	}
	if !l.has("affixes.tsv") {
		l.pack.Affixes = other.Affixes
	}
	l.pack.Roots = mergeRoots(l.pack.Roots, other.Roots)
	if !l.has("concepts.tsv") { // a language built of another's roots means the same by them
		l.pack.Concepts = other.Concepts
	}
	for _, t := range []struct {
		name string
		rows int
	}{{"affixes.tsv", len(l.pack.Affixes)}, {"roots.tsv", len(l.pack.Roots)}} {
		if t.rows == 0 {
			l.fail(&DataError{path.Join(l.dir, t.name), 1, 1,
				"is missing or empty: the stemmer affixes needs it, here or in the pack that a line roots-of names"})
		}
	}
}

// unusedStemming reports tables and keys that have no effect without the line
// that lets them.
func (l *loader) unusedStemming() {
	const problem = "has no use: pack.tsv needs a line stemmer, tab, affixes"
	for _, name := range []string{"affixes.tsv", "roots.tsv"} {
		if l.has(name) {
			l.fail(&DataError{path.Join(l.dir, name), 1, 1, problem})
		}
	}
	if l.rootsOf.Line > 0 {
		l.fail(l.rootsOf.Errorf("key", "roots-of %s", problem))
	}
}

func (l *loader) has(name string) bool {
	_, err := fs.Stat(l.fsys, path.Join(l.dir, name))
	return err == nil
}

// otherPack loads affixes and roots of the pack that roots-of names; an empty
// pack where there is no such line. It is looked for beside this pack.
func (l *loader) otherPack() (*Pack, bool) {
	r := l.rootsOf
	if r.Line == 0 {
		return &Pack{}, true
	}
	code := r.Get("value")
	o := &loader{fsys: l.fsys, dir: path.Join(path.Dir(l.dir), code), pack: &Pack{Code: code}}
	switch {
	case o.dir == l.dir:
		l.fail(r.Errorf("value", "%q is this pack: roots-of names another one", code))
		return nil, false
	case path.Base(o.dir) != code || !o.has("pack.tsv"):
		l.fail(r.Errorf("value", "there is no pack %q beside this one to take roots and affixes from: put its folder there", code))
		return nil, false
	}
	o.affixes()
	o.roots()
	o.concepts()
	if len(o.errs) > 0 { // told where that pack is loaded itself
		l.fail(r.Errorf("value", "the pack %q has faults in affixes.tsv, roots.tsv or concepts.tsv: mend them first", code))
		return nil, false
	}
	return o.pack, true
}

// mergeRoots adds to own the rows of another pack that say nothing else of the
// same words.
func mergeRoots(own, other []RootRow) []RootRow {
	taken := map[string]bool{}
	for _, r := range own {
		taken[r.Root] = true
		for _, f := range r.Forms {
			taken[f] = true
		}
	}
	for _, r := range other {
		if taken[r.Root] {
			continue
		}
		r.Forms = slices.DeleteFunc(r.Forms, func(f string) bool { return taken[f] })
		own = append(own, r)
	}
	return own
}

func (l *loader) affixes() {
	prefixes := map[string]bool{}
	var patterns []Row
	for _, r := range l.table("affixes.tsv", false, "kind", "affix", "form", "before", "restores", "voice", "unknown", "example", "note?") {
		row := AffixRow{Kind: AffixKind(r.Get("kind")), Before: r.List("before"), Restores: r.Get("restores"), Line: r.Line}
		row.Unknown = l.unknownLength(r)
		l.emptyCells(r)
		switch row.Kind {
		case PrefixAffix, BoundAffix:
			row.Name = r.Get("affix")
			prefixes[row.Name] = true
			row.Form = l.hyphened(r, "form", "", "-")
			l.hyphened(r, "affix", "", "-")
			if len(row.Restores) > len(row.Form) {
				l.fail(r.Errorf("restores", "%q is longer than the prefix %q, which it takes the place of", row.Restores, row.Form))
			}
		case EncliticAffix, ParticleAffix:
			row.Form = l.hyphened(r, "affix", "-", "")
		case PatternAffix:
			row.Prefixes, row.Suffix = l.pattern(r)
			row.Voice = l.voice(r)
			patterns = append(patterns, r)
		default:
			l.fail(r.Errorf("kind", "unknown kind %q: prefix, bound, pattern, enclitic or particle", row.Kind))
		}
		row.Example, row.Root = l.example(r)
		l.pack.Affixes = append(l.pack.Affixes, row)
	}
	l.checkPatterns(patterns, prefixes)
}

// emptyCells reports cells that say something which a row of its kind cannot.
func (l *loader) emptyCells(r Row) {
	uses, ok := map[AffixKind][]string{
		PrefixAffix:   {"form", "before", "restores", "unknown"},
		BoundAffix:    {"form", "before"},
		PatternAffix:  {"voice", "unknown"},
		EncliticAffix: {"unknown"},
		ParticleAffix: {"unknown"},
	}[AffixKind(r.Get("kind"))]
	for _, col := range []string{"form", "before", "restores", "voice", "unknown"} {
		if ok && r.Get(col) != "" && !slices.Contains(uses, col) {
			l.fail(r.Errorf(col, "has no meaning in a row of kind %s: leave it empty", r.Get("kind")))
		}
	}
}

// checkPatterns reports prefixes of patterns that no row says how to write, and
// patterns that stand twice.
func (l *loader) checkPatterns(patterns []Row, prefixes map[string]bool) {
	seen := map[string]int{}
	for _, r := range patterns {
		if line, twice := seen[r.Get("affix")]; twice {
			l.fail(r.Errorf("affix", "%q stands in line %d too", r.Get("affix"), line))
		}
		seen[r.Get("affix")] = r.Line
		names, _ := parsePattern(r.Get("affix"))
		for _, name := range names {
			if !prefixes[name] {
				l.fail(r.Errorf("affix", "no row of kind prefix says how %q is written", name))
			}
		}
	}
}

// hyphened returns a cell without the hyphen that must stand before or after
// it.
func (l *loader) hyphened(r Row, col, before, after string) string {
	bare, left := strings.CutPrefix(r.Get(col), before)
	bare, right := strings.CutSuffix(bare, after)
	if !left || !right || bare == "" || strings.Contains(bare, "-") {
		l.fail(r.Errorf(col, "%q is not written as an affix: %sabc%s", r.Get(col), before, after))
	}
	return bare
}

func (l *loader) voice(r Row) Voice {
	voices := []Voice{PlainVoice, ActiveVoice, PassiveVoice, NominalVoice, StativeVoice}
	v := Voice(r.Get("voice"))
	if !slices.Contains(voices, v) {
		l.fail(r.Errorf("voice", "unknown voice %q: plain, active, passive, nominal or stative", v))
	}
	return v
}

func (l *loader) pattern(r Row) (prefixes []string, suffix string) {
	prefixes, suffix = parsePattern(r.Get("affix"))
	if prefixes == nil && suffix == "" {
		l.fail(r.Errorf("affix", "%q is no pattern: prefixes and a suffix, such as ab-, ab-cd-, ab-…-ef or -ef", r.Get("affix")))
	}
	return prefixes, suffix
}

// parsePattern takes meN-per-…-kan apart into meN-, per- and kan; nothing comes
// of what is no pattern.
func parsePattern(s string) (prefixes []string, suffix string) {
	left, right, both := strings.Cut(s, "…")
	if !both && strings.HasPrefix(s, "-") {
		left, right = "", s
	}
	names := strings.Split(left, "-")
	last := len(names) - 1
	if names[last] != "" || slices.Contains(names[:last], "") || both && last == 0 {
		return nil, ""
	}
	for _, n := range names[:last] {
		prefixes = append(prefixes, n+"-")
	}
	suffix, hyphen := strings.CutPrefix(right, "-")
	if hyphen == (suffix == "") || both && !hyphen || strings.Contains(suffix, "-") {
		return nil, ""
	}
	return prefixes, suffix
}

func (l *loader) unknownLength(r Row) int {
	v := r.Get("unknown")
	if v == "" {
		return 0
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 3 || n > 9 {
		l.fail(r.Errorf("unknown", "%q is no length of a root: 3 to 9 letters, or empty where a root must be in the list", v))
	}
	return n
}

func (l *loader) example(r Row) (word, root string) {
	word, root, ok := strings.Cut(r.Get("example"), "=")
	if !ok || !isRoot(word) || !isRoot(root) {
		l.fail(r.Errorf("example", "%q is no example: a word and its root, such as abcdef=cde", r.Get("example")))
	}
	return word, root
}

func (l *loader) roots() {
	rows := l.table("roots.tsv", false, "roots", "forms?", "note?")
	words := 0
	for _, r := range rows {
		words += strings.Count(r.Get("roots"), "|") + 1
	}
	seen := make(map[string]int, words)
	once := func(r Row, col, word string) {
		switch line, twice := seen[word]; {
		case twice:
			l.fail(r.Errorf(col, "%q stands in line %d too", word, line))
		case !isRoot(word):
			l.fail(r.Errorf(col, "%q is not written as one word in small letters", word))
		}
		seen[word] = r.Line
	}
	l.pack.Roots = make([]RootRow, 0, words)
	for _, r := range rows {
		roots, forms := r.List("roots"), r.List("forms")
		if len(roots) == 0 || len(forms) > 0 && len(roots) > 1 {
			l.fail(r.Errorf("roots", "the row needs a root, and no more than one if it has forms"))
		}
		for _, root := range roots {
			once(r, "roots", root)
			l.pack.Roots = append(l.pack.Roots, RootRow{Root: root, Forms: forms})
		}
		for _, f := range forms {
			once(r, "forms", f)
		}
	}
}

// isRoot reports whether a word can be a root: one word in small letters, which
// may have hyphens inside.
func isRoot(w string) bool {
	bad := func(r rune) bool {
		return !unicode.IsLower(r) && !unicode.Is(unicode.Lo, r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’", r)
	}
	return w != "" && strings.Trim(w, "-") == w && !strings.ContainsFunc(w, bad)
}
