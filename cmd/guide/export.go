package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"oneminuteguide/web"
)

const exportUsage = `	guide export [-base-url URL] [-content DIR] [-bad-app ID] [-retire] [-robots-txt FILE] [-security-txt FILE] SITE
		write the site as files into SITE: a new or empty folder, or one that an export wrote,
		whose site is replaced
`

func export(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("export", exportUsage, stderr)
	from, options := contentFlag(flags), siteFlags(flags)
	if err := parse(flags, args, 1, 1); err != nil {
		return err
	}
	dir := flags.Arg(0)
	site, warnings, err := newPublisher(*from, *options).first(ctx, stdout)
	for _, w := range warnings {
		fmt.Fprintln(stderr, "warning:", w)
	}
	if err != nil {
		return err
	}
	config := filepath.Join(dir, web.NginxFile) // has all headers
	before, none := os.ReadFile(config)
	if err := site.Export(ctx, dir); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "wrote the site to %s\n", dir)
	if after, err := os.ReadFile(config); err == nil && none == nil && !bytes.Equal(before, after) {
		fmt.Fprintln(stdout, "its headers have changed: reload nginx or Caddy, or set them at your host")
	}
	return nil
}
