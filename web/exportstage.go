package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"
	"sync/atomic"

	"oneminuteguide/web/protocol"
)

// change is a file of the new site.
type change struct {
	name   string // from the folder: "guides/cse/index.html"
	hash   string // SHA-256 of its bytes, in hexadecimal
	staged string // where it was written; "" for one that is in its place already
}

// stage writes each file that the folder does not have, with its bytes in both encodings
// where they are fewer. has are the hashes of those that it has.
func (e exporter) stage(ctx context.Context, folder *exportFolder, has map[string]string) ([]change, error) {
	if program, found := e.site.Lookup(protocol.ProgramPath); found {
		_, done := program.open() // its chunks are cut from it
		defer done()
	}
	var names []string
	var all []exported
	for name, p := range e.site.everything() {
		names, all = append(names, name), append(all, p)
	}
	for name, body := range e.site.forHosts() {
		names, all = append(names, name), append(all, exported{resident(body), uncompressed})
	}
	if err := folder.makeFolder(stagedFolder); err != nil {
		return nil, err
	}
	staged := make([][]change, len(all))
	var failed atomic.Bool
	err := inParallel(len(all), func(i int) (err error) {
		if failed.Load() {
			return nil
		}
		defer func() { failed.CompareAndSwap(false, err != nil) }()
		if err := ctx.Err(); err != nil {
			return err
		}
		staged[i], err = folder.stageFile(strconv.Itoa(i), nameOf(names[i]), all[i], has)
		return err
	})
	var changes []change
	for _, each := range staged {
		changes = append(changes, each...)
	}
	return changes, err
}

// nameOf is the name of the file for a path of the site.
func nameOf(address string) string {
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	return strings.TrimPrefix(address, "/")
}

func (f *exportFolder) stageFile(number, name string, p exported, has map[string]string) ([]change, error) {
	body, done := p.opener()
	defer done()
	var changes []change
	add := func(end string, body []byte) error {
		sum := sha256.Sum256(body)
		c := change{name: name + end, hash: hex.EncodeToString(sum[:])}
		if has[c.name] != c.hash {
			c.staged = path.Join(stagedFolder, number+end)
			if err := f.write(c.staged, body); err != nil {
				return err
			}
		}
		changes = append(changes, c)
		return nil
	}
	if err := add("", body); err != nil {
		return nil, err
	}
	if name == releaseName { // one file, so that it changes in one step
		return changes, nil
	}
	compressed := p.compressed()
	for end, smaller := range map[string][]byte{".br": compressed.Brotli, ".gz": compressed.Gzip} {
		if smaller != nil {
			if err := add(end, smaller); err != nil {
				return nil, err
			}
		}
	}
	return changes, nil
}
