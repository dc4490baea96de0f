package certificate

import (
	"context"
	"crypto/x509"
	"errors"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/crypto/acme"
)

// waits are between tries. Let's Encrypt allows five failures an hour, and a try costs
// two: one over TLS, and then one over HTTP.
var waits = []time.Duration{10 * time.Minute, time.Hour}

// unreachedWait is until the next try when the authority could not be asked, which counts
// for nothing. The manager gives the same answer again for a minute.
const unreachedWait = 2 * time.Minute

// silence is between two lines about the same renewal. The manager tries once in half an
// hour or more, but says one thing several times in a try.
const silence = 15 * time.Minute

// Keep gets the certificates that are missing, and says what becomes of each. The server
// must answer by then.
func (a *ACME) Keep(ctx context.Context) {
	for _, domain := range a.domains {
		go a.keep(ctx, domain)
	}
	<-ctx.Done()
}

func (a *ACME) keep(ctx context.Context, domain string) {
	for failures := 0; ; {
		a.heard.forget(domain)
		c, err := a.certificate(domain)
		if err == nil {
			a.ready[domain].Store(true)
			a.log.Info("there is a certificate; it is renewed by itself", "name", domain, "expires", expiry(c.Leaf))
			warn(a.log, c.Leaf, time.Now())
			a.watch(ctx, domain, c.Leaf)
			return
		}
		trouble, err, asked := a.trouble(domain, err)
		wait := unreachedWait
		if asked {
			wait = waits[min(failures, len(waits)-1)]
			failures++
		}
		a.log.Error("no certificate yet"+trouble, "name", domain, "again in", wait, "error", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}

// trouble is what to do about a try that failed, the reason in the words of whoever knows
// it best, and whether the authority has counted the try.
func (a *ACME) trouble(domain string, err error) (advice string, reason error, asked bool) {
	var (
		stranger  x509.UnknownAuthorityError
		unreached *url.Error
		refused   *acme.Error
	)
	switch {
	case errors.As(err, &stranger):
		return ": this machine does not trust the authority's own certificate; want -acme-ca, or for Let's Encrypt the system's package ca-certificates", err, a.heard.refuses(domain)
	case errors.As(err, &unreached):
		return ": the authority cannot be reached; check that this machine may connect to it", err, a.heard.refuses(domain)
	case errors.As(err, &refused) && refused.ProblemType == "" && refused.StatusCode == http.StatusNotFound:
		return ": there is no ACME directory at " + a.manager.Client.DirectoryURL + "; check -acme-directory", err, false
	case errors.As(err, &refused):
		return ": the authority at " + a.manager.Client.DirectoryURL + " refuses", err, true
	}
	if why := a.heard.why(domain); why != nil {
		err = why
	}
	return "; check that the name leads to this machine, and that ports 443 and 80 are open", err, true
}

// watch logs each renewal, which the manager does by itself, and those that fail.
func (a *ACME) watch(ctx context.Context, domain string, leaf *x509.Certificate) {
	look, again := time.NewTicker(lookEvery), time.NewTicker(warnEvery)
	defer look.Stop()
	defer again.Stop()
	var said time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			warn(a.log, leaf, time.Now())
		case <-look.C:
			if c, err := a.certificate(domain); err == nil && !c.Leaf.Equal(leaf) {
				leaf = c.Leaf
				a.log.Info("the certificate was renewed", "name", domain, "expires", expiry(leaf))
			}
			if time.Until(leaf.NotAfter) > renewedBefore(leaf) {
				a.heard.forget(domain) // it is about another domain
			} else if why := a.heard.settled(domain); why != nil {
				a.heard.forget(domain)
				if time.Since(said) > silence {
					said = time.Now()
					a.log.Error("the certificate could not be renewed; the next try is within an hour", "name", domain, "expires", expiry(leaf), "error", why)
				}
			}
		}
	}
}

// renewedBefore is what is left of a certificate's life when the manager begins to renew it.
func renewedBefore(leaf *x509.Certificate) time.Duration {
	return min(leaf.NotAfter.Sub(leaf.NotBefore)/3, 30*24*time.Hour)
}
