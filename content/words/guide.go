package words

// Guide is what is said of a guide's text, below it and wherever its dates are.
// Each is a sentence; {source}, {publisher} and {links} end in a full stop or a mark
// of their own.
type Guide struct {
	_ uncompared

	Contents        string
	Source          Pattern
	Publisher       Pattern
	Dated           Pattern
	Copied          Pattern
	NotChecked      string
	Checked         Pattern
	ReviewDue       Pattern
	Version         Pattern
	Unconfirmed     Pattern // a link in its text, or several
	UnconfirmedMany string
	NoLink          Pattern
	NotOfGuide      Pattern // where a file is shown without its style
	NotTranslated   string  // where the pack has several languages, in the one that the guide lacks
}

var englishGuide = Guide{
	Contents:        "In this guide",
	Source:          "Source: {source}",
	Publisher:       "Publisher: {publisher}",
	Dated:           "Dated {day}.",
	Copied:          "Text copied {day}.",
	NotChecked:      "Not yet checked by the publisher.",
	Checked:         "Last checked by the publisher {day}.",
	ReviewDue:       "Review due {day}.",
	Version:         "Guide version {number}.",
	Unconfirmed:     "Link to {links}: address not yet confirmed by the publisher.",
	UnconfirmedMany: "The addresses of the links in this guide are not all confirmed by the publisher yet.",
	NoLink:          "Some documents that this guide names have no link here: ask {publisher}",
	NotOfGuide:      "Not part of the guide: {note}",
	NotTranslated:   "This guide has not been translated yet.",
}
