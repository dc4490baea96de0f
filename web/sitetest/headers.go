package sitetest

import (
	_ "embed"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web"
)

//go:embed headers.txt
var headerTable string

// exchange is a block of headers.txt.
type exchange struct {
	first     string // its first line
	guideOnly bool
	asks      []string // lines
	answers   []string
}

func exchanges(table string) []exchange {
	var all []exchange
	for block := range strings.SplitSeq(table, "\n\n") {
		var e exchange
		for line := range strings.Lines(block) {
			line = strings.TrimSpace(line)
			switch text := strings.TrimPrefix(strings.TrimPrefix(line, "> "), "< "); {
			case line == "guide only":
				e.guideOnly = true
			case strings.HasPrefix(line, "> "):
				e.asks = append(e.asks, text)
			case strings.HasPrefix(line, "< "):
				e.answers = append(e.answers, text)
			}
			if e.first == "" && line != "" && line[0] != '#' && line != "guide only" {
				e.first = line
			}
		}
		if len(e.answers) > 0 {
			all = append(all, e)
		}
	}
	return all
}

// Served is a server of a site.
type Served struct {
	Site   *web.Site
	Base   string // its address, without a slash at the end
	Client *http.Client
	Guide  bool // it is this program, not a host of static files
	Folder bool // the site is in a folder of a host, which decides itself on TLS
}

// CheckHeaders holds the server's answers against headers.txt.
func (s Served) CheckHeaders(t *testing.T) {
	all := exchanges(headerTable)
	every, rest := all[0], all[1:]
	for _, e := range rest {
		if e.guideOnly && !s.Guide {
			continue
		}
		t.Run(strings.TrimPrefix(strings.Join(e.asks, " "), "> "), func(t *testing.T) {
			r := s.ask(t, e.asks)
			status, err := strconv.Atoi(e.answers[0])
			require.NoError(t, err)
			assert.Equal(t, status, r.StatusCode)
			if status == http.StatusNotModified && !s.Guide {
				return // a static host need not say all of it again
			}
			for _, line := range append(e.answers[1:], every.answers...) {
				name, want, _ := strings.Cut(line, ": ")
				want = s.fill(want)
				if want == "none" {
					want = ""
				}
				assert.Equal(t, want, strings.Join(r.Header.Values(name), " and "), name)
			}
		})
	}
}

// ask sends a request and reads the answer.
func (s Served) ask(t *testing.T, lines []string) *http.Response {
	t.Helper()
	method, path, _ := strings.Cut(lines[0], " ")
	r, err := http.NewRequestWithContext(t.Context(), method, s.Base+s.fill(path), nil)
	require.NoError(t, err)
	r.Header.Set("Accept-Encoding", "identity")
	for _, line := range lines[1:] {
		name, value, _ := strings.Cut(line, ": ")
		if value == "{etag}" {
			value = s.ask(t, lines[:len(lines)-1]).Header.Get("Etag")
			require.NotEmpty(t, value, "a tag")
		}
		r.Header.Set(name, value)
	}
	client := *s.Client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(r)
	require.NoError(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	if method == http.MethodHead || answer.StatusCode == http.StatusNotModified {
		assert.Empty(t, body)
	}
	return answer
}

var braces = regexp.MustCompile(`\{[^}]+\}`)

// fill puts the site's own values in the place of those in braces.
func (s Served) fill(text string) string {
	return braces.ReplaceAllStringFunc(text, func(name string) string {
		switch name = name[1 : len(name)-1]; name {
		case "policy":
			return s.Site.Policy()
		case "hsts":
			if strings.HasPrefix(s.Base, "https:") && !s.Folder {
				return web.HSTS
			}
			return "none"
		default:
			if f, found := s.Site.Lookup(name); found {
				return f.Address()
			}
			return "no file is called " + name
		}
	})
}
