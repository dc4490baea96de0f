// Command nethttp is Go's own HTTP server and nothing more, for the bench to compare with:
// it sends the Brotli files of an export from memory, without limits and with four headers.
package main

import (
	"fmt"
	"io/fs"
	"log"
	"maps"
	"mime"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
)

// It takes an address and the folder of an export, and for TLS a certificate and its key.
func main() {
	log.SetFlags(0)
	args := os.Args[1:]
	if len(args) != 2 && len(args) != 4 {
		log.Fatal("usage: nethttp address folder [certificate key]")
	}
	files, err := readFiles(os.DirFS(args[1]))
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Addr: args[0], Handler: files}
	if len(args) == 4 {
		log.Fatal(server.ListenAndServeTLS(args[2], args[3]))
	}
	log.Fatal(server.ListenAndServe())
}

// files are the answers by their paths.
type files map[string]file

type file struct {
	header http.Header
	body   []byte
}

func readFiles(folder fs.FS) (files, error) {
	all := files{}
	return all, fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		original, is := strings.CutSuffix(name, ".br")
		if err != nil || entry.IsDir() || !is {
			return err
		}
		body, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		header := http.Header{}
		header.Set("Content-Type", mime.TypeByExtension(path.Ext(original)))
		header.Set("Content-Encoding", "br")
		header.Set("Content-Length", strconv.Itoa(len(body)))
		header.Set("ETag", fmt.Sprintf("%q", original))
		all["/"+strings.TrimSuffix(original, "index.html")] = file{header, body}
		return nil
	})
}

func (all files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	found, is := all[r.URL.Path]
	if !is {
		http.NotFound(w, r)
		return
	}
	maps.Copy(w.Header(), found.header)
	w.Write(found.body)
}
