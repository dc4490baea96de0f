package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// A phone never goes back to content with a lower number. An editor who has to raise
// the number by hand forgets it, so a pack without a version of its own is numbered
// when it is published: by the minute, and always above the number before, which is
// kept in the pack's folder. Content that has not changed keeps its number, so that
// a server that starts again, or a second one with old content, does not pass for newer.

// publicationFile is in the pack's folder, where its name hides it from an editor.
const publicationFile = ".published.json"

// publication is what was published last from a folder.
type publication struct {
	Number  int    `json:"number"`  // minutes since 1970, or the pack's own version
	Content string `json:"content"` // SHA-256 of the pack without its number, in hexadecimal
}

// readPublication returns the zero value where nothing has been published yet.
func readPublication(dir string) (publication, error) {
	var last publication
	data, err := os.ReadFile(filepath.Join(dir, publicationFile))
	if errors.Is(err, fs.ErrNotExist) {
		return last, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &last)
	}
	if err != nil {
		return publication{}, fmt.Errorf("%s: %w: want it as guide wrote it, or removed", publicationFile, err)
	}
	return last, nil
}

// write replaces the file in one step: two servers can have one folder.
func (p publication) write(dir string) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, publicationFile+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(append(data, '\n'))
	if err = errors.Join(err, file.Chmod(0o644), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), filepath.Join(dir, publicationFile))
}

// next is the publication of the pack after the last one.
func (last publication) next(pack *content.Pack, now time.Time) (publication, error) {
	own := pack.Version
	hash, err := contentHash(pack)
	p := publication{Number: own, Content: hash}
	switch {
	case own != 0:
	case last.Content == hash:
		p.Number = last.Number
	default:
		p.Number = max(last.Number+1, int(now.Unix()/60))
	}
	return p, err
}

// doubts are reasons to look at the numbers again, or "".
func (last publication) doubts(pack *content.Pack) string {
	switch {
	case pack.Version == 0 || last.Number == 0:
	case pack.Version < last.Number:
		return fmt.Sprintf("version %d: lower than %s, which was published last: phones that have that one refuse this, want a higher one, or no version at all",
			pack.Version, words.English().Version(last.Number))
	case pack.Version == last.Number && last.differs(pack):
		return fmt.Sprintf("version %d: the content has changed since it was published with this version: want a higher one, or no version at all", pack.Version)
	}
	return ""
}

// differs reports whether the pack is another than was published.
func (last publication) differs(pack *content.Pack) bool {
	hash, err := contentHash(pack)
	return err == nil && hash != last.Content
}

// lastChange is when a file in the folder was changed last, without what is hidden.
func lastChange(files fs.FS) (newest time.Time, err error) {
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(entry.Name(), ".") && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir(), strings.HasPrefix(entry.Name(), "."):
			return nil
		}
		info, err := entry.Info()
		if err == nil && info.ModTime().After(newest) {
			newest = info.ModTime()
		}
		return err
	})
	return newest, err
}

func contentHash(pack *content.Pack) (string, error) {
	hash := sha256.New()
	var errs []error
	for _, edition := range pack.EveryEdition() {
		unnumbered := *edition
		unnumbered.Version = 0
		errs = append(errs, json.NewEncoder(hash).Encode(unnumbered))
	}
	for _, f := range pack.Files {
		fmt.Fprintf(hash, "%s %x\n", f.Path, sha256.Sum256(f.Data))
	}
	return hex.EncodeToString(hash.Sum(nil)), errors.Join(errs...)
}
