package main

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLicencesAreThoseOfAllThatIsHandedOut(t *testing.T) {
	var printed bytes.Buffer
	require.NoError(t, run(t.Context(), []string{"licences"}, &printed, io.Discard))
	text := printed.String()
	const module = `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}`
	modules := slices.Concat(
		goList(t, nil, "-deps", "-f", module, "./cmd/guide"),
		goList(t, []string{"GOOS=windows"}, "-deps", "-f", module, "./cmd/guide"),
		goList(t, []string{"GOOS=js", "GOARCH=wasm"}, "-deps", "-f", module, "./cmd/client"),
	)
	slices.Sort(modules)
	modules = slices.DeleteFunc(slices.Compact(modules), func(m string) bool { return m == "" })
	assert.Contains(t, modules, "rsc.io/qr v0.2.0", "the list is of the right programs")
	for _, m := range modules {
		assert.Contains(t, text, "\n"+m+"\n", "its licence; make build gathers them")
	}
	assert.NotContains(t, text, "gozxing", "tests are not handed out")
	for _, terms := range []string{
		"Go and its standard library ",
		"Permission is hereby granted, free of charge",                             // MIT
		"Redistributions in binary form must reproduce the above copyright notice", // BSD
	} {
		assert.Contains(t, text, terms)
	}
}
