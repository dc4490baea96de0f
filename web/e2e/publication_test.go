package e2e

import (
	"net/http"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/sitetest/hosttest"
)

// onHost names the program that serves the sites of this run: nginx or Caddy, which then
// answer from an export, over TLS. Without it the guide's own handler answers.
const onHost = "E2E_HOST"

// publication is a site that is served, until another takes its place.
type publication struct {
	t       testing.TB
	handler http.Handler
	host    *hosttest.Host // nil when the site's own handler answers
}

func publish(t testing.TB, site *web.Site) *publication {
	t.Helper()
	name := os.Getenv(onHost)
	if name == "" {
		return &publication{t: t, handler: site.Handler()}
	}
	programs := hosttest.Programs()
	i := slices.IndexFunc(programs, func(p hosttest.Program) bool { return p.Name == name })
	require.GreaterOrEqual(t, i, 0, "%s=%s: want nginx or Caddy", onHost, name)
	host := hosttest.Serve(t, programs[i], map[string]*web.Site{"": site})
	return &publication{t, host.Proxy(), host}
}

// replace puts the site in place of the one before.
func (p *publication) replace(site *web.Site) {
	p.t.Helper()
	if p.host == nil {
		p.handler = site.Handler()
		return
	}
	require.NoError(p.t, site.Export(p.t.Context(), p.host.Folder))
}
