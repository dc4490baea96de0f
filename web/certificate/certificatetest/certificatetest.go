// Package certificatetest makes certificates for tests.
package certificatetest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Self is a certificate, in PEM, that has signed itself, and its key. It is for
// 127.0.0.1 and the names until the time.
func Self(t testing.TB, until time.Time, names ...string) (cert, key []byte) {
	t.Helper()
	ours := template(t, until)
	ours.DNSNames, ours.IPAddresses = names, []net.IP{net.IPv4(127, 0, 0, 1)}
	return signed(t, ours, nil)
}

// Unnamed is like Self, but its only name is the one that browsers do not read.
func Unnamed(t testing.TB, until time.Time, name string) (cert, key []byte) {
	t.Helper()
	ours := template(t, until)
	ours.Subject.CommonName = name
	return signed(t, ours, nil)
}

// Issued is like Self, but signed by another, whose certificate is behind it.
func Issued(t testing.TB, until time.Time, names ...string) (cert, key []byte) {
	t.Helper()
	issuer, ours := template(t, until), template(t, until)
	issuer.Subject.CommonName = "issuer"
	ours.DNSNames = names
	return signed(t, ours, issuer)
}

func template(t testing.TB, until time.Time) *x509.Certificate {
	t.Helper()
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	require.NoError(t, err)
	return &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: "test"}, NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: until,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		IsCA: true, BasicConstraintsValid: true,
	}
}

// signed is the certificate with its key, signed by the issuer or, if that is nil, itself.
func signed(t testing.TB, ours, issuer *x509.Certificate) (cert, key []byte) {
	t.Helper()
	private := newKey(t)
	signer, chain := private, []byte(nil)
	if issuer == nil {
		issuer = ours
	} else {
		signer = newKey(t)
		chain = encoded(t, issuer, issuer, signer, signer)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	require.NoError(t, err)
	return append(encoded(t, ours, issuer, private, signer), chain...), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})
}

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	return key
}

func encoded(t testing.TB, ours, issuer *x509.Certificate, key, signer *ecdsa.PrivateKey) []byte {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, ours, issuer, &key.PublicKey, signer)
	require.NoError(t, err)
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// Write writes Self into cert.pem and key.pem in the folder.
func Write(t testing.TB, dir string, until time.Time, names ...string) (cert, key string) {
	t.Helper()
	c, k := Self(t, until, names...)
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	require.NoError(t, os.WriteFile(cert, c, 0o644))
	require.NoError(t, os.WriteFile(key, k, 0o600))
	return cert, key
}
