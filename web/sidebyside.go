package web

import (
	"runtime"
	"sync"
)

// sideBySide makes n pages on all processors, and hands them to use in their order, one
// at a time. Few are made ahead, so that no more than those are in memory. The first
// page that fails is the last that is looked at.
func sideBySide[T any](n int, render func(r *prerenderer, i int) (T, error), use func(i int, page T)) error {
	type made struct {
		page T
		err  error
	}
	workers := min(n, runtime.GOMAXPROCS(0))
	next, ended := make(chan int), make(chan struct{})
	pages := make([]chan made, n)
	for i := range pages {
		pages[i] = make(chan made, 1)
	}
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			r := new(prerenderer)
			for i := range next {
				page, err := render(r, i)
				pages[i] <- made{page, err}
			}
		})
	}
	ahead := make(chan struct{}, 2*workers)
	running.Go(func() {
		defer close(next)
		for i := range n {
			select {
			case ahead <- struct{}{}:
			case <-ended:
				return
			}
			next <- i
		}
	})
	defer running.Wait()
	defer close(ended)
	for i := range n {
		m := <-pages[i]
		if m.err != nil {
			return m.err
		}
		use(i, m.page)
		<-ahead
	}
	return nil
}
