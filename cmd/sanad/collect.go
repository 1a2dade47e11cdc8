package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/sanad-news/sanad/internal/collect"
	"github.com/sanad-news/sanad/internal/data"
	"github.com/sanad-news/sanad/reader"
)

// collectFlags say how files are taken.
type collectFlags struct {
	encoding string
	format   string
	columns  string
}

func (f *collectFlags) add(p *program, flags *pflag.FlagSet) {
	flags.StringVar(&f.encoding, "encoding", "", p.words.Get("flag.encoding"))
	flags.StringVar(&f.format, "format", "", p.words.Get("flag.format", strings.Join(collect.Formats(), ", ")))
	flags.StringVar(&f.columns, "map", "", p.words.Get("flag.map"))
}

// collectOptions are the options that files and what is fetched are taken
// with, whichever verb takes them.
func collectOptions(d *data.Data) collect.Options {
	return collect.Options{MaxBytes: reader.MaxBytes, Labels: d.Labels()}
}

// collector makes the collector that the flags ask for; with sets the options
// that they do not.
func (f *collectFlags) collector(p *program, cmd *cobra.Command, d *data.Data, with func(*collect.Options)) (*collect.Collector, error) {
	o := collectOptions(d)
	with(&o)
	o.Encoding, o.Format = f.encoding, f.format
	for pair := range strings.SplitSeq(f.columns, ",") {
		if f.columns == "" {
			break
		}
		field, column, ok := strings.Cut(pair, "=")
		if field, column = strings.TrimSpace(field), strings.TrimSpace(column); !ok || field == "" || column == "" {
			return nil, p.use(cmd, "use.map", pair)
		}
		if o.Columns == nil {
			o.Columns = map[string]string{}
		}
		o.Columns[field] = column
	}
	c, err := collect.New(o, p.stdin)
	switch {
	case errors.Is(err, collect.ErrFormat):
		return nil, p.use(cmd, "use.format", f.format, strings.Join(collect.Formats(), ", "))
	case errors.Is(err, collect.ErrColumns):
		return nil, p.use(cmd, "use.map", f.columns)
	case err != nil:
		return nil, p.use(cmd, "use.encoding", f.encoding)
	}
	return c, nil
}

// passedOver says what was passed over without a word; "" where nothing was.
func (p *program) passedOver(c *collect.Collector) string {
	s := p.skipped(c)
	if n := c.Records(); n > 0 {
		s += "; " + p.words.Get("read.records", n)
	}
	if n := c.Before(); n > 0 {
		s += "; " + p.words.Get("add.before", n)
	}
	return s
}
