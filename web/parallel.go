package web

import (
	"errors"
	"runtime"
	"sync"
)

// inParallel calls each with 0 to n-1, as many at once as there are processors, and
// returns all errors in that order.
func inParallel(n int, each func(i int) error) error {
	faults := make([]error, n)
	next := make(chan int)
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := range next {
				faults[i] = each(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
	return errors.Join(faults...)
}
