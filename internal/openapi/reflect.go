package openapi

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
)

// Schemas makes schemas of Go types as encoding/json writes their values. Each
// struct is one named schema, which the others refer to.
type Schemas struct {
	// Root is what references begin with: "#/components/schemas/".
	Root string
	// Named are the schemas of structs, by name.
	Named map[string]*Schema
	// Enums are the values that a type of strings has, where it has few.
	Enums map[reflect.Type][]any
	// Told tells what a struct is, or a field of it where one is named; nil
	// tells nothing.
	Told func(t reflect.Type, field string) string

	names map[reflect.Type]string
}

// NewSchemas makes an empty set of schemas whose references begin with root.
func NewSchemas(root string) *Schemas {
	return &Schemas{Root: root, Named: map[string]*Schema{}, Enums: map[reflect.Type][]any{}, names: map[reflect.Type]string{}}
}

// Of is the schema of a type. A nil slice or map is written as null, and so is
// a nil pointer: their schemas say so, but for fields that are left out then.
// It fails on types that JSON cannot hold.
func (s *Schemas) Of(t reflect.Type) (*Schema, error) { return s.of(t, true) }

func (s *Schemas) of(t reflect.Type, null bool) (*Schema, error) {
	if values, ok := s.Enums[t]; ok {
		return &Schema{Type: "string", Enum: values}, nil
	}
	switch t.Kind() {
	case reflect.Bool:
		return &Schema{Type: "boolean"}, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return &Schema{Type: "integer"}, nil
	case reflect.Float32, reflect.Float64:
		return &Schema{Type: "number"}, nil
	case reflect.String:
		return &Schema{Type: "string"}, nil
	case reflect.Interface:
		return &Schema{}, nil
	case reflect.Pointer:
		return s.pointer(t.Elem(), null)
	case reflect.Slice:
		items, err := s.Of(t.Elem())
		return &Schema{Type: orNull("array", null), Items: items}, err
	case reflect.Array:
		items, err := s.Of(t.Elem())
		n := t.Len()
		return &Schema{Type: "array", Items: items, MinItems: &n, MaxItems: &n}, err
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			values, err := s.Of(t.Elem())
			return &Schema{Type: orNull("object", null), AdditionalProperties: values}, err
		}
	case reflect.Struct:
		return s.named(t)
	}
	return nil, fmt.Errorf("no schema for the Go type %s", t)
}

func orNull(kind string, null bool) any {
	if null {
		return []string{kind, "null"}
	}
	return kind
}

func (s *Schemas) pointer(to reflect.Type, null bool) (*Schema, error) {
	inner, err := s.of(to, false)
	if err != nil || !null {
		return inner, err
	}
	return &Schema{AnyOf: []*Schema{inner, {Type: "null"}}}, nil
}

// named is a reference to the schema of a struct, which is made the first time.
func (s *Schemas) named(t reflect.Type) (*Schema, error) {
	name, ok := s.names[t]
	if !ok {
		if name = s.name(t); name == "" {
			return s.object(t)
		}
		s.names[t] = name
		s.Named[name] = &Schema{} // a struct can hold itself
		made, err := s.object(t)
		if err != nil {
			return nil, err
		}
		*s.Named[name] = *made
	}
	return &Schema{Ref: s.Root + name}, nil
}

// name is the name of a struct's schema: its own, or with that of its package
// where another has it.
func (s *Schemas) name(t reflect.Type) string {
	name := t.Name()
	if _, taken := s.Named[name]; taken && name != "" {
		room := path.Base(t.PkgPath())
		name = strings.ToUpper(room[:1]) + room[1:] + name
	}
	return name
}

// object is the schema of a struct itself.
func (s *Schemas) object(t reflect.Type) (*Schema, error) {
	out := &Schema{Type: "object", Properties: map[string]*Schema{}, Description: s.told(t, "")}
	if err := s.fields(out, t); err != nil {
		return nil, err
	}
	slices.Sort(out.Required)
	return out, nil
}

// fields adds the fields of a struct: its own before those of structs within
// it, which they hide.
func (s *Schemas) fields(out *Schema, t reflect.Type) error {
	var within []reflect.Type
	for f := range t.Fields() {
		tag, tagged := f.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		if f.Anonymous && name == "" {
			inner := f.Type
			if inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct {
				within = append(within, inner)
				continue
			}
		}
		if !f.IsExported() || tag == "-" {
			continue
		}
		if name == "" || !tagged {
			name = f.Name
		}
		if _, hidden := out.Properties[name]; hidden {
			continue
		}
		left := strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero")
		schema, err := s.of(f.Type, !left)
		if err != nil {
			return fmt.Errorf("%s.%s: %w", t, f.Name, err)
		}
		out.Properties[name] = described(schema, s.told(t, f.Name))
		if !left {
			out.Required = append(out.Required, name)
		}
	}
	for _, inner := range within {
		if err := s.fields(out, inner); err != nil {
			return err
		}
	}
	return nil
}

func (s *Schemas) told(t reflect.Type, field string) string {
	if s.Told == nil {
		return ""
	}
	return s.Told(t, field)
}

// described is a schema with a description. Beside a reference the description
// stands too, as JSON Schema has had it since draft 2019-09.
func described(s *Schema, text string) *Schema {
	if text == "" {
		return s
	}
	with := *s
	with.Description = text
	return &with
}
