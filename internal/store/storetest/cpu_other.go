//go:build !unix

package storetest

import "time"

func CPU() time.Duration { return 0 }
