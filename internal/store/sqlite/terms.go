package sqlite

import (
	"strconv"
	"strings"
)

// letters are those of base 32; none of them means anything in a query of
// FTS5, so a query made of terms has no syntax but ours.
const letters = "abcdefghijklmnopqrstuvwxyz234567"

// appendTerm writes a term as seven letters.
func appendTerm(b []byte, term uint32) []byte {
	for shift := 30; shift >= 0; shift -= 5 {
		b = append(b, letters[term>>shift&31])
	}
	return b
}

// appendSpeaker and appendCarrier write an actor as a word that no term is: it
// begins with a digit that is no letter of base 32.
func appendSpeaker(b []byte, actor int64) []byte {
	return strconv.AppendInt(append(b, '0'), actor, 36)
}

func appendCarrier(b []byte, actor int64) []byte {
	return strconv.AppendInt(append(b, '1'), actor, 36)
}

// terms is the text that the full-text index takes for a statement.
func terms(terms []uint32, speakers, carriers []int64) string {
	b := make([]byte, 0, 8*(len(terms)+len(speakers)+len(carriers)))
	for _, t := range terms {
		b = append(appendTerm(b, t), ' ')
	}
	for _, a := range speakers {
		b = append(appendSpeaker(b, a), ' ')
	}
	for _, a := range carriers {
		b = append(appendCarrier(b, a), ' ')
	}
	return string(b)
}

// mostActors is how many actors are asked for in the full-text index; more are
// checked one statement at a time.
const mostActors = 64

// match asks the full-text index.
func match(all, anyOf []uint32, speakers, carriers []int64) (cond string, args []any, whole bool) {
	var parts []string
	for _, t := range all {
		parts = append(parts, string(appendTerm(nil, t)))
	}
	if len(anyOf) > 0 {
		parts = append(parts, oneOf(anyOf, appendTerm))
	}
	whole = len(speakers) <= mostActors && len(carriers) <= mostActors
	if whole && len(speakers) > 0 {
		parts = append(parts, oneOf(speakers, appendSpeaker))
	}
	if whole && len(carriers) > 0 {
		parts = append(parts, oneOf(carriers, appendCarrier))
	}
	return "x.words MATCH ?", []any{strings.Join(parts, " AND ")}, whole
}

func oneOf[T any](list []T, appendTo func([]byte, T) []byte) string {
	b := []byte{'('}
	for i, v := range list {
		if i > 0 {
			b = append(b, " OR "...)
		}
		b = appendTo(b, v)
	}
	return string(append(b, ')'))
}
