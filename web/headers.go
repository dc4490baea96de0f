package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// policy allows what the app does and nothing else, and of what stands inside a
// page only the script and the style with these hashes; see
// https://www.w3.org/TR/CSP3/ and https://www.w3.org/TR/trusted-types/.
func policy(script, style string) string {
	return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '" + script + "'; style-src 'self' '" + style + "'; img-src 'self'; " +
		"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
		"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types guide"
}

// integrity names a text by its hash, as policies do.
func integrity(text []byte) string {
	sum := sha256.Sum256(text)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// headers go with every answer, from the server and from a phone's copy alike.
// The policy changes with the script and the style, so a release names their hashes.
func (s *Site) headers() map[string]string {
	return map[string]string{
		"Content-Security-Policy":      policy(integrity(s.early), integrity(s.style)),
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
	}
}

// headersFile says for a host of static files what to send with every answer:
// https://developers.cloudflare.com/pages/configuration/headers/ and
// https://docs.netlify.com/manage/routing/headers/ read it. Some hosts join the
// values when two rules set one header, so each path has only one rule for it.
func (s *Site) headersFile() []byte {
	rules := map[string]map[string]string{"/*": s.headers(), hashed + "*": {"Cache-Control": cacheControl(hashed + "*")}}
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
		fmt.Fprintln(&b, rule)
		for _, name := range slices.Sorted(maps.Keys(rules[rule])) {
			fmt.Fprintf(&b, "  %s: %s\n", name, rules[rule][name])
		}
	}
	return b.Bytes()
}

// unknownToHosts are the ends of names whose media type not every host knows.
var unknownToHosts = []string{".wasm", ".webmanifest", ".vcf"}
