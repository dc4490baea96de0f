package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/app/visit"
	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// release is what the current app and the current content consist of, as the
// worker reads it. The two have lives of their own: a changed number is a new
// content with the same app.
type release struct {
	Format  string         `json:"format"`
	App     appRelease     `json:"app"`
	Content contentRelease `json:"content"`
	BadApps []string       `json:"badApps"`
}

type appRelease struct {
	ID    string                 `json:"id"`
	Files map[string]releaseFile `json:"files"` // by path
}

type contentRelease struct {
	ID     string                 `json:"id"`
	Seq    int                    `json:"seq"`            // a phone never goes back to a lower one
	Inside []string               `json:"inside"`         // what the pages' policy allows: their script and their style, by hash
	Gone   []string               `json:"gone,omitempty"` // pages that a phone may have and that are no more
	Files  map[string]releaseFile `json:"files"`

	// To tell what changed. Workers of before contactsByID know a contact by its
	// name and audience; they get none that shares these with another. Its number is the way that it
	// shows first; the other ways are contacts of their own here, as "hub/email".
	Contacts     map[string]string         `json:"contacts"`
	ContactsByID map[string]releaseContact `json:"contactsByID"`
}

type releaseContact struct {
	Name     string `json:"name"`
	Audience string `json:"audience"`
	Number   string `json:"number"`
}

type releaseFile struct {
	Hash  string `json:"hash"`
	Size  int    `json:"size"` // bytes
	Type  string `json:"type"`
	Parts string `json:"parts,omitempty"`
}

// inCopy is false for the files that a phone's copy does without: the release
// itself, the worker and what belongs to it, and the manifest's pictures.
func inCopy(path string) bool {
	return !slices.Contains([]string{protocol.ReleasePath, protocol.WorkerPath, protocol.FallbackPath}, path) &&
		!strings.HasPrefix(path, protocol.ScreenshotsPath)
}

// gone are the app's own pages that this site does not have and an earlier one may
// have had. A worker refuses a content that lacks a page of the one before and does
// not name it here; the pages of a guide or a language may go with a raised version.
func (s *Site) gone(pack *content.Pack) []string {
	return slices.DeleteFunc(app.LegalPaths(pack), func(path string) bool { return s.byAddress[path] != nil })
}

// release names every file that makes a complete copy.
func (s *Site) release(pack *content.Pack, options Options) ([]byte, error) {
	r := release{
		Format: protocol.Format, BadApps: slices.Clone(options.BadApps),
		App: appRelease{Files: map[string]releaseFile{}},
		Content: contentRelease{Seq: pack.Version, Inside: s.inline.hashes(), Gone: s.gone(pack), Files: map[string]releaseFile{},
			Contacts: map[string]string{}, ContactsByID: map[string]releaseContact{}},
	}
	if r.BadApps == nil {
		r.BadApps = []string{}
	}
	for _, f := range s.files {
		file := releaseFile{f.Hash, f.Size, f.Type, chunkList(f.Chunks)}
		switch {
		case !inCopy(f.Path):
		case isContent(f.Path):
			r.Content.Files[f.Path] = file
		default:
			r.App.Files[f.Path] = file
		}
	}
	words, shared := pack.Words(), map[string]int{}
	for _, c := range pack.AllContacts() {
		r.Content.ContactsByID[c.ID] = releaseContact{c.Name, c.Audience, visit.Shown(words, c.First())}
		for _, w := range c.Ways[1:] {
			r.Content.ContactsByID[c.ID+"/"+string(w.Kind)] = releaseContact{words.Files.Contact.Fill("name", c.Name, "audience", visit.Label(words, w.Kind)), c.Audience, visit.Shown(words, w)}
		}
		shared[c.Name+", "+c.Audience]++
	}
	for _, c := range pack.AllContacts() {
		if name := c.Name + ", " + c.Audience; shared[name] == 1 {
			r.Content.Contacts[name] = visit.Shown(words, c.First())
		}
	}
	r.App.ID, r.Content.ID = releaseID(r.App.Files), releaseID(r.Content.Files)
	return json.Marshal(r)
}

// isContent tells what a partnership edits from what the program consists of.
func isContent(path string) bool {
	return isPack(path) || strings.HasPrefix(path, content.FilesFolder) || path == protocol.ManifestPath || path == app.CardsPath || strings.HasPrefix(protocol.MediaType(path), "text/html")
}

// releaseID is short and the same for the same files. The worker works it out
// again: a release from which a file fell on the way is none.
func releaseID(files map[string]releaseFile) string {
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(h, path, files[path].Hash)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}
