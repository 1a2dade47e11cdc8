package web

import (
	"fmt"
	"strconv"
)

// grouped is a whole number as people of a language write it, with the mark of
// its thousands: 1,234 or 1.234. It stands where a message has %d.
type grouped struct {
	n    int
	mark string
}

func (g grouped) String() string {
	text := strconv.Itoa(g.n)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + g.mark + text[i:]
	}
	return text
}

// Format writes the number, whatever the verb.
func (g grouped) Format(to fmt.State, _ rune) { fmt.Fprint(to, g.String()) }

// number is a whole number as people of the language write it.
func (v *voice) number(n int) grouped { return grouped{n, v.words.Get("dossier.thousand")} }

// say is a message, with its numbers as people of the language write them.
func (v *voice) say(key string, args ...any) string {
	for i, a := range args {
		if n, ok := a.(int); ok {
			args[i] = v.number(n)
		}
	}
	return v.words.Get(key, args...)
}

// count is a number of things: the message under key1 where it is one.
func (v *voice) count(key string, n int) string {
	if n == 1 && v.words.Has(key+"1") {
		key += "1"
	}
	return v.say(key, n)
}
