// Command trim copies go-app without its server half, for the client's build
// only. There, http.go and resource.go bring net/http, crypto/tls and
// text/template into the browser's program, where nothing can use them: a
// third of what a phone downloads.
//
// It writes the copy and a go.mod that replaces go-app by it into a folder:
//
//	trim bin/trim && go build -modfile=bin/trim/go.mod ./cmd/client
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	module  = "github.com/maxence-charriere/go-app/v9"
	version = "v9.8.0" // what is left out was looked at in this one
)

// serverOnly are the files that a browser has no use for.
var serverOnly = []string{"http.go", "resource.go"}

// standIn is what other files of the package name in them.
const standIn = `package app

import "strings"

type Handler struct{}

func isRemoteLocation(path string) bool {
	return strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://")
}

func isStaticResourcePath(path string) bool {
	return strings.HasPrefix(strings.TrimPrefix(path, "/"), "web/")
}
`

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: trim FOLDER")
		os.Exit(2)
	}
	if err := trim(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "trim:", err)
		os.Exit(1)
	}
}

// trim works in the folder of our own go.mod.
func trim(folder string) error {
	source, err := find()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	copied := filepath.Join(folder, "go-app")
	if err := copyPackages(source, copied); err != nil {
		return err
	}
	app := filepath.Join(copied, "pkg", "app")
	for _, name := range serverOnly {
		if err := leaveToServers(filepath.Join(app, name)); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(app, "standin_wasm.go"), []byte(standIn), 0o644); err != nil {
		return err
	}
	return writeModule(folder, copied)
}

// find gives the folder of go-app's source in the module cache.
func find() (string, error) {
	text, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		return "", fmt.Errorf("go mod download %s: %w", module, err)
	}
	var found struct{ Version, Dir string }
	if err := json.Unmarshal(text, &found); err != nil {
		return "", err
	}
	if found.Version != version {
		return "", fmt.Errorf("%s is at %q, and only %q is known to do without %q", module, found.Version, version, serverOnly)
	}
	return found.Dir, nil
}

func copyPackages(source, to string) error {
	return filepath.WalkDir(source, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(source, path)
		if err != nil {
			return err
		}
		library := strings.HasPrefix(inside, "pkg") && filepath.Ext(path) == ".go" && !strings.HasSuffix(path, "_test.go")
		if entry.IsDir() || !library && inside != "go.mod" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, inside)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, inside), text, 0o644)
	})
}

func leaveToServers(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, append([]byte("//go:build !wasm\n\n"), text...), 0o644)
}

func writeModule(folder, copied string) error {
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if name == "go.mod" {
			if !filepath.IsAbs(copied) {
				copied = "./" + filepath.ToSlash(copied) // as a go.mod tells a folder from a module
			}
			text = fmt.Appendf(text, "\nreplace %s => %s\n", module, copied)
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
