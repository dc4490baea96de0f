// Command guide serves the guides of a pack, checks a pack, or writes it as a
// folder of static files. It also begins a translation of the app's own words, makes
// what hands the app out on paper, and prints the licences of what is in it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
)

const usage = `guide serves the guides that a worker opens on a phone.

` + initUsage + serveUsage + checkUsage + exportUsage + posterUsage + wordsUsage + licencesUsage + `
Without -content, serve, export and poster use the built-in pack. -bad-app and
-retire are for when something has gone wrong: see README.md.
`

var help = []string{"help", "-h", "-help", "--help"}

// errUsage means that the command line is wrong; what is wrong has been printed.
var errUsage = errors.New("usage")

// errReported means that what is wrong has been printed.
var errReported = errors.New("reported")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(exitCode(run(ctx, os.Args[1:], os.Stdout, os.Stderr), os.Stderr))
}

// exitCode is what the program ends with; errors are printed, one a line.
func exitCode(err error, stderr io.Writer) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		return 2
	case errors.Is(err, errReported):
		return 1
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "interrupted")
		return 130 // as shells have it: 128 + SIGINT
	default:
		fmt.Fprintln(stderr, err)
		return 1
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command := "serve"
	if len(args) > 0 && (!strings.HasPrefix(args[0], "-") || slices.Contains(help, args[0])) {
		command, args = args[0], args[1:]
	}
	if slices.Contains(help, command) {
		fmt.Fprint(stdout, usage)
		return nil
	}
	switch command {
	case "init":
		return initialise(ctx, args, stdout, stderr)
	case "serve":
		return serve(ctx, args, stdout, stderr)
	case "check":
		return check(ctx, args, stdout, stderr)
	case "export":
		return export(ctx, args, stdout, stderr)
	case "poster":
		return writePoster(ctx, args, stdout, stderr)
	case "words":
		return writeWords(ctx, args, stdout, stderr)
	case "licences":
		return printLicences(ctx, args, stdout, stderr)
	default:
		fmt.Fprintf(stderr, "no command is called %q\n\n%s", command, usage)
		return errUsage
	}
}
