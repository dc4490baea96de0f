package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"oneminuteguide/web"
	"oneminuteguide/web/certificate"
)

// secure is what the command line says of TLS.
type secure struct {
	domains          []string
	folder           string // for certificates by ACME
	authority, roots string
	cert, key        string // files
	redirect         string // the address that leads to TLS
}

// none is for -redirect-addr.
const none = "none"

func tlsFlags(flags *flag.FlagSet) *secure {
	var s secure
	flags.Func("tls-domain", "domains to get certificates for", func(names string) error {
		for name := range strings.SplitSeq(names, ",") {
			domain, err := certificate.Domain(name)
			if err != nil {
				return err
			}
			if !slices.Contains(s.domains, domain) {
				s.domains = append(s.domains, domain)
			}
		}
		return nil
	})
	flags.StringVar(&s.folder, "tls-cache", "", "folder for the certificates of -tls-domain")
	flags.StringVar(&s.authority, "acme-directory", "", "the authority to ask instead of Let's Encrypt")
	flags.StringVar(&s.roots, "acme-ca", "", "file with the certificates to trust there")
	flags.StringVar(&s.cert, "tls-cert", "", "file with a certificate")
	flags.StringVar(&s.key, "tls-key", "", "file with its key")
	flags.StringVar(&s.redirect, "redirect-addr", "", "address of plain HTTP that leads to TLS")
	return &s
}

// on reports whether the site is served over TLS.
func (s *secure) on() bool { return len(s.domains) > 0 || s.cert != "" }

// check reports flags that do not go together. Those that were given are named.
func (s *secure) check(given []string) error {
	has := func(name string) bool { return slices.Contains(given, name) }
	switch {
	case has("tls-domain") && (has("tls-cert") || has("tls-key")):
		return errors.New("-tls-domain gets certificates, -tls-cert and -tls-key name one that you have: want the one or the other")
	case has("tls-cert") != has("tls-key") || has("tls-cert") && (s.cert == "" || s.key == ""):
		return errors.New("-tls-cert and -tls-key: want both, the file with the certificate and the file with its key")
	}
	for _, name := range []string{"tls-cache", "acme-directory", "acme-ca"} {
		if has(name) && !has("tls-domain") {
			return fmt.Errorf("-%s: want -tls-domain too", name)
		}
	}
	if has("redirect-addr") {
		if !s.on() {
			return errors.New("-redirect-addr leads to TLS: want -tls-domain, or -tls-cert and -tls-key, too")
		}
		if s.redirect != none {
			return checkAddress("-redirect-addr", s.redirect)
		}
	}
	if u, err := url.Parse(s.authority); has("acme-directory") && (err != nil || u.Scheme != "https" || u.Host == "") {
		return fmt.Errorf("-acme-directory %q: want an address that begins with https://", s.authority)
	}
	return nil
}

// from is the address of plain HTTP; "" for none. Phones and authorities look for it at
// port 80 only if TLS is at 443.
func (s *secure) from(addr string) string {
	switch host, port, _ := net.SplitHostPort(addr); {
	case s.redirect == none:
		return ""
	case s.redirect != "":
		return s.redirect
	case port == "443":
		return net.JoinHostPort(host, "80")
	default:
		return ""
	}
}

// keeper has certificates, and looks after them.
type keeper interface {
	web.Hosts
	Keep(ctx context.Context)
	Expiries() map[string]time.Time
}

// certificates are those of the flags, and how to serve with them.
func (s *secure) certificates(log *slog.Logger) (k keeper, config *tls.Config, plain func(http.Handler) http.Handler, err error) {
	if s.cert != "" {
		files, err := certificate.ReadFiles(s.cert, s.key, log)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("-tls-cert and -tls-key: %w", unreadable(err))
		}
		return files, certificate.Config(files.Get), func(h http.Handler) http.Handler { return h }, nil
	}
	folder, err := s.cache()
	if err != nil {
		return nil, nil, nil, err
	}
	from := certificate.Authority{Directory: s.authority}
	if s.roots != "" {
		pem, err := os.ReadFile(s.roots)
		if err != nil {
			return nil, nil, nil, fmt.Errorf("-acme-ca: %w", unreadable(err))
		}
		if from.Roots = x509.NewCertPool(); !from.Roots.AppendCertsFromPEM(pem) {
			return nil, nil, nil, fmt.Errorf("-acme-ca: %s: want certificates in PEM", s.roots)
		}
	}
	acme, err := certificate.NewACME(s.domains, folder, from, log)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("the folder for certificates, -tls-cache: %w", err)
	}
	log.Info("certificates are kept in a folder; keep it when you update the program", "folder", folder)
	return acme, acme.Config(), acme.Challenges, nil
}

// unreadable adds to an error who must be able to read a file: certbot's are for root alone.
func unreadable(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: want a file that this program's user can read", err)
	}
	return err
}

// cache is the folder for certificates. For a service, systemd names one that lasts.
func (s *secure) cache() (string, error) {
	if s.folder != "" {
		return s.folder, nil
	}
	if state, _, _ := strings.Cut(os.Getenv("STATE_DIRECTORY"), ":"); state != "" {
		return filepath.Join(state, "certificates"), nil
	}
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("-tls-cache: want a folder to keep certificates in: %w", err)
	}
	return filepath.Join(folder, "one-minute-guide", "certificates"), nil
}
