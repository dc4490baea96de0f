package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"oneminuteguide/web"
)

const serveUsage = `	guide serve [-addr 127.0.0.1:8080] [-base-url URL] [-content DIR [-watch | -drafts]] [-bad-app ID] [-retire]
	            [-log-format text] [-metrics ADDR]
	            [-tls-domain NAME,... [-tls-cache DIR] [-acme-directory URL] [-acme-ca FILE] | -tls-cert FILE -tls-key FILE]
	            [-redirect-addr ADDR] [-robots-txt FILE] [-security-txt FILE]
		serve the site (this is the default); SIGHUP reads DIR again
		-tls-domain    over https, at :443, with certificates that the program gets and renews
		-tls-cache     where these are kept, if not in the user's configuration folder
		-acme-directory, -acme-ca
		               another authority than Let's Encrypt, and the certificate to trust there
		-tls-cert      over https, at :443, with your certificate; read again when the files change
		-base-url      where phones open the app, if that is not the whole of a host: https://example.org/guides/
		-redirect-addr where http is redirected to https; :80 if https is at 443, "none" for nowhere
		-watch         for editors: pages in this machine's browser show each change of DIR
		-drafts        as -watch, and shows guides with "draft: true", too
		-bad-app ID    phones leave this app and go back to the one before
		-retire        phones remove their copy, and then need the network
		-log-format    text or json
		-metrics ADDR  numbers for Prometheus, at another port than the site's: by default none
		-robots-txt FILE, -security-txt FILE
		               what search engines may keep, and whom to tell of a weakness
`

// gcPercent is for a small machine: what is served stays in memory, and a request
// leaves little behind.
const gcPercent = 100

func serve(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("serve", serveUsage, stderr)
	from, options, secure := contentFlag(flags), siteFlags(flags), tlsFlags(flags)
	addr := flags.String("addr", "", "address to listen on")
	watched := flags.Bool("watch", false, "show each change of the folder")
	format, metricsAddr := logFlag(flags), flags.String("metrics", "", "address of the metrics")
	flags.BoolVar(&from.drafts, "drafts", false, "show drafts, too")
	if err := parse(flags, args, 0, 0); err != nil {
		return err
	}
	given := givenFlags(flags)
	if err := secure.check(given); err != nil {
		return err
	}
	switch {
	case slices.Contains(given, "addr"):
		if err := checkAddress("-addr", *addr); err != nil {
			return err
		}
	case secure.on():
		*addr = ":443"
	default:
		*addr = "127.0.0.1:8080"
	}
	if slices.Contains(given, "metrics") {
		public := []string{*addr}
		if secure.on() {
			public = append(public, secure.from(*addr))
		}
		if err := checkMetrics(*metricsAddr, public...); err != nil {
			return err
		}
	}
	debug.SetGCPercent(gcPercent)
	log := newLog(*format, stderr)
	if *watched || from.drafts { // drafts are for the editor's own browser: a phone would keep them
		if *metricsAddr != "" {
			return errors.New("-metrics is for a site that is published: want no -watch and no -drafts")
		}
		if err := checkWatch(*from, *addr, options.Root, *secure); err != nil {
			return err
		}
		options.Preview = true
		return watch(ctx, newPublisher(*from, *options), *addr, stdout, stderr, log)
	}
	err := publish(ctx, newPublisher(*from, *options), *addr, secure, *metricsAddr, stdout, log)
	if err != nil && *format == asJSON && !errors.Is(err, context.Canceled) {
		log.Error(err.Error())
		return errReported
	}
	return err
}

// publish serves the site until the context ends, and makes it again at each hangup.
func publish(ctx context.Context, p *publisher, addr string, secure *secure, metricsAddr string, stdout io.Writer, log *slog.Logger) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	again := hangups(ctx, stop)
	door, err := open(addr, metricsAddr, secure, log) // before anything is published: it may fail
	if err != nil {
		return err
	}
	site, warnings, err := p.first(ctx, stdout)
	for _, w := range warnings {
		log.Warn(w)
	}
	if err != nil {
		door.close()
		return err
	}
	var live web.Live
	live.Publish(site)
	go p.republish(ctx, site, again, &live, log)
	fmt.Fprintln(stdout, "the guide is at", door.place(p.options.Root+"/"))
	if door.metrics != nil {
		fmt.Fprintln(stdout, "the metrics are at", place(door.metrics.Addr(), "http", metricsPath))
	}
	return door.serve(ctx, &live, &p.state, log)
}

// inUseByGuide is what to do where, as most often, the other program is this one, begun twice.
const inUseByGuide = "if guide runs in another window, end it there with Ctrl and C, or add -addr 127.0.0.1:8081"

// listen listens on the address. Where another program answers there, the error says what to do.
func listen(addr, inUse string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if err == nil {
		return listener, nil
	}
	if errors.Is(err, fs.ErrPermission) {
		program, unknown := os.Executable() // setcap looks for no program in PATH
		if unknown != nil {
			program = os.Args[0]
		}
		return nil, withRight(addr, program, err)
	}
	if other, dialling := net.DialTimeout("tcp", addr, time.Second); dialling == nil {
		other.Close()
		return nil, fmt.Errorf("%w: %s", err, inUse)
	}
	return nil, err
}

// withRight adds to an error how the program may listen at a port of the system's.
func withRight(addr, program string, err error) error {
	host, service, _ := net.SplitHostPort(addr)
	port, unknown := net.LookupPort("tcp", service)
	if unknown != nil || port >= 1024 {
		return err
	}
	higher := net.JoinHostPort(host, strconv.Itoa(8000+port))
	return fmt.Errorf("%w: ports below 1024 need a right: on Linux, sudo setcap cap_net_bind_service=+ep %s gives it to the program until the next build or update; or choose a higher port, such as %s", err, program, higher)
}

// checkAddress refuses an address without a port: the system would take any port,
// of all interfaces when there is no host either.
func checkAddress(flag, addr string) error {
	if _, port, err := net.SplitHostPort(addr); err != nil || port == "" {
		return fmt.Errorf("%s %q: want host and port, such as 127.0.0.1:8080, or :8080 for all addresses of this machine", flag, addr)
	}
	return nil
}

// checkWatch keeps a pack that is being edited on the editor's machine.
func checkWatch(from source, addr, root string, secure secure) error {
	if root != "" {
		return errors.New("-watch is at an address of its own: want no -base-url")
	}
	if secure.on() {
		return errors.New("-watch is for your own machine, without TLS: want no -tls-domain and no -tls-cert")
	}
	if from.dir == "" {
		return errors.New("-watch: want -content DIR too, the folder of the pack that you edit")
	}
	if host, _, err := net.SplitHostPort(addr); err != nil || host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return fmt.Errorf("-addr %q: with -watch, want an address of this machine alone, such as 127.0.0.1:8080", addr)
	}
	return from.open(func(fs.FS) error { return nil })
}

// place says where the path can be reached by a listener.
func place(addr net.Addr, scheme, path string) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	every := ""
	if ip := net.ParseIP(host); ip.IsUnspecified() {
		host, every = "localhost", " and at every other address of this machine"
	} else if host == "127.0.0.1" {
		host = "localhost"
	}
	return scheme + "://" + net.JoinHostPort(host, port) + path + every
}
