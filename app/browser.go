package app

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// The page's boot.js offers a few functions under this name; outside a browser
// each call here does nothing.
func page() app.Value { return app.Window().Get("oneMinute") }

// arrived tells the page that a new view stands: it sets focus and scroll.
func arrived() { page().Call("arrived") }

// copyText puts text on the clipboard and reports whether it is there.
func copyText(text string, done func(copied bool)) {
	page().Call("copy", text).Then(func(v app.Value) { done(v.Bool()) })
}

// canShare reports whether the phone has a share sheet for plain text.
func canShare() bool { return page().Call("canShare").Bool() }

// shareText opens the phone's share sheet.
func shareText(text string) { page().Call("share", text) }

// offlineState asks the service worker how many of the release's files it
// holds; of is 0 when there is no worker to ask.
func offlineState(done func(have, of int)) {
	page().Call("offline").Then(func(v app.Value) { done(v.Get("have").Int(), v.Get("of").Int()) })
}

// phoneStorage is one key of the browser's localStorage. A private window or a
// full disk makes its calls throw, which go-app turns into a panic.
type phoneStorage struct{ key string }

// NewPhoneStorage returns the one place on the phone where a visit is kept.
func NewPhoneStorage() Storage { return phoneStorage{key: "one-minute-visit"} }

func (s phoneStorage) Load() (text string) {
	defer func() { _ = recover() }()
	if v := app.Window().Get("localStorage").Call("getItem", s.key); v.Truthy() {
		return v.String()
	}
	return ""
}

func (s phoneStorage) Save(text string) (saved bool) {
	defer func() { _ = recover() }()
	app.Window().Get("localStorage").Call("setItem", s.key, text)
	return true
}

func (s phoneStorage) Clear() {
	defer func() { _ = recover() }()
	app.Window().Get("localStorage").Call("removeItem", s.key)
}
