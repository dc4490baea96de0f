package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/certificate/certificatetest"
)

// pebbleTools builds Pebble, an authority for tests by those who run Let's Encrypt,
// and its server of names.
func pebbleTools(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	build := exec.Command("go", "build", "-o", dir, "github.com/letsencrypt/pebble/v2/cmd/pebble", "github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv")
	build.Dir = "testdata/pebble"
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)
	return dir
}

// authority is a Pebble that runs until the test ends.
type authority struct {
	directory  string
	ca         string // file with the certificate of its own address
	management string
	names      string // where its server of names is told what to answer
	client     *http.Client
	stop       func()
}

// startAuthority has an authority whose certificates last for life, and which looks for
// every domain at these ports of this machine.
func startAuthority(t *testing.T, tools string, life time.Duration, httpPort, tlsPort int) *authority {
	t.Helper()
	dir := t.TempDir()
	cert, key := certificatetest.Write(t, dir, time.Now().Add(time.Hour), "localhost")
	directory, management, names, answers := freePort(t), freePort(t), freePort(t), freePort(t)
	config, err := json.Marshal(map[string]any{"pebble": map[string]any{
		"listenAddress": address127(directory), "managementListenAddress": address127(management),
		"certificate": cert, "privateKey": key, "httpPort": httpPort, "tlsPort": tlsPort,
		"retryAfter": map[string]int{"authz": 1, "order": 1}, "keyAlgorithm": "ecdsa",
		"profiles": map[string]any{"default": map[string]any{"description": "for tests", "validityPeriod": int(life.Seconds())}},
	}})
	require.NoError(t, err)
	file := filepath.Join(dir, "pebble.json")
	require.NoError(t, os.WriteFile(file, config, 0o600))
	background(t, filepath.Join(tools, "pebble-challtestsrv"), "-http01", "", "-https01", "", "-doh", "", "-tlsalpn01", "",
		"-defaultIPv6", "", "-dnsserver", address127(names), "-management", address127(answers))
	stop := background(t, filepath.Join(tools, "pebble"), "-config", file, "-dnsserver", address127(names))
	a := &authority{stop: stop, directory: "https://" + address127(directory) + "/dir", ca: cert, management: "https://" + address127(management), names: "http://" + address127(answers)}
	a.client = &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: poolOf(t, cert)}}}
	require.Eventually(t, func() bool {
		r, err := a.client.Get(a.directory)
		if err == nil {
			r.Body.Close()
		}
		return err == nil
	}, 20*time.Second, 50*time.Millisecond, "Pebble answers")
	return a
}

// roots are those by which its certificates are trusted.
func (a *authority) roots(t *testing.T) *x509.CertPool {
	t.Helper()
	r, err := a.client.Get(a.management + "/roots/0")
	require.NoError(t, err)
	defer r.Body.Close()
	pem, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	pool := x509.NewCertPool()
	require.True(t, pool.AppendCertsFromPEM(pem))
	return pool
}

func poolOf(t testing.TB, file string) *x509.CertPool {
	t.Helper()
	pem, err := os.ReadFile(file)
	require.NoError(t, err)
	pool := x509.NewCertPool()
	require.True(t, pool.AppendCertsFromPEM(pem))
	return pool
}

func background(t *testing.T, name string, args ...string) (stop func()) {
	t.Helper()
	command := exec.Command(name, args...)
	command.Env = append(os.Environ(), "PEBBLE_VA_NOSLEEP=1", "PEBBLE_AUTHZREUSE=0")
	out := new(bytes.Buffer)
	command.Stdout, command.Stderr = out, out
	require.NoError(t, command.Start())
	stop = sync.OnceFunc(func() {
		command.Process.Kill()
		command.Wait()
	})
	t.Cleanup(func() {
		stop()
		if t.Failed() {
			t.Logf("%s:\n%s", filepath.Base(name), out)
		}
	})
	return stop
}

func freePort(t *testing.T) int {
	t.Helper()
	port, err := strconv.Atoi(browsertest.FreePort(t))
	require.NoError(t, err)
	return port
}

func address127(port int) string { return fmt.Sprintf("127.0.0.1:%d", port) }

