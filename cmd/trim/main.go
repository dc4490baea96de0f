// Command trim copies go-app and uuid without what a browser has no use for or
// has itself, for the client's build only. Stock go-app brings net/http, text
// templates, ciphers, regular expressions and encoding/json into the browser's
// program: more than a third of what a phone downloads.
//
// It writes the copies and a go.mod that replaces the modules by them into a
// folder:
//
//	trim bin/trim && go build -modfile=bin/trim/go.mod ./cmd/client
//
// The folder _standin lies over the copies. A package of it that is under
// instead/ is what the folder's files import in the place of the standard
// library's package of that path.
package main

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// cut is what is removed from a module, and in which version it was looked at.
type cut struct {
	module, version string
	folder          string   // of the copy, and under _standin
	packages        string   // the part of the module that is copied
	leaveOut        []string // files, from the module's root
}

var cuts = []cut{
	{"github.com/maxence-charriere/go-app/v9", "v9.8.0", "go-app", "pkg",
		[]string{"pkg/app/http.go", "pkg/app/resource.go", "pkg/app/crypto.go"}},
	// Identifiers that are made of a hash, and those of a database, are not used.
	{"github.com/google/uuid", "v1.6.0", "uuid", ".",
		[]string{"hash.go", "null.go", "sql.go"}},
}

//go:embed _standin
var standIns embed.FS

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
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, c := range cuts {
		source, err := c.find()
		if err != nil {
			return err
		}
		if err := c.copyFrom(source, filepath.Join(folder, c.folder)); err != nil {
			return err
		}
	}
	return writeModule(folder)
}

// find gives the folder of the module's source in the module cache.
func (c cut) find() (string, error) {
	download := exec.Command("go", "mod", "download", "-json", c.module)
	download.Stderr = os.Stderr
	text, failed := download.Output()
	var found struct{ Version, Dir, Error string }
	if err := json.Unmarshal(text, &found); err != nil {
		return "", fmt.Errorf("go mod download %s: %w", c.module, errors.Join(failed, err))
	}
	if found.Error != "" { // with -json, the reason is there alone
		return "", fmt.Errorf("go mod download %s: %s", c.module, found.Error)
	}
	if failed != nil {
		return "", fmt.Errorf("go mod download %s: %w", c.module, failed)
	}
	if found.Version != c.version {
		return "", fmt.Errorf("%s is at %q, and only %q is known to do without %q", c.module, found.Version, c.version, c.leaveOut)
	}
	return found.Dir, nil
}

func (c cut) copyFrom(source, to string) error {
	over, err := fs.Sub(standIns, path.Join("_standin", c.folder))
	if err != nil {
		return err
	}
	if err := os.CopyFS(to, over); err != nil {
		return err
	}
	return filepath.WalkDir(source, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel(source, file)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(inside)
		if name != "go.mod" && !c.takes(name) {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if text, err = c.withStandIns(over, name, text); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, inside)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, inside), text, 0o644)
	})
}

func (c cut) takes(name string) bool {
	return path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") && !slices.Contains(c.leaveOut, name) &&
		(c.packages == "." || strings.HasPrefix(name, c.packages+"/"))
}

// withStandIns puts the stand-ins of the file's folder into its imports.
func (c cut) withStandIns(over fs.FS, name string, text []byte) ([]byte, error) {
	if path.Ext(name) != ".go" {
		return text, nil
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, text, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	instead := path.Join(path.Dir(name), "instead")
	for _, imported := range slices.Backward(parsed.Imports) { // from the end, so that the places hold
		wanted, err := strconv.Unquote(imported.Path.Value)
		if err != nil {
			return nil, err
		}
		if _, err := fs.Stat(over, path.Join(instead, wanted)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		from, to := files.Position(imported.Path.Pos()).Offset, files.Position(imported.Path.End()).Offset
		text = slices.Replace(text, from, to, []byte(strconv.Quote(path.Join(c.module, instead, wanted)))...)
	}
	return text, nil
}

// writeModule writes our own go.mod with the copies in the modules' place.
func writeModule(folder string) error {
	sums, err := os.ReadFile("go.sum")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "go.sum"), sums, 0o644); err != nil {
		return err
	}
	text, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	for _, c := range cuts {
		copied := filepath.Join(folder, c.folder)
		if !filepath.IsAbs(copied) {
			copied = "./" + filepath.ToSlash(copied) // as a go.mod tells a folder from a module
		}
		text = fmt.Appendf(text, "\nreplace %s => %s\n", c.module, copied)
	}
	return os.WriteFile(filepath.Join(folder, "go.mod"), text, 0o644)
}
