package mcp

import (
	"github.com/sanad-news/sanad/internal/ask"
)

// The bounds of what an assistant is told of one thing. What is left out is
// counted beside it.
const (
	mostSayings  = 20 // of a line: the first and the last half
	mostSources  = 5  // of a saying: the oldest
	mostForms    = 20 // of a line
	mostVoices   = 20
	mostOpposing = 3
)

// bounded is an answer cut to what an assistant can read. What was cut says so.
func bounded(answer any) any {
	switch a := answer.(type) {
	case *ask.TraceAnswer:
		for i := range a.Lines {
			boundLine(&a.Lines[i])
		}
	case *ask.SaidAnswer:
		a.Cut = boundSources(a.Sayings) || a.Cut
	case *ask.SearchAnswer:
		a.More = boundSources(a.Said) || a.More
	case *ask.CheckAnswer:
		boundCheck(a)
	case *ask.DraftAnswer:
		for i := range a.Quotes {
			boundCheck(&a.Quotes[i].Check)
		}
	}
	return answer
}

func boundCheck(a *ask.CheckAnswer) {
	if len(a.Sayings) > mostSayings {
		a.Sayings, a.Cut = ends(a.Sayings, mostSayings), true
	}
	a.Cut = boundSources(a.Sayings) || boundSources(a.NotSaid) || a.Cut
}

func boundLine(l *ask.Line) {
	for _, list := range []*[]ask.Saying{&l.Sayings, &l.NotSaid} {
		if len(*list) > mostSayings {
			*list, l.Cut = ends(*list, mostSayings), true
		}
		l.Cut = boundSources(*list) || l.Cut
	}
	if len(l.Forms) > mostForms {
		l.Forms, l.Cut = l.Forms[:mostForms], true
	}
	if len(l.Speakers) > mostVoices {
		l.Speakers, l.Cut = l.Speakers[:mostVoices], true
	}
	for i := range l.Opposed {
		o := &l.Opposed[i]
		if len(o.Sayings) > mostOpposing {
			o.Sayings, l.Cut = o.Sayings[:mostOpposing], true
		}
		l.Cut = boundSources(o.Sayings) || l.Cut
	}
}

// boundSources cuts the sources of sayings, and reports whether it did.
func boundSources(list []ask.Saying) (cut bool) {
	for i := range list {
		if s := &list[i]; len(s.Sources) > mostSources {
			s.Sources, cut = s.Sources[:mostSources], true
		}
	}
	return cut
}

// ends are the first and the last of a list, so many together.
func ends[T any](list []T, most int) []T {
	half := most / 2
	return append(append([]T{}, list[:half]...), list[len(list)-half:]...)
}
