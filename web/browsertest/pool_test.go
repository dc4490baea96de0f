package browsertest

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A browser may crash while it waits for the next test, which is no fault of that test.
func TestAnIdleBrowserThatEndedIsReplaced(t *testing.T) {
	site := Serve(t, http.HandlerFunc(smallSite))
	for name, c := range map[string]struct {
		end  func(t *testing.T)
		open func(t *testing.T) Browser
	}{
		"chromium": {
			func(t *testing.T) { endIdleOf(t, &chromiums, launch, func(r *running) *Process { return r.process }) },
			func(t *testing.T) Browser { return OpenChromium(t, Options{}) },
		},
		"webkit": {
			func(t *testing.T) {
				endIdleOf(t, &webkits, launchWebKit, func(r *runningWebKit) *Process { return r.process })
			},
			func(t *testing.T) Browser { return OpenWebKit(t, Options{}) },
		},
		"firefox": {
			func(t *testing.T) {
				endIdleOf(t, &firefoxes, launchFirefox, func(r *runningFirefox) *Process { return r.process })
			},
			func(t *testing.T) Browser { return OpenFirefox(t, Options{}) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.end(t)
			b := c.open(t)
			b.Open(site.URL + "/")
			assert.Equal(t, "Page /", b.Title())
		})
	}
}

// endIdleOf leaves a browser in the pool that runs no more.
func endIdleOf[B interface{ discard() }](t *testing.T, p *pool[B], launch func(Options) (B, error), process func(B) *Process) {
	t.Helper()
	require.NoError(t, p.borrow(launch, func(b B) error {
		process(b).End()
		p.giveBack(b, true)
		return nil
	}))
}
