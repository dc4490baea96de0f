package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"oneminuteguide/web"
)

// newFlags returns an empty flag set for a command.
func newFlags(command, usage string, stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet("guide "+command, flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage) }
	return flags
}

// parse reads the command line, which must have from least to most arguments after its flags.
func parse(flags *flag.FlagSet, args []string, least, most int) error {
	usage := flags.Usage
	flags.Usage = func() {} // or the flag package prints it after what is wrong, which scrolls away
	hint := func() error {
		fmt.Fprintf(flags.Output(), "%s -h shows what it takes\n", flags.Name())
		return errUsage
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		usage()
		return err
	} else if err != nil {
		return hint() // the flag package has printed what is wrong
	}
	switch words := flags.Args(); {
	case len(words) < least:
		fmt.Fprintf(flags.Output(), "%s: want the name of a folder\n", flags.Name())
	case len(words) > most && strings.HasPrefix(words[most], "-"):
		fmt.Fprintf(flags.Output(), "%s: %s: flags come before the folder\n", flags.Name(), words[most])
	case len(words) > most:
		fmt.Fprintf(flags.Output(), "%s: unexpected argument %q\n", flags.Name(), words[most])
	default:
		return nil
	}
	return hint()
}

// givenFlags are the names of the flags on the command line.
func givenFlags(flags *flag.FlagSet) (names []string) {
	flags.Visit(func(f *flag.Flag) { names = append(names, f.Name) })
	return names
}

// contentFlag names the pack's folder. An empty name is most likely a variable
// that is not set, not a choice of the built-in pack.
func contentFlag(flags *flag.FlagSet) *source {
	var from source
	flags.Func("content", "folder of the pack", func(dir string) error {
		if dir == "" {
			return errors.New("want a folder")
		}
		from.dir = dir
		return nil
	})
	return &from
}

// siteFlags are what a publisher decides beside the pack.
func siteFlags(flags *flag.FlagSet) *web.Options {
	var options web.Options
	flags.BoolVar(&options.Retire, "retire", false, "make phones remove their copies")
	flags.Func("bad-app", "ID of an app that phones must stop using", func(id string) error {
		if err := web.CheckAppID(id); err != nil {
			return err
		}
		options.BadApps = append(options.BadApps, id)
		return nil
	})
	flags.Func("base-url", "address at which phones open the app", func(base string) (err error) {
		options.Root, err = rootOf(base)
		return err
	})
	flags.Func("robots-txt", "file that tells search engines what they may keep", func(name string) (err error) {
		options.Robots, err = os.ReadFile(name)
		return err
	})
	flags.Func("security-txt", "file that says whom to tell of a weakness", func(name string) (err error) {
		if options.Security, err = os.ReadFile(name); err == nil {
			_, err = web.CheckSecurity(name, options.Security, time.Now())
		}
		return err
	})
	return &options
}
