// Package metrics counts requests and measures the record, in the form that
// Prometheus reads. Nothing in it tells who asked, or for what.
package metrics

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/sanad-news/sanad/internal/store"
)

// Metrics are those of one server. It is safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	running  prometheus.Gauge
}

// New makes the metrics of a server. Size tells how much is in the record; it is
// asked whenever the metrics are.
func New(size func(context.Context) (store.Counts, error)) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "sanad_http_requests_total",
			Help: "Requests that were answered, by the pattern of their path, method and status."}, []string{"path", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "sanad_http_request_seconds",
			Help:    "How long requests took, by the pattern of their path.",
			Buckets: []float64{.005, .01, .025, .05, .1, .15, .25, .5, 1, 2.5, 5, 10, 30}}, []string{"path"}),
		running: prometheus.NewGauge(prometheus.GaugeOpts{Name: "sanad_http_requests_running", Help: "Requests that are being answered."}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.running, newSizes(size),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Handler answers with the metrics.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4})
}

// other stands for what is none of the few that are told apart: whoever asks
// must not make a new time series with every request.
const other = "other"

// Around counts the requests that a mux answers. It must be the mux itself: only
// that tells by which pattern it led a request.
func (m *Metrics) Around(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.running.Inc()
		defer m.running.Dec()
		begun, to := time.Now(), &recorder{ResponseWriter: w}
		mux.ServeHTTP(to, r)
		path, method := r.Pattern, r.Method
		if path == "" {
			path = other
		}
		if !slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete}, method) {
			method = other
		}
		m.requests.WithLabelValues(path, method, strconv.Itoa(to.code())).Inc()
		m.seconds.WithLabelValues(path).Observe(time.Since(begun).Seconds())
	})
}

// recorder notes the status of a response.
type recorder struct {
	http.ResponseWriter

	status int
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

func (r *recorder) code() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}
