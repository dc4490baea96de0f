package bench

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
)

// visitor speaks the protocol alone, and trusts the place's certificate.
func visitor(b *testing.B, at place, protocol string) *http.Client {
	b.Helper()
	transport := &http.Transport{Protocols: new(http.Protocols)}
	transport.Protocols.SetHTTP1(protocol == "HTTP/1.1")
	transport.Protocols.SetHTTP2(protocol == "HTTP/2.0")
	if at.cert != "" {
		pem, err := os.ReadFile(at.cert)
		require.NoError(b, err)
		roots := x509.NewCertPool()
		require.True(b, roots.AppendCertsFromPEM(pem))
		transport.TLSClientConfig = &tls.Config{RootCAs: roots}
	}
	b.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// requireBrotli makes sure that the servers are asked for the same bytes, and send them
// over the same protocols.
func requireBrotli(b *testing.B, client *http.Client, protocol, url string, f *web.File) {
	b.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	require.NoError(b, err)
	request.Header.Set("Accept-Encoding", "br")
	answer, err := client.Do(request)
	require.NoError(b, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(b, err)
	require.Equal(b, "br", answer.Header.Get("Content-Encoding"), url)
	require.True(b, string(f.Compressed().Brotli) == string(body), "%s: other bytes", url)
	require.Equal(b, protocol, answer.Proto, url)
	if strings.HasPrefix(url, "https:") {
		require.Equal(b, uint16(tls.VersionTLS13), answer.TLS.Version, url)
	}
}

var (
	wrkRate, wrkP99 = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`), regexp.MustCompile(`99%\s+([\d.]+)(us|ms|s)`)
	wrkErrors       = regexp.MustCompile(`Non-2xx|Socket errors`)
	h2loadRate      = regexp.MustCompile(`, ([\d.]+) req/s`)
	h2loadGood      = regexp.MustCompile(` 0 failed, 0 errored, 0 timeout\nstatus codes: \d+ 2xx, 0 3xx, 0 4xx, 0 5xx\n`)
)

// browsersCipher is the one that browsers name first. wrk would name another, which some
// servers take and others do not.
const browsersCipher = "TLS_AES_128_GCM_SHA256"

// wrk asks on one core, and wants no error.
func wrk(b *testing.B, args ...string) (perSecond, p99 float64) {
	b.Helper()
	config := filepath.Join(b.TempDir(), "openssl.cnf")
	write(b, config, []byte("openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = default\n[default]\nCiphersuites = "+browsersCipher+"\n"))
	cmd := exec.Command("wrk", append([]string{"-t1", "--latency", "-H", "Accept-Encoding: br"}, args...)...)
	cmd.Env = append(os.Environ(), "OPENSSL_CONF="+config)
	out := outputOf(b, cmd)
	require.NotRegexp(b, wrkErrors, out)
	latency := wrkP99.FindStringSubmatch(out)
	require.NotNil(b, latency, out)
	return number(b, wrkRate, out), number(b, wrkP99, out) * map[string]float64{"us": 0.001, "ms": 1, "s": 1000}[latency[2]]
}

// h2load asks on one core, and wants no error.
func h2load(b *testing.B, args ...string) (perSecond float64) {
	b.Helper()
	out := output(b, "h2load", append([]string{"-t1", "--tls13-ciphers=" + browsersCipher, "-H", "Accept-Encoding: br"}, args...)...)
	require.Regexp(b, h2loadGood, out)
	if strings.Contains(out, "TLS Protocol") {
		require.Contains(b, out, "Cipher: "+browsersCipher)
	}
	return number(b, h2loadRate, out)
}

func output(b *testing.B, name string, args ...string) string {
	b.Helper()
	return outputOf(b, exec.Command(name, args...))
}

func outputOf(b *testing.B, cmd *exec.Cmd) string {
	b.Helper()
	out, err := cmd.CombinedOutput()
	require.NoError(b, err, "%s: %s", cmd, out)
	return string(out)
}

func number(b *testing.B, pattern *regexp.Regexp, text string) float64 {
	b.Helper()
	found := pattern.FindStringSubmatch(text)
	require.NotNil(b, found, "%s in %s", pattern, text)
	n, err := strconv.ParseFloat(found[1], 64)
	require.NoError(b, err)
	return n
}
