package reader_test

import (
	"testing"

	"github.com/sanad-news/sanad/lang"
	"github.com/sanad-news/sanad/reader"
)

// TestExamples runs the example and the counter-example that every frame of
// every shipped pack carries.
func TestExamples(t *testing.T) {
	for _, err := range reader.CheckExamples(t.Context(), lang.Embedded()) {
		t.Error(err)
	}
}
