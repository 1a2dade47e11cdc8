// Package query holds the questions that other programs ask a record: each with
// its name, its parameters and their bounds, and the type of its answer. The
// REST API and the MCP server are two ways to ask the same questions; what is
// wrong with one is told the same way in both, with what would be right.
package query

import (
	"context"
	"fmt"
	"reflect"

	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/message"
	"github.com/sanad-news/sanad/internal/record"
	"github.com/sanad-news/sanad/reader"
)

// Source is what questions are asked of.
type Source struct {
	Record *record.Record
	Desk   *ask.Desk      // of the record
	Reader *reader.Reader // for drafts
}

// NewSource makes a record ready to be asked.
func NewSource(rec *record.Record) *Source {
	return &Source{Record: rec, Desk: ask.New(rec), Reader: reader.With(rec.Data)}
}

// Question is one that can be asked.
type Question struct {
	Name   string // names it in addresses, tools and the catalogue
	Params []Param
	Answer reflect.Type // what Ask returns a pointer to

	ask  func(ctx context.Context, s *Source, a Args, words message.Catalogue) (any, error)
	next func(answer any) string
}

// Ask asks a question. The answer is a pointer to a value of the type Answer;
// what it has in words of its own is in the language of the catalogue. An error
// is a *FaultError.
func (q *Question) Ask(ctx context.Context, s *Source, a Args, words message.Catalogue) (any, error) {
	if err := q.missing(a); err != nil {
		return nil, err
	}
	answer, err := q.ask(ctx, s, a, words)
	if err != nil {
		if ctx.Err() != nil { // whatever else it says: a store tells the cause, which can be any error
			err = fmt.Errorf("%w: %w", ctx.Err(), err)
		}
		return nil, FaultOf(err)
	}
	return answer, nil
}

// Next is where the next page of an answer begins: the argument "after" of the
// same question; "" where there is none.
func (q *Question) Next(answer any) string {
	if q.next == nil {
		return ""
	}
	return q.next(answer)
}

// Pages reports whether answers come in pages.
func (q *Question) Pages() bool { return q.next != nil }

// Param returns the parameter of a name, or nil.
func (q *Question) Param(name string) *Param {
	for i := range q.Params {
		if q.Params[i].Name == name {
			return &q.Params[i]
		}
	}
	return nil
}

// names are the names of the parameters.
func (q *Question) names() []string {
	out := make([]string, len(q.Params))
	for i := range q.Params {
		out[i] = q.Params[i].Name
	}
	return out
}

// Named returns the question of a name among questions, or nil.
func Named(list []Question, name string) *Question {
	for i := range list {
		if list[i].Name == name {
			return &list[i]
		}
	}
	return nil
}

// asked makes a question of a function that answers it.
func asked[T any](name string, ask func(ctx context.Context, s *Source, a Args, words message.Catalogue) (T, error), params ...Param) Question {
	return Question{Name: name, Params: params, Answer: reflect.TypeFor[T](),
		ask: func(ctx context.Context, s *Source, a Args, words message.Catalogue) (any, error) {
			answer, err := ask(ctx, s, a, words)
			if err != nil {
				return nil, err
			}
			return &answer, nil
		}}
}

// paged is a question whose answers come in pages.
func paged[T any](q Question, next func(*T) string) Question {
	q.Params = append(q.Params, limit(), after())
	q.next = func(answer any) string {
		if a, ok := answer.(*T); ok {
			return next(a)
		}
		return ""
	}
	return q
}
