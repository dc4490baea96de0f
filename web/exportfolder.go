package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"oneminuteguide/web/protocol"
)

// What an export keeps for itself in the folder: the lock, the list of what exports wrote,
// and the new files before they are moved.
const (
	ownFolder    = ".guide-export"
	lockFile     = ownFolder + "/lock"
	listFile     = ownFolder + "/files.json"
	stagedFolder = ownFolder + "/new"
)

var releaseName = strings.TrimPrefix(protocol.ReleasePath, "/")

var errExporting = errors.New("another export is writing to this folder: wait until it has ended")

// exportFolder is a folder that this export alone writes to.
type exportFolder struct {
	dir  string
	list exportList
	exportDisk
	unlock func(remove func())
	undo   func() // removes the folders that were made for it
}

// openExportFolder makes the folder if it is not there, and locks it.
func openExportFolder(dir string, step func() error) (f *exportFolder, err error) {
	if dir == "" {
		return nil, errors.New(`export to "": want the name of a folder`)
	}
	undo := func() {}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if undo, err = makeFolders(dir); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is not a folder: want a new or empty folder", dir)
	}
	defer func() {
		if err != nil {
			undo()
		}
	}()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f = &exportFolder{dir: dir, exportDisk: exportDisk{root, step}, undo: undo}
	defer func() {
		if err != nil {
			root.Close()
		}
	}()
	if err := root.Mkdir(ownFolder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	if f.unlock, err = lock(filepath.Join(dir, filepath.FromSlash(lockFile))); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err := cmp.Or(f.readList(), f.removeAll(stagedFolder)); err != nil { // which a killed export left
		f.unlock(nil)
		return nil, err
	}
	return f, nil
}

// close gives the folder free. What an export that came to nothing made is removed.
func (f *exportFolder) close(nothing bool) {
	f.removeAll(stagedFolder)
	var remove func()
	if nothing && f.list.Export == 0 {
		remove = func() { f.removeAll(ownFolder) }
	}
	f.unlock(remove)
	f.root.Close()
	if nothing {
		f.undo()
	}
}

// scan reads the hashes of all files, by their names. It refuses a folder with files that
// no export wrote, or that were changed since.
func (f *exportFolder) scan() (map[string]string, error) {
	has := map[string]string{}
	var foreign, altered []string
	err := fs.WalkDir(f.root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ownFolder:
			return fs.SkipDir
		case entry.IsDir():
			return nil
		}
		listed, found := f.list.Files[name]
		if !found || !entry.Type().IsRegular() {
			foreign = append(foreign, name)
			return nil
		}
		if has[name], err = f.hash(name); err != nil {
			return err
		}
		if !isHashed(name) && !slices.Contains(listed.Hashes, has[name]) {
			altered = append(altered, name)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(foreign) > 0 && f.list.Export == 0:
		return nil, fmt.Errorf("%s is not empty: want a new or empty folder, or one that an export wrote", f.dir)
	case len(foreign) > 0:
		return nil, fmt.Errorf("%s has files that no export wrote (%s): move them away, or name a new folder", f.dir, few(foreign))
	case len(altered) > 0:
		return nil, fmt.Errorf("%s has files that were changed after the export (%s): move them away, or name a new folder", f.dir, few(altered))
	}
	return has, nil
}

// few are the first of the names, for a person.
func few(names []string) string {
	const enough = 3
	if len(names) <= enough {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:enough], ", "), len(names)-enough)
}

// isHashed tells a file whose name goes with its bytes: another site does not change it.
func isHashed(name string) bool { return strings.HasPrefix("/"+name, protocol.HashedFolder) }

func (f *exportFolder) hash(name string) (string, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// makeFolders makes the folder and those above it that are missing.
func makeFolders(dir string) (undo func(), err error) {
	if _, err := os.Lstat(dir); err == nil {
		return nil, fmt.Errorf("%s is a link to nothing: want a new or empty folder", dir)
	}
	var made []string // the deepest first
	for missing := filepath.Clean(dir); ; missing = filepath.Dir(missing) {
		if _, err := os.Lstat(missing); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, missing)
	}
	undo = func() {
		for _, folder := range made {
			os.Remove(folder) // only when it is empty
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}
