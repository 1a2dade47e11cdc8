package record

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"
)

// TestDictionaryStays protects every report and reading that was ever packed: a
// changed dictionary would unpack none of them.
func TestDictionaryStays(t *testing.T) {
	sum := sha256.Sum256(dictionary())
	const want = "468434763a439971c5aa34442626e4dbdc126ef27b9186a76c613092534e729a"
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("the dictionary has sha256 %s, reports were packed with %s", got, want)
	}
}
