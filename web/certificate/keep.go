package certificate

import (
	"context"
	"crypto/x509"
	"errors"
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

// Keep gets the certificates that are missing, and says when one is not renewed. The
// server must answer by then.
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
			a.watch(ctx, domain)
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
	case errors.As(err, &refused):
		return ": the authority refuses", err, true
	}
	if why := a.heard.why(domain); why != nil {
		err = why
	}
	return "; check that the name leads to this machine, and that ports 443 and 80 are open", err, true
}

// watch says when the certificate, which the manager renews by itself, is about to end.
func (a *ACME) watch(ctx context.Context, domain string) {
	again := time.NewTicker(warnEvery)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			if c, err := a.certificate(domain); err == nil {
				warn(a.log, c.Leaf, time.Now())
			}
		}
	}
}
