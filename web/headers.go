package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
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
// https://docs.netlify.com/manage/routing/headers/ read it.
func (s *Site) headersFile() []byte {
	var b bytes.Buffer
	all := s.headers()
	b.WriteString("/*\n")
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "  %s: %s\n", name, all[name])
	}
	fmt.Fprintf(&b, "%s*\n  Cache-Control: %s\n%s\n  Cache-Control: %s\n", hashed, cacheControl(hashed), pointerPath, cacheControl(pointerPath))
	return b.Bytes()
}
