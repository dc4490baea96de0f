package pack

import (
	"maps"
	"runtime"
	"sync"
	"sync/atomic"
)

// sideBySide reads n guides on all processors, each with a reader of its own. What comes
// of it is the same as if they were read one after the other: problems are joined in the
// guides' order, what one guide changes for the next waits for that (problems.then), and
// pictures are looked at in turn, one at a time.
func (r *reader) sideBySide(n int, read func(own *reader, i int)) {
	readers, done := make([]*reader, n), make([]chan struct{}, n)
	for i := range n {
		done[i] = make(chan struct{})
		own := *r
		own.problems = &problems{sideBySide: true}
		own.anchors, own.jumps, own.formerIDs = map[string]map[string]string{}, nil, nil
		own.turn = sync.OnceFunc(func() {
			for _, before := range done[:i] {
				<-before
			}
		})
		readers[i] = &own
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			// Each guide is begun after those before it, so one that waits for them ends.
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				func() {
					defer close(done[i])
					read(readers[i], i)
				}()
			}
		})
	}
	workers.Wait()
	for _, own := range readers {
		own.problems.join(r.problems)
		maps.Copy(r.anchors, own.anchors)
		r.jumps = append(r.jumps, own.jumps...)
		r.formerIDs = append(r.formerIDs, own.formerIDs...)
	}
}
