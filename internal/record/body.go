package record

import (
	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/token"
)

// Sentence is a sentence of a report's body: code points [Start, End) of the
// reading's text.
type Sentence struct {
	Start, End int
	Words      int
	Hash       int64 // equal for the same words, in any case and punctuation
}

// leastSentence is how many words a sentence has that is looked up in other
// reports: shorter ones stand in many by chance.
const leastSentence = 6

// body is what is compared of the body of a report.
type body struct {
	words     []uint64 // hashes
	sentences []Sentence
}

// bodyOf cuts the body of a reading into words and sentences: its body blocks,
// without those that only repeat others.
func bodyOf(rd *sanad.Reading) body {
	var b body
	toks := token.Scan(rd.Text, make([]token.Token, 0, len(rd.Text)/5+8))
	at := 0
	for _, block := range rd.Blocks {
		if block.Kind != sanad.BodyBlock || block.Repeats >= 0 {
			continue
		}
		for at < len(toks) && int(toks[at].RuneStart) < block.Start {
			at++
		}
		from := at
		for at < len(toks) && int(toks[at].RuneEnd) <= block.End {
			at++
		}
		b.add(toks[from:at])
	}
	return b
}

// add adds the tokens of a block.
func (b *body) add(toks []token.Token) {
	start, first := len(b.words), 0
	cut := func(end int) {
		if n := len(b.words) - start; n > 0 {
			b.sentences = append(b.sentences, Sentence{
				Start: int(toks[first].RuneStart), End: int(toks[end-1].RuneEnd), Words: n, Hash: hashWords(b.words[start:]),
			})
		}
		start, first = len(b.words), end
	}
	for i, t := range toks {
		if t.Kind != token.Mark {
			b.words = append(b.words, t.Hash)
			continue
		}
		switch t.Mark {
		case '.', '?', '!', token.Ellipsis:
			if i+1 < len(toks) && toks[i+1].Space && (toks[i+1].Kind != token.Word || toks[i+1].Shape != token.Lower) {
				cut(i + 1)
			}
		}
	}
	if len(toks) > 0 {
		cut(len(toks))
	}
}

// hashWords is one number for words in their order.
func hashWords(words []uint64) int64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h ^ w)
	}
	return int64(h)
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators", OOPSLA 2014).
func mix(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// Sentences are the sentences of a reading's body that are long enough to be
// told from others.
func Sentences(rd *sanad.Reading) []Sentence {
	b := bodyOf(rd)
	return b.telling()
}

func (b *body) telling() []Sentence {
	var out []Sentence
	for _, s := range b.sentences {
		if s.Words >= leastSentence {
			out = append(out, s)
		}
	}
	return out
}
