package certificate

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
	"golang.org/x/net/idna"
)

// ACME gets a certificate for each of its domains from an authority, and renews it when
// a third of its life is left: RFC 8555. It asks only by itself, never because of a
// handshake: nobody from outside can use up what the authority allows in a week.
type ACME struct {
	domains []string
	manager *autocert.Manager
	ready   map[string]*atomic.Bool // domains that have a certificate
	heard   *refusals
	log     *slog.Logger
}

// Authority is whom to ask for certificates.
type Authority struct {
	Directory string         // the address of its directory; "" is Let's Encrypt
	Roots     *x509.CertPool // whom to trust there; nil is whom the system trusts
}

// NewACME is for the domains, as Domain has them, and keeps keys and certificates in the folder.
func NewACME(domains []string, folder string, from Authority, log *slog.Logger) (*ACME, error) {
	client := &acme.Client{DirectoryURL: cmp.Or(from.Directory, acme.LetsEncryptURL), UserAgent: "one-minute-guide"}
	if err := openFolder(folder, log); err != nil {
		return nil, err
	}
	cache := kept{autocert.DirCache(folder), client.DirectoryURL, log}
	if err := cache.check(domains); err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	if from.Roots != nil {
		transport.TLSClientConfig = &tls.Config{RootCAs: from.Roots}
	}
	a := &ACME{domains: domains, ready: map[string]*atomic.Bool{}, heard: newRefusals(domains, transport), log: log}
	client.HTTPClient = &http.Client{Transport: a.heard, Timeout: time.Minute}
	a.manager = &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: cache, HostPolicy: autocert.HostWhitelist(domains...), Client: client,
	}
	for _, domain := range domains {
		a.ready[domain] = new(atomic.Bool)
	}
	return a, nil
}

// Domain is the name as certificates have it.
func Domain(name string) (string, error) {
	domain, err := idna.Lookup.ToASCII(strings.TrimSuffix(strings.TrimSpace(name), "."))
	labels := strings.Split(domain, ".")
	last := labels[len(labels)-1]
	if err != nil || len(labels) < 2 || slices.Contains(labels, "") || strings.Trim(last, "0123456789") == "" {
		return "", fmt.Errorf("%q: want the name of a host that the internet knows, such as guide.example.org", name)
	}
	return domain, nil
}

// Config is for a server that also proves to the authority whose the domains are.
func (a *ACME) Config() *tls.Config {
	config := Config(a.get)
	config.NextProtos = append(config.NextProtos, acme.ALPNProto)
	return config
}

// Names are the domains.
func (a *ACME) Names() []string { return a.domains }

// Expiries say when the certificate of each domain ends: the zero time if there is none.
func (a *ACME) Expiries() map[string]time.Time {
	all := map[string]time.Time{}
	for domain, ready := range a.ready {
		all[domain] = time.Time{}
		if !ready.Load() {
			continue
		}
		if c, err := a.certificate(domain); err == nil {
			all[domain] = c.Leaf.NotAfter
		}
	}
	return all
}

// IsFor reports whether the host is one of the domains.
func (a *ACME) IsFor(host string) bool { return slices.Contains(a.domains, host) }

// Challenges answers the authority on port 80, and leaves all else to next.
func (a *ACME) Challenges(next http.Handler) http.Handler {
	challenges := a.manager.HTTPHandler(http.NotFoundHandler())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if strings.HasPrefix(r.URL.Path, "/.well-known/acme-challenge/") && a.IsFor(host) {
			asked := *r
			asked.Host = host // the manager knows none with a port
			challenges.ServeHTTP(w, &asked)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (a *ACME) get(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	domain := strings.ToLower(strings.TrimSuffix(hello.ServerName, "."))
	ready, known := a.ready[domain]
	switch {
	case !known:
		return nil, nil // the handshake ends with "unrecognized name"
	case slices.Equal(hello.SupportedProtos, []string{acme.ALPNProto}):
		return a.manager.GetCertificate(&tls.ClientHelloInfo{ServerName: domain, SupportedProtos: hello.SupportedProtos})
	case !ready.Load():
		return nil, fmt.Errorf("no certificate for %s yet", domain)
	}
	return a.certificate(domain)
}

// certificate is that of the domain, of the one kind that every phone takes: left to
// itself, the manager gets a second one for a reader who says so.
func (a *ACME) certificate(domain string) (*tls.Certificate, error) {
	return a.manager.GetCertificate(&tls.ClientHelloInfo{ServerName: domain, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256}})
}
