package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"oneminuteguide/web/browsertest"
)

// Paper: A4, the numbers large, nothing cut, its day and a warning on it. With
// -artifacts the documents are kept, to be looked at.
func TestPrint(t *testing.T) {
	t.Parallel()
	site := serveSite(t)
	c := browsertest.OpenChromium(t, browsertest.Options{Width: 680, Height: 960}) // what the margins leave of A4, in CSS pixels
	openMounted(t, c, site.URL+"/about/")
	chooseSetting(t, c, "colours", "3") // dark, which paper is not
	openItem(t, c, site.URL+"/guides/cse/checklist/#indicator-1")
	tap(c, noticed)
	tap(c, ".chip")
	tap(c, nextItem)
	tap(c, dontKnow)
	for name, path := range map[string]string{"guide": "/guides/cse/", "contacts": "/contacts/", "notes": "/guides/cse/checklist/summary/"} {
		openMounted(t, c, site.URL+path)
		file := filepath.Join(t.ArtifactDir(), name+".pdf")
		c.PDF(file)
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		box := regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`).FindSubmatch(data)
		require.NotNil(t, box, "the size of the paper")
		for i, points := range []float64{595, 842} { // A4
			size, err := strconv.ParseFloat(string(box[i+1]), 64)
			require.NoError(t, err)
			assert.InDelta(t, points, size, 1.5)
		}

		_, err = chromedp.Call(c.Context(), emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		require.NoError(t, err)
		var paper struct {
			Text, Controls []string
			Numbers        []float64
			Cut            []string
			Ground         string
		}
		c.Eval(`(dispatchEvent(new Event("beforeprint")), {
			text: [...document.querySelectorAll(".printed p")].filter((e) => e.checkVisibility()).map((e) => e.textContent),
			controls: [...document.querySelectorAll("button, .button, .call-bar, .places, summary")].filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80)),
			numbers: [...document.querySelectorAll(".contact__number")].filter((e) => e.checkVisibility()).map((e) => parseFloat(getComputedStyle(e).fontSize)),
			ground: getComputedStyle(document.querySelector("main").appendChild(Object.assign(document.createElement("i"), {style: "color: var(--surface)"}))).color,
			cut: [...document.querySelectorAll("main *")].filter((e) => e.checkVisibility() && !e.closest(".visually-hidden") && e.getBoundingClientRect().right > innerWidth).map((e) => e.outerHTML.slice(0, 80)),
		})`, &paper)
		require.GreaterOrEqual(t, len(paper.Text), 3, name)
		last := len(paper.Text) - 1
		assert.Equal(t, []string{"Guide version 1.", "Check a number before relying on it: paper does not update itself."}, paper.Text[last-2:last], name)
		now, before := time.Now(), time.Now().Add(-time.Minute)
		printed := func(at time.Time) string {
			return "Printed from One Minute, " + at.Format("2 January 2006 at 15:04") + "."
		}
		assert.Contains(t, []string{printed(now), printed(before)}, paper.Text[last], name)
		assert.Empty(t, paper.Controls, "what can only be tapped: %s", name)
		assert.Empty(t, paper.Cut, name)
		assert.Equal(t, "rgb(255, 255, 255)", paper.Ground, name)
		if name != "guide" {
			assert.Len(t, paper.Numbers, 4, name)
		}
		for _, size := range paper.Numbers {
			assert.GreaterOrEqual(t, size, 26.0, "20 points: %s", name)
		}
		_, err = chromedp.Call(c.Context(), emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: ""})
		require.NoError(t, err)
	}
}
