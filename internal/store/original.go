package store

// Original is the page that a report was taken out of, as it came.
type Original struct {
	Report    int64
	Hash      string // sha256 of its bytes, hex
	Size      int    // bytes, unpacked
	Retrieved string // time at which they were got: fetched, archived, or, of a file, read
	Address   string // where they came from, or "" for a file
	Media     string // their media type, as the server gave it
	Archive   string // the file that has them, where they are not kept here, or ""
	Place     int64  // where in that file the record, or the packed member with it, begins: a byte
}

// NewOriginal is an original with its bytes, packed by the caller; none where
// they are not to be kept.
type NewOriginal struct {
	Original
	Packed []byte
}

// OriginalReader asks for originals.
type OriginalReader interface {
	// Originals returns the originals of reports, in their order.
	Originals(reports []int64) ([]Original, error)
	// OriginalBytes returns the packed bytes that have a hash; nil where they are
	// not kept.
	OriginalBytes(hash string) ([]byte, error)
}

// OriginalWriter keeps originals.
type OriginalWriter interface {
	// PutOriginals keeps originals of reports that are there. A report that has
	// one keeps it; the bytes of one hash are kept once.
	PutOriginals(list []NewOriginal) error
	// ReplaceText replaces what a report is known by and was received as, where
	// its text was found anew in its original. Its UID stays.
	ReplaceText(report int64, hash string, source []byte) error
}
