package e2e

import (
	"context"
	"net/http"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/protocol"
	"oneminuteguide/web/sitetest"
)

const lighthouseModules = "../../bin/lighthouse/node_modules"

// Lighthouse gives every page 100 for accessibility, best practices and search
// engines; what falls short is printed.
func TestLighthouseFindsNothing(t *testing.T) {
	t.Parallel()
	require.DirExists(t, lighthouseModules, "make test fetches them")
	modules, err := filepath.Abs(lighthouseModules)
	require.NoError(t, err)
	chromium, err := exec.LookPath("chromium-headless-shell")
	require.NoError(t, err)
	handler := sitetest.With(t, func(_ *content.Pack, _ *web.Client, o *web.Options) {
		o.Robots = []byte("User-agent: *\nAllow: /\n") // without it search engines are to stay away, which costs points
	}).Handler()
	site := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == protocol.WorkerPath { // a worker that takes no copy, which would cost as much again as the page
			w.Header().Set("Content-Type", "text/javascript")
			return
		}
		handler.ServeHTTP(w, r)
	}))
	args := []string{"testdata/lighthouse.mjs", modules, chromium, t.TempDir(), site.URL}
	for _, route := range routes(t) {
		if route.Path != "/404.html" { // which is sent with the status of an error
			args = append(args, route.Path)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "node", args...).CombinedOutput()
	assert.NoError(t, err)
	assert.Empty(t, string(out))
}
