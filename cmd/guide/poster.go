package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"oneminuteguide/web/poster"
)

const posterUsage = `	guide poster -base-url https://example.org/ [-content DIR] [-ask WORDS] OUT
		write a poster and cards with a code of the address into OUT, a new or empty folder
		-ask WORDS     who helps with it, such as "the IT desk, extension 1234"; without it,
		               the partnership of the pack
`

// longestAsk is in characters.
const longestAsk = 90

// writePoster writes the sheets, to be opened in a browser and printed.
func writePoster(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("poster", posterUsage, stderr)
	from := contentFlag(flags)
	base := flags.String("base-url", "", "address of the app")
	ask := flags.String("ask", "", "who helps with it")
	if err := parse(flags, args, 1, 1); err != nil {
		return err
	}
	address, err := posterAddress(*base)
	if err != nil {
		return err
	}
	if length := utf8.RuneCountInString(*ask); length > longestAsk {
		return fmt.Errorf("-ask: %d characters: want at most %d, which fit on a card", length, longestAsk)
	}
	r, err := from.read(ctx)
	if err != nil {
		return err
	}
	files, err := poster.Make(r.pack, address, strings.TrimSpace(*ask))
	if err != nil {
		return err
	}
	return writeSheets(flags.Arg(0), files, stdout)
}

// posterAddress is the address for the code. Phones keep an app over https alone, and
// not every scanner reads letters beyond ASCII.
func posterAddress(base string) (string, error) {
	if base == "" {
		return "", errors.New("want -base-url, the address at which phones open the app, such as https://example.org/")
	}
	switch _, err := rootOf(base); {
	case err != nil:
		return "", fmt.Errorf("-base-url %q: %w", base, err)
	case !strings.HasPrefix(base, "https:"):
		return "", fmt.Errorf("-base-url %q: want https: over http no phone keeps the app", base)
	case strings.ContainsFunc(base, func(c rune) bool { return c > '~' || c <= ' ' }):
		return "", fmt.Errorf("-base-url %q: want it in ASCII, as browsers copy it from their address bar", base)
	case !strings.HasSuffix(base, "/"):
		base += "/"
	}
	return base, nil
}

// writeSheets writes all sheets into a new or empty folder.
func writeSheets(dir string, sheets map[string][]byte, stdout io.Writer) error {
	if dir == "" {
		return errors.New(`poster "": want the name of a folder`)
	}
	switch entries, err := os.ReadDir(dir); {
	case err == nil && len(entries) > 0:
		return fmt.Errorf("%s is not empty: want a new or empty folder", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(sheets)) {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, sheets[name], 0o644); err != nil {
			return err
		}
		fmt.Fprintln(stdout, "wrote", file)
	}
	fmt.Fprintln(stdout, "open them in a browser and print them on A4, without margins and at 100 %")
	return nil
}
