package e2e

import (
	"os"
	"sync"
)

// lending are running browsers that tests borrow one after another: to start one
// costs more than what the usual test does in it. None is in use by two at once,
// and nothing is shared between two tests: each has a browser context of its own,
// or at least an origin, since each serves its site on a port of its own. TestMain
// ends them.
type lending[B interface{ discard() }] struct {
	sync.Mutex
	idle []B
}

var (
	chromiums lending[*running]
	webkits   lending[*runningWebKit]
	firefoxes lending[*runningFirefox]
)

func endLent() {
	chromiums.end()
	webkits.end()
	firefoxes.end()
}

// borrow gives an idle browser, or a new one.
func (l *lending[B]) borrow(launch func(options) (B, error)) (b B, err error) {
	l.Lock()
	if last := len(l.idle) - 1; last >= 0 {
		defer l.Unlock()
		b = l.idle[last]
		l.idle = l.idle[:last]
		return b, nil
	}
	l.Unlock()
	profile, err := os.MkdirTemp("", "browser")
	if err != nil {
		return b, err
	}
	return launch(options{Profile: profile})
}

// giveBack keeps it for the next test, if it is still good.
func (l *lending[B]) giveBack(b B, good bool) {
	if !good {
		b.discard()
		return
	}
	l.Lock()
	defer l.Unlock()
	l.idle = append(l.idle, b)
}

func (l *lending[B]) end() {
	l.Lock()
	defer l.Unlock()
	for _, b := range l.idle {
		b.discard()
	}
	l.idle = nil
}
