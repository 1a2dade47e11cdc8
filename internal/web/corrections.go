package web

import (
	"math"
	"strconv"
	"strings"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/record"
)

// correctionsData is a page of corrections.
type correctionsData struct {
	List []*listed
	More string // address of the older ones
}

// listed is a correction with where its subject and its object are told of.
type listed struct {
	record.Listed

	About, Into thing
}

// thing is what a correction is about, or what it makes of that.
type thing struct{ Text, Href string }

// corrections lists corrections, the newest first.
func corrections(q *request) (*sheet, error) {
	if q.Keeper == nil {
		return nil, errNowhere
	}
	before := int64(math.MaxInt64)
	if after := q.param("after"); after != "" {
		var err error
		if before, err = strconv.ParseInt(after, 10, 64); err != nil || before < 1 {
			return nil, &ask.QuestionError{Key: ask.ProblemCursor, Part: "after", Value: after}
		}
	}
	list, more, err := q.Keeper.ListedBefore(q.Context(), before, listShown)
	if err != nil {
		return nil, err
	}
	var d correctionsData
	for i := range list {
		d.List = append(d.List, listedOf(&list[i]))
	}
	if more {
		d.More = again(q, "after", strconv.FormatInt(list[len(list)-1].ID, 10))
	}
	return &sheet{template: "corrections", title: q.words.Get("web.corrections"), data: &d}, nil
}

// listedOf finds out where what a correction names is told of.
func listedOf(l *record.Listed) *listed {
	out := &listed{Listed: *l, About: thing{Text: l.Subject}, Into: thing{Text: l.Object}}
	switch record.Kind(l.Kind) {
	case record.StatementWrong, record.StatementRight, record.SetSpeaker:
		if uid, words, ok := strings.Cut(l.Subject, " "); ok && strings.Contains(uid, "/") {
			out.About = thing{words, placeURL(uid)}
		}
		out.Into = actorThing(l.Object)
	case record.ActorMerge: // what was merged has no page any more
		out.Into = actorThing(l.Object)
	case record.ActorRename:
		out.About = actorThing(l.Subject)
	case record.ActorSplit:
		out.Into = actorThing(l.Object)
	default:
		if l.Line != "" {
			out.About.Href = address("lines", l.Line)
		}
	}
	return out
}

// actorThing takes an actor, as a correction names it, apart: its name (its key).
// What names several stays as it is.
func actorThing(text string) thing {
	name, key, ok := strings.Cut(text, " (")
	key, end := strings.CutSuffix(key, ")")
	if !ok || !end || strings.ContainsAny(key, "()") {
		return thing{Text: text}
	}
	return thing{name, address("actors", key)}
}
