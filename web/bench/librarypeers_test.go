package bench

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/compress"
	"oneminuteguide/web/sitetest"
)

// libraryPeer is a static site generator with Workbox that npm builds of a library's guides.
type libraryPeer struct {
	name, folder string
	pages        string // the folder where the guides' Markdown goes
	layout       string // the folder of what is on all pages: the calls and the style
	site         string // the folder where the site comes out
	front        string // the front matter of each page, with its title for %s
	anchors      bool   // whether its Markdown knows {#anchor}
	guide        string // the address of a guide, with its id for %s
	mounted      string // is true once its program runs; "": it has none
}

var libraryPeers = []libraryPeer{
	{"VitePress PWA", "vitepress-library", ".", ".vitepress/theme", ".vitepress/dist",
		"---\ntitle: %s\n---\n", true, "/guides/%s.html", `document.querySelector("#app")?.__vue_app__`},
	{"Astro PWA", "astro-library", "src/pages", "src/layouts", "dist",
		"---\nlayout: /src/layouts/Guide.astro\ntitle: %s\n---\n", false, "/guides/%s", ""},
}

var (
	marksLink   = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
	marksAnchor = regexp.MustCompile(` \{#[^}]*\}`)
)

// files are what the library adds to the peer's own: a page a guide, a list of them, and the calls.
func (p libraryPeer) files(b *testing.B, library sitetest.Library) map[string][]byte {
	b.Helper()
	read, texts := library.Pack(b), library.Files(b)
	addresses := map[string]string{}
	for _, l := range read.Links {
		addresses[l.ID] = l.Address
	}
	files := map[string][]byte{}
	page := func(name, title, text string) {
		files[filepath.Join(p.pages, name+".md")] = []byte(fmt.Sprintf(p.front, title) + "\n# " + title + "\n\n" + text)
	}
	var list strings.Builder
	for _, g := range read.Guides {
		_, text, _ := strings.Cut(string(texts["guides/"+g.ID+"/guide.md"].Data), "\n---\n")
		text = marksLink.ReplaceAllStringFunc(text, func(link string) string {
			found := marksLink.FindStringSubmatch(link)
			if address := addresses[found[2]]; address != "" {
				return "[" + found[1] + "](" + address + ")"
			}
			return found[1]
		})
		if !p.anchors {
			text = marksAnchor.ReplaceAllString(text, "")
		}
		page("guides/"+g.ID, g.Title, text)
		fmt.Fprintf(&list, "- [%s](%s)\n", g.Title, fmt.Sprintf(p.guide, g.ID))
	}
	page("index", read.Title, list.String())
	calls, err := json.Marshal(callsOf(read))
	require.NoError(b, err)
	style, err := os.ReadFile("peers/style.css")
	require.NoError(b, err)
	files[filepath.Join(p.layout, "calls.json")], files[filepath.Join(p.layout, "style.css")] = calls, style
	require.NoError(b, filepath.WalkDir(filepath.Join("peers", p.folder), func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		inside, err := filepath.Rel(filepath.Join("peers", p.folder), file)
		if err != nil {
			return err
		}
		files[inside], err = os.ReadFile(file)
		return err
	}))
	return files
}

// build builds the peer's site of a library, unless it is there from another run.
func (p libraryPeer) build(b *testing.B, library sitetest.Library) static {
	b.Helper()
	files := p.files(b, library)
	names := slices.Sorted(maps.Keys(files))
	all := sha256.New()
	for _, name := range names {
		fmt.Fprintf(all, "%s %d\n%s", name, len(files[name]), files[name])
	}
	built := filepath.Join(benchFolder, "built", fmt.Sprintf("%s-%d-%x", p.folder, library.Guides, all.Sum(nil)[:8]))
	if _, err := os.Stat(built); err == nil {
		return folder(b, built)
	}
	b.Logf("building the %s of %d guides", p.name, library.Guides)
	dir := filepath.Join(benchFolder, p.folder)
	require.NoError(b, os.RemoveAll(filepath.Join(dir, p.pages, "guides"))) // those of a larger library
	for _, name := range names {
		write(b, filepath.Join(dir, name), files[name])
	}
	require.NoError(b, os.RemoveAll(filepath.Join(dir, p.site)))
	runWith(b, dir, nil, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
	runWith(b, dir, []string{"ASTRO_TELEMETRY_DISABLED=1"}, "npm", "run", "--silent", "build")
	compressFolder(b, filepath.Join(dir, p.site))
	require.NoError(b, os.MkdirAll(filepath.Dir(built), 0o755))
	require.NoError(b, os.Rename(filepath.Join(dir, p.site), built))
	return folder(b, built)
}

// compressFolder writes a .br beside each file, as hard as our own are compressed.
func compressFolder(b *testing.B, dir string) {
	b.Helper()
	files := make(chan string)
	var done sync.WaitGroup
	for range runtime.NumCPU() {
		done.Go(func() {
			for file := range files {
				body, err := os.ReadFile(file)
				if assert.NoError(b, err) {
					assert.NoError(b, os.WriteFile(file+".br", compress.Brotli(body, compress.BestQuality), 0o644))
				}
			}
		})
	}
	require.NoError(b, filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && compresses(file) {
			files <- file
		}
		return err
	}))
	close(files)
	done.Wait()
	require.False(b, b.Failed())
}

// peerSite serves a peer's site, and another one after a change.
type peerSite struct {
	libraryPeer
	server *httptest.Server
	now    atomic.Pointer[static]
}

func newPeerSite(b *testing.B, p libraryPeer) *peerSite {
	site := &peerSite{libraryPeer: p}
	site.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { site.now.Load().ServeHTTP(w, r) }))
	b.Cleanup(site.server.Close)
	return site
}

func (s *peerSite) publish(b *testing.B, library sitetest.Library) {
	b.Helper()
	site := s.build(b, library)
	s.now.Store(&site)
}

func (s *peerSite) origin() string { return s.server.URL }

func (s *peerSite) ways() ways {
	return ways{
		home: "/", guide: fmt.Sprintf(s.guide, sitetest.LibraryGuide(1)), mounted: cmp.Or(s.mounted, `document.readyState === "complete"`), program: s.mounted != "",
		// A worker of Workbox is active once it has all of what it keeps.
		copied: `navigator.serviceWorker.getRegistration().then((r) => r?.active)`,
	}
}
