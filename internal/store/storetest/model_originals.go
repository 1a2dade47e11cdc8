package storetest

import (
	"slices"

	"github.com/sanad-news/sanad/internal/store"
)

func (v *glance) Originals(reports []int64) ([]store.Original, error) {
	return pick(reports, slices.Clone(v.s.originals), func(o *store.Original) int64 { return o.Report }), nil
}

func (v *glance) OriginalBytes(hash string) ([]byte, error) { return v.s.bytes[hash], nil }

func (v *glance) PutOriginals(list []store.NewOriginal) error {
	for i := range list {
		o := &list[i]
		if err := sound(o.Hash, o.Retrieved, o.Address, o.Media, o.Archive); err != nil {
			return err
		}
		if !slices.ContainsFunc(v.s.originals, func(x store.Original) bool { return x.Report == o.Report }) {
			v.s.originals = append(v.s.originals, o.Original)
		}
		if len(o.Packed) > 0 && v.s.bytes[o.Hash] == nil {
			v.s.bytes[o.Hash] = o.Packed
		}
	}
	return nil
}

func (v *glance) ReplaceText(report int64, hash string, source []byte) error {
	if report < 1 || int(report) > len(v.s.reports) {
		return errNone("report", report)
	}
	r := &v.s.reports[report-1]
	r.Hash, r.Source = hash, source
	return sound(hash)
}
