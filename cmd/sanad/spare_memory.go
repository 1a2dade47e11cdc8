package main

import (
	"runtime/debug"
	"runtime/metrics"
)

// spareMemory is how many bytes the heap may have while reports are added, where
// what is in use is less than half of it.
const spareMemory = 240 << 20

// collectLess has the garbage collector use the memory that is to spare: of the
// time that a web archive takes, a fifth was its, while a quarter of the 400 MB
// that adding may take was in use. It is called again and again, as what is in
// use changes, and leaves it alone where the user has a say in it.
func (p *program) collectLess() {
	if p.getenv("GOGC") != "" {
		return
	}
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	live := max(sample[0].Value.Uint64(), 1)
	percent := 100
	if live < spareMemory/2 {
		percent = int((spareMemory - live) * 100 / live)
	}
	debug.SetGCPercent(min(percent, 400))
}

// collectAsEver undoes collectLess.
func (p *program) collectAsEver() {
	if p.getenv("GOGC") == "" {
		debug.SetGCPercent(100)
	}
}
