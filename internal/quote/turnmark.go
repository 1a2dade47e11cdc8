package quote

// punctuation compares the marks after equal words, and the quotation marks
// around them.
func (c *comparer) punctuation(e *Edit) []Turn {
	var out []Turn
	for i := range e.Asked {
		a, b := &e.Asked[i], &e.Kept[i]
		if a.Gap || b.Gap {
			continue
		}
		last, end := e.a+i == len(c.a)-1, e.b+i == len(c.b)-1
		asked, kept := e.Asked[i:i+1], e.Kept[i:i+1]
		switch {
		case a.Ends == QuestionEnd && b.Ends != QuestionEnd:
			// at the end of what is kept the mark can have been cut off
			out = append(out, caution(Turn{Kind: Asking, Asked: asked}, end && b.Ends == NoEnd))
		case b.Ends == QuestionEnd && a.Ends != QuestionEnd:
			out = append(out, caution(Turn{Kind: Asking, Kept: kept}, a.Ends == NoEnd))
		case a.stop != 0 && b.stop != 0 && a.stop != b.stop, !last && !end && (a.stop == 0) != (b.stop == 0):
			out = append(out, caution(Turn{Kind: Stop, Asked: asked, Kept: kept}, true))
		}
	}
	return append(out, c.scare(e)...)
}

func caution(t Turn, is bool) Turn {
	t.Apart, t.Caution = is, is
	return t
}

// scare finds the stretches of equal words that stand in quotation marks on one
// side only.
func (c *comparer) scare(e *Edit) []Turn {
	var out []Turn
	for i := 0; i < len(e.Asked); {
		from := i
		for i < len(e.Asked) && e.Asked[i].quoted != e.Kept[i].quoted && e.Asked[i].quoted == e.Asked[from].quoted {
			i++
		}
		if i == from {
			i++
			continue
		}
		t := Turn{Kind: Scare, Kept: e.Kept[from:i]}
		if e.Asked[from].quoted {
			t = Turn{Kind: Scare, Asked: e.Asked[from:i]}
		}
		out = append(out, caution(t, true))
	}
	return out
}
