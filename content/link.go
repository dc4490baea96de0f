package content

// Link is a record of words that the guide marks as a link.
type Link struct {
	ID       string `json:"id"`
	Words    string `json:"words"`
	Address  string `json:"address,omitempty"`  // empty when none is known
	Guide    string `json:"guide,omitempty"`    // id of the pack's guide that the words lead to, instead of an address
	Verified Date   `json:"verified,omitempty"` // when the publisher confirmed the address; zero when it has not
}

// Standing says what is known of the link's address.
func (l Link) Standing() Standing {
	switch {
	case l.Guide != "":
		return Ours
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

// The standings of a link; links.yaml writes the first three.
const (
	Unknown    Standing = "unknown"    // no address is known: the words are no link
	Unverified Standing = "unverified" // an address was found, the publisher has not confirmed it
	Verified   Standing = "verified"
	Ours       Standing = "ours" // the words lead to a guide of the pack; no record says this
)
