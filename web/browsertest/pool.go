package browsertest

import (
	"os"
	"sync"
	"testing"
)

// pool has running browsers that tests borrow one after another: to start one
// costs more than what the usual test does in it. None is in use by two at once,
// and nothing is shared between two tests: each has a browser context of its own,
// or at least an origin, since each serves its site on a port of its own.
type pool[B interface{ discard() }] struct {
	sync.Mutex
	idle []B
}

var (
	chromiums pool[*running]
	webkits   pool[*runningWebKit]
	firefoxes pool[*runningFirefox]
)

func endIdle() {
	chromiums.end()
	webkits.end()
	firefoxes.end()
}

// Main runs the tests of a package, ends the browsers that are kept for the next
// test, and exits. It is what the package's TestMain calls.
func Main(m *testing.M) {
	code := m.Run()
	endIdle()
	if xvfb != nil {
		xvfb.End()
	}
	os.Exit(code)
}

// borrow begins with an idle browser, or a new one. An idle one with which nothing can be
// begun is replaced: Chromium has crashed between two tests.
func (p *pool[B]) borrow(launch func(Options) (B, error), begin func(B) error) error {
	for b, is := p.take(); is; b, is = p.take() {
		if begin(b) == nil {
			return nil
		}
		b.discard()
	}
	profile, err := os.MkdirTemp("", "browser")
	if err != nil {
		return err
	}
	b, err := launch(Options{Profile: profile})
	if err != nil {
		return err
	}
	return begin(b)
}

// take takes an idle browser, if there is one.
func (p *pool[B]) take() (b B, is bool) {
	p.Lock()
	defer p.Unlock()
	last := len(p.idle) - 1
	if last < 0 {
		return b, false
	}
	b = p.idle[last]
	p.idle = p.idle[:last]
	return b, true
}

// giveBack keeps it for the next test, if it is still good.
func (p *pool[B]) giveBack(b B, good bool) {
	if !good {
		b.discard()
		return
	}
	p.Lock()
	defer p.Unlock()
	p.idle = append(p.idle, b)
}

func (p *pool[B]) end() {
	p.Lock()
	defer p.Unlock()
	for _, b := range p.idle {
		b.discard()
	}
	p.idle = nil
}
