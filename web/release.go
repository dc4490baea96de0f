package web

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"oneminuteguide/app"
	"oneminuteguide/content"
	"oneminuteguide/web/protocol"
)

// release points to what the current app and the current content consist of, as the
// worker reads it: a page asks for it at every opening. The two have lives of their own:
// a changed number is a new content with the same app. What each consists of is in
// lists, which are files under their hash: a phone takes only those that changed.
type release struct {
	Format  string    `json:"format"`
	App     listed    `json:"app"`
	Content listedSeq `json:"content"`
	BadApps []string  `json:"badApps"`
}

// listed is a file under its hash.
type listed struct {
	Hash string `json:"hash"`
	Size int    `json:"size"` // bytes
}

type listedSeq struct {
	listed
	Seq int `json:"seq"` // a phone never goes back to a lower one
}

// appList is the list of an app.
type appList struct {
	Files map[string]listedFile `json:"files"` // by path
}

// contentList is the list of a content.
type contentList struct {
	Seq       int                   `json:"seq"`
	Languages []string              `json:"languages"`      // what their pages begin with; the main one's is empty
	Guides    int                   `json:"guides"`         // how many the main language has
	Gone      []string              `json:"gone,omitempty"` // pages that a phone may have and that are no more
	Files     map[string]listedFile `json:"files"`          // by path
	Pieces    map[string]listed     `json:"pieces"`         // lists of pieces, by their bucket
}

// bucketList names pieces by their key.
type bucketList map[string]listed

type listedFile struct {
	listed
	Parts string `json:"parts,omitempty"`
}

// gone are the app's own pages that this pack does not have and an earlier one may
// have had. A worker refuses a content that lacks a page of the one before and does
// not name it here; a guide or a language may go with a raised version.
func gone(pack *content.Pack) []string {
	paths := app.LegalPaths(pack)
	for _, r := range app.Routes(pack, app.BlankNotebook()) {
		paths = slices.DeleteFunc(paths, func(path string) bool { return path == r.Path })
	}
	return paths
}

// inApp tells the files of the app from those of the content, which a partnership edits.
func inApp(path string) bool {
	switch path {
	case protocol.ProgramPath, protocol.RuntimePath, protocol.BootPath:
		return true
	}
	return strings.HasPrefix(path, "/icons/") && !strings.HasPrefix(path, protocol.ScreenshotsPath)
}

func list(files []*File) map[string]listedFile {
	all := map[string]listedFile{}
	for _, f := range files {
		all[f.Path] = listedFile{listed{f.Hash, f.Size}, chunkList(f.Chunks)}
	}
	return all
}

// bucketOf is the bucket that the key's piece is listed in.
func bucketOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:1])[:1]
}
