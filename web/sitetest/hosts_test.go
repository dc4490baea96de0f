package sitetest

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
)

// host is a program that serves an export by the file that the export has for it.
type host struct {
	program string
	config  string // with the folder of the test, the export, and two ports: of HTTP and of TLS
	command func(config string) *exec.Cmd
}

var hostPrograms = map[string]host{
	"nginx": {"nginx", `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
daemon off; pid %[1]s/nginx.pid; error_log %[1]s/nginx.log;
events {}
http {
	access_log off;
	include /etc/nginx/mime.types;
	gzip on;
	client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
	server {
		listen 127.0.0.1:%[3]s;
		listen 127.0.0.1:%[4]s ssl http2;
		ssl_certificate %[1]s/cert.pem;
		ssl_certificate_key %[1]s/key.pem;
		root %[2]s;
		include %[2]s/nginx.conf;
	}
}
`, func(config string) *exec.Cmd {
		return exec.Command("nginx", "-p", filepath.Dir(config), "-c", config)
	}},
	"Caddy": {"caddy", `{
	admin off
	auto_https off
}
(guide) {
	root * %[2]s
	import %[2]s/Caddyfile
}
http://127.0.0.1:%[3]s {
	import guide
}
https://127.0.0.1:%[4]s, https://localhost:%[4]s {
	tls %[1]s/cert.pem %[1]s/key.pem
	import guide
}
`, func(config string) *exec.Cmd {
		cmd := exec.Command("caddy", "run", "--config", config, "--adapter", "caddyfile")
		home := filepath.Dir(config)
		cmd.Env = append(os.Environ(), "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home)
		return cmd
	}},
}

// What programs of hosts answer from the export is what guide itself answers.
func TestHeadersOfHosts(t *testing.T) {
	site := Shipped(t)
	for name, h := range hostPrograms {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(h.program); err != nil {
				t.Skipf("%s is not installed: make test installs it", h.program)
			}
			plain, secure := startHost(t, site, h)
			t.Run("plain", plain.CheckHeaders)
			t.Run("TLS", secure.CheckHeaders)
			t.Run("what nobody asks for", func(t *testing.T) {
				for _, path := range []string{"/.guide-export/files.json", "/.guide-export/", "/_headers", "/nginx.conf", "/Caddyfile", "/.nojekyll", "/_/", "/icons/", "/_/nothing.js"} {
					plain.checkMissing(t, path)
				}
			})
		})
	}
}

// A site is replaced by the next and back again while it is served: each answer is whole,
// the one or the other, in each encoding.
func TestASiteIsReplacedWhileItIsServed(t *testing.T) {
	sites := []*web.Site{Shipped(t), WithNewNumber(t)}
	for name, h := range hostPrograms {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(h.program); err != nil {
				t.Skipf("%s is not installed: make test installs it", h.program)
			}
			served, _ := startHost(t, sites[0], h)
			done := make(chan error, 1)
			go func() {
				for i := range 6 {
					if err := sites[(i+1)%2].Export(t.Context(), served.folder); err != nil {
						done <- err
						return
					}
				}
				done <- nil
			}()
			seen := map[string]int{}
			for len(done) == 0 {
				for _, encoding := range []string{"br", "gzip", "identity"} {
					require.Contains(t, []string{"one", "other"}, served.whichContacts(t, sites, encoding, seen), encoding)
				}
			}
			require.NoError(t, <-done)
			require.Len(t, seen, 6, "both sites in each encoding: %v", seen)
		})
	}
}

// whichContacts tells of which of the two sites the page is, and counts it.
func (s hosted) whichContacts(t *testing.T, sites []*web.Site, encoding string, seen map[string]int) string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.Base+"/contacts/", nil)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", encoding)
	answer, err := s.Client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	for i, name := range []string{"one", "other"} {
		page, _ := sites[i].Lookup("/contacts/")
		want := map[string][]byte{"br": page.Compressed().Brotli, "gzip": page.Compressed().Gzip, "identity": page.Body()}[encoding]
		if bytes.Equal(want, body) {
			seen[name+" "+encoding]++
			return name
		}
	}
	return "neither"
}

func (s Served) checkMissing(t *testing.T, path string) {
	answer := s.ask(t, []string{"GET " + path})
	require.Equal(t, http.StatusNotFound, answer.StatusCode, path)
	require.Equal(t, "text/html; charset=utf-8", answer.Header.Get("Content-Type"), path)
	require.Equal(t, "no-store, no-transform", answer.Header.Get("Cache-Control"), path)
	require.Equal(t, s.Site.Policy(), answer.Header.Get("Content-Security-Policy"), path)
}

// hosted is an export that is served.
type hosted struct {
	Served
	folder string
}

// startHost exports the site and serves it until the test ends.
func startHost(t *testing.T, site *web.Site, h host) (plain, secure hosted) {
	t.Helper()
	dir, err := os.MkdirTemp("", "host") // nginx's own user must get to it
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o755))
	export := filepath.Join(dir, "site")
	require.NoError(t, site.Export(t.Context(), export))
	cert, key := certificatetest.Write(t, dir, time.Now().AddDate(0, 6, 0), "localhost")
	require.NoError(t, os.Rename(cert, filepath.Join(dir, "cert.pem")))
	require.NoError(t, os.Rename(key, filepath.Join(dir, "key.pem")))
	pem, err := os.ReadFile(filepath.Join(dir, "cert.pem"))
	require.NoError(t, err)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)

	port, tlsPort := freePort(t), freePort(t)
	config := filepath.Join(dir, "config")
	require.NoError(t, os.WriteFile(config, fmt.Appendf(nil, h.config, dir, export, port, tlsPort), 0o644))
	cmd := h.command(config)
	log, err := os.Create(filepath.Join(dir, "log"))
	require.NoError(t, err)
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	running, err := browsertest.StartProcess(cmd)
	require.NoError(t, err)
	t.Cleanup(running.End)
	client := &http.Client{Transport: &http.Transport{ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots}}}
	t.Cleanup(client.CloseIdleConnections)
	plain = hosted{Served{Site: site, Base: "http://127.0.0.1:" + port, Client: client}, export}
	require.Eventually(t, func() bool {
		answer, err := client.Get(plain.Base + "/")
		if err == nil {
			answer.Body.Close()
		}
		return err == nil
	}, 20*time.Second, 20*time.Millisecond, "%s does not answer: %s", h.program, said(dir))
	return plain, hosted{Served{Site: site, Base: "https://localhost:" + tlsPort, Client: client}, export}
}

// said is what the program logged, when it is asked.
type said string

func (dir said) String() string {
	var all []byte
	for _, name := range []string{"log", "nginx.log"} {
		text, _ := os.ReadFile(filepath.Join(string(dir), name))
		all = append(all, text...)
	}
	return string(all)
}

func freePort(t *testing.T) string {
	t.Helper()
	listener := listening(t)
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	return port
}
