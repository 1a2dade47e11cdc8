package collect

import (
	"slices"
	"strings"
)

// Join puts the next page of a report behind it. Both are finished and whole.
// What the pages have in common, such as the title and the credits, stands in
// the first. Of the original only what is known of it stays: its bytes are not
// those of the whole report.
func (i *Item) Join(next *Item) {
	have := map[string]bool{"": true, i.Report.Title: true}
	for line := range strings.SplitSeq(i.Report.Text, "\n") {
		have[line] = true
	}
	var text strings.Builder
	text.WriteString(i.Report.Text)
	for line := range strings.SplitSeq(next.Report.Text, "\n") {
		if !have[line] {
			have[line] = true
			text.WriteString("\n\n" + line)
		}
	}
	i.Report.Text = text.String()
	i.Next = next.Next
	if i.Next == "" {
		i.Notes = slices.DeleteFunc(i.Notes, func(n Note) bool { return n == PagedNote })
	}
	i.Original.Drop()
}
