package quote

import (
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/token"
	"github.com/sanad-news/sanad/lang"
)

// Knowledge is what a language tells of the words that are compared: which of
// them deny, limit or weaken, which are names, which are opposites. A nil
// Knowledge knows nothing, and comparing goes by the words alone. It is never
// changed, and safe for concurrent use.
type Knowledge struct {
	lex       *lang.Lexicon
	stemmer   stem.Stemmer
	operators map[string][]operator // by first word
	endings   []operator            // written on to other words: n't
	concepts  map[string][]int32    // by words with one space between, and by stem
	stems     map[string][]int32
	opposite  map[[2]int32]bool // lower concept first
	decimal   byte              // mark
}

// operator is a phrase that does something to the proposition it stands in.
type operator struct {
	words []string
	does  operators
}

// operators are a set of lang.Operator.
type operators uint32

func (o operators) has(op lang.Operator) bool { return o&(1<<op) != 0 }

// longestPhrase is how many words the phrases of concepts have at most.
const longestPhrase = 4

// NewKnowledge takes from d what it knows of a language. Of a language that d
// has no pack for, only the decimal mark is known.
func NewKnowledge(d *data.Data, code string) *Knowledge {
	k := &Knowledge{operators: map[string][]operator{}, concepts: map[string][]int32{}, stems: map[string][]int32{},
		opposite: map[[2]int32]bool{}, decimal: decimalMark(code)}
	l := d.Language(code)
	if l == nil {
		return k
	}
	k.lex, k.stemmer = l.Lex(), stem.New(l.Pack)
	for _, r := range l.Pack.Operators {
		for _, w := range r.Words {
			k.addOperator(w, r.Operator)
		}
	}
	index := make(map[string]int32, len(d.Concepts))
	for i := range d.Concepts {
		index[d.Concepts[i].ID] = int32(i)
	}
	for i := range d.Concepts {
		if o, ok := index[d.Concepts[i].Opposite]; ok {
			k.opposite[ordered(int32(i), o)] = true
		}
	}
	for _, r := range l.Pack.Concepts {
		if c, ok := index[r.Concept]; ok {
			for _, w := range r.Words {
				k.addConcept(w, c)
			}
		}
	}
	return k
}

// decimalMark asks Unicode's locale data how a language writes 1.5.
func decimalMark(code string) byte {
	tag, err := language.Parse(code)
	if err != nil {
		return 0
	}
	s := message.NewPrinter(tag).Sprint(number.Decimal(1.5))
	if i := strings.IndexAny(s, ".,"); i >= 0 {
		return s[i]
	}
	return 0
}

func (k *Knowledge) addOperator(phrase string, op lang.Operator) {
	var words []string
	for _, w := range Fold(phrase) {
		words = append(words, w.Text)
	}
	if len(words) == 0 {
		return
	}
	o := operator{words, 1 << op}
	k.operators[words[0]] = append(k.operators[words[0]], o)
	if !strings.Contains(phrase, " ") && strings.ContainsAny(phrase, "'’") {
		k.endings = append(k.endings, operator{[]string{foldWord(phrase)}, 1 << op})
	}
}

func (k *Knowledge) addConcept(phrase string, concept int32) {
	words := Fold(phrase)
	if len(words) > longestPhrase {
		return
	}
	key := phraseOf(words)
	k.concepts[key] = append(k.concepts[key], concept)
	if len(words) == 1 {
		s := k.stemmer.Stem(key)
		k.stems[s] = append(k.stems[s], concept)
	}
}

func phraseOf(words []Word) string {
	if len(words) == 1 {
		return words[0].Text
	}
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(words[i].Text)
	}
	return b.String()
}

func ordered(a, b int32) [2]int32 { return [2]int32{min(a, b), max(a, b)} }

