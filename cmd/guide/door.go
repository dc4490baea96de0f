package main

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"

	"oneminuteguide/web"
)

// door is where the site is reached: at one address, and over TLS at a second one
// that leads to it.
type door struct {
	main  net.Listener
	plain net.Listener // nil for none
	keeper
	secure     *tls.Config // nil without TLS
	challenges func(http.Handler) http.Handler
}

// open listens, with the certificates of the flags if they say so.
func open(addr string, s *secure, log *slog.Logger) (*door, error) {
	d := new(door)
	var err error
	if s.on() {
		if d.keeper, d.secure, d.challenges, err = s.certificates(log); err != nil {
			return nil, err
		}
	}
	if d.main, err = listen(addr); err != nil {
		return nil, err
	}
	if from := s.from(addr); s.on() && from != "" {
		if d.plain, err = listen(from); err != nil {
			d.main.Close()
			return nil, errors.Join(err, errors.New(`this address only leads from http to https: choose another with -redirect-addr, or "none"`))
		}
	}
	return d, nil
}

// serve answers until the context ends, or one of the listeners fails.
func (d *door) serve(ctx context.Context, site http.Handler, log *slog.Logger) error {
	if d.secure == nil {
		return web.Serve(ctx, d.main, site, log)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go d.Keep(ctx)
	ended, listeners := make(chan error), 1
	go func() { ended <- web.ServeTLS(ctx, d.main, d.secure, site, log) }()
	if d.plain != nil {
		listeners++
		go func() { ended <- web.Serve(ctx, d.plain, d.challenges(web.ToTLS(d, d.port())), log) }()
	}
	var failed error
	for range listeners {
		failed = errors.Join(failed, <-ended)
		stop()
	}
	return failed
}

// port is that of the main address.
func (d *door) port() string {
	_, port, _ := net.SplitHostPort(d.main.Addr().String())
	return port
}

// place says where the site is, at the path.
func (d *door) place(path string) string {
	if d.secure == nil {
		return place(d.main.Addr(), "http", path)
	}
	for _, host := range d.Names() {
		if strings.HasPrefix(host, "*.") {
			continue
		}
		if port := d.port(); port != "443" {
			host = net.JoinHostPort(host, port)
		}
		return "https://" + host + path
	}
	return place(d.main.Addr(), "https", path)
}
