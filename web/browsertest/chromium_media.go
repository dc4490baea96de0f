package browsertest

import (
	"slices"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Colours shows the page in a scheme: "light", "dark", or "forced" colours.
func (c *Chromium) Colours(scheme string) {
	c.t.Helper()
	if scheme == "forced" {
		c.Media("prefers-color-scheme", "light", "forced-colors", "active")
	} else {
		c.Media("prefers-color-scheme", scheme, "forced-colors", "none")
	}
}

// Media lets the page see these features of media, each with its value, and no others.
func (c *Chromium) Media(namesAndValues ...string) {
	c.t.Helper()
	var features []*emulation.MediaFeature
	for pair := range slices.Chunk(namesAndValues, 2) {
		features = append(features, &emulation.MediaFeature{Name: pair[0], Value: pair[1]})
	}
	_, err := chromedp.Call(c.tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: features})
	require.NoError(c.t, err)
}
