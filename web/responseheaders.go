package web

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"oneminuteguide/web/protocol"
)

// headers go with every answer, from the server and from a phone's copy alike.
// The policy changes with the script and the style, so a release names their hashes.
func (s *Site) headers() map[string]string {
	headers := maps.Clone(protocol.Headers)
	headers["Content-Security-Policy"] = s.Policy()
	return headers
}

// Policy is the content security policy of the site's answers.
func (s *Site) Policy() string {
	hashes := s.inline.hashes()
	return protocol.Policy(hashes[0], hashes[1])
}

// headersFile says for a host of static files what to send with every answer:
// https://developers.cloudflare.com/pages/configuration/headers/ and
// https://docs.netlify.com/manage/routing/headers/ read it. Some hosts join the
// values when two rules set one header, so each path has only one rule for it.
func (s *Site) headersFile() []byte {
	all := s.headers()
	if s.root == "" { // in a folder it would be for the whole of a host that is somebody else's
		all["Strict-Transport-Security"] = HSTS
	}
	rules := map[string]map[string]string{"/*": all, protocol.HashedFolder + "*": {"Cache-Control": cacheControl(protocol.HashedFolder + "*")}}
	for _, f := range s.files {
		folder := f.Path
		if i := strings.Index(folder[1:], "/"); i >= 0 { // hosts limit the number of rules
			folder = folder[:i+2] + "*"
		}
		rules[folder] = map[string]string{"Cache-Control": cacheControl(f.Path)}
		if slices.Contains(unknownToHosts, path.Ext(f.Path)) {
			rules[folder]["Content-Type"] = f.Type
			rules[f.Address()] = map[string]string{"Content-Type": f.Type}
		}
	}
	var b bytes.Buffer
	for _, rule := range slices.Sorted(maps.Keys(rules)) {
		fmt.Fprintln(&b, s.root+rule)
		for _, name := range slices.Sorted(maps.Keys(rules[rule])) {
			fmt.Fprintf(&b, "  %s: %s\n", name, rules[rule][name])
		}
	}
	return b.Bytes()
}

// unknownToHosts are the ends of names whose media type not every host knows.
var unknownToHosts = []string{".wasm", ".webmanifest", ".vcf"}
