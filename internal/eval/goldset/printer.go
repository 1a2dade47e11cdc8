package goldset

import (
	"fmt"
	"io"
)

// Printer writes lines of a report. After the first error, which is in Err, it
// writes nothing more.
type Printer struct {
	W   io.Writer
	Err error
}

// Linef writes one line.
func (p *Printer) Linef(format string, args ...any) {
	if p.Err == nil {
		_, p.Err = fmt.Fprintf(p.W, format+"\n", args...)
	}
}
