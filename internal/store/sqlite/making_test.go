package sqlite

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
)

// TestMadeAtOnce protects that many can make one record at the same time: one
// does, the others wait for it.
func TestMadeAtOnce(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "r.db")
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				s, err := Open(context.Background(), path, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	}
}
