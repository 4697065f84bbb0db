package cli

import (
	"os"
	"runtime/debug"
)

// How the garbage collector trades memory for time: a build drops much of what it makes, so it
// is let grow to five times what is needed, as long as that is not more than memoryLimit bytes.
const (
	growth      = 400 // percent
	memoryLimit = 768 << 20
)

// roomy sets it for a build, unless the user has.
func roomy() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(growth)
		debug.SetMemoryLimit(memoryLimit)
	}
}
