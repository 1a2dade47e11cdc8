// Package record keeps readings and what is known of them: it decides what a
// store is told of a report, forms lines and origins as reports come in, and
// lays people's corrections over what was read.
//
// What is in a record depends on the reports that were added and on the
// corrections in force, and not on the order in which they came, nor on how
// many came at once.
package record

import (
	"time"

	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/internal/line"
	"github.com/sanad-news/sanad/internal/stem"
	"github.com/sanad-news/sanad/internal/store"
)

// Record is one record with the knowledge that its readings are judged by. It
// is safe for concurrent use.
type Record struct {
	Store store.Store
	Data  *data.Data
	Lines *line.Knowledge
	Name  string // as the user gave it, without a password
	Build string // the build of this program
	Made  bool   // Open made it: there was none

	packer   *packer
	stemmers map[string]stem.Stemmer // by the code of a pack
	now      func() time.Time
}
