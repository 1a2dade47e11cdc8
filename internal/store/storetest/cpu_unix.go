//go:build unix

package storetest

import (
	"syscall"
	"time"
)

// CPU is how long this process has had a processor: what can be compared where
// others use the same ones.
func CPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
