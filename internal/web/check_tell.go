package web

import (
	"github.com/sanad-news/sanad/internal/ask"
)

// notes says, one sentence each, what goes with the finding of a check.
func (v *voice) notes(a *ask.CheckAnswer) []string {
	var out []string
	if a.By != nil && len(a.By.Actors) == 0 {
		if len(a.By.Candidates) > 0 {
			out = append(out, v.words.Get("web.check.many", a.By.Name))
		} else {
			out = append(out, v.words.Get("check.nobody", a.By.Name))
		}
	}
	if a.Between != "" {
		out = append(out, v.words.Get("check.between", "“"+clip(a.Between, 300)+"”"))
	}
	for _, n := range []struct {
		is  bool
		key string
	}{{a.Elided, "check.elided"}, {a.Trimmed, "check.trimmed"}, {a.ByOther, "check.byother"}, {a.OtherDay && len(a.Reservations) == 0, "check.reserved.other-day"}} {
		if n.is {
			out = append(out, v.words.Get(n.key))
		}
	}
	for _, r := range a.Reservations {
		if r != ask.CutOff { // the caution itself says it
			out = append(out, v.words.Get("check.reserved."+string(r)))
		}
	}
	for _, t := range a.Turns {
		out = append(out, t.Told(v.words))
	}
	for _, t := range a.Cautions {
		out = append(out, t.Warned(v.words))
	}
	return out
}
