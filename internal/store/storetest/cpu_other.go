//go:build !unix

package storetest

import "time"

func cpu() time.Duration { return 0 }
