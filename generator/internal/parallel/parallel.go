// Package parallel spreads work over all processors.
package parallel

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Map computes n results, as many at once as there are processors, in the order of their
// numbers from 0.
func Map[T any](n int, compute func(int) T) []T {
	results := make([]T, n)
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		all.Go(func() error {
			results[i] = compute(i)
			return nil
		})
	}
	_ = all.Wait() // none fails; a panic goes on
	return results
}
