package web

import (
	"strings"

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
		out = append(out, v.turn(t))
	}
	for _, t := range a.Cautions {
		out = append(out, v.caution(t))
	}
	return out
}

// turn says plainly what turns the meaning.
func (v *voice) turn(t ask.Turn) string {
	kind := v.words.Get("check.turn." + string(t.Kind))
	switch {
	case t.Kept == "":
		return v.words.Get("check.turn.added", kind, t.Asked)
	case t.Asked == "":
		return v.words.Get("check.turn.lost", kind, t.Kept)
	}
	return v.words.Get("check.turn.changed", kind, t.Kept, t.Asked)
}

// caution says plainly what bears on the words beside them.
func (v *voice) caution(t ask.Turn) string {
	key, words := "check.caution.cut", t.Kept
	switch t.Kind {
	case ask.TurnStop:
		key = "check.caution.stop"
	case ask.TurnAsking, ask.TurnScare:
		key = "check.caution." + string(t.Kind) + ".lost"
		if t.Kept == "" {
			key, words = "check.caution."+string(t.Kind)+".added", t.Asked
		}
	default:
		return v.words.Get(key, v.words.Get("check.turn."+string(t.Kind)), words)
	}
	return v.words.Get(key, words)
}

// aroundShown is how many words of the record are shown around a quotation.
const aroundShown = 8

// trim shortens what the record has before and after the words that are quoted.
func trim(pieces []ask.Piece) []ask.Piece {
	out := append([]ask.Piece{}, pieces...)
	if n := len(out); n > 0 {
		if words := strings.Fields(out[0].Text); out[0].Op == ask.OpDropped && len(words) > aroundShown {
			out[0].Text = "… " + strings.Join(words[len(words)-aroundShown:], " ")
		}
		if words := strings.Fields(out[n-1].Text); out[n-1].Op == ask.OpDropped && len(words) > aroundShown {
			out[n-1].Text = strings.Join(words[:aroundShown], " ") + " …"
		}
	}
	return out
}
