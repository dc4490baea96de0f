package certificate_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/certificate"
	"oneminuteguide/web/certificate/certificatetest"
)

// journal is a log that may be read while it is written.
type journal struct {
	mu   sync.Mutex
	text strings.Builder
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

func (j *journal) waitFor(t *testing.T, words string) {
	t.Helper()
	require.Eventually(t, func() bool { return strings.Contains(j.String(), words) }, 10*time.Second, 20*time.Millisecond, words)
}

func TestFilesAreReadAgain(t *testing.T) {
	dir, year := t.TempDir(), time.Now().AddDate(1, 0, 0)
	cert, key := certificatetest.Write(t, dir, year, "one.example.org")
	log := new(journal)
	files, err := certificate.ReadFiles(cert, key, slog.New(slog.NewTextHandler(log, nil)))
	require.NoError(t, err)
	go files.Keep(t.Context())
	serves := func(name string) {
		t.Helper()
		c, err := files.Get(new(tls.ClientHelloInfo))
		require.NoError(t, err)
		assert.Equal(t, []string{name}, c.Leaf.DNSNames)
	}
	serves("one.example.org")

	newCert, newKey := certificatetest.Self(t, year, "two.example.org")
	require.NoError(t, os.WriteFile(cert, newCert[:len(newCert)/2], 0o644))
	log.waitFor(t, "refused")
	serves("one.example.org")
	require.NoError(t, os.WriteFile(cert, newCert, 0o644))
	log.waitFor(t, "private key does not match public key")
	serves("one.example.org")
	require.NoError(t, os.WriteFile(key, newKey, 0o600))
	log.waitFor(t, "two.example.org 127.0.0.1]")
	serves("two.example.org")

	expired, expiredKey := certificatetest.Self(t, time.Now().AddDate(0, 0, -1), "three.example.org")
	require.NoError(t, os.WriteFile(key, expiredKey, 0o600))
	require.NoError(t, os.WriteFile(cert, expired, 0o644))
	log.waitFor(t, "cert.pem: expired on ")
	serves("two.example.org")
	require.NoError(t, os.Remove(cert))
	log.waitFor(t, "no such file")
	serves("two.example.org")

	// As certbot does it: a link leads to another file.
	next := t.TempDir()
	nextCert, nextKey := certificatetest.Write(t, next, year, "four.example.org")
	require.NoError(t, os.Remove(key))
	require.NoError(t, os.Symlink(nextCert, cert))
	require.NoError(t, os.Symlink(nextKey, key))
	log.waitFor(t, "four.example.org 127.0.0.1]")
	serves("four.example.org")
}

func TestFilesThatCannotBeUsed(t *testing.T) {
	dir := t.TempDir()
	cert, key := certificatetest.Write(t, dir, time.Now().Add(time.Hour), "one.example.org")
	other, _ := certificatetest.Write(t, t.TempDir(), time.Now().Add(time.Hour), "two.example.org")
	old, oldKey := certificatetest.Write(t, t.TempDir(), time.Now().Add(-time.Hour), "old.example.org")
	unnamed, unnamedKey := filepath.Join(dir, "unnamed.pem"), filepath.Join(dir, "unnamed-key.pem")
	text, secret := certificatetest.Unnamed(t, time.Now().Add(time.Hour), "three.example.org")
	require.NoError(t, os.WriteFile(unnamed, text, 0o644))
	require.NoError(t, os.WriteFile(unnamedKey, secret, 0o600))
	locked, lockedAsBefore := filepath.Join(dir, "locked.pem"), filepath.Join(dir, "locked-as-before.pem")
	require.NoError(t, os.WriteFile(locked, pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: []byte("secret")}), 0o600))
	require.NoError(t, os.WriteFile(lockedAsBefore, pem.EncodeToMemory(&pem.Block{
		Type: "EC PRIVATE KEY", Headers: map[string]string{"Proc-Type": "4,ENCRYPTED", "DEK-Info": "AES-256-CBC,00"}, Bytes: []byte("secret"),
	}), 0o600))
	for name, c := range map[string]struct{ cert, key, want string }{
		"only a common name":      {unnamed, unnamedKey, `unnamed.pem: the certificate has only the common name "three.example.org", which browsers do not read: want one with its hosts as subject alternative names`},
		"a passphrase":            {cert, locked, "locked.pem: the key has a passphrase: want one without"},
		"a passphrase, older PEM": {cert, lockedAsBefore, "locked-as-before.pem: the key has a passphrase: want one without"},
		"missing":                 {filepath.Join(dir, "none.pem"), key, "no such file"},
		"swapped":                 {key, cert, "want a certificate and the key that belongs to it, both in PEM"},
		"another's key":           {other, key, "private key does not match public key"},
		"expired":                 {old, oldKey, "expired on "},
		"neither of both":         {"files_test.go", key, "want a certificate and the key that belongs to it, both in PEM"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := certificate.ReadFiles(c.cert, c.key, slog.New(slog.DiscardHandler))
			assert.ErrorContains(t, err, c.want)
		})
	}
}

