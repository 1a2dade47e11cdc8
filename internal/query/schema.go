package query

import (
	_ "embed"
	"path"
	"reflect"
	"strings"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/ask"
	"github.com/sanad-news/sanad/internal/openapi"
)

// fields.tsv is what the comments in the Go code say of the structs of answers
// and their fields: go test ./internal/query -update writes it.
//
//go:embed fields.tsv
var fields string

// Schemas makes an empty set of schemas for answers, described by the comments
// of the Go code. References begin with root.
func Schemas(root string) *openapi.Schemas {
	s := openapi.NewSchemas(root)
	told := parseFields(fields)
	s.Told = func(t reflect.Type, field string) string { return told[FieldKey(t, field)] }
	s.Enums[reflect.TypeFor[ask.Finding]()] = enum(ask.Verbatim, ask.Altered, ask.SomeoneElse, ask.Mixed, ask.NotInRecord)
	s.Enums[reflect.TypeFor[ask.Reservation]()] = enum(ask.OtherDay, ask.DayUnknown, ask.Withdrawn, ask.Reworded, ask.CutOff)
	s.Enums[reflect.TypeFor[sanad.StatementKind]()] = enum(sanad.Direct, sanad.Indirect, sanad.Mixed)
	s.Enums[reflect.TypeFor[sanad.BlockKind]()] = enum(sanad.TitleBlock, sanad.DatelineBlock, sanad.BodyBlock, sanad.CreditBlock,
		sanad.CaptionBlock, sanad.RelatedBlock, sanad.NoticeBlock, sanad.NoiseBlock)
	s.Enums[reflect.TypeFor[sanad.EventStatus]()] = enum(sanad.Done, sanad.Planned, sanad.CalledFor, sanad.Denied, sanad.Conditional)
	s.Enums[reflect.TypeFor[sanad.FigureKind]()] = enum(sanad.Actual, sanad.Estimate, sanad.Target, sanad.Limit)
	return s
}

func enum[T ~string](values ...T) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// FieldKey names a struct, or a field of it, in fields.tsv: ask.Saying.Day.
func FieldKey(t reflect.Type, field string) string {
	key := path.Base(t.PkgPath()) + "." + t.Name()
	if field != "" {
		key += "." + field
	}
	return key
}

func parseFields(s string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(s) {
		if key, text, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t"); ok {
			out[key] = text
		}
	}
	return out
}