// operatorAt gives what the phrase that begins at word i does, and how many
// words it has. A phrase does what its first words do too: "belum diputuskan"
// weakens, and denies as "belum" does.
func (k *Knowledge) operatorAt(words []Word, i int) (does operators, n int) {
	if k == nil {
		return 0, 0
	}
	for _, o := range k.operators[words[i].Text] {
		if len(o.words) <= len(words)-i && matches(o.words, words[i:]) {
			does |= o.does
			n = max(n, len(o.words))
		}
	}
	if n == 0 && strings.Contains(words[i].Text, "'") {
		for _, o := range k.endings {
			if strings.HasSuffix(words[i].Text, o.words[0]) {
				does, n = does|o.does, 1
			}
		}
	}
	return does, n
}

func matches(phrase []string, words []Word) bool {
	for i, p := range phrase {
		if words[i].Text != p {
			return false
		}
	}
	return true
}

// class gives the classes of a word by itself.
func (k *Knowledge) class(w *Word) lang.Class {
	if k == nil || k.lex == nil {
		return 0
	}
	c, _ := k.lex.Find([]token.Token{{Hash: w.hash, Kind: token.Word, Shape: w.shape}}, 0, nil)
	return c
}

const (
	function = lang.Det | lang.Poss | lang.Prep | lang.Of | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg |
		lang.Dem | lang.Conn | lang.By | lang.To | lang.Loc | lang.Cond | lang.Def | lang.Be | lang.Pronoun | lang.PossessiveS | lang.Adv
	telling = lang.Noun | lang.Adj | lang.Verb | lang.Actor | lang.Number
)

// shortWord is how long a word is, in bytes, that tells little where no language says more.
const shortWord = 3

// light reports whether a word tells little of what a sentence is about.
func (k *Knowledge) light(w *Word) bool {
	if w.Number {
		return false
	}
	if c := k.class(w); c != 0 {
		return c&function != 0 && c&telling == 0
	}
	return len(w.Text) <= shortWord
}

// joining are words that put clauses together and say little themselves.
const joining = lang.And | lang.Or | lang.But | lang.Sub | lang.Conn

// joins reports whether a word does nothing but join what stands around it.
func (k *Knowledge) joins(w *Word) bool {
	c := k.class(w)
	return c&joining != 0 && c&(telling|lang.Neg|lang.Cond) == 0
}

// denies reports whether the operator at words[i:i+n] denies by grammar, as
// "not" does, and not by what it says, as "refuse" does.
func (k *Knowledge) denies(words []Word) bool {
	return k.class(&words[0])&lang.Neg != 0 || strings.Contains(words[0].Text, "'")
}

// meanings gives the concepts of all words and phrases in words.
func (k *Knowledge) meanings(words []Word) []int32 {
	if k == nil {
		return nil
	}
	var out []int32
	for i := range words {
		for n := 1; n <= longestPhrase && i+n <= len(words); n++ {
			found := k.concepts[phraseOf(words[i:i+n])]
			if n == 1 && len(found) == 0 {
				found = k.stems[k.stemmer.Stem(words[i].Text)]
			}
			out = append(out, found...)
		}
	}
	return out
}

// actor gives whom words name, all of them together, by place in the actor
// data; false where they name nobody, or several.
func (k *Knowledge) actor(words []Word) (int32, bool) {
	if k == nil || k.lex == nil || words[0].shape == token.Lower {
		return 0, false
	}
	toks := make([]token.Token, len(words))
	for i := range words {
		toks[i] = token.Token{Hash: words[i].hash, Kind: token.Word, Shape: words[i].shape}
	}
	_, found := k.lex.Find(toks, 0, nil)
	at, n := int32(0), 0
	for _, m := range found {
		if m.Sense.Kind == lang.ActorSense && int(m.To) == len(words) {
			at, n = m.Sense.Ref, n+1
		}
	}
	return at, n == 1
}

// stem gives the stem of a word.
func (k *Knowledge) stem(w *Word) string {
	if k == nil || w.Number {
		return w.Text
	}
	return k.stemmer.Stem(w.Text)
}
