package content

import (
	"cmp"
	"slices"

	"oneminuteguide/content/words"
)

// Contact is someone to reach, in one way or more.
type Contact struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	ShortName string `json:"shortName,omitempty"` // its name on the bar of calls, where Name is too long for that
	Audience  string `json:"audience"`            // the guide's label: whom the contact is for
	When      string `json:"when,omitempty"`      // when to call it
	Hours     string `json:"hours,omitempty"`     // when it answers, in words
	Note      string `json:"note,omitempty"`
	Lang      string `json:"lang,omitempty"` // as Guide.Lang
	Ways      []Way  `json:"ways"`           // at least one; a number to call comes first
}

// First is the way that is shown first: to call, where the contact has a number for that.
func (c Contact) First() Way {
	if len(c.Ways) == 0 {
		return Way{}
	}
	return c.Ways[0]
}

// Call is the way to call the contact, or the zero Way.
func (c Contact) Call() Way {
	if first := c.First(); first.Kind == Call {
		return first
	}
	return Way{}
}

// TextOnly reports whether the contact takes text messages and nothing else.
func (c Contact) TextOnly() bool {
	return !slices.ContainsFunc(c.Ways, func(w Way) bool { return w.Kind != Text })
}

// ForWhom is the contact's audience, and says where the number takes no calls.
func (c Contact) ForWhom(w *words.Words) string {
	if c.TextOnly() {
		return w.Contacts.ForTexts.Fill("audience", c.Audience)
	}
	return c.Audience
}

// BarName is the contact's name on the bar of calls.
func (c Contact) BarName() string { return cmp.Or(c.ShortName, c.Name) }
