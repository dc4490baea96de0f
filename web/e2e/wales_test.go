package e2e

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"oneminuteguide/content"
	"oneminuteguide/content/pack"
	"oneminuteguide/web"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// A pack in English and Welsh, made up.

// wales is the pack, with some words of its files replaced.
func wales(t testing.TB, replace ...string) *content.Pack {
	t.Helper()
	folder, files := os.DirFS("testdata/packs/wales"), fstest.MapFS{}
	replacer := strings.NewReplacer(replace...)
	require.NoError(t, fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		files[name] = &fstest.MapFile{Data: []byte(replacer.Replace(string(data)))}
		return err
	}))
	p, err := pack.Read(files)
	require.NoError(t, err)
	return p
}

func siteOf(t testing.TB, p *content.Pack) *web.Site {
	t.Helper()
	client, err := web.BuiltClient()
	require.NoError(t, err)
	site, err := web.NewSite(p, client, web.Options{Compress: sitetest.Compress})
	require.NoError(t, err)
	return site
}

// inWelsh is true once the app runs on the page at the address, in Welsh.
func inWelsh(address string) string { return isAt("cy", address) }

func inEnglish(address string) string { return isAt("en-GB", address) }

func isAt(lang, address string) string {
	return `document.documentElement.lang === ` + browsertest.JS(lang) + ` && location.pathname + location.hash === ` + browsertest.JS(address) + ` && ` + mounted
}

const (
	toWelsh   = `a[hreflang="cy"]`
	toEnglish = `a[hreflang="en-GB"]`
)

// replaced has other words in one file.
type replaced struct {
	fs.FS
	name, before, after string
}

func (r replaced) ReadFile(name string) ([]byte, error) {
	body, err := fs.ReadFile(r.FS, name)
	if name == r.name {
		body = []byte(strings.ReplaceAll(string(body), r.before, r.after))
	}
	return body, err
}
