package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/app"
	"oneminuteguide/web/browsertest"
	"oneminuteguide/web/sitetest"
)

// The files that people keep outside the app.

// Firefox asks the worker for what a link downloads; the other engines do not.
func TestTheNumbersAndTheGuideAreDownloaded(t *testing.T) {
	t.Parallel()
	built := sitetest.Shipped(t)
	site := serveSite(t)
	f := browsertest.OpenFirefox(t, phone)
	install(t, f, site)
	browsertest.WaitFor(t, f, "the app", mounted)
	download := func(path, name string) {
		t.Helper()
		want, found := built.Lookup(path)
		require.True(t, found)
		tap(f, `a[download][href="`+path+`"]`)
		file := filepath.Join(f.Downloads(), name)
		browsertest.WaitUntil(t, name, func() bool {
			info, err := os.Stat(file)
			return err == nil && info.Size() > 0
		})
		got, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want.Body()), string(got), name)
	}
	download(app.CardsPath, "numbers.vcf")
	download(app.PlainPath, "one-minute.html")
	site.Stop()
	download(app.CardsPath, "numbers(1).vcf")
	download(app.PlainPath, "one-minute(1).html")
}

// The files to keep outside the app come out of the copy.
func TestTheOutsideFilesAreInTheCopy(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := serveSite(t)
		b := open(browsertest.Options{})
		install(t, b, site)
		site.Stop()
		for path, want := range map[string]string{app.CardsPath: "text/vcard; charset=utf-8 200", app.PlainPath: "text/html; charset=utf-8 200"} {
			var got string
			b.Eval(`fetch("`+path+`").then((a) => a.headers.get("Content-Type") + " " + a.status)`, &got)
			assert.Equal(t, want, got)
		}
		b.Open(site.URL + app.PlainPath)
		assert.Contains(t, b.Text(), "0113 376 0336")
	})
}

// The file to keep is opened from a disk, where no policy goes with it, and by its address, where one does.
func TestTheFileToKeepHasItsStyle(t *testing.T) {
	t.Parallel()
	browsertest.InChromium(t, func(t *testing.T, open browsertest.Opener) {
		site := servePages(t)
		built := sitetest.Shipped(t)
		page, found := built.Lookup("/one-minute.html")
		require.True(t, found)
		file := filepath.Join(t.TempDir(), "one-minute.html")
		require.NoError(t, os.WriteFile(file, page.Body(), 0o600))
		b := open(browsertest.Options{Width: 1000, Height: 700})
		for _, address := range []string{site.URL + "/one-minute.html", "file://" + file} {
			b.Open(address)
			var style struct {
				Width         float64
				Note, Text    string
				Line, NoLine  string
				ScrollsAtSide bool
			}
			b.Eval(`(() => {
				const text = document.querySelector(".guide-text > p:not(.note)"), note = document.querySelector(".notes-below .note");
				return {width: text.getBoundingClientRect().width, note: getComputedStyle(note).color, text: getComputedStyle(text).color,
					line: getComputedStyle(note).borderLeftStyle, noLine: getComputedStyle(text).borderLeftStyle, scrollsAtSide: document.documentElement.scrollWidth > innerWidth};
			})()`, &style)
			assert.LessOrEqual(t, style.Width, 760.0, address)
			assert.NotEqual(t, style.Text, style.Note, address)
			assert.Equal(t, []string{"dotted", "none"}, []string{style.Line, style.NoLine}, address)
			assert.False(t, style.ScrollsAtSide, address)
		}
	})
}
