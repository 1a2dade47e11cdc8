package collect

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
)

// Archived reads the page of a record of a web archive, as an Original names
// it, from there again. Whoever asks should look at its hash: the file may be
// another by now.
func Archived(path string, place int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err //nolint:wrapcheck // it names the file
	}
	defer f.Close() // only read: closing can lose nothing
	if _, err := f.Seek(place, io.SeekStart); err != nil {
		return nil, err //nolint:wrapcheck // it names the file
	}
	r := bufio.NewReaderSize(f, 64<<10)
	if head, _ := r.Peek(2); string(head) == "\x1f\x8b" {
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("%s: unpacking: %w", path, err)
		}
		z.Multistream(false)
		r = bufio.NewReaderSize(z, 64<<10)
	}
	head, err := warcHeader(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	c := &Collector{originals: true}
	item, err := c.warcBlock(path, head, r)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", path, err)
	case item == nil || item.Original == nil:
		return nil, fmt.Errorf("%s: no page stands there: %w", path, ErrArchive)
	}
	return item.Original.Bytes, nil
}
