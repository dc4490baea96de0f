package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"
)

// Files under a hash that no site names any more are kept this long, and for the two
// exports after the one that dropped them, whatever the clock says.
const filesKeptFor = 30 * 24 * time.Hour

// exportList is what exports wrote into the folder: nothing else is ever removed. It is
// written before a file is moved to its place, so no file is there that it does not have.
type exportList struct {
	Format string                `json:"format"`
	Root   *string               `json:"root,omitempty"` // of the site; nil when an earlier version wrote the list
	Export int                   `json:"export"`         // how many there were
	Files  map[string]listedName `json:"files"`          // by their names
}

// listFormat is the one that this program knows.
const listFormat = "guide-export-1"

type listedName struct {
	Hashes  []string `json:"sha256"`            // the file has one of these; two while an export moves files
	Dropped *dropped `json:"dropped,omitempty"` // nil when the site has it
}

// dropped is the first export whose site does not have a file.
type dropped struct {
	Export int       `json:"export"`
	Time   time.Time `json:"time"`
}

func (d dropped) isOver(export int, now time.Time) bool {
	return export-d.Export > keptBefore && now.Sub(d.Time) >= filesKeptFor
}

func (f *exportFolder) readList() error {
	text, err := f.root.ReadFile(listFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &f.list); err != nil {
		return fmt.Errorf("%s: %s cannot be read (%w): name a new folder", f.dir, listFile, err)
	}
	if f.list.Format != listFormat {
		return fmt.Errorf("%s: %s has the format %q, want %q: name a new folder", f.dir, listFile, f.list.Format, listFormat)
	}
	return nil
}

// checkRoot refuses a site for another address than the one before: hosts are set up for
// that, and the pages would name files that are not there.
func (f *exportFolder) checkRoot(root string) error {
	if f.list.Root == nil || *f.list.Root == root {
		return nil
	}
	return fmt.Errorf("%s has a site for the address %s/, and this one is for %s/: want the base URL of before, or a new folder", f.dir, *f.list.Root, root)
}

func (f *exportFolder) writeList(list exportList) error {
	text, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		return err
	}
	if err := f.makeFolder(stagedFolder); err != nil {
		return err
	}
	const staged = stagedFolder + "/files.json"
	if err := f.write(staged, append(text, '\n')); err != nil {
		return err
	}
	if err := f.move(staged, listFile); err != nil {
		return err
	}
	f.list = list
	return f.sync(ownFolder)
}

// during is the list while the new site's files are moved to their places.
func (l exportList) during(root string, changes []change) exportList {
	next := exportList{Format: listFormat, Root: &root, Export: l.Export + 1, Files: map[string]listedName{}}
	for name, file := range l.Files {
		next.Files[name] = file
	}
	for _, c := range changes {
		file := next.Files[c.name]
		if !slices.Contains(file.Hashes, c.hash) {
			file.Hashes = append(slices.Clone(file.Hashes), c.hash)
		}
		next.Files[c.name] = file
	}
	return next
}

// after is the list when they are there, and the names of what is to be removed: what an
// earlier site had by its path, and what it had under its hash and nobody needs any more.
func (l exportList) after(changes []change, now time.Time) (next exportList, remove []string) {
	next = exportList{Format: listFormat, Root: l.Root, Export: l.Export, Files: map[string]listedName{}}
	for _, c := range changes {
		next.Files[c.name] = listedName{Hashes: []string{c.hash}}
	}
	for name, file := range l.Files {
		if _, found := next.Files[name]; found {
			continue
		}
		if file.Dropped == nil {
			file.Dropped = &dropped{l.Export, now}
		}
		if !isHashed(name) || file.Dropped.isOver(l.Export, now) {
			remove = append(remove, name)
			continue
		}
		next.Files[name] = file
	}
	slices.Sort(remove)
	return next, remove
}
