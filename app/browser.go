package app

import goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

// The page's scripts offer a few functions under this name; outside a browser
// each call here does nothing.
func page() goapp.Value { return goapp.Window().Get("oneMinute") }

// arrived tells the page that a new view is in place: it sets focus and scroll.
func arrived() { page().Call("arrived") }

// beginsAtTop reports whether a view drawn now is read from its top: it is not
// the page's first, and the reader is not returning to a place in it.
func beginsAtTop() bool { return page().Call("beginsAtTop").Bool() }

// keepsFromPage reports whether a part that is drawn now is on the page already, which
// the app is about to take over: its elements are put into the one that is drawn.
func keepsFromPage() bool { return page().Call("keeps").Bool() }

// heading selects the page's own heading.
const heading = "h1"

// focusOn moves the focus to an element, when a control disappears or a tap has
// opened something, and brings the block around it into view.
func focusOn(selector, block string) { page().Call("focusOn", selector, block) }

// goBack does what the phone's own Back does.
func goBack() { goapp.Window().Get("history").Call("back") }

// printPage opens the phone's print dialog.
func printPage() { page().Call("print") }

// setting is what was chosen under a name, or "".
func setting(name string) string {
	if v := page().Call("settings").Get(name); v.Truthy() {
		return v.String()
	}
	return ""
}

// choose stores a setting on the phone and applies it at once.
func choose(name, value string) { page().Call("choose", name, value) }

// copyText puts text on the clipboard and reports whether it is there.
func copyText(text string, done func(copied bool)) {
	page().Call("copy", text).Then(func(v goapp.Value) { done(v.Bool()) })
}

// readIndex fetches the index of the guides, and calls done with "" if it did not come.
func readIndex(path string, done func(file string)) {
	page().Call("readIndex", path).Then(func(v goapp.Value) { done(v.String()) })
}

// isInstalled reports whether the browser has installed the app.
func isInstalled() bool { return goapp.Window().Call("goappIsAppInstalled").Bool() }

// userAgent is the browser's own name.
func userAgent() string {
	if v := goapp.Window().Get("navigator").Get("userAgent"); v.Truthy() {
		return v.String()
	}
	return ""
}

// canShare reports whether the phone has a share sheet for plain text.
func canShare() bool { return page().Call("canShare").Bool() }

// shareText opens the phone's share sheet, and reports whether the browser let it.
func shareText(text string, done func(allowed bool)) {
	page().Call("share", text).Then(func(v goapp.Value) { done(v.Bool()) })
}

// siteAddress is the address at which the app is open, or "". The manifest lies at the top
// of a site, which may be a folder of its host.
func siteAddress() string {
	manifest := goapp.Window().Get("document").Call("querySelector", `link[rel="manifest"]`)
	if !manifest.Truthy() {
		return ""
	}
	return goapp.Window().Get("URL").New(".", manifest.Get("href")).Get("href").String()
}
