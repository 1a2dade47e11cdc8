package text

import "github.com/sanad-news/sanad/lang"

// sample is how many words are enough to know a report's language.
const sample = 400

// Detect returns the language whose small words the text has most of, and that
// share of the words looked at. Words that tell a language from its close kin
// (Malay kerana from Indonesian karena) weigh ten times as much.
func (d *Doc) Detect(langs []*Language) (*Language, float64) {
	const small = lang.Det | lang.Prep | lang.And | lang.Or | lang.But | lang.Sub | lang.Rel | lang.Comp | lang.Aux | lang.Neg | lang.Pronoun
	toks := d.Toks
	words := 0
	for i := range toks {
		if d.IsWord(i) {
			if words++; words == sample {
				toks = toks[:i+1]
				break
			}
		}
	}
	var best *Language
	var most float64
	var buf []lang.Match
	for _, l := range langs {
		score := 0.0
		for i := range toks {
			var c lang.Class
			c, buf = l.Lex.Find(toks, i, buf[:0])
			if c&small != 0 {
				score++
			}
			if c&lang.Credit != 0 {
				for _, m := range buf {
					if m.Sense.Kind == lang.MarkerSense && l.Pack.Markers[m.Sense.Ref].Kind == lang.LanguageMarker {
						score += 10
					}
				}
			}
		}
		if words > 0 && score/float64(words) > most {
			best, most = l, score/float64(words)
		}
	}
	return best, most
}
