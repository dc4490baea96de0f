// Command licences gathers the licences of all that is compiled into guide and into the
// program for the browser, on every system that guide is built for, into one text. The
// licences ask for their texts to go with every copy, so guide has the text inside.
//
//	licences FILE
package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// programs are what is handed out, each with the systems that it is built for.
var programs = []struct {
	packages string
	systems  []string
}{
	{"./cmd/guide", []string{"windows/amd64", "darwin/amd64", "darwin/arm64", "linux/amd64", "linux/arm64"}},
	{"./cmd/client", []string{"js/wasm"}},
}

// licenceFile is the name of a file with the terms of what is beside it and below.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)([-._].*)?$`)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: licences FILE")
		os.Exit(2)
	}
	text, err := gather()
	if err == nil {
		err = os.WriteFile(os.Args[1], text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

// folder is one that packages of a module are in.
type folder struct{ module, top, path string }

// gather works in the folder of our own go.mod.
func gather() ([]byte, error) {
	used := map[string][]string{} // modules, by their texts
	root, err := exec.Command("go", "env", "GOROOT", "GOVERSION").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	goroot, version, _ := strings.Cut(strings.TrimSpace(string(root)), "\n")
	if err := take(used, "Go and its standard library "+strings.TrimPrefix(version, "go"), goroot, goroot); err != nil {
		return nil, err
	}
	for _, program := range programs {
		for _, system := range program.systems {
			folders, err := foldersOf(program.packages, system)
			if err != nil {
				return nil, err
			}
			for _, f := range folders {
				if err := take(used, f.module, f.top, f.path); err != nil {
					return nil, err
				}
			}
		}
	}
	return written(used), nil
}

// foldersOf are those of the packages of other modules in a program.
func foldersOf(program, system string) ([]folder, error) {
	goos, goarch, _ := strings.Cut(system, "/")
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", program)
	list.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s for %s: %w", program, system, err)
	}
	var folders []folder
	for line := range strings.Lines(string(out)) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) == 3 {
			folders = append(folders, folder{fields[0], fields[1], fields[2]})
		}
	}
	return folders, nil
}

// take adds the module to each of the texts that hold for the folder: those in it, and in
// the folders around it up to the top of the module.
func take(used map[string][]string, module, top, path string) error {
	found := false
	for {
		entries, err := os.ReadDir(path)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			if entry.IsDir() || !licenceFile.MatchString(entry.Name()) || filepath.Ext(entry.Name()) == ".go" {
				continue
			}
			text, err := os.ReadFile(filepath.Join(path, entry.Name()))
			if err != nil {
				return err
			}
			key := strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))
			if !slices.Contains(used[key], module) {
				used[key] = append(used[key], module)
			}
			found = true
		}
		if path == top {
			break
		}
		path = filepath.Dir(path)
	}
	if !found {
		return fmt.Errorf("%s: no file with its licence", module)
	}
	return nil
}

// written is each text once, below the modules that it is for.
func written(used map[string][]string) []byte {
	for _, modules := range used {
		slices.Sort(modules)
	}
	byModules := func(a, b string) int {
		if order := slices.Compare(used[a], used[b]); order != 0 {
			return order
		}
		return strings.Compare(a, b)
	}
	var b bytes.Buffer
	b.WriteString("Guide, and its program for the browser, contain parts of these works under these terms.\n")
	for _, text := range slices.SortedFunc(maps.Keys(used), byModules) {
		rule := strings.Repeat("=", 80)
		fmt.Fprintf(&b, "\n%s\n%s\n%s\n\n%s\n", rule, strings.Join(used[text], "\n"), rule, text)
	}
	return b.Bytes()
}
