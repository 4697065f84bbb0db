//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory is the most memory that a process that has ended, or one of the children that
// it waited for, has held, in MiB.
func peakMemory(state *os.ProcessState) float64 {
	used, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return float64(used.Maxrss) / (1 << 20) // bytes there
	}
	return float64(used.Maxrss) / (1 << 10) // KiB elsewhere
}
