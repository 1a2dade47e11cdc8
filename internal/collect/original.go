package collect

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/sanad-news/sanad"
)

// Original is the page that a report was taken out of, as it came.
type Original struct {
	Hash      string // sha256 of its bytes, hex
	Size      int    // bytes
	Bytes     []byte // nil where an archive on this machine has them
	Address   string // where they came from; "" for a file
	MediaType string
	Retrieved time.Time // when they were fetched or archived; zero for a file, which is as old as it is
	Archive   string    // the archive that has them, by its whole path; "" where none has
	Place     int64     // where in it the record, or the packed member with it, begins: a byte
}

// originalOf is the original of an item that is a page.
func (c *Collector) originalOf(data []byte, d Delivery) *Original {
	if !c.originals {
		return nil
	}
	o := &Original{Bytes: data, Size: len(data), Address: d.Address, MediaType: d.MediaType, Retrieved: d.Retrieved}
	if c.legacy != nil { // so that they are read in the same way again
		if name, err := htmlindex.Name(c.legacy); err == nil {
			o.MediaType = "text/html; charset=" + name
		}
	}
	return o
}

// Drop lets go of the bytes: what is known of them stays. It may be called for
// none.
func (o *Original) Drop() {
	if o != nil {
		o.Bytes = nil
	}
}

// seal takes down the hash; it is left to the workers.
func (o *Original) seal() {
	sum := sha256.Sum256(o.Bytes)
	o.Hash = hex.EncodeToString(sum[:])
	if o.Archive != "" {
		o.Bytes = nil
	}
}

// Again finds the report of a page anew, in its bytes as they once came.
func (c *Collector) Again(data []byte, address, mediaType string) (sanad.Report, error) {
	report, _, _, err := c.readPage(data, Delivery{Address: address, MediaType: mediaType})
	return report, err
}
