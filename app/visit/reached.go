package visit

import (
	"strings"
	"time"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// Label is what the app calls a way to reach somebody.
func Label(w *words.Words, k content.Kind) string {
	switch c := &w.Contacts; k {
	case content.Text:
		return c.Text
	case content.Textphone:
		return c.Textphone
	case content.Relay:
		return c.Relay
	case content.Email:
		return c.Email
	case content.Web:
		return c.Web
	default:
		return c.Call
	}
}

// Shown is the way as a person reads it, with its extension, which stays on one line.
func Shown(w *words.Words, way content.Way) string {
	if way.Extension == "" {
		return way.Shown
	}
	return strings.ReplaceAll(w.Contacts.Extension.Fill("extension", way.Extension, "number", way.Shown), " "+way.Extension, "\u00A0"+way.Extension)
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

// Tapped says when the contact's ways were tapped, or nothing: "Call at 14:32, Email
// at 14:40". Whether anybody answered, the app cannot know.
func Tapped(w *words.Words, v Visit, c content.Contact, local func(time.Time) time.Time) string {
	var tapped []string
	for _, way := range c.Ways {
		if at, reached := v.Reached(c.ID, way.Kind); reached {
			tapped = append(tapped, w.Contacts.TappedAt.Fill("way", Label(w, way.Kind), "time", w.Clock(local(at))))
		}
	}
	return w.List(tapped)
}
