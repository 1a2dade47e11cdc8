// Package schema holds the JSON Schema of what sanad read --json prints.
package schema

import (
	_ "embed"
)

//go:embed reading.schema.json
var reading []byte

// Reading is the JSON Schema (draft 2020-12) that every reading obeys.
func Reading() []byte { return append([]byte(nil), reading...) }
