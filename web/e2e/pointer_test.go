package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// lists are what a release says, to be read and to be spoiled.
type lists struct {
	pointer, app, content map[string]any
	pieces                map[string]any // by their key
}

func listsOf(t testing.TB, site *web.Site) lists {
	t.Helper()
	read := func(path string) (list map[string]any) {
		t.Helper()
		f, found := site.Lookup(path)
		require.True(t, found, path)
		require.NoError(t, json.Unmarshal(f.Body(), &list))
		return list
	}
	named := func(list map[string]any) map[string]any { return read("/_/" + list["hash"].(string) + ".json") }
	l := lists{pointer: read("/release.json"), pieces: map[string]any{}}
	l.app, l.content = named(at(l.pointer, "app")), named(at(l.pointer, "content"))
	for bucket := range at(l.content, "pieces") {
		maps.Copy(l.pieces, named(at(l.content, "pieces", bucket)))
	}
	return l
}

// served are the files of a release with these lists: the pointer, and each list under its hash.
func (l lists) served(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	encode := func(v any) []byte {
		body, err := json.Marshal(v)
		require.NoError(t, err)
		return body
	}
	add := func(list any) map[string]any {
		body := encode(list)
		sum := sha256.Sum256(body)
		hash := hex.EncodeToString(sum[:])
		files["/_/"+hash+".json"] = body
		return map[string]any{"hash": hash, "size": len(body)}
	}
	buckets, named := map[string]map[string]any{}, map[string]any{}
	for key, piece := range l.pieces {
		sum := sha256.Sum256([]byte(key))
		bucket := hex.EncodeToString(sum[:])[:1]
		if buckets[bucket] == nil {
			buckets[bucket] = map[string]any{}
		}
		buckets[bucket][key] = piece
	}
	for name, bucket := range buckets {
		named[name] = add(bucket)
	}
	l.content["pieces"] = named
	maps.Copy(at(l.pointer, "app"), add(l.app))
	maps.Copy(at(l.pointer, "content"), add(l.content))
	files["/release.json"] = encode(l.pointer)
	return files
}

// at goes down into a list: at(l, "files", "/core.json").
func at(l map[string]any, path ...string) map[string]any {
	for _, name := range path {
		l = l[name].(map[string]any)
	}
	return l
}

// Releases that would make a good copy worse, one after another to the same phone.
// The phone may ask at any time, so what is spoiled is in place before the site is.
func TestOnlyAReleaseThatServesIsTaken(t *testing.T) {
	t.Parallel()
	next := sitetest.WithNewNumber(t)
	withoutPrivacy := sitetest.With(t, func(p *content.Pack, _ *web.Client, _ *web.Options) { p.Version, p.Privacy = 2, nil })
	spoiled := []struct {
		name  string
		site  *web.Site
		spoil func(l lists)
		why   string
	}{
		{"no numbers", next, func(l lists) { delete(at(l.content, "files"), "/numbers.json") }, "invalid"},
		{"no shell", next, func(l lists) { delete(at(l.content, "files"), "/shell.json") }, "invalid"},
		{"no pages beside the guides", next, func(l lists) { delete(l.pieces, "/pages") }, "invalid"},
		{"a guide that fell out", next, func(l lists) { delete(l.pieces, "/guides/cse") }, "invalid"},
		{"a page left out and not named as gone", withoutPrivacy, func(l lists) { delete(l.content, "gone") }, "pages"},
		{"a version that the list does not have", next, func(l lists) { at(l.pointer, "content")["seq"] = 3 }, "invalid"},
		{"a version beyond all bounds", next, func(l lists) { at(l.pointer, "content")["seq"] = 1e308 }, "invalid"},
		{"a version that is no number", next, func(l lists) { at(l.pointer, "content")["seq"] = "2" }, "invalid"},
		{"a file of 2 GB", next, func(l lists) { at(l.content, "files", "/numbers.vcf")["size"] = 2e9 }, "invalid"},
		{"a path out of the site", next, func(l lists) { at(l.content, "files")["/../x.json"] = at(l.content, "files", "/core.json") }, "invalid"},
		{"a language out of the site", next, func(l lists) { l.content["languages"] = []string{"", "/../en"} }, "invalid"},
		{"20,000 files", next, func(l lists) {
			for i := range 20_000 {
				at(l.content, "files")[fmt.Sprintf("/g%d.json", i)] = map[string]any{"hash": strings.Repeat("0", 64), "size": 1}
			}
		}, "invalid"},
	}
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		server, site := servePublisher(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		for _, s := range spoiled {
			l := listsOf(t, s.site)
			s.spoil(l)
			files := l.served(t)
			server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
				body, found := files[r.URL.Path]
				if found {
					w.Write(body)
				}
				return found
			})
			server.publish(s.site)
			after := askWorker(b, "update()")
			assert.Equal(t, 1, after.Content, s.name)
			assert.True(t, after.Complete, s.name)
			assert.True(t, after.Checked, s.name)
			assert.Contains(t, []string{after.Check.Why, after.Check.Content.Why, after.Check.App.Why}, s.why, "%s: %v", s.name, after.Log[0])
			var page string
			b.Eval(`fetch("/contacts/").then((answer) => answer.text())`, &page)
			assert.Contains(t, page, oldTel, s.name)
		}
		server.misbehave(nil)
		server.publish(next)
		assert.Equal(t, 2, askWorker(b, "update()").Content, "and then the right one")
	})
}

// A bad list of an app is refused, and holds up no number.
func TestABadAppHoldsUpNoNumber(t *testing.T) {
	t.Parallel()
	next := sitetest.WithNewNumber(t)
	for name, spoil := range map[string]func(l lists){
		"no boot script":         func(l lists) { delete(at(l.app, "files"), "/boot.js") },
		"chunks of another file": func(l lists) { at(l.app, "files", "/client.wasm")["parts"] = "0123456789:5" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, site := servePublisher(t)
			c := browsertest.OpenChromium(t, browsertest.Options{})
			install(t, c, site)
			l := listsOf(t, next)
			spoil(l)
			files := l.served(t)
			server.misbehave(func(w http.ResponseWriter, r *http.Request) bool {
				body, found := files[r.URL.Path]
				if found {
					w.Write(body)
				}
				return found
			})
			server.publish(next)
			after := askWorker(c, "update()")
			assert.Equal(t, 2, after.Content, "log: %v", after.Log)
			assert.Equal(t, "invalid", after.Check.App.Why)
			assert.True(t, after.Complete)
			site.Stop()
			assert.Equal(t, newTel, adviceNumber(c, site.URL+"/contacts/"))
		})
	}
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
