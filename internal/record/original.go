package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"time"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/store"
)

// prepareOriginal makes the page of a report ready to be kept.
func (e *Entry) prepareOriginal(p *packer, o *collect.Original) {
	if o == nil {
		return
	}
	e.original = &store.NewOriginal{Original: store.Original{
		Hash: o.Hash, Size: o.Size, Address: o.Address, Media: o.MediaType, Archive: o.Archive, Place: o.Place,
	}}
	if !o.Retrieved.IsZero() {
		e.original.Retrieved = o.Retrieved.UTC().Format(time.RFC3339)
	}
	if len(o.Bytes) > 0 {
		e.original.Packed = p.packBytes(o.Bytes)
	}
}

// putOriginals keeps the pages that what is new was taken out of. A file is got
// when it is read.
func (k *keeping) putOriginals() error {
	var list []store.NewOriginal
	for _, a := range k.fresh {
		if o := a.original; o != nil {
			kept := *o
			kept.Report, kept.Retrieved = a.row, cmp.Or(o.Retrieved, a.report.Added)
			list = append(list, kept)
		}
	}
	return k.w.PutOriginals(list)
}

// page is the page that a report was taken out of; the zero page is none.
type page struct {
	store.Original

	packed []byte
}

// pages are the pages of reports, by row.
func pages(rd store.Reader, rows []int64) (map[int64]page, error) {
	list, err := rd.Originals(rows)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]page, len(list))
	for _, o := range list {
		p := page{Original: o}
		if o.Archive == "" {
			if p.packed, err = rd.OriginalBytes(o.Hash); err != nil {
				return nil, err
			}
		}
		out[o.Report] = p
	}
	return out, nil
}

// bytes are the page as it came; nil where it was not kept, or its archive is
// gone or another by now.
func (p *page) bytes(packer *packer) ([]byte, error) {
	if len(p.packed) > 0 {
		return packer.unpackBytes(p.packed)
	}
	if p.Archive == "" {
		return nil, nil
	}
	data, err := collect.Archived(p.Archive, p.Place)
	if sum := sha256.Sum256(data); err != nil || hex.EncodeToString(sum[:]) != p.Hash {
		return nil, nil //nolint:nilerr // what was kept of the report is all there is then
	}
	return data, nil
}

// anew finds a report anew in its page. What the page does not tell stays as
// it came; where the report came from stays in any case, as it is known by it.
// False where nothing is found, or the same.
func (r *Record) anew(p page, was *sanad.Report) (sanad.Report, bool, error) {
	data, err := p.bytes(r.packer)
	if err != nil || len(data) == 0 {
		return sanad.Report{}, false, err
	}
	now, err := r.extractor.Again(data, p.Address, p.Media)
	if err != nil {
		return sanad.Report{}, false, nil //nolint:nilerr // it was a report once, and stays one
	}
	now.Source = was.Source
	now.Outlet, now.Language = cmp.Or(now.Outlet, was.Outlet), cmp.Or(now.Language, was.Language)
	return now, !reflect.DeepEqual(now, *was), nil
}
