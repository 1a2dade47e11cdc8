package ask

import "strings"

// Say makes the text of a message, as message.Catalogue.Get does.
type Say = func(key string, args ...any) string

// Told says plainly what turns the meaning.
func (t Turn) Told(say Say) string {
	kind := say("check.turn." + string(t.Kind))
	switch {
	case t.Kept == "":
		return say("check.turn.added", kind, t.Asked)
	case t.Asked == "":
		return say("check.turn.lost", kind, t.Kept)
	case same(t.Kept, t.Asked):
		return say("check.turn.moved", kind, t.Asked)
	}
	return say("check.turn.changed", kind, t.Kept, t.Asked)
}

// Warned says plainly what bears on the words beside it, of a caution.
func (t Turn) Warned(say Say) string {
	key, words := "check.caution.cut", t.Kept
	switch t.Kind {
	case TurnStop:
		key = "check.caution.stop"
	case TurnAsking, TurnScare:
		key = "check.caution." + string(t.Kind) + ".lost"
		if t.Kept == "" {
			key, words = "check.caution."+string(t.Kind)+".added", t.Asked
		}
	default:
		return say(key, say("check.turn."+string(t.Kind)), words)
	}
	return say(key, words)
}

// aroundShown is how many words of the record are shown around a quotation.
const aroundShown = 8

// Shown are the pieces of a comparison with what the record has before and after
// the words that are quoted shortened.
func Shown(pieces []Piece) []Piece {
	out := append([]Piece{}, pieces...)
	if n := len(out); n > 0 {
		if words := strings.Fields(out[0].Text); out[0].Op == OpDropped && len(words) > aroundShown {
			out[0].Text = "… " + strings.Join(words[len(words)-aroundShown:], " ")
		}
		if words := strings.Fields(out[n-1].Text); out[n-1].Op == OpDropped && len(words) > aroundShown {
			out[n-1].Text = strings.Join(words[:aroundShown], " ") + " …"
		}
	}
	return out
}
