package dossier

import (
	"strings"

	"github.com/sanad-news/sanad/internal/message"
)

// words writes numbers as the readers of a language do.
type words struct{ message.Catalogue }

// amount writes a number of a unit: 220 billion USD.
func (w words) amount(low, high float64, unit string) string {
	scale, word := w.scale(max(low, high))
	text := w.Number(low / scale)
	if high != low {
		text += "–" + w.Number(high/scale)
	}
	if word != "" {
		text += " " + word
	}
	if unit == percent {
		return text + w.unit(unit)
	}
	return strings.TrimSpace(text + " " + unit)
}

// percent is the unit of a figure that has a sign of its own.
const percent = "percent"

func (w words) unit(unit string) string {
	if unit == percent {
		return w.Get("dossier.percent")
	}
	return unit
}

// scale is by what a number is divided to be read, and what that is called; 1
// and "" where it is written out.
func (w words) scale(v float64) (by float64, word string) {
	for _, s := range []struct {
		by  float64
		key string
	}{{1e12, "dossier.scale.12"}, {1e9, "dossier.scale.9"}, {1e6, "dossier.scale.6"}} {
		if v >= s.by {
			return s.by, w.Get(s.key)
		}
	}
	return 1, ""
}
