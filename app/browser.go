package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"

	"oneminuteguide/app/hostjson"
	"oneminuteguide/app/visit"
)

// The page's scripts offer a few functions under this name; outside a browser
// each call here does nothing.
func page() goapp.Value { return goapp.Window().Get("oneMinute") }

// arrived tells the page that a new view is in place: it sets focus and scroll.
func arrived() { page().Call("arrived") }

// beginsAtTop reports whether a view drawn now is read from its top: it is not
// the page's first, and the reader is not returning to a place in it.
func beginsAtTop() bool { return page().Call("beginsAtTop").Bool() }

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

// isInstalled reports whether the browser has installed the app.
func isInstalled() bool { return goapp.Window().Call("goappIsAppInstalled").Bool() }

// canShare reports whether the phone has a share sheet for plain text.
func canShare() bool { return page().Call("canShare").Bool() }

// shareText opens the phone's share sheet, and reports whether the browser let it.
func shareText(text string, done func(allowed bool)) {
	page().Call("share", text).Then(func(v goapp.Value) { done(v.Bool()) })
}

// offlineState is what the service worker says of its copy. Of is 0 when there is
// no answer yet.
type offlineState struct {
	Able     bool // whether this browser can keep a copy at all
	Lasting  bool // whether it has promised to keep it
	Complete bool
	Busy     bool // something is being downloaded now
	Have, Of int  // files on the phone, and files of the release

	Altered, Mended   int       // files that a check found altered, and those that it mended
	Reached, Verified time.Time // when the server last answered, and when every file was last verified
	Content           int       // version of the content
	ContentID         string    // and its id, which changes with the words
	App               string    // id of the app
	Changes           []change  // what the last updates changed in the contacts

	Checked bool      // whether Check is the result of the check just asked for
	Check   lastCheck // result of the last check
}

// lastCheck is what the worker found at the server. Its outcome is "" when the
// worker does not say, as one from before this app does not.
type lastCheck struct {
	result
	Content      int    // version that the server has
	ContentID    string // and its id
	App          string // id of its app
	ContentTaken result
	AppTaken     result
}

// result is the outcome for the server, its content or its app: "reached" or
// "refused" for the first; "same", "coming", "taken", "refused", "older",
// "withdrawn" (by the publisher) or "failed" (to start here) for the others. Why
// says why it was refused, in one of the words that couldNot knows.
type result struct {
	Outcome, Why string
	Status       int // of the server's answer
}

// change is what an update did to a contact: its Kind is "number", "renamed" or
// "removed", and Before and After are numbers or names.
type change struct{ ID, Kind, Name, Before, After string }

// askCopyState asks the service worker for the state of its copy.
func askCopyState(done func(offlineState)) { readState(page().Call("offline"), done) }

// verifyCopy has the worker hash every file and repair what it can.
func verifyCopy(progress func(have, of int), done func(offlineState)) {
	report := goapp.FuncOf(func(_ goapp.Value, args []goapp.Value) any {
		progress(args[0].Int(), args[1].Int())
		return nil
	})
	readState(page().Call("verify", report), func(state offlineState) {
		report.Release()
		done(state)
	})
}

// checkForUpdate asks the server now.
func checkForUpdate(done func(offlineState)) { readState(page().Call("update"), done) }

// outdated reports whether the phone has newer content than this page shows.
func outdated() bool { return page().Call("outdated").Bool() }

// watchForNewer calls f when the phone has taken newer content than this page shows.
func watchForNewer(f func()) {
	goapp.Window().AddEventListener("newer", func(goapp.Context, goapp.Event) { f() })
}

// reload loads the page again, as the phone now has it.
func reload() { goapp.Window().Get("location").Call("reload") }

// changesSeen tells the worker that the changed numbers have been read.
func changesSeen() { page().Call("seen") }

// readState calls done with the worker's answer.
func readState(promise goapp.Value, done func(offlineState)) {
	promise.Then(func(v goapp.Value) {
		s := offlineState{
			Able: v.Get("able").Bool(), Lasting: v.Get("lasting").Truthy(), Complete: v.Get("complete").Bool(), Busy: v.Get("busy").Truthy(),
			Have: v.Get("have").Int(), Of: v.Get("of").Int(),
			Altered: v.Get("altered").Int(), Mended: v.Get("mended").Int(),
			Reached: instant(v.Get("reached")), Verified: instant(v.Get("verified")),
			Content: v.Get("content").Int(), ContentID: word(v, "contentId"), App: v.Get("app").String(),
			Checked: v.Get("checked").Truthy(),
		}
		if check := v.Get("check"); check.Truthy() {
			s.Check = lastCheck{resultOf(check), check.Get("seq").Int(), word(check, "contentId"), word(check, "appId"),
				resultOf(check.Get("content")), resultOf(check.Get("app"))}
		}
		for changes, i := v.Get("changes"), 0; i < changes.Length(); i++ {
			c := changes.Index(i)
			s.Changes = append(s.Changes, change{word(c, "id"), word(c, "kind"), word(c, "name"), word(c, "before"), word(c, "after")})
		}
		done(s)
	})
}

func resultOf(v goapp.Value) result {
	return result{word(v, "outcome"), word(v, "why"), v.Get("status").Int()}
}

// word reads a text that a worker from before this app does not give.
func word(v goapp.Value, name string) string {
	if text := v.Get(name); text.Truthy() {
		return text.String()
	}
	return ""
}

// instant reads milliseconds since 1970; 0 is never.
func instant(v goapp.Value) time.Time {
	if ms := v.Float(); ms > 0 {
		return time.UnixMilli(int64(ms))
	}
	return time.Time{}
}

// phoneStorage is one key of the browser's localStorage. A private window or a
// full disk makes its methods throw, which Go sees as a panic. That the property
// itself throws, Go would not see: boot.js puts a stand-in there.
type phoneStorage struct{ key string }

// VisitKey is the key in localStorage under which the phone keeps a visit.
const VisitKey = "one-minute-visit"

// NewPhoneStorage returns the one place on the phone where a visit is kept.
func NewPhoneStorage() Storage { return phoneStorage{key: VisitKey} }

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
