package sqlstore

import (
	"crypto/sha256"
	"encoding/binary"
)

// hash64 is a key for what is too long to be one: the first eight bytes of its
// SHA-256, so that nobody can write two texts that share it by trying.
func hash64(parts ...string) int64 {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)))
}
