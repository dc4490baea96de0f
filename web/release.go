package web

import "encoding/json"

// The addresses that never change: a phone that has a copy asks for these.
const (
	pointerPath = "/release.json"
	workerPath  = "/app-worker.js"
)

// release is the list of files that make a complete copy, as the worker reads it.
type release struct {
	Format  string                 `json:"format"`
	Headers map[string]string      `json:"headers"` // to set on every file that is answered from the copy
	Files   map[string]releaseFile `json:"files"`   // by path
}

type releaseFile struct {
	Address string `json:"address"` // where to get it
	Hash    string `json:"hash"`
	Type    string `json:"type"`
}

// release names every file of the site but the worker, which is not answered
// from the copy.
func (s *Site) release() ([]byte, error) {
	r := release{Format: "one-minute-release-1", Headers: securityHeaders, Files: map[string]releaseFile{}}
	for _, f := range s.files {
		if f.Path != workerPath {
			r.Files[f.Path] = releaseFile{f.Address(), f.Hash, f.Type}
		}
	}
	return json.MarshalIndent(r, "", " ")
}
