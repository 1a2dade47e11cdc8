package sqlstore

import (
	"crypto/sha256"
	"encoding/binary"
)

// hash64 is a row for what is too long to be one: the first half of a quarter
// of its SHA-256, so that nobody can write two texts that share it by trying.
func hash64(parts ...string) int64 {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return int64(binary.BigEndian.Uint64(h.Sum(nil)))
}

// pack and unpack keep a list of numbers in bytes.
func pack(list []int64) []byte {
	b := make([]byte, 0, 8*len(list))
	for _, v := range list {
		b = binary.BigEndian.AppendUint64(b, uint64(v))
	}
	return b
}

func unpack(b []byte) []int64 {
	list := make([]int64, 0, len(b)/8)
	for ; len(b) >= 8; b = b[8:] {
		list = append(list, int64(binary.BigEndian.Uint64(b)))
	}
	return list
}
