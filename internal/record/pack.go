package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/klauspost/compress/zstd"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/store"
)

// ErrBody says that what is kept of a report cannot be unpacked.
var ErrBody = errors.New("what is kept of the report is damaged")

// packer packs reports and readings as JSON in zstd. It is safe for concurrent
// use.
type packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder

	pages  *zstd.Encoder // of what is no JSON
	unpage *zstd.Decoder
}

const (
	dictionaryID = 1
	mostUnpacked = 1 << 30 // bytes: the reading of the largest report is far smaller
)

func newPacker() (*packer, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(dictionaryID, dictionary()), zstd.WithEncoderCRC(true),
		zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		return nil, fmt.Errorf("making the packer: %w", err)
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderDictRaw(dictionaryID, dictionary()), zstd.WithDecoderMaxMemory(mostUnpacked),
		zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, fmt.Errorf("making the unpacker: %w", err)
	}
	pages, err := zstd.NewWriter(nil, zstd.WithEncoderCRC(true))
	if err != nil {
		return nil, fmt.Errorf("making the packer of pages: %w", err)
	}
	unpage, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(mostUnpacked), zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, fmt.Errorf("making the unpacker of pages: %w", err)
	}
	return &packer{enc, dec, pages, unpage}, nil
}

// packBytes packs a page as it came.
func (p *packer) packBytes(data []byte) []byte { return p.pages.EncodeAll(data, nil) }

func (p *packer) unpackBytes(packed []byte) ([]byte, error) {
	data, err := p.unpage.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBody, err)
	}
	return data, nil
}

// packedReport is a report as it is kept, by the names that JSON lines have.
type packedReport struct {
	Path      string `json:"path,omitempty"`
	URL       string `json:"url,omitempty"`
	ID        string `json:"id,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Language  string `json:"language,omitempty"`
	Text      string `json:"text"`

	Authors []string          `json:"authors,omitempty"`
	Dates   []sanad.GivenDate `json:"dates,omitempty"`
	Turns   []sanad.Turn      `json:"turns,omitempty"`
}

// packedReading is a reading as it is kept.
type packedReading struct {
	Bare bool `json:"bare,omitempty"` // what can be put back was left out
	sanad.Reading
}

// pack packs a report with its reading, in one frame: what the reading says again
// of the report costs next to nothing so.
func (p *packer) pack(r *sanad.Report, rd *sanad.Reading) (store.Body, error) {
	source, err := json.Marshal(packedReport{r.Source.Path, r.Source.URL, r.Source.ID, r.Outlet, r.Published, r.Title, r.Language, r.Text, r.Authors, r.Dates, r.Turns})
	if err != nil {
		return store.Body{}, fmt.Errorf("packing the report: %w", err)
	}
	reading, err := plainReading(r, rd)
	if err != nil {
		return store.Body{}, err
	}
	return store.Body{Source: p.enc.EncodeAll(append(source, reading...), nil)}, nil
}

// packReading packs a reading that takes the place of the one which came with its
// report.
func (p *packer) packReading(r *sanad.Report, rd *sanad.Reading) ([]byte, error) {
	reading, err := plainReading(r, rd)
	if err != nil {
		return nil, err
	}
	return p.enc.EncodeAll(reading, nil), nil
}

func plainReading(r *sanad.Report, rd *sanad.Reading) ([]byte, error) {
	kept := packedReading{Reading: *rd}
	if reflect.DeepEqual(fill(strip(rd, r), r), *rd) {
		kept.Bare, kept.Reading = true, strip(rd, r)
	}
	reading, err := json.Marshal(kept)
	if err != nil {
		return nil, fmt.Errorf("packing the reading: %w", err)
	}
	return reading, nil
}

// Unpack gives back a report and its reading as they were added.
func (r *Record) Unpack(b store.Body) (sanad.Report, sanad.Reading, error) { return r.packer.unpack(b) }

func (p *packer) unpack(b store.Body) (sanad.Report, sanad.Reading, error) {
	var s packedReport
	var rd packedReading
	if err := p.decode(b.Source, &s, &rd); err != nil {
		return sanad.Report{}, sanad.Reading{}, err
	}
	if len(b.Reading) > 0 {
		rd = packedReading{}
		if err := p.decode(b.Reading, &rd); err != nil {
			return sanad.Report{}, sanad.Reading{}, err
		}
	}
	report := sanad.Report{
		Source: sanad.Source{Path: s.Path, URL: s.URL, ID: s.ID},
		Text:   s.Text, Outlet: s.Outlet, Published: s.Published, Title: s.Title, Language: s.Language,
		Authors: s.Authors, Dates: s.Dates, Turns: s.Turns,
	}
	if rd.Bare {
		rd.Reading = fill(rd.Reading, &report)
	}
	return report, rd.Reading, nil
}

// decode reads what is in a frame, one after the other.
func (p *packer) decode(packed []byte, values ...any) error {
	plain, err := p.dec.DecodeAll(packed, nil)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBody, err)
	}
	d := json.NewDecoder(bytes.NewReader(plain))
	for _, v := range values {
		if err := d.Decode(v); err != nil {
			return fmt.Errorf("%w: %w", ErrBody, err)
		}
	}
	return nil
}
