package storetest_test

import (
	"testing"

	"github.com/sanad-news/sanad/internal/store"
	"github.com/sanad-news/sanad/internal/store/storetest"
)

// TestMemory protects the suite itself: what it expects is what a store that
// looks at everything answers.
func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return storetest.Memory() })
}
