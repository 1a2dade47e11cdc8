package record

import (
	"testing"

	"github.com/sanad-news/sanad/internal/store"
)

// TestOfficeOf protects the one rule by which a speaker has an office.
func TestOfficeOf(t *testing.T) {
	s := &store.Statement{Speakers: []int64{1, 4, 5}, Voices: []store.Voice{
		{Actor: 1}, {Actor: 1, Office: "menteri", Of: "Haiyun"}, {Actor: 2, Office: "juru bicara"}, {Actor: 3, Office: "duta besar"},
	}}
	counts := map[int64]int64{2: 4} // 2 was merged into 4
	for actor, want := range map[int64]string{1: "menteri", 4: "juru bicara", 5: "", 3: "duta besar"} {
		if got, _ := OfficeOf(s, actor, counts); got != want {
			t.Errorf("actor %d speaks as %q, want %q", actor, got, want)
		}
	}
}
