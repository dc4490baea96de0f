package web

import (
	"context"
	"iter"
	"slices"
	"time"

	"oneminuteguide/web/compress"
	"oneminuteguide/web/protocol"
)

// Export writes the site into a folder for a host of static files: into one that is new or
// empty, or one that an export wrote, whose site it replaces. Whenever it ends, even by
// kill -9, what is in the folder is a site: the one before or this one.
//
// Files are written beside the site and synced. Then each is moved to its place, those
// under their hash first, pages later and the release last. Files under a hash that only
// earlier sites name are kept for a time, for the phones that are in the middle. An export
// that ends before the first move leaves the folder as it was; from then on it cannot be
// interrupted. A next one goes on from any state.
func (s *Site) Export(ctx context.Context, dir string) error {
	return exporter{site: s, now: time.Now}.export(ctx, dir)
}

// exporter is one export.
type exporter struct {
	site *Site
	now  func() time.Time
	step func() error // of tests, called before each change of the folder; nil for none
}

func (e exporter) export(ctx context.Context, dir string) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	folder, err := openExportFolder(dir, e.step)
	if err != nil {
		return err
	}
	moving := false
	defer func() { folder.close(err != nil && !moving) }()
	if err := folder.checkRoot(e.site.root); err != nil {
		return err
	}
	has, err := folder.scan()
	if err != nil {
		return err
	}
	changes, err := e.stage(ctx, folder, has)
	if err != nil {
		return err
	}
	if _, err := folder.scan(); err != nil { // what another wrote meanwhile is not written over
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	moving = true
	return folder.replace(e.site.root, changes, e.now())
}

// exported is a body that is asked for, and what compresses it.
type exported struct {
	opener
	compressed func() compress.Compressed
}

// everything is all that is asked for: files by their path and by their hash, lists,
// pieces, their stream and the program's chunks.
func (s *Site) everything() iter.Seq2[string, exported] {
	return func(yield func(string, exported) bool) {
		for _, f := range s.files {
			compressed := f.Compressed
			if s.isOneOfMany(f) { // 600 pages take a minute at the hardest
				compressed = func() compress.Compressed { return compress.Quick(f.Body()) }
			}
			if !byHashAlone(f.Path) && !yield(f.Path, exported{f.open, compressed}) {
				return
			}
			if !f.isPage() && !yield(f.Address(), exported{f.open, f.Compressed}) {
				return
			}
		}
		for _, f := range s.lists {
			if !yield(f.Address(), exported{f.open, f.Compressed}) {
				return
			}
		}
		for _, p := range s.pieces {
			if !yield(p.Address(), exported{resident(p.body), uncompressed}) {
				return
			}
		}
		for _, p := range s.words {
			for _, path := range p.wordPaths() {
				if !yield(path, exported{resident(p.words.body), uncompressed}) {
					return
				}
			}
		}
		if s.stream != nil && !yield(s.stream.address, exported{resident(s.stream.body), uncompressed}) {
			return
		}
		for address, c := range s.chunks {
			if !yield(address, exported{c.open, c.Compressed}) {
				return
			}
		}
	}
}

// byHashAlone tells the files that no page and no phone asks for by their path.
func byHashAlone(path string) bool {
	return slices.Contains([]string{protocol.ProgramPath, protocol.RuntimePath, protocol.BootPath, protocol.StylePath, protocol.ScriptPath}, path)
}

// forHosts are the files that hosts read and nobody asks for, by their names.
func (s *Site) forHosts() map[string][]byte {
	return map[string][]byte{
		".nojekyll": nil, // GitHub Pages would leave out the folder _
		"_headers":  s.headersFile(),
		NginxFile:   s.nginxConfig(),
		CaddyFile:   s.caddyConfig(),
	}
}
