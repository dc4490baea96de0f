package words

// Search is the page that finds words in the guides and the contacts.
type Search struct {
	_ uncompared

	About       string // of the link that leads to it
	Label       string // of the field
	Note        string // what not to type there
	UntilLoaded string
	Loading     string
	NotLoaded   string
	Again       string
	Found       Pattern
	None        string
	More        string

	OfGuide   string // what a result is
	OfHeading Pattern
	OfItem    Pattern
	OfContact string
}

var englishSearch = Search{
	About:       "Find words in the guides and contacts",
	Label:       "Search the guides and contacts",
	Note:        "Do not type a child’s name or anything else about a child. What you type is not saved or sent.",
	UntilLoaded: "Search starts when this page has loaded, and needs JavaScript. Until then, use these:",
	Loading:     "Search is loading",
	NotLoaded:   "Search could not load. Connect to the internet and try again.",
	Again:       "Try again",
	Found:       "Results: {number}",
	None:        "Nothing found. Check the spelling, or try another word.",
	More:        "Show more results",

	OfGuide:   "Guide",
	OfHeading: "In {guide}",
	OfItem:    "Checklist item in {guide}",
	OfContact: "Contact",
}
