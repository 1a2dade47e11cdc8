package collect

import (
	"cmp"
	"io"
	"time"
)

// Delivery is what is known of how bytes came from the network, and what their
// source says of all that it publishes. The zero Delivery says nothing.
type Delivery struct {
	Address   string // where they came from, after redirects
	MediaType string // with its charset, as the server gave it
	Outlet    string // of reports that name none
	Language  string // BCP 47, of reports that name none

	Retrieved time.Time // when they came; zero where it is not known
}

// OpenDelivered is Open for what came from an address: each report has the
// address that it names as its own or else this one, and no path.
func (c *Collector) OpenDelivered(name string, r io.Reader, size int64, d Delivery, yield func(Item) bool) bool {
	return c.open(source{name: name, r: r, size: size, came: d}, func(i Item) bool { return yield(d.marked(i)) })
}

// marked says of an item how it came, once its report is made.
func (d Delivery) marked(item Item) Item {
	if do := item.finish; do != nil {
		item.finish = func(i *Item) {
			do(i)
			d.mark(i)
		}
		return item
	}
	d.mark(&item)
	return item
}

func (d Delivery) mark(i *Item) {
	r := &i.Report
	r.Source.Path = ""
	r.Source.URL = cmp.Or(r.Source.URL, d.Address)
	r.Outlet = cmp.Or(r.Outlet, d.Outlet)
	r.Language = cmp.Or(r.Language, d.Language)
}
