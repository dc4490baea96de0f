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
