package visit

import (
	"time"

	"oneminuteguide/content"
)

// Label is what the app calls a way to reach somebody.
func Label(k content.Kind) string {
	switch k {
	case content.Text:
		return "Text"
	case content.Textphone:
		return "Textphone"
	case content.Relay:
		return "Relay call"
	case content.Email:
		return "Email"
	case content.Web:
		return "Web page"
	default:
		return "Call"
	}
}

// Shown is the way as a person reads it, with its extension, which stays on one line.
func Shown(w content.Way) string {
	if w.Extension != "" {
		return w.Shown + ", extension\u00A0" + w.Extension
	}
	return w.Shown
}

// Reach records that one of the contact's ways was tapped.
func (v *Visit) Reach(contact string, kind content.Kind, now time.Time) {
	if v.Calls == nil {
		v.Calls = map[string]int64{}
	}
	v.Calls[callKey(contact, kind)] = now.Unix()
	v.Touched = now.Unix()
}

// Reached returns when the contact's way was last tapped, if it was.
func (v Visit) Reached(contact string, kind content.Kind) (at time.Time, reached bool) {
	seconds, reached := v.Calls[callKey(contact, kind)]
	return time.Unix(seconds, 0), reached
}

// callKey is the contact's id alone for a call, as the programs of before other ways have it.
func callKey(contact string, kind content.Kind) string {
	if kind == content.Call {
		return contact
	}
	return contact + "/" + string(kind)
}

// TappedWords say when the contact's ways were tapped, or nothing: "tapped Call at
// 14:32, Email at 14:40". Whether anybody answered, the app cannot know.
func TappedWords(v Visit, c content.Contact, clock func(time.Time) string) (words string) {
	for _, w := range c.Ways {
		at, reached := v.Reached(c.ID, w.Kind)
		switch {
		case !reached:
		case words == "":
			words = "tapped " + Label(w.Kind) + " at " + clock(at)
		default:
			words += ", " + Label(w.Kind) + " at " + clock(at)
		}
	}
	return words
}
