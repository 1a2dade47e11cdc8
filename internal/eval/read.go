package eval

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/sanad-news/sanad"
)

// Reader reads reports; *reader.Reader is one.
type Reader interface {
	Read(context.Context, sanad.Report) (sanad.Reading, error)
}

// Read reads the reports of gold with so many workers. The readings come in
// the order of gold whatever the workers do. A report that cannot be read has
// no reading; why not is told in the error, which joins all of them.
func Read(ctx context.Context, r Reader, gold []Article, workers int) ([]sanad.Reading, error) {
	readings := make([]sanad.Reading, len(gold))
	faults := make([]error, len(gold))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, workers) {
		wg.Go(func() {
			for i := range next {
				rd, err := r.Read(ctx, gold[i].Report)
				if err != nil {
					faults[i] = fmt.Errorf("reading %s: %w", gold[i].ID, err)
					continue
				}
				readings[i] = rd
			}
		})
	}
	for i := range gold {
		next <- i
	}
	close(next)
	wg.Wait()
	var out []sanad.Reading
	for i := range readings {
		if faults[i] == nil {
			out = append(out, readings[i])
		}
	}
	return out, errors.Join(faults...)
}

// Predictions makes predictions of readings.
func Predictions(readings []sanad.Reading) []Prediction {
	out := make([]Prediction, len(readings))
	for i := range readings {
		out[i] = fromReading(&readings[i])
	}
	return out
}
