package eval

import (
	"fmt"
	"io"
	"strings"
)

// ShowErrors lists all errors, article by article.
func ShowErrors(w io.Writer, r Result) error {
	var b strings.Builder
	for _, a := range r.Errors {
		fmt.Fprintf(&b, "%s  gold %d pred %d\n", a.ID, a.Gold, a.Found)
		for _, e := range a.Errors {
			showError(&b, e)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func showError(b *strings.Builder, e Error) {
	fmt.Fprintf(b, "  %-14s [%s]%s %s\n", e.Cause, e.Detail, behind(" ", e.Rule), e.Text)
	const indent = "                 "
	switch e.Cause {
	case WrongSpeaker, Unresolved, WrongCue:
		fmt.Fprintf(b, "%sgold: %s | pred: %s\n", indent, e.Gold, e.Got)
	case Spurious, UnsaidCause:
		fmt.Fprintf(b, "%spred: %s\n", indent, e.Got)
	case Missed:
		fmt.Fprintf(b, "%sgold: %s%s\n", indent, e.Gold, behind(" | ", e.Got))
	}
}

func behind(sep, s string) string {
	if s == "" {
		return ""
	}
	return sep + s
}

// ShowCauses prints how many errors there are of each cause.
func ShowCauses(w io.Writer, r Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%-15s %-12s%7s\n", "cause", "", "errors")
	for _, c := range r.Causes() {
		fmt.Fprintf(&b, "%-15s %-12s%7d\n", c.Cause, c.Detail, c.N)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
