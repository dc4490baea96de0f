// Package hosttest serves exports as hosts do, by nginx and Caddy.
package hosttest

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/template"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
)

// Host is a program that serves exports.
type Host struct {
	Plain, Secure string       // its addresses, without a slash at the end: of HTTP and of TLS
	Client        *http.Client // trusts its certificate
	Folder        string       // what it serves; a site is in its Root below that

	t       testing.TB
	dir     string // of the test
	program Program
	running *browsertest.Process
}

// Serve exports the sites, which are listed by the Root of their Options, and serves them
// by the program until the test ends. Beside sites in folders, the host has settings of its
// own for its other files, such as /missing.txt for what is not there. The test is skipped
// when the program is not installed.
func Serve(t testing.TB, p Program, sites map[string]*web.Site) *Host {
	t.Helper()
	if _, err := exec.LookPath(p.command); err != nil {
		t.Skipf("%s is not installed: make test installs it", p.command)
	}
	dir, err := os.MkdirTemp("", "host") // nginx's own user must get to it
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o755))
	served := filepath.Join(dir, "site")
	for root, site := range sites {
		require.NoError(t, site.Export(t.Context(), filepath.Join(served, root)))
	}
	roots := certificate(t, dir)

	port, tlsPort := browsertest.FreePort(t), browsertest.FreePort(t)
	_, whole := sites[""]
	write(t, p, settings{dir, served, slices.Sorted(maps.Keys(sites)), whole, port, tlsPort})
	client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots}}}
	t.Cleanup(client.CloseIdleConnections)
	host := &Host{Plain: "http://127.0.0.1:" + port, Secure: "https://localhost:" + tlsPort, Client: client, Folder: served, t: t, dir: dir, program: p}
	t.Cleanup(host.Stop)
	host.Start()
	return host
}

// Start starts the program, on the ports that the host had before.
func (h *Host) Start() {
	h.t.Helper()
	cmd := h.program.start(filepath.Join(h.dir, "config"))
	log, err := os.Create(filepath.Join(h.dir, "log"))
	require.NoError(h.t, err)
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	h.running, err = browsertest.StartProcess(cmd)
	require.NoError(h.t, err)
	require.Eventually(h.t, func() bool {
		answer, err := h.Client.Get(h.Plain + "/")
		if err == nil {
			answer.Body.Close()
		}
		return err == nil
	}, 20*time.Second, 20*time.Millisecond, "%s does not answer: %s", h.program.Name, said(h.dir))
}

// Proxy asks the host over TLS and passes its answers on as they are, so that a test can
// count them or put something else in their place.
func (h *Host) Proxy() http.Handler {
	h.t.Helper()
	to, err := url.Parse(h.Secure)
	require.NoError(h.t, err)
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.Transport = &http.Transport{
		ForceAttemptHTTP2: true, DisableCompression: true, TLSClientConfig: h.Client.Transport.(*http.Transport).TLSClientConfig,
	}
	proxy.ErrorLog = log.New(io.Discard, "", 0) // what a browser breaks off is no news
	return proxy
}

// Stop ends the program and all its connections.
func (h *Host) Stop() { h.running.End() }

// Logged is all that the program has logged.
func (h *Host) Logged() string { return said(h.dir).String() }

// write writes the program's configuration into the folder of the test.
func write(t testing.TB, p Program, s settings) {
	t.Helper()
	var text strings.Builder
	require.NoError(t, template.Must(template.New("").Parse(p.config)).Execute(&text, s))
	require.NoError(t, os.WriteFile(filepath.Join(s.Dir, "config"), []byte(text.String()), 0o644))
}

// certificate writes one for localhost into the folder, and its key.
func certificate(t testing.TB, dir string) *x509.CertPool {
	t.Helper()
	cert, _ := certificatetest.Write(t, dir, time.Now().AddDate(0, 6, 0), "localhost")
	pem, err := os.ReadFile(cert)
	require.NoError(t, err)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	return roots
}

// said is what the program logged, when it is asked.
type said string

func (dir said) String() string {
	var all []byte
	for _, name := range []string{"log", "nginx.log", "access.log"} {
		text, _ := os.ReadFile(filepath.Join(string(dir), name))
		all = append(all, text...)
	}
	return string(all)
}
