package certificate

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

const (
	lookEvery = 2 * time.Second // whether the files have changed
	warnEvery = 24 * time.Hour
)

// Files is a certificate with its key, read again whenever the files change.
type Files struct {
	cert, key string // their names
	log       *slog.Logger
	now       atomic.Pointer[tls.Certificate]
	seen      [2][]byte // what the files had in them when they were last read
}

// ReadFiles reads a certificate, with those of its issuers behind it, and its key, both in PEM.
func ReadFiles(cert, key string, log *slog.Logger) (*Files, error) {
	f := &Files{cert: cert, key: key, log: log}
	read, err := f.read()
	if err != nil {
		return nil, err
	}
	pair, err := f.pair(read)
	if err != nil {
		return nil, err
	}
	f.seen = read
	log.Info("the certificate was read", "names", hosts(pair.Leaf), "expires", expiry(pair.Leaf))
	f.use(pair)
	return f, nil
}

// Get is for a tls.Config.
func (f *Files) Get(*tls.ClientHelloInfo) (*tls.Certificate, error) { return f.now.Load(), nil }

// Names are the hosts that the certificate names; one of them may be a wildcard.
func (f *Files) Names() []string { return f.now.Load().Leaf.DNSNames }

// IsFor reports whether the certificate is for the host.
func (f *Files) IsFor(host string) bool { return f.now.Load().Leaf.VerifyHostname(host) == nil }

// Expiries say when the certificate ends, by each name that it has.
func (f *Files) Expiries() map[string]time.Time {
	all := map[string]time.Time{}
	for _, name := range f.Names() {
		all[name] = f.now.Load().Leaf.NotAfter
	}
	return all
}

// Keep looks after the files until the context ends.
func (f *Files) Keep(ctx context.Context) {
	look, again := time.NewTicker(lookEvery), time.NewTicker(warnEvery)
	defer look.Stop()
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			f.look()
		case <-again.C:
			warn(f.log, f.now.Load().Leaf, time.Now())
		}
	}
}

// look uses a pair that has changed. Whatever renews it writes one file after the
// other, so a pair that does not fit together is only refused until the next look.
func (f *Files) look() {
	read, err := f.read()
	if err == nil && bytes.Equal(read[0], f.seen[0]) && bytes.Equal(read[1], f.seen[1]) {
		return
	}
	if err != nil && f.seen[0] == nil {
		return // it has been said
	}
	f.seen = read
	var pair *tls.Certificate
	if err == nil {
		pair, err = f.pair(read)
	}
	if err != nil {
		f.log.Error("the new certificate is refused, the one before is still used", "error", err)
		return
	}
	f.use(pair)
	f.log.Info("the certificate was read again", "names", hosts(pair.Leaf), "expires", expiry(pair.Leaf))
}

// use answers with the pair from now on.
func (f *Files) use(pair *tls.Certificate) {
	f.now.Store(pair)
	warn(f.log, pair.Leaf, time.Now())
	self := bytes.Equal(pair.Leaf.RawIssuer, pair.Leaf.RawSubject)
	if _, err := pair.Leaf.Verify(x509.VerifyOptions{}); self && err != nil {
		f.log.Warn("the certificate has signed itself: phones keep nothing from a site that they do not trust", "file", f.cert)
	} else if len(pair.Certificate) == 1 && !self {
		f.log.Warn("the certificate comes without its issuer's: phones may refuse it, want the whole chain in one file", "file", f.cert)
	}
}

func (f *Files) read() (read [2][]byte, err error) {
	for i, name := range []string{f.cert, f.key} {
		if read[i], err = os.ReadFile(name); err != nil {
			return [2][]byte{}, err
		}
	}
	return read, nil
}

// pair is the certificate with its key, if they fit together and can be used now.
func (f *Files) pair(read [2][]byte) (*tls.Certificate, error) {
	if encrypted(read[1]) {
		return nil, fmt.Errorf("%s: the key has a passphrase: want one without, such as openssl pkey writes", f.key)
	}
	pair, err := tls.X509KeyPair(read[0], read[1])
	if err != nil {
		return nil, fmt.Errorf("%s, %s: want a certificate and the key that belongs to it, both in PEM: %w", f.cert, f.key, err)
	}
	if pair.Leaf == nil { // GODEBUG x509keypairleaf=0
		if pair.Leaf, err = x509.ParseCertificate(pair.Certificate[0]); err != nil {
			return nil, fmt.Errorf("%s: %w", f.cert, err)
		}
	}
	if len(hosts(pair.Leaf)) == 0 {
		return nil, fmt.Errorf("%s: the certificate has only the common name %q, which browsers do not read: want one with its hosts as subject alternative names", f.cert, pair.Leaf.Subject.CommonName)
	}
	if err := valid(pair.Leaf, time.Now()); err != nil {
		return nil, fmt.Errorf("%s: %w", f.cert, err)
	}
	return &pair, nil
}

// encrypted reports whether a key in PEM can be read with a passphrase only: PKCS #8
// says so in its type, and older keys in a header.
func encrypted(text []byte) bool {
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		if strings.HasSuffix(block.Type, "PRIVATE KEY") {
			return block.Type == "ENCRYPTED PRIVATE KEY" || strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED")
		}
	}
	return false
}
