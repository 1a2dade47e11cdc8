package metrics

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/sanad-news/sanad/internal/store"
)

// mostWait is how long the record may take to tell its size.
const mostWait = 2 * time.Second

// sizes tells how much is in the record.
type sizes struct {
	ask  func(context.Context) (store.Counts, error)
	up   *prometheus.Desc
	rows *prometheus.Desc
}

func newSizes(ask func(context.Context) (store.Counts, error)) *sizes {
	return &sizes{ask,
		prometheus.NewDesc("sanad_record_up", "1 where the record answers, else 0.", nil, nil),
		prometheus.NewDesc("sanad_record_rows", "How much is in the record, by what it is.", []string{"what"}, nil)}
}

// Describe tells which metrics there are.
func (s *sizes) Describe(to chan<- *prometheus.Desc) { to <- s.up; to <- s.rows }

// Collect asks the record.
func (s *sizes) Collect(to chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), mostWait)
	defer cancel()
	n, err := s.ask(ctx)
	if err != nil {
		to <- prometheus.MustNewConstMetric(s.up, prometheus.GaugeValue, 0)
		return
	}
	to <- prometheus.MustNewConstMetric(s.up, prometheus.GaugeValue, 1)
	for what, rows := range map[string]int{"reports": n.Reports, "statements": n.Statements, "wordings": n.Wordings, "lines": n.Lines,
		"actors": n.Actors, "corrections": n.Corrections} {
		to <- prometheus.MustNewConstMetric(s.rows, prometheus.GaugeValue, float64(rows), what)
	}
}
