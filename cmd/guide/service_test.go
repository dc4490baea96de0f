package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The commands in the service files are ones that guide knows: they get as far as a pack
// that is not there.
func TestServiceFilesKnowTheCommands(t *testing.T) {
	t.Setenv("STATE_DIRECTORY", t.TempDir()) // as systemd does for tls.conf
	commands := map[string][]string{}
	for _, name := range []string{"guide.service", "tls.conf"} {
		unit, err := os.ReadFile("service/" + name)
		require.NoError(t, err)
		started := regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/guide (.+)$`).FindSubmatch(unit)
		require.NotNil(t, started, name)
		commands[name] = strings.Fields(string(started[1]))
	}
	image, err := os.ReadFile("service/Containerfile")
	require.NoError(t, err)
	command := regexp.MustCompile(`(?m)^CMD (.+)$`).FindSubmatch(image)
	require.NotNil(t, command)
	var inImage []string
	require.NoError(t, json.Unmarshal(command[1], &inImage))
	commands["Containerfile"] = inImage
	for name, args := range commands {
		for i := range args {
			args[i] = strings.NewReplacer("/srv/guide", t.TempDir()+"/none", "/pack", t.TempDir()+"/none").Replace(args[i])
		}
		err := run(t.Context(), args, io.Discard, io.Discard)
		assert.False(t, errors.Is(err, errUsage), "%s: %q", name, args)
		assert.ErrorContains(t, err, "no such folder: want the folder of a pack", name)
	}
}
