package ask

import (
	"slices"

	"github.com/sanad-news/sanad"
	"github.com/sanad-news/sanad/internal/record"
)

// creditOf is where a reading names a wire, by its key in the record; nil where
// it does not, or no wire is asked for.
func creditOf(rd *sanad.Reading, wire string) *sanad.Carrier {
	for i := range rd.Carriers {
		k := &rd.Carriers[i]
		if wire != "" && (k.Actor == wire || record.NamedSide(k.Name) == wire) && k.Span.End > k.Span.Start {
			return k
		}
	}
	return nil
}

// carriersOf is by which way a place came that no statement claims, as the
// statements of its report came: the carriers that it cites, those that the
// report credits, the outlet.
func (g *gatherer) carriersOf(rd *sanad.Reading, c *Cite) []Link {
	out := []Link{}
	for _, credited := range []bool{false, true} {
		for i := range rd.Carriers {
			k := &rd.Carriers[i]
			is := slices.ContainsFunc(rd.Credits, func(r sanad.Credit) bool {
				return r.Span.Start < k.Span.End && k.Span.Start < r.Span.End
			})
			if is != credited || !is && (k.Span.Start < c.Start || k.Span.End > c.End) {
				continue
			}
			l := Link{Key: k.Actor, Carrier: k.Name, Kind: k.Kind}
			l.Carrier = g.nameOf(k.Actor, l.Carrier)
			out = append(out, l)
		}
	}
	if c.Report.Outlet != "" {
		out = append(out, Link{Carrier: c.Report.Outlet, Kind: "outlet"})
	}
	return out
}
