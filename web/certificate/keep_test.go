package certificate

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// Let's Encrypt allows five failures an hour for a name. A try costs two: it is proved
// over TLS first, and then over HTTP.
func TestTriesStayWithinWhatAnAuthorityAllows(t *testing.T) {
	const allowed, each = 5, 2
	var tries []time.Duration
	for at, n := time.Duration(0), 0; n < 12; n++ {
		tries = append(tries, at)
		at += waits[min(n, len(waits)-1)]
	}
	for i, from := range tries {
		failures := 0
		for _, at := range tries[i:] {
			if at < from+time.Hour {
				failures += each
			}
		}
		assert.LessOrEqual(t, failures, allowed, "in the hour from %s", from)
	}
}
