package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// pointerOf is the pointer of a site, to be spoiled.
func pointerOf(t testing.TB, site *web.Site) (pointer map[string]any) {
	t.Helper()
	f, found := site.Lookup("/release.json")
	require.True(t, found)
	require.NoError(t, json.Unmarshal(f.Body(), &pointer))
	return pointer
}

// at goes down into a pointer: at(p, "content", "files", "/").
func at(p map[string]any, path ...string) map[string]any {
	for _, name := range path {
		p = p[name].(map[string]any)
	}
	return p
}

// named gives a release the id that its files have, as whoever leaves one out on purpose would.
func named(release map[string]any) {
	sum := sha256.New()
	files := at(release, "files")
	for _, path := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(sum, path, files[path].(map[string]any)["hash"])
	}
	release["id"] = hex.EncodeToString(sum.Sum(nil))[:12]
}

// Releases that would make a good copy worse, one after another to the same phone.
func TestOnlyAReleaseThatServesIsTaken(t *testing.T) {
	t.Parallel()
	next := sitetest.WithNewNumber(t)
	spoiled := []struct {
		name  string
		spoil func(p map[string]any)
		why   string
	}{
		{"a page without a type", func(p map[string]any) { delete(at(p, "content", "files", "/contacts/"), "type") }, "invalid"},
		{"a number for a type", func(p map[string]any) { at(p, "content", "files", "/")["type"] = 7 }, "invalid"},
		{"pages as plain text", func(p map[string]any) {
			for path := range at(p, "content", "files") {
				at(p, "content", "files", path)["type"] = "text/plain"
			}
		}, "invalid"},
		{"script and style swapped", func(p map[string]any) { slices.Reverse(at(p, "content")["inside"].([]any)) }, "invalid"},
		{"no pack", func(p map[string]any) { delete(at(p, "content", "files"), "/pack.json"); named(at(p, "content")) }, "invalid"},
		{"no contacts", func(p map[string]any) { delete(at(p, "content", "files"), "/contacts/"); named(at(p, "content")) }, "invalid"},
		{"a page that fell out", func(p map[string]any) { delete(at(p, "content", "files"), "/about/privacy/") }, "invalid"},
		{"a page left out and not named as gone", func(p map[string]any) { delete(at(p, "content", "files"), "/about/privacy/"); named(at(p, "content")) }, "pages"},
		{"a version beyond all bounds", func(p map[string]any) { at(p, "content")["seq"] = 1e308 }, "invalid"},
		{"a version that is no number", func(p map[string]any) { at(p, "content")["seq"] = "2" }, "invalid"},
		{"a file of 2 GB", func(p map[string]any) { at(p, "content", "files", "/numbers.vcf")["size"] = 2e9 }, "invalid"},
		{"a path out of the site", func(p map[string]any) {
			at(p, "content", "files")["/../x/"] = at(p, "content", "files", "/")
			named(at(p, "content"))
		}, "invalid"},
		{"parts of another file", func(p map[string]any) { at(p, "content", "files", "/")["parts"] = "0123456789:5" }, "invalid"},
		{"20,000 files", func(p map[string]any) {
			files := at(p, "content", "files")
			for i := range 20_000 {
				files[fmt.Sprintf("/g%d/", i)] = map[string]any{"hash": strings.Repeat("0", 64), "size": 1, "type": "text/html; charset=utf-8"}
			}
			named(at(p, "content"))
		}, "invalid"},
		{"numbers that are no texts", func(p map[string]any) { at(p, "content", "contacts")["Police, Anyone"] = map[string]any{} }, "invalid"},
	}
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		server.publish(next)
		for _, s := range spoiled {
			pointer := pointerOf(t, next)
			s.spoil(pointer)
			body, err := json.Marshal(pointer)
			require.NoError(t, err)
			server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
				if r.URL.Path == "/release.json" {
					w.Write(body)
				}
				return r.URL.Path == "/release.json"
			})
			after := askWorker(b, "update()")
			assert.Equal(t, 1, after.Content, s.name)
			assert.True(t, after.Complete, s.name)
			assert.True(t, after.Checked, s.name)
			assert.Contains(t, []string{after.Check.Why, after.Check.Content.Why}, s.why, "%s: %v", s.name, after.Log[0])
			var page string
			b.Eval(`fetch("/contacts/").then((answer) => answer.text())`, &page)
			assert.Contains(t, page, oldTel, s.name)
		}
		server.misbehave(nil)
		assert.Equal(t, 2, askWorker(b, "update()").Content, "and then the right one")
	})
}

// A guide can be withdrawn: its pages go with a raised version.
func TestAWithdrawnGuideGoes(t *testing.T) {
	t.Parallel()
	two := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) {
		second := p.Guides[0]
		second.ID, second.Title, second.ShortTitle = "another", "Another guide", "Another"
		p.Guides = append(p.Guides, second)
	})
	one := sitetest.WithNewNumber(t)
	server, site := servePublisher(t)
	server.publish(two)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	openMounted(t, c, site.URL+"/guides/another/")
	server.publish(one)
	after := askWorker(c, "update()")
	require.Equal(t, 2, after.Content, "log: %v", after.Log)
	site.Stop()
	c.Open(site.URL + "/guides/another/")
	assert.Contains(t, c.Title(), "Not found")
}

// Pages whose scripts do not run ask for no check: the worker looks by itself.
func TestANavigationChecksToo(t *testing.T) {
	t.Parallel()
	server, site := servePublisher(t)
	c := browsertest.OpenChromium(t, browsertest.Options{})
	install(t, c, site)
	server.publish(sitetest.WithNewNumber(t))
	server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
		if strings.HasPrefix(r.URL.Path, "/bare") {
			fmt.Fprint(w, "<!doctype html><title>bare</title>")
			return true
		}
		return false
	})
	site.ForgetCounts()
	c.Open(site.URL + "/bare/")
	browsertest.WaitUntil(t, "the worker's own check", func() bool { return site.Served("/release.json") > 0 })
	browsertest.WaitUntil(t, "the new number", func() bool { return adviceNumber(c, site.URL+"/contacts/") == newTel })
}
