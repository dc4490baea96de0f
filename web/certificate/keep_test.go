package certificate

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/crypto/acme/autocert"
)

// A disk that is full costs a certificate at each start: an authority gives only a few.
func TestACertificateThatCannotBeKept(t *testing.T) {
	full := filepath.Join(t.TempDir(), "full")
	require.NoError(t, os.WriteFile(full, nil, 0o600))
	var log bytes.Buffer
	folder := kept{autocert.DirCache(full), slog.New(slog.NewTextHandler(&log, nil))}
	require.Error(t, folder.Put(t.Context(), "guide.example.org", nil))
	assert.Contains(t, log.String(), `cannot be kept: the next start will ask for another" file=guide.example.org error="mkdir `)
}

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
