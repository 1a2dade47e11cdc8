package quote

import "github.com/sanad-news/sanad/lang"

// Denied tells of each word what negation does to it: whether it is (part of) a
// word that denies, such as not, without, not yet, there is no; and whether it
// stands after one in the same clause. Of two that follow one another the second
// lifts the first: not without. What is asked is not denied: not said whether.
func (k *Knowledge) Denied(words []Word) (denying, denied []bool) {
	denying, denied = make([]bool, len(words)), make([]bool, len(words))
	if k == nil {
		return denying, denied
	}
	reach := false
	for i := 0; i < len(words); {
		does, n := k.operatorAt(words, i)
		n = max(n, 1)
		denies := does.has(lang.Negates) || does.has(lang.Pends)
		exists := (does.has(lang.Exists) || does.has(lang.Occurs)) && i > 0 && denying[i-1]
		for j := i; j < i+n; j++ {
			denying[j], denied[j] = denies || exists, reach && !denies
		}
		switch {
		case denies:
			reach = !reach
		case does.has(lang.Turns) || does.has(lang.Questions):
			reach = false
		}
		if i += n; words[i-1].Ends > NoEnd {
			reach = false
		}
	}
	return denying, denied
}