// An administrator hears in time of what will trouble phones, and which certificate is used.
func TestWhatIsSaidOfACertificate(t *testing.T) {
	soon, later := time.Now().Add(48*time.Hour), time.Now().AddDate(0, 6, 0)
	for name, c := range map[string]struct {
		until     time.Time
		make      func(testing.TB, time.Time, ...string) (cert, key []byte)
		want, not string
	}{
		"expires soon":      {soon, certificatetest.Issued, "level=WARN msg=\"the certificate expires soon", "signed itself"},
		"lasts":             {later, certificatetest.Issued, "level=INFO msg=\"the certificate was read\" names=[one.example.org] expires=" + later.UTC().Format(time.RFC3339), "level=WARN"},
		"trusted by nobody": {later, certificatetest.Self, "level=WARN msg=\"the certificate has signed itself: phones keep nothing from a site that they do not trust", "expires soon"},
	} {
		t.Run(name, func(t *testing.T) {
			cert, key := filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
			text, secret := c.make(t, c.until, "one.example.org")
			require.NoError(t, os.WriteFile(cert, text, 0o644))
			require.NoError(t, os.WriteFile(key, secret, 0o600))
			log := new(journal)
			_, err := certificate.ReadFiles(cert, key, slog.New(slog.NewTextHandler(log, nil)))
			require.NoError(t, err)
			assert.Contains(t, log.String(), c.want)
			assert.NotContains(t, log.String(), c.not)
			assert.Equal(t, 1, strings.Count(log.String(), "the certificate was read"))
		})
	}
}

func TestDomains(t *testing.T) {
	for name, want := range map[string]string{
		"guide.example.org":    "guide.example.org",
		" Guide.Example.org. ": "guide.example.org",
		"café.example.org":     "xn--caf-dma.example.org",
		"localhost":            "",
		"":                     "",
		"192.0.2.7":            "",
		"https://example.org/": "",
		"example.org:443":      "",
		"*.example.org":        "",
		"example..org":         "",
		"a b.example.org":      "",
	} {
		got, err := certificate.Domain(name)
		assert.Equal(t, want, got, name)
		if want == "" {
			assert.ErrorContains(t, err, "want the name of a host")
		}
	}
}

// Old protocols are refused, and HTTP/2 is offered.
func TestConfig(t *testing.T) {
	cert, key := certificatetest.Write(t, t.TempDir(), time.Now().Add(time.Hour), "one.example.org")
	files, err := certificate.ReadFiles(cert, key, slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", certificate.Config(files.Get))
	require.NoError(t, err)
	defer listener.Close()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go conn.(*tls.Conn).Handshake()
		}
	}()
	pem, err := os.ReadFile(cert)
	require.NoError(t, err)
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	for version, works := range map[uint16]bool{tls.VersionTLS11: false, tls.VersionTLS12: true, tls.VersionTLS13: true} {
		conn, err := tls.Dial("tcp", listener.Addr().String(), &tls.Config{
			RootCAs: roots, ServerName: "one.example.org", MinVersion: version, MaxVersion: version, NextProtos: []string{"h2", "http/1.1"},
		})
		if assert.Equal(t, works, err == nil, tls.VersionName(version)) && works {
			assert.Equal(t, "h2", conn.ConnectionState().NegotiatedProtocol)
			conn.Close()
		}
	}
}
