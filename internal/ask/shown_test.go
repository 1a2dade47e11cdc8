package ask

import (
	"fmt"
	"strings"
	"testing"
)

// keys says each message by its key, and what is filled in.
type keys struct{}

func (keys) Get(key string, args ...any) string {
	return strings.TrimSpace(fmt.Sprintln(append([]any{key}, args...)...))
}
func (k keys) Count(key string, n int, _ ...any) string { return k.Get(key, n) }
func (keys) Has(string) bool                            { return true }
func (keys) Date(edtf string) string                    { return edtf }

// TestTold protects that pages and terminals tell parts of an answer by the
// message that is meant.
func TestTold(t *testing.T) {
	all := make([]Circle, 7)
	for i := range all {
		all[i] = Circle{Sides: []string{"A", "B"}, Sayings: i + 1}
	}
	for _, c := range [][2]string{
		{Turn{Kind: "negation", Kept: "tidak"}.Told(keys{}), "check.turn.lost check.turn.negation tidak"},
		{Turn{Kind: "negation", Asked: "tidak"}.Told(keys{}), "check.turn.added check.turn.negation tidak"},
		{Turn{Kind: "negation", Kept: "not", Asked: "not"}.Told(keys{}), "check.turn.moved check.turn.negation not"},
		{Turn{Kind: "figure", Kept: "3", Asked: "5"}.Told(keys{}), "check.turn.changed check.turn.figure 3 5"},
		{Turn{Kind: "negation", Kept: "tidak"}.Warned(keys{}), "check.caution.cut check.turn.negation tidak"},
		{Turn{Kind: TurnStop, Kept: "."}.Warned(keys{}), "check.caution.stop ."},
		{Turn{Kind: TurnScare, Kept: "aid"}.Warned(keys{}), "check.caution." + string(TurnScare) + ".lost aid"},
		{Turn{Kind: TurnAsking, Asked: "?"}.Warned(keys{}), "check.caution." + string(TurnAsking) + ".added ?"},
		{Among(all[:2], keys{}), "A, B (trace.times 1); A, B (trace.times 2)"},
		{Among(all, keys{})[len(Among(all[:6], keys{})):], "; …"},
		{Shown([]Piece{{OpDropped, "a b c d e f g h i"}, {OpSame, "x"}})[0].Text, "… b c d e f g h i"},
		{Shown([]Piece{{OpSame, "x"}, {OpDropped, "a b c d e f g h i"}})[1].Text, "a b c d e f g h …"},
	} {
		if c[0] != c[1] {
			t.Errorf("it says %q, want %q", c[0], c[1])
		}
	}
}
