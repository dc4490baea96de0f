package web

import (
	_ "embed"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"oneminuteguide/app"
	"oneminuteguide/web/protocol"
)

// The export has files for the programs that serve it on a machine of one's own, beside
// _headers for hosts: all are made from the headers that the server itself sends.
const (
	NginxFile = "nginx.conf" // NginxFile is what a server block of nginx includes.
	CaddyFile = "Caddyfile"  // CaddyFile is what a site of Caddy imports.
)

//go:embed hosts/nginx.conf.tmpl
var nginxText string

//go:embed hosts/Caddyfile.tmpl
var caddyText string

// hostTemplate reads one of the templates, whose expressions are between [[ and ]].
func hostTemplate(text string) *template.Template {
	return template.Must(template.New("").Delims("[[", "]]").Parse(text))
}

var nginxTemplate, caddyTemplate = hostTemplate(nginxText), hostTemplate(caddyText)

// hostConfig is what the templates say.
type hostConfig struct {
	Root                      string // the site's folder
	RootPattern               string // the same as a regular expression
	Name                      string // what names of matchers and variables begin with
	Headers                   []hostHeader
	Caches                    []hostPaths // the first that fits counts
	LastCaches                []hostPaths // the same from the end: the last that fits counts
	Types                     []hostPaths
	Others                    string // of Cache-Control, for all other paths
	HSTS, Missing, MissingFor string
	Own                       []string // files that nobody asks for
}

type hostHeader struct{ Name, Value string }

// hostPaths are paths for which something counts.
type hostPaths struct {
	Name     string // of its own
	Patterns []string
	Value    string
}

// Nginx is how nginx says which paths those are.
func (p hostPaths) Nginx() string {
	before, after, star := strings.Cut(p.Patterns[0], "*")
	switch {
	case !star:
		return "= " + before
	case after == "":
		return "^~ " + before
	default:
		return "~ " + strings.ReplaceAll(after, ".", `\.`) + "$"
	}
}

// Ends are what the patterns end with, as names of files do.
func (p hostPaths) Ends() string {
	var ends []string
	for _, pattern := range p.Patterns {
		if end, found := strings.CutPrefix(pattern, "*."); found {
			ends = append(ends, end)
		}
	}
	return strings.Join(ends, " ")
}

// All are the patterns.
func (p hostPaths) All() string { return strings.Join(p.Patterns, " ") }

func (s *Site) hostConfig() hostConfig {
	c := hostConfig{
		Root: s.root, RootPattern: regexp.QuoteMeta(s.root), Name: hostName(s.root),
		HSTS: HSTS, Missing: s.root + app.NotFoundPath, MissingFor: ofMissing, Own: []string{"_headers", NginxFile, CaddyFile},
	}
	headers := s.headers()
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		c.Headers = append(c.Headers, hostHeader{name, headers[name]})
	}
	for i, r := range cacheRules {
		if r.pattern == "*" {
			c.Others = r.value
			continue
		}
		pattern := r.pattern
		if strings.HasPrefix(pattern, "/") {
			pattern = s.root + pattern
		}
		c.Caches = append(c.Caches, hostPaths{"cache" + string(rune('a'+i)), []string{pattern}, r.value})
	}
	c.LastCaches = slices.Clone(c.Caches)
	slices.Reverse(c.LastCaches)
	ends := map[string][]string{}
	for end, mediaType := range protocol.MediaTypes() {
		pattern := "*" + end
		if end == "" {
			pattern = "*/"
		}
		ends[mediaType] = append(ends[mediaType], pattern)
	}
	const unnamed = "application/octet-stream"
	ends[unnamed] = append(ends[unnamed], "*"+protocol.ChunkEnd)
	for i, mediaType := range slices.Sorted(maps.Keys(ends)) {
		slices.Sort(ends[mediaType])
		c.Types = append(c.Types, hostPaths{"type" + string(rune('a'+i)), ends[mediaType], mediaType})
	}
	return c
}

// hostName is what names in the files for a site in the folder begin with: no two folders
// have the same, so that one host can have both files.
func hostName(root string) string {
	name := []byte("guide")
	for i := range len(root) {
		switch c := root[i]; {
		case i == 0:
			name = append(name, '_')
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
			name = append(name, c)
		default:
			name = fmt.Appendf(name, "_%02x", c)
		}
	}
	return string(name)
}

func (s *Site) nginxConfig() []byte { return fillHost(nginxTemplate, s.hostConfig()) }

func (s *Site) caddyConfig() []byte { return fillHost(caddyTemplate, s.hostConfig()) }

func fillHost(t *template.Template, c hostConfig) []byte {
	var b strings.Builder
	if err := t.Execute(&b, c); err != nil {
		panic(err) // the templates and what they say are constants
	}
	return []byte(b.String())
}
