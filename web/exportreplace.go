package web

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"time"
)

// turn is when a file is moved to its place: after all that it names.
func turn(name string) int {
	switch {
	case isHashed(name):
		return 0
	case name == releaseName:
		return 3
	case strings.Contains(path.Base(name), ".html"): // in any encoding
		return 2
	default:
		return 1
	}
}

// replace moves the new site's files to their places, and removes what is no longer needed.
func (f *exportFolder) replace(root string, changes []change, now time.Time) error {
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(cmp.Compare(turn(a.name), turn(b.name)), cmp.Compare(a.name, b.name))
	})
	if err := f.writeList(f.list.during(root, changes)); err != nil {
		return err
	}
	folders := map[string]bool{} // in which names have changed
	synced := func() error {
		for folder := range folders {
			if err := f.sync(folder); err != nil {
				return err
			}
		}
		clear(folders)
		return nil
	}
	for i, c := range changes {
		if i > 0 && turn(c.name) != turn(changes[i-1].name) {
			if err := synced(); err != nil {
				return err
			}
		}
		if c.staged == "" {
			continue
		}
		if err := f.move(c.staged, c.name); err != nil {
			return err
		}
		for folder := path.Dir(c.name); !folders[folder]; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	if err := synced(); err != nil {
		return err
	}
	after, remove := f.list.after(changes, now)
	for _, name := range remove {
		if err := f.remove(name); err != nil {
			return err
		}
	}
	return f.writeList(after)
}
