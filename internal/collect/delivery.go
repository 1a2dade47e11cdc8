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

	// First and Part are of a later page of a report: the address of its first
	// page, and which of its pages came, from 2.
	First string
	Part  int

	Retrieved time.Time // when they came; zero where it is not known
}

// OpenDelivered is Open for what came from an address. A report that is all of
// it has the address that it names as its own or else this one, and no path.
// One of several, such as a line or an entry, has the address only that it
// names: theirs is the page of all, and of none. Its path is its place there.
func (c *Collector) OpenDelivered(name string, r io.Reader, size int64, d Delivery, yield func(Item) bool) bool {
	return c.open(source{name: name, r: r, size: size, came: d}, func(i Item) bool { return yield(d.marked(i, name)) })
}

// marked says of an item of what is called name how it came, once its report
// is made.
func (d Delivery) marked(item Item, name string) Item {
	if do := item.finish; do != nil {
		item.finish = func(i *Item) {
			do(i)
			d.mark(i, name)
		}
		return item
	}
	d.mark(&item, name)
	return item
}

func (d Delivery) mark(i *Item, name string) {
	r := &i.Report
	switch {
	case i.Err != nil:
		return
	case i.Where == name:
		r.Source.Path = ""
		r.Source.URL = cmp.Or(r.Source.URL, d.Address)
	case r.Source.URL != "":
		r.Source.Path = ""
	default:
		r.Source.Path = i.Where
	}
	r.Outlet = cmp.Or(r.Outlet, d.Outlet)
	r.Language = cmp.Or(r.Language, d.Language)
}
