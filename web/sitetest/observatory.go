package sitetest

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Visit is what Mozilla's HTTP Observatory looks at when it is given a site's name.
type Visit struct {
	Redirect *http.Response // of "/" over plain HTTP; nil if nobody answers there
	Page     *http.Response // of "/" over TLS, with a certificate that is trusted
	Body     []byte         // of Page
}

// Observatory is the score of a visit, its grade, and what it is made of, by the scoring
// that Mozilla publishes: https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring.
func (v Visit) Observatory() (score int, grade string, points map[string]int) {
	points = map[string]int{
		"cookies": v.cookies(), "cors": v.cors(), "csp": v.csp(), "hsts": v.hsts(), "redirection": v.redirection(), "referrer": v.referrer(),
		"sri": v.scripts(), "nosniff": v.nosniff(), "framing": v.framing(), "corp": v.corp(),
	}
	score = 100
	for _, p := range points {
		score += min(p, 0)
	}
	if score >= 90 {
		for _, p := range points {
			score += max(p, 0)
		}
	}
	score = max(score, 0)
	for _, g := range grades {
		if score >= g.least {
			return score, g.name, points
		}
	}
	return score, "F", points
}

var grades = []struct {
	least int
	name  string
}{{100, "A+"}, {90, "A"}, {85, "A-"}, {80, "B+"}, {70, "B"}, {65, "B-"}, {60, "C+"}, {50, "C"}, {45, "C-"}, {40, "D+"}, {30, "D"}, {25, "D-"}}

// cookies: the worst that is said of any. The site has none, so one is judged as harshly
// as the least careful kind.
func (v Visit) cookies() int {
	worst := 0
	for _, c := range v.Page.Cookies() {
		switch {
		case !c.Secure:
			worst = min(worst, -40)
		case !c.HttpOnly:
			worst = min(worst, -30)
		case c.SameSite != http.SameSiteStrictMode && c.SameSite != http.SameSiteLaxMode:
			worst = min(worst, -20)
		}
	}
	return worst
}

func (v Visit) cors() int {
	if v.Page.Header.Get("Access-Control-Allow-Origin") != "" && v.Page.Header.Get("Access-Control-Allow-Credentials") == "true" {
		return -50
	}
	return 0
}

// directives are those of a policy: the sources of each, in lower case.
func directives(policy string) map[string][]string {
	all := map[string][]string{}
	for text := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(strings.ToLower(text)); len(words) > 0 && all[words[0]] == nil {
			all[words[0]] = append([]string{}, words[1:]...)
		}
	}
	return all
}

var (
	broad   = []string{"*", "http:", "https:", "http://*", "https://*", "ftp:", "data:", "blob:"}
	byHash  = regexp.MustCompile(`^'(sha256|sha384|sha512|nonce)-`)
	fetches = []string{"child-src", "connect-src", "default-src", "font-src", "frame-src", "manifest-src", "object-src", "prefetch-src", "script-src", "style-src", "worker-src"}
)

func (v Visit) csp() int {
	all := directives(strings.Join(v.Page.Header.Values("Content-Security-Policy"), ";"))
	if len(all) == 0 {
		return -25
	}
	for name := range all {
		if !regexp.MustCompile(`^[a-z-]+$`).MatchString(name) {
			return -25
		}
	}
	of := func(name string) []string {
		if sources, found := all[name]; found {
			return sources
		}
		if sources, found := all["default-src"]; found {
			return sources
		}
		return []string{"*"} // nothing is refused
	}
	has := func(sources, any []string) bool {
		return slices.ContainsFunc(sources, func(s string) bool { return slices.Contains(any, s) })
	}
	insecure := func(name string) bool {
		return slices.ContainsFunc(of(name), func(s string) bool { return strings.HasPrefix(s, "http:") || s == "ftp:" })
	}
	inline := func(name string) bool {
		return slices.Contains(of(name), "'unsafe-inline'") && !slices.ContainsFunc(of(name), byHash.MatchString)
	}
	switch {
	case inline("script-src"), has(of("script-src"), broad), has(of("object-src"), broad):
		return -20
	case slices.ContainsFunc(fetches, insecure):
		return -20
	case slices.Contains(of("script-src"), "'unsafe-eval'"):
		return -10
	case insecure("img-src"), insecure("media-src"):
		return -10
	case inline("style-src"), has(of("style-src"), broad):
		return 0
	case slices.Equal(all["default-src"], []string{"'none'"}):
		return 10
	}
	return 5
}

