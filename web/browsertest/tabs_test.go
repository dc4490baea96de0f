package browsertest

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTabs(t *testing.T) {
	t.Parallel()
	ForEveryEngine(t, func(t *testing.T, open Opener) {
		site := Serve(t, http.HandlerFunc(smallSite))
		b := open(Options{Width: 360, Height: 640})
		b.Open(site.URL + "/")
		b.NewTab()
		b.Open(site.URL + "/two")
		b.Eval(`localStorage.setItem("from", "two")`, nil)
		b.Tab(0)
		assert.Equal(t, "Page /", b.Title())
		WaitFor(t, b, "what the other tab has written", `localStorage.from === "two"`)
		b.Click("#button")
		WaitFor(t, b, "a real click", `log.includes("click button")`)
		b.Tab(1)
		assert.Equal(t, "Page /two", b.Title())
		var size [2]int
		b.Eval("[innerWidth, innerHeight]", &size)
		assert.Equal(t, [2]int{360, 640}, size)
		b.Hide()
		WaitFor(t, b, "a page out of sight", `document.visibilityState === "hidden"`)
		b.Show()
		WaitFor(t, b, "a page in sight", `document.visibilityState === "visible"`)
	})
}
