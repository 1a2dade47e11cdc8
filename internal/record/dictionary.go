package record

import _ "embed"

// dictionaryText is what packed reports and readings are expected to hold: the
// names of their fields and the commonest words, the most frequent last. What
// was packed with it can be unpacked with it only, so it is never changed; a
// better one gets another number.
//
//go:embed dictionary.txt
var dictionaryText []byte

func dictionary() []byte { return dictionaryText }
