package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Show prints the table of a result, letter for letter as the reference scorer
// does.
func Show(w io.Writer, r Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%9s%6s%6s |%8s%6s%6s |%10s%6s%6s |%8s%9s%6s |%7s%6s%6s\n", "", "gold", "pred", "exact P", "R", "F",
		"partial P", "R", "F", "speaker", "resolved", "cue", "attr P", "R", "F")
	row(&b, "all", r.All)
	for _, k := range kinds {
		if d, ok := r.Kinds[k]; ok {
			row(&b, k, d)
		}
	}
	fmt.Fprintf(&b, "tokens    P %.3f R %.3f F %.3f\n", r.Words.P, r.Words.R, r.Words.F)
	if len(r.Types) > 0 {
		var types []string
		for _, k := range slices.Sorted(maps.Keys(r.Types)) {
			types = append(types, fmt.Sprintf("%s %d/%d", k, r.Types[k].Right, r.Types[k].Of))
		}
		fmt.Fprintf(&b, "speaker   %s   (right/matched, by gold mention type)\n", strings.Join(types, ", "))
	}
	var notes []string
	for _, k := range slices.Sorted(maps.Keys(r.Info)) {
		if n := r.Info[k]; n > 0 {
			notes = append(notes, fmt.Sprintf("%s=%d", k, n))
		}
	}
	if len(notes) > 0 {
		fmt.Fprintf(&b, "notes     %s\n", strings.Join(notes, ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func row(b *strings.Builder, kind string, d KindResult) {
	three := func(x PRF, width int) {
		fmt.Fprintf(b, " |%*.3f%6.3f%6.3f", width, x.P, x.R, x.F)
	}
	fmt.Fprintf(b, "%-9s%6d%6d", kind, d.Gold, d.Found)
	three(d.Exact, 8)
	three(d.Partial, 10)
	fmt.Fprintf(b, " |%8s%9s%6s", share(d.Speaker), share(d.Resolved), share(d.Cue))
	three(d.Attribution, 7)
	b.WriteByte('\n')
}

func share(c Count) string {
	if s := c.share(); s != nil {
		return fmt.Sprintf("%.3f", *s)
	}
	return "  -  "
}

// MarshalJSON gives a result the form of the reference scorer's --json, with
// what it does not have beside it.
func (r Result) MarshalJSON() ([]byte, error) {
	all := r.All.object()
	all["token"] = r.Words
	out := map[string]any{"all": all, "speaker_by_type": r.Types, "info": r.Info, "rules": r.Rules, "facts": r.Facts, "causes": r.Causes()}
	for k, d := range r.Kinds {
		out[k] = d.object()
	}
	return json.Marshal(out)
}

func (d KindResult) object() map[string]any {
	return map[string]any{
		"gold": d.Gold, "pred": d.Found, "exact": d.Exact, "partial": d.Partial, "attribution": d.Attribution,
		"speaker_acc": d.Speaker.share(), "speaker_n": d.Speaker.Of,
		"speaker_resolved_acc": d.Resolved.share(), "speaker_resolved_n": d.Resolved.Of,
		"cue_acc": d.Cue.share(), "cue_n": d.Cue.Of,
	}
}

// ShowRules prints how precise each rule is: how often gold has the statement
// it found, and how often with that speaker too.
func ShowRules(w io.Writer, r Result) error {
	var b strings.Builder
	width := len("rule")
	for _, c := range r.Rules {
		width = max(width, len([]rune(ruleName(c.Rule))))
	}
	fmt.Fprintf(&b, "%-*s%7s%9s%9s%7s%7s\n", width, "rule", "found", "matched", "P", "right", "P")
	for _, c := range r.Rules {
		of := float64(c.Found)
		fmt.Fprintf(&b, "%-*s%7d%9d%9.3f%7d%7.3f\n", width, ruleName(c.Rule), c.Found, c.Matched, float64(c.Matched)/of, c.Right, float64(c.Right)/of)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func ruleName(s string) string {
	if s == "" {
		return "(none)"
	}
	return s
}
