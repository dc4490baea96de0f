package web

import (
	"strings"

	"oneminuteguide/web/protocol"
)

// cacheRule says how long others may keep what is at a path.
type cacheRule struct {
	pattern string // a path, or what it begins or ends with beside a star
	value   string // of Cache-Control
}

// cacheRules are for all paths: the first that fits counts. Nobody on the way may
// alter a page: its words must stay.
var cacheRules = []cacheRule{
	{protocol.HashedFolder + "*", "public, max-age=31536000, immutable"},
	{protocol.ReleasePath, "no-store"},
	{"*/", ofPages},
	{"*.html", ofPages},
	{"*" + protocol.PieceEnd, ofPages},
	{"*", "no-cache"},
}

const (
	ofPages   = "no-cache, no-transform"
	ofMissing = "no-store, no-transform" // the page for what is not there
)

func (r cacheRule) fits(path string) bool {
	begins, ends, star := strings.Cut(r.pattern, "*")
	if !star {
		return path == r.pattern
	}
	return strings.HasPrefix(path, begins) && strings.HasSuffix(path, ends)
}

// cacheControl is how long a file may be kept by others.
func cacheControl(path string) string {
	for _, r := range cacheRules {
		if r.fits(path) {
			return r.value
		}
	}
	return "" // the last fits all
}
