// Command guide serves the guides of a pack, checks a pack, or writes it as a
// folder of static files.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"oneminuteguide/content"
	"oneminuteguide/content/leeds"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
)

const usage = `guide serves the guides that a worker opens on a phone.

	guide serve [-addr 127.0.0.1:8080] [-content DIR]   serve them (this is the default)
	guide check [DIR]                                   say what is wrong with a pack, file and line
	guide export [-content DIR] DIR                     write the site as files into a new folder

Without a folder of content the pack that is built in is taken. Two flags of
serve and export are for the day when something has gone wrong:

	-bad-app ID    phones leave this app again and go back to the one before
	-retire        phones remove their copy; the guide then needs the network
`

// gcPercent is for a small machine: what is served stays in memory, and a request
// leaves little behind.
const gcPercent = 100

// errUsage means that the words of the command are off; it has been said how.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command := "serve"
	if len(args) > 0 && args[0] != "" && args[0][0] != '-' {
		command, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("guide "+command, flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage) }
	contentDir := flags.String("content", "", "folder of the pack")
	addr := flags.String("addr", "127.0.0.1:8080", "address to listen on")
	var options web.Options
	flags.BoolVar(&options.Retire, "retire", false, "take the copies from the phones")
	flags.Func("bad-app", "id of an app that phones must leave", func(id string) error {
		options.BadApps = append(options.BadApps, id)
		return nil
	})
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return errUsage
	}
	wanted := map[string]int{"serve": 0, "check": flags.NArg(), "export": 1}
	n, known := wanted[command]
	if !known || flags.NArg() != n || n > 1 {
		fmt.Fprint(stderr, usage)
		return errUsage
	}
	switch command {
	case "check":
		if flags.NArg() == 1 {
			*contentDir = flags.Arg(0)
		}
		return check(*contentDir, stdout)
	case "export":
		return export(ctx, *contentDir, options, flags.Arg(0), stdout)
	default:
		return serve(ctx, *contentDir, options, *addr, stdout, slog.New(slog.NewTextHandler(stderr, nil)))
	}
}

func serve(ctx context.Context, contentDir string, options web.Options, addr string, stdout io.Writer, log *slog.Logger) error {
	debug.SetGCPercent(gcPercent)
	site, err := buildSite(contentDir, options)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	go func() {
		site.Compress()
		debug.FreeOSMemory()
	}()
	fmt.Fprintf(stdout, "the guide is at http://%s/\n", readable(listener.Addr()))
	return web.Serve(ctx, listener, site.Handler(), log)
}

// check reads the pack and builds the site from it, so that what passes can be published.
func check(contentDir string, stdout io.Writer) error {
	p, err := readPack(contentDir)
	if err != nil {
		return err
	}
	if _, err := web.NewSite(p, web.Client{}, web.Options{}); err != nil { // the pages alone: they need no client
		return err
	}
	for i := range p.Guides {
		g := &p.Guides[i]
		fmt.Fprintf(stdout, "guides/%s: %s, review due %s\n", g.ID, g.ShortTitle, g.ReviewDue)
	}
	fmt.Fprintf(stdout, "%d contacts, %d links: nothing is wrong\n", len(p.Contacts), len(p.Links))
	return nil
}

func export(ctx context.Context, contentDir string, options web.Options, dir string, stdout io.Writer) error {
	site, err := buildSite(contentDir, options)
	if err != nil {
		return err
	}
	if err := site.Export(ctx, dir); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "wrote the site to %s\n", dir)
	return nil
}

func buildSite(contentDir string, options web.Options) (*web.Site, error) {
	p, err := readPack(contentDir)
	if err != nil {
		return nil, err
	}
	client, err := web.BuiltClient()
	if err != nil {
		return nil, err
	}
	return web.NewSite(p, client, options)
}

func readPack(dir string) (*content.Pack, error) {
	var files fs.FS = leeds.Files
	if dir != "" {
		files = os.DirFS(dir)
	}
	return pack.Read(files)
}

// readable is an address that a person can open: an address of all interfaces is not.
func readable(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil || host == "::" || host == "0.0.0.0" || host == "127.0.0.1" {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
