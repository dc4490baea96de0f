package content

import "strings"

// Way is one way to reach a contact.
type Way struct {
	Kind  Kind   `json:"kind"`
	Shown string `json:"shown"` // as a person reads it: "0113 376 0336"
	Href  string `json:"href"`  // as a link has it: "tel:+441133760336" (RFC 3966)

	// Extension is said beside the number and never dialled: phones disagree on
	// ";ext=" (RFC 3966), and some dial its letters.
	Extension string `json:"extension,omitempty"`
}

// Kind is what a way to reach somebody is, as contacts.yaml has it.
type Kind string

// The kinds, in the order in which a contact shows them.
const (
	Call      Kind = "number"
	Text      Kind = "text"      // a text message (RFC 5724)
	Textphone Kind = "textphone" // a number that a textphone answers
	Relay     Kind = "relay"     // a call through the UK's relay service
	Email     Kind = "email"
	Web       Kind = "web" // a page or a chat
)

// IsNumber reports whether the way is one that a phone dials or sends a text to.
func (w Way) IsNumber() bool { return w.Kind != Email && w.Kind != Web }

// Number is the number as a phone dials it, such as "+441133760336" or "999".
func (w Way) Number() string {
	_, number, _ := strings.Cut(w.Href, ":")
	return number
}

// NewWay is a way by a number, as a phone dials it.
func NewWay(kind Kind, shown, number string) Way {
	if kind == Text {
		return Way{Kind: kind, Shown: shown, Href: "sms:" + number}
	}
	return Way{Kind: kind, Shown: shown, Href: "tel:" + number}
}