// served runs the command until the test ends, or stop is called.
func served(t *testing.T, args ...string) (log *lines, stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	log = new(lines)
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, append([]string{"serve"}, args...), log, log) }()
	stop = sync.OnceFunc(func() {
		cancel()
		assert.NoError(t, <-ended)
	})
	t.Cleanup(func() {
		stop()
		if t.Failed() {
			t.Log(log)
		}
	})
	return log, stop
}

// lines are what a command has printed so far.
type lines struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// visitor opens domains at this machine's port, and trusts the roots alone.
func visitor(roots *x509.CertPool, port int) *http.Client {
	return &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DisableKeepAlives: true, ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{RootCAs: roots},
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, network, address127(port))
			},
		},
	}
}

// A certificate is issued for each domain, served, renewed while readers come, and kept
// for the next start.
func TestCertificatesByACME(t *testing.T) {
	tools := pebbleTools(t)
	for name, byHTTP := range map[string]bool{"over TLS": false, "over HTTP, where nothing reaches port 443": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tlsPort, httpPort := freePort(t), freePort(t)
			reached := tlsPort
			if byHTTP {
				reached = freePort(t)
			}
			from := startAuthority(t, tools, 24*time.Second, httpPort, reached)
			args := []string{"-tls-domain", "guide.example.org,WWW.example.org", "-tls-cache", filepath.Join(t.TempDir(), "kept"), "-addr", address127(tlsPort),
				"-redirect-addr", address127(httpPort), "-acme-directory", from.directory, "-acme-ca", from.ca, "-metrics", "127.0.0.1:0"}
			log, stop := served(t, args...)
			client := visitor(from.roots(t), tlsPort)
			first := soonOpened(t, client, "guide.example.org")
			assert.Equal(t, []string{"guide.example.org"}, first.DNSNames)
			assert.Equal(t, []string{"www.example.org"}, soonOpened(t, client, "www.example.org").DNSNames)
			metrics := fetchMetrics(t, log)
			assert.Contains(t, metrics, fmt.Sprintf(`guide_certificate_expiry_timestamp_seconds{name="guide.example.org"} %v`, float64(first.NotAfter.Unix())))
			assert.Regexp(t, `guide_certificate_expiry_timestamp_seconds\{name="www.example.org"\} 1\.`, metrics)
			assert.Contains(t, log.String(), fmt.Sprintf("the guide is at https://guide.example.org:%d/\n", tlsPort))
			_, err := client.Get("https://other.example.org/")
			assert.ErrorContains(t, err, "unrecognized name")

			r, err := visitor(nil, httpPort).Get("http://www.example.org/guides/cse/?a=b")
			require.NoError(t, err)
			r.Body.Close()
			assert.Equal(t, fmt.Sprintf("https://www.example.org:%d/guides/cse/?a=b", tlsPort), r.Header.Get("Location"))
			assert.Empty(t, r.Header.Get("Strict-Transport-Security"))

			renewed := first
			for until := first.NotAfter; renewed.Equal(first) && time.Now().Before(until); time.Sleep(100 * time.Millisecond) {
				renewed, err = opened(client, "guide.example.org")
				require.NoError(t, err, "nobody notices")
			}
			assert.False(t, renewed.Equal(first), "it is renewed in time")
			assert.Contains(t, lineOf(t, log, `msg="the certificate was renewed" name=guide.example.org`), "expires="+renewed.NotAfter.UTC().Format(time.RFC3339))

			stop()
			from.stop()
			_, _ = served(t, args...)
			assert.True(t, renewed.Equal(soonOpened(t, client, "guide.example.org")), "it is kept")
		})
	}
}

// opened is the certificate with which the domain answers.
func opened(client *http.Client, domain string) (*x509.Certificate, error) {
	r, err := client.Get("https://" + domain + "/about/")
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK || r.ProtoMajor != 2 || r.Header.Get("Strict-Transport-Security") != "max-age=63072000" {
		return nil, fmt.Errorf("%s %s %s", r.Proto, r.Status, r.Header)
	}
	return r.TLS.PeerCertificates[0], nil
}

// soonOpened is opened as soon as the domain answers.
func soonOpened(t *testing.T, client *http.Client, domain string) *x509.Certificate {
	t.Helper()
	var err error
	for range 150 {
		var leaf *x509.Certificate
		if leaf, err = opened(client, domain); err == nil {
			return leaf
		}
		time.Sleep(200 * time.Millisecond)
	}
	require.NoError(t, err)
	return nil
}
