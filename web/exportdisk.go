package web

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"time"
)

// exportDisk is all that changes the folder, so that a test can end an export at any step.
type exportDisk struct {
	root *os.Root
	step func() error // before each change; nil for none
}

func (d exportDisk) before() error {
	if d.step == nil {
		return nil
	}
	return d.step()
}

func (d exportDisk) makeFolder(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.MkdirAll(name, 0o755)
}

// write writes a new file, which is on the disk when it returns.
func (d exportDisk) write(name string, body []byte) error {
	if err := d.before(); err != nil {
		return err
	}
	file, err := d.root.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(body)
	return errors.Join(err, file.Sync(), file.Close())
}

// move puts a file in its place, in one step. Hosts tell a file that has changed by the
// second of its change, so that is never the one of the file before.
func (d exportDisk) move(from, to string) error {
	if err := d.root.MkdirAll(path.Dir(to), 0o755); err != nil {
		return err
	}
	if before, err := d.root.Stat(to); err == nil {
		after, err := d.root.Stat(from)
		if err != nil {
			return err
		}
		if next := before.ModTime().Truncate(time.Second).Add(time.Second); after.ModTime().Before(next) {
			if err := d.root.Chtimes(from, next, next); err != nil {
				return err
			}
		}
	}
	if err := d.before(); err != nil {
		return err
	}
	return d.root.Rename(from, to)
}

// remove removes a file, and the folders around it that are empty then.
func (d exportDisk) remove(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if d.root.Remove(folder) != nil {
			break
		}
	}
	return nil
}

func (d exportDisk) removeAll(name string) error {
	if err := d.before(); err != nil {
		return err
	}
	return d.root.RemoveAll(name)
}

// sync returns when the names in the folder are on the disk.
func (d exportDisk) sync(folder string) error {
	if runtime.GOOS == "windows" { // which cannot
		return nil
	}
	file, err := d.root.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
