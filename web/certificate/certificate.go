// Package certificate is how the server proves its name: with certificates from an
// authority that hands them out by ACME, or with one that is in files.
package certificate

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"slices"
	"time"
)

// Config is for a server that gets its certificates from get. The suites of TLS 1.2
// are those that scanners call strong; every phone of the last ten years has one.
func Config(get func(*tls.ClientHelloInfo) (*tls.Certificate, error)) *tls.Config {
	return &tls.Config{
		MinVersion:     tls.VersionTLS12,
		GetCertificate: get,
		NextProtos:     []string{"h2", "http/1.1"},
		CipherSuites: []uint16{
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
	}
}

// soon is what is left of a certificate's life when somebody should look: an eighth of
// it, at most two weeks. One that is renewed by itself has been by then.
func soon(leaf *x509.Certificate) time.Duration {
	return min(leaf.NotAfter.Sub(leaf.NotBefore)/8, 14*24*time.Hour)
}

// expiry is when the certificate ends, as the log has it.
func expiry(leaf *x509.Certificate) string { return leaf.NotAfter.UTC().Format(time.RFC3339) }

// hosts are whom browsers take the certificate for.
func hosts(leaf *x509.Certificate) []string {
	all := slices.Clone(leaf.DNSNames)
	for _, ip := range leaf.IPAddresses {
		all = append(all, ip.String())
	}
	return all
}

// warn logs that the certificate has expired, or will soon.
func warn(log *slog.Logger, leaf *x509.Certificate, now time.Time) {
	expires := expiry(leaf)
	switch left := leaf.NotAfter.Sub(now); {
	case left <= 0:
		log.Error("the certificate has expired: phones refuse this site", "names", hosts(leaf), "expired", expires)
	case left < soon(leaf):
		log.Warn("the certificate expires soon and has not been renewed", "names", hosts(leaf), "expires", expires)
	}
}

// valid is an error unless phones take the certificate now, as far as its dates go.
func valid(leaf *x509.Certificate, now time.Time) error {
	switch {
	case now.After(leaf.NotAfter):
		return fmt.Errorf("expired on %s", expiry(leaf))
	case now.Before(leaf.NotBefore):
		return fmt.Errorf("not valid before %s", leaf.NotBefore.UTC().Format(time.RFC3339))
	}
	return nil
}
