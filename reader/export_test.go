package reader

import "github.com/sanad-news/sanad/reader/internal/draft"

// WordsOnly returns a reader with the data of r and without the last two stages,
// those of events and figures, to time what they cost.
func (r *Reader) WordsOnly() *Reader {
	w := With(r.data)
	w.stages = func() []func(*draft.Draft) {
		all := stages()
		return all[:len(all)-2]
	}
	return w
}
