package app

import (
	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/hostjson"
	"oneminuteguide/app/visit"
)

// phoneStorage is one key of the browser's localStorage. A private window or a
// full disk makes its methods throw, which Go sees as a panic. That the property
// itself throws, Go would not see: boot.js puts a stand-in there.
type phoneStorage struct{ key string }

// VisitKey is the key in localStorage under which the phone keeps a visit.
const VisitKey = "one-minute-visit"

// NewPhoneStorage returns the one place on the phone where a visit is kept. A site in
// another folder of the server, which is its root, has one of its own.
func NewPhoneStorage(root string) Storage { return phoneStorage{key: VisitKey + root} }

func (s phoneStorage) Load() (text string) {
	defer func() { _ = recover() }()
	if v := goapp.Window().Get("localStorage").Call("getItem", s.key); v.Truthy() {
		return v.String()
	}
	return ""
}

func (s phoneStorage) Save(text string) (saved bool) {
	if setting(KeepSetting) == KeepInMemory {
		return false
	}
	defer func() { _ = recover() }()
	goapp.Window().Get("localStorage").Call("setItem", s.key, text)
	return true
}

func (s phoneStorage) Clear() {
	defer func() { _ = recover() }()
	goapp.Window().Get("localStorage").Call("removeItem", s.key)
}

func (s phoneStorage) Taps() (taps []visit.Tap) {
	if hostjson.Read(page().Call("taps").String(), &taps) != nil {
		return nil // damaged
	}
	return taps
}

func (s phoneStorage) ForgetTaps() { page().Call("forgetTaps") }
