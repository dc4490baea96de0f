package app

import (
	"time"

	goapp "github.com/maxence-charriere/go-app/v9/pkg/app"
)

// offlineState is what the service worker says of its copy. Of is 0 when there is
// no answer yet.
type offlineState struct {
	Able     bool // whether this browser can keep a copy at all
	Lasting  bool // whether it has promised to keep it
	Complete bool
	Busy     bool // something is being downloaded now
	Have, Of int  // files on the phone, and files of the release
	Guides   counted

	Altered, Mended   int       // files that a check found altered, and those that it mended
	Reached, Verified time.Time // when the server last answered, and when every file was last verified
	Content           int       // version of the content
	ContentID         string    // and its id, which changes with the words
	App               string    // id of the app
	Changes           []change  // what the last updates changed in the contacts

	Checked bool      // whether Check is the result of the check just asked for
	Check   lastCheck // result of the last check
}

// counted is how many are on the phone, of how many in the release.
type counted struct{ Have, Of int }

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

// askOfflineState asks the service worker for the state of its copy.
func askOfflineState(done func(offlineState)) { readState(page().Call("offline"), done) }

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
		if guides := v.Get("guides"); guides.Truthy() { // which a worker from before this app does not count
			s.Guides = counted{guides.Get("have").Int(), guides.Get("of").Int()}
		}
		if check := v.Get("check"); check.Truthy() {
			s.Check = lastCheck{resultOf(check), check.Get("seq").Int(), word(check, "contentId"), word(check, "appId"),
				resultOf(check.Get("content")), resultOf(check.Get("app"))}
		}
		s.Changes = changesIn(v.Get("changes"))
		done(s)
	})
}

func changesIn(v goapp.Value) (changes []change) {
	for i := 0; i < v.Length(); i++ {
		c := v.Index(i)
		changes = append(changes, change{word(c, "id"), word(c, "kind"), word(c, "name"), word(c, "before"), word(c, "after")})
	}
	return changes
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
