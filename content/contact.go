package content

import "cmp"

// Contact is someone to call, or to send a text message to.
type Contact struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	ShortName string `json:"shortName,omitempty"` // its name on the bar of calls, where Name is too long for that
	Audience  string `json:"audience"`            // the guide's label: whom the number is for
	When      string `json:"when,omitempty"`      // when to call it
	Number    string `json:"number"`              // as a person reads it: "0113 376 0336"
	Tel       string `json:"tel"`                 // as a phone dials it: "+441133760336" or "999"
	TextOnly  bool   `json:"textOnly,omitempty"`  // the number takes text messages and no calls
}

// Href is the contact's address for a link that dials, or that opens a text
// message (RFC 5724).
func (c Contact) Href() string {
	if c.TextOnly {
		return "sms:" + c.Tel
	}
	return Href(c.Tel)
}

// ForWhom is the contact's audience, and says where the number takes no calls.
func (c Contact) ForWhom() string {
	if c.TextOnly {
		return c.Audience + ", text messages only"
	}
	return c.Audience
}

// BarName is the contact's name on the bar of calls.
func (c Contact) BarName() string { return cmp.Or(c.ShortName, c.Name) }

// Href is the address of a link that dials tel: RFC 3966.
func Href(tel string) string { return "tel:" + tel }

// Link is a record of words that the guide marks as a link.
type Link struct {
	ID       string `json:"id"`
	Words    string `json:"words"`
	Address  string `json:"address,omitempty"`  // empty when none is known
	Verified Date   `json:"verified,omitempty"` // when the publisher confirmed the address; zero when it has not
}

// Standing says what is known of the link's address.
func (l Link) Standing() Standing {
	switch {
	case l.Address == "":
		return Unknown
	case l.Verified.IsZero():
		return Unverified
	default:
		return Verified
	}
}

// Standing is how far a link's address can be relied on.
type Standing string

// The standings of a link, as links.yaml writes them.
const (
	Unknown    Standing = "unknown"    // no address is known: the words are no link
	Unverified Standing = "unverified" // an address was found, the publisher has not confirmed it
	Verified   Standing = "verified"
)
