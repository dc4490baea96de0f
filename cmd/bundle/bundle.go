package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"oneminuteguide/web/protocol"
)

// entry is a file that a page loads, and the module that it begins with.
type entry struct{ input, output string }

var entries = []entry{
	{"page/early.ts", "early.js"}, // inside every page
	{"page/boot.ts", "boot.js"},
	{"worker/worker.ts", "worker.js"},
	{"worker/retire.ts", "retire.js"},
	{"page/watch.ts", "watch.js"}, // for an editor's own browser, as the next one
	{"worker/watch.ts", "watchworker.js"},
	{"page/languages.ts", "languages.js"}, // inside the pages of packs that need them, as the styles are
	{"style/languages.css", "languages.css"},
	{"style/richtext.css", "richtext.css"},
	{"style/righttoleft.css", "righttoleft.css"},
	{"style/style.css", "style.css"},
}

// bundle joins the module with all that it imports.
func (e entry) bundle(source string) ([]byte, error) {
	result, err := build(source, api.BuildOptions{
		EntryPoints: []string{e.input},
		Format:      api.FormatIIFE,
	})
	if err != nil {
		return nil, err
	}
	return result.OutputFiles[0].Contents, nil
}

// bundleTests joins all tests of the scripts, for Node.
func bundleTests(source string) ([]byte, error) {
	names, err := filepath.Glob(filepath.Join(source, "*", "*.test.ts"))
	if err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(source)
	if err != nil {
		return nil, err
	}
	var all strings.Builder
	for _, name := range names {
		relative, err := filepath.Rel(source, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&all, "import %q;\n", "./"+filepath.ToSlash(relative))
	}
	result, err := build(source, api.BuildOptions{
		Stdin:    &api.StdinOptions{Contents: all.String(), ResolveDir: dir},
		Format:   api.FormatESModule,
		Platform: api.PlatformNode,
	})
	if err != nil {
		return nil, err
	}
	return result.OutputFiles[0].Contents, nil
}

// build runs esbuild with what all builds have in common.
func build(source string, options api.BuildOptions) (api.BuildResult, error) {
	source, err := filepath.Abs(source)
	if err != nil {
		return api.BuildResult{}, err
	}
	options.AbsWorkingDir = source
	options.Bundle, options.Write, options.Metafile = true, false, true
	options.Outdir = filepath.Join(source, "out") // names the outputs; nothing is written there
	options.MinifyWhitespace, options.MinifyIdentifiers, options.MinifySyntax = true, true, true
	options.LegalComments = api.LegalCommentsNone
	options.Target = api.ES2022
	options.TsconfigRaw = "{}" // those of the folders are for checking types
	options.Charset = api.CharsetUTF8
	if options.Define, err = constants(); err != nil {
		return api.BuildResult{}, err
	}
	result := api.Build(options)
	var faults []error
	for _, message := range append(result.Errors, result.Warnings...) {
		place := ""
		if l := message.Location; l != nil {
			place = fmt.Sprintf("%s:%d: ", l.File, l.Line)
		}
		faults = append(faults, errors.New(place+message.Text))
	}
	return result, errors.Join(faults...)
}

// constants are what the scripts share with the server, as esbuild wants them.
func constants() (map[string]string, error) {
	define := map[string]string{}
	for name, value := range protocol.Constants() {
		text, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		define[name] = string(text)
	}
	return define, nil
}
