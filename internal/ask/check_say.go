package ask

// Told says plainly what turns the meaning.
func (t Turn) Told(words Words) string {
	kind := words.Get("check.turn." + string(t.Kind))
	switch {
	case t.Kept == "":
		return words.Get("check.turn.added", kind, t.Asked)
	case t.Asked == "":
		return words.Get("check.turn.lost", kind, t.Kept)
	case same(t.Kept, t.Asked):
		return words.Get("check.turn.moved", kind, t.Asked)
	}
	return words.Get("check.turn.changed", kind, t.Kept, t.Asked)
}

// Warned says plainly what bears on the words beside it, of a caution.
func (t Turn) Warned(words Words) string {
	switch t.Kind {
	case TurnStop:
		return words.Get("check.caution.stop", t.Kept)
	case TurnAsking, TurnScare:
		key := "check.caution." + string(t.Kind)
		if t.Kept == "" {
			return words.Get(key+".added", t.Asked)
		}
		return words.Get(key+".lost", t.Kept)
	}
	return words.Get("check.caution.cut", words.Get("check.turn."+string(t.Kind)), t.Kept)
}
