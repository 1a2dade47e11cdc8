package record

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
)

func TestZZPack(t *testing.T) {
	items := append(made(t, 300), examples(t)...)
	_ = items
	for _, set := range [][]Item{made(t, 300), examples(t)} {
		for _, lv := range []zstd.EncoderLevel{zstd.SpeedFastest, zstd.SpeedDefault, zstd.SpeedBetterCompression, zstd.SpeedBestCompression} {
			enc, _ := zstd.NewWriter(nil, zstd.WithEncoderDictRaw(1, dictionary()), zstd.WithEncoderCRC(false), zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(lv))
			a, b, both, text := 0, 0, 0, 0
			t0 := time.Now()
			for _, it := range set {
				source, _ := json.Marshal(packedReport{it.Report.Source.Path, it.Report.Source.URL, it.Report.Source.ID, it.Report.Outlet, it.Report.Published, it.Report.Title, it.Report.Language, it.Report.Text})
				reading, _ := json.Marshal(packedReading{true, strip(&it.Reading, &it.Report)})
				a += len(enc.EncodeAll(source, nil))
				b += len(enc.EncodeAll(reading, nil))
				text += len(it.Report.Text)
				_ = both
			}
			n := len(set)
			fmt.Println(lv, "text", text/n, "source", a/n, "reading", b/n, "µs", time.Since(t0).Microseconds()/int64(n))
		}
	}
}
