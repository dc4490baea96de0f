package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"

	"oneminuteguide/web"
)

// door is where the site is reached: at one address, and over TLS at a second one
// that leads to it.
type door struct {
	main    net.Listener
	plain   net.Listener // nil for none
	metrics net.Listener // nil for none; for whoever runs the server
	keeper
	secure     *tls.Config // nil without TLS
	challenges func(http.Handler) http.Handler
}

// open listens, with the certificates of the flags if they say so.
func open(addr, metrics string, s *secure, log *slog.Logger) (*door, error) {
	d := new(door)
	var err error
	if s.on() {
		if d.keeper, d.secure, d.challenges, err = s.certificates(log); err != nil {
			return nil, err
		}
	}
	inUse := inUseByGuide
	if s.on() {
		inUse = "end the other program, or choose another address with -addr; on Linux, sudo ss -ltnp shows which it is"
	}
	if d.main, err = listen(addr, inUse); err != nil {
		return nil, err
	}
	if from := s.from(addr); s.on() && from != "" {
		const only = `this address only redirects http to https: choose another with -redirect-addr, or "none"`
		if d.plain, err = listen(from, only); err != nil {
			d.close()
			return nil, fmt.Errorf("-redirect-addr: %w", err)
		}
	}
	if metrics != "" {
		if d.metrics, err = net.Listen("tcp", metrics); err != nil {
			d.close()
			return nil, fmt.Errorf("-metrics: %w", err)
		}
	}
	return d, nil
}

// close gives up what was opened.
func (d *door) close() {
	for _, l := range []net.Listener{d.main, d.plain, d.metrics} {
		if l != nil {
			l.Close()
		}
	}
}

// serve answers until the context ends, or one of the listeners fails.
func (d *door) serve(ctx context.Context, site *web.Live, pack *state, log *slog.Logger) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var counts *web.Counts // nil counts nothing
	if d.metrics != nil {
		counts = new(web.Counts)
	}
	servers := []func() error{func() error { return counts.Serve(ctx, d.main, d.secure, site, log) }}
	if d.metrics != nil {
		m := &metrics{counts, site, pack, d.keeper}
		servers = append(servers, func() error { return web.Serve(ctx, d.metrics, m.handler(), log) })
	}
	if d.plain != nil {
		servers = append(servers, func() error {
			return counts.Serve(ctx, d.plain, nil, d.challenges(web.ToTLS(d, d.port())), log)
		})
	}
	if d.keeper != nil {
		go d.Keep(ctx)
	}
	ended := make(chan error)
	for _, server := range servers {
		go func() { ended <- server() }()
	}
	var failed error
	for range servers {
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
