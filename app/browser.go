package app

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// The page's boot.js offers a few functions under this name; outside a browser
// each call here does nothing.
func page() app.Value { return app.Window().Get("oneMinute") }

// arrived tells the page that a new view stands: it sets focus and scroll.
func arrived() { page().Call("arrived") }

// focusHeading takes the focus to the page's heading, from a control that goes away.
func focusHeading() { page().Call("focusHeading") }

// printPage opens the phone's print dialog.
func printPage() { page().Call("print") }

// copyText puts text on the clipboard and reports whether it is there.
func copyText(text string, done func(copied bool)) {
	page().Call("copy", text).Then(func(v app.Value) { done(v.Bool()) })
}

// canShare reports whether the phone has a share sheet for plain text.
func canShare() bool { return page().Call("canShare").Bool() }

// shareText opens the phone's share sheet.
func shareText(text string) { page().Call("share", text) }

// copyState is what the service worker says of its copy. Of is 0 when there is
// no answer yet.
type copyState struct {
	Able     bool // whether this browser can keep a copy at all
	Have, Of int  // files on the phone, and files of the release
}

// askCopyState asks the service worker for the state of its copy.
func askCopyState(done func(copyState)) {
	page().Call("offline").Then(func(v app.Value) {
		done(copyState{Able: v.Get("able").Bool(), Have: v.Get("have").Int(), Of: v.Get("of").Int()})
	})
}

// phoneStorage is one key of the browser's localStorage. A private window or a
// full disk makes its methods throw, which Go sees as a panic. That the property
// itself throws, Go would not see: boot.js puts a stand-in there.
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
