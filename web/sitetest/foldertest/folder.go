// Package foldertest reads an exported site from its folder, as phones ask for it.
package foldertest

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/protocol"
)

type listed struct {
	Hash  string
	Size  int
	Parts string
}

// Check fails unless all that the release in the folder names is there with its hash, to the
// last piece, and all that each page there names. It returns the release.
func Check(t testing.TB, dir string) (release string) {
	t.Helper()
	c := checker{t, dir}
	text := c.read(protocol.ReleasePath)
	var r struct{ App, Content listed }
	c.parse(text, &r)
	var app, content struct{ Files, Pieces map[string]listed }
	c.parse(c.hashed(r.App, ".json"), &app)
	c.parse(c.hashed(r.Content, ".json"), &content)
	require.NotEmpty(t, app.Files)
	require.NotEmpty(t, content.Files)
	for _, files := range []map[string]listed{app.Files, content.Files} {
		for name, file := range files {
			c.hashed(file, path.Ext(name))
			for part := range strings.FieldsSeq(file.Parts) {
				id, _, _ := strings.Cut(part, ":")
				c.hashed(listed{Hash: id, Size: -1}, protocol.ChunkEnd)
			}
		}
	}
	c.pieces(content.Pieces)
	c.pages()
	return string(text)
}

type checker struct {
	t   testing.TB
	dir string
}

func (c checker) read(address string) []byte {
	c.t.Helper()
	body, err := os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(address)))
	require.NoError(c.t, err)
	return body
}

func (c checker) parse(text []byte, into any) {
	c.t.Helper()
	require.NoError(c.t, json.Unmarshal(text, into), "%s", text)
}

// hashed reads a file by its hash, in each encoding that there is.
func (c checker) hashed(f listed, end string) []byte {
	c.t.Helper()
	require.NotEmpty(c.t, f.Hash)
	address := protocol.HashedFolder + f.Hash + end
	body := c.read(address)
	sum := sha256.Sum256(body)
	require.Equal(c.t, f.Hash, hex.EncodeToString(sum[:])[:len(f.Hash)], address)
	if f.Size >= 0 {
		require.Equal(c.t, f.Size, len(body), address)
	}
	for _, encoded := range []string{".br", ".gz"} {
		if _, err := os.Stat(filepath.Join(c.dir, filepath.FromSlash(address+encoded))); err == nil {
			require.True(c.t, bytes.Equal(body, c.decoded(address+encoded)), address+encoded)
		}
	}
	return body
}

// decoded is a file in one of the encodings, or in none, decoded.
func (c checker) decoded(address string) []byte {
	c.t.Helper()
	body := c.read(address)
	var reader io.Reader = bytes.NewReader(body)
	switch path.Ext(address) {
	case ".br":
		reader = brotli.NewReader(reader)
	case ".gz":
		unzipped, err := gzip.NewReader(reader)
		require.NoError(c.t, err, address)
		reader = unzipped
	}
	body, err := io.ReadAll(reader)
	require.NoError(c.t, err, address)
	return body
}

// pieces reads all pieces, by themselves and in their stream.
func (c checker) pieces(buckets map[string]listed) {
	c.t.Helper()
	require.NotEmpty(c.t, buckets)
	keys := map[string]string{} // the first of each piece
	all := map[string]listed{}
	for _, bucket := range buckets {
		var pieces map[string]listed
		c.parse(c.hashed(bucket, ".json"), &pieces)
		for key, piece := range pieces {
			all[piece.Hash] = piece
			if first, found := keys[piece.Hash]; !found || key < first {
				keys[piece.Hash] = key
			}
		}
	}
	hashes := slices.SortedFunc(maps.Keys(all), func(a, b string) int { return strings.Compare(keys[a], keys[b]) })
	var bodies []byte
	for _, hash := range hashes {
		bodies = append(bodies, c.hashed(all[hash], protocol.PieceEnd)...)
	}
	sum := sha256.Sum256([]byte(strings.Join(hashes, "")))
	stream := c.read(protocol.HashedFolder + hex.EncodeToString(sum[:])[:protocol.PieceHash] + protocol.StreamEnd)
	require.True(c.t, bytes.Equal(bodies, stream), "the stream of all pieces")
}

var addressInPage = regexp.MustCompile(protocol.HashedFolder + `[0-9a-f]+\.[a-z]+`)

// pages looks for what all pages name, in each encoding.
func (c checker) pages() {
	c.t.Helper()
	seen, found := 0, map[string]bool{}
	require.NoError(c.t, fs.WalkDir(os.DirFS(c.dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.Contains(path.Base(name), ".html") {
			return err
		}
		seen++
		page := c.decoded(name)
		require.Contains(c.t, string(page), "</html>", name)
		for _, address := range addressInPage.FindAllString(string(page), -1) {
			if !found[address] {
				require.FileExists(c.t, filepath.Join(c.dir, filepath.FromSlash(address)), "%s names it", name)
				found[address] = true
			}
		}
		return nil
	}))
	require.Greater(c.t, seen, 5, "pages")
	require.NotEmpty(c.t, found, "what pages name")
}