func (v Visit) hsts() int {
	for part := range strings.SplitSeq(v.Page.Header.Get("Strict-Transport-Security"), ";") {
		if age, found := strings.CutPrefix(strings.TrimSpace(strings.ToLower(part)), "max-age="); found {
			seconds, err := strconv.Atoi(strings.Trim(age, `"`))
			switch {
			case err != nil:
				return -20
			case seconds < 15768000:
				return -10
			}
			return 0
		}
	}
	return -20
}

func (v Visit) redirection() int {
	if v.Redirect == nil {
		return 0
	}
	to, err := url.Parse(v.Redirect.Header.Get("Location"))
	switch {
	case err != nil || v.Redirect.StatusCode < 300 || v.Redirect.StatusCode > 399 || to.Host == "":
		return -20
	case to.Scheme != "https":
		return -10
	case to.Hostname() != v.Redirect.Request.URL.Hostname():
		return -5
	}
	return 0
}

func (v Visit) referrer() int {
	value := strings.ToLower(v.Page.Header.Get("Referrer-Policy"))
	last := strings.TrimSpace(value[strings.LastIndex(value, ",")+1:])
	switch last {
	case "no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin":
		return 5
	case "", "no-referrer-when-downgrade":
		return 0
	}
	return -5
}

// scripts: those of other origins want a hash, and a secure address.
func (v Visit) scripts() int {
	doc, err := html.Parse(bytes.NewReader(v.Body))
	if err != nil {
		return -20
	}
	worst, hashed := 0, 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "script" {
			continue
		}
		attributes := maps.Collect(func(yield func(string, string) bool) {
			for _, a := range n.Attr {
				if !yield(a.Key, a.Val) {
					return
				}
			}
		})
		src, found := attributes["src"]
		if !found {
			continue
		}
		at, err := v.Page.Request.URL.Parse(src)
		switch sameOrigin := err == nil && at.Host == v.Page.Request.URL.Host && at.Scheme == "https"; {
		case attributes["integrity"] != "" && (sameOrigin || at.Scheme == "https"):
			hashed++
		case sameOrigin:
		case err == nil && at.Scheme == "https":
			worst = min(worst, -5)
		case attributes["integrity"] != "":
			worst = min(worst, -20)
		default:
			worst = min(worst, -50)
		}
	}
	if worst == 0 && hashed > 0 {
		return 5
	}
	return worst
}

func (v Visit) nosniff() int {
	if strings.EqualFold(strings.TrimSpace(v.Page.Header.Get("X-Content-Type-Options")), "nosniff") {
		return 0
	}
	return -5
}

func (v Visit) framing() int {
	ancestors, found := directives(v.Page.Header.Get("Content-Security-Policy"))["frame-ancestors"]
	if found && !slices.ContainsFunc(ancestors, func(s string) bool { return slices.Contains(broad, s) }) {
		return 5
	}
	switch strings.ToUpper(strings.TrimSpace(v.Page.Header.Get("X-Frame-Options"))) {
	case "DENY", "SAMEORIGIN":
		return 0
	}
	return -20
}

func (v Visit) corp() int {
	switch strings.TrimSpace(v.Page.Header.Get("Cross-Origin-Resource-Policy")) {
	case "", "same-origin", "same-site":
		return 0
	}
	return -20
}
