package words

// Pages are the names of the pages: their headings, the names of their tabs and the
// links that lead to them. The names of tabs say nothing of what the guides are about.
type Pages struct {
	_ uncompared

	Home          string
	Guide         string
	Guides        string
	Checklist     string
	Notes         string
	Search        string
	Changes       string
	Contacts      string
	About         string
	Privacy       string
	Accessibility string
	Closed        string // the neutral page that Hide leads to
	NotFound      string

	OfGuide Pattern // where there are several guides
	OfApp   Pattern

	Description string // for search engines, and the browser's dialog to install it

	NotFoundTitle string
	NotFoundWords Pattern
	HomePage      string // in NotFoundWords
	Moved         string // at the old address of a guide
	Open          string // the one button of the neutral page

	Draft     Pattern // of the privacy notice and the accessibility statement
	Published Pattern
}

var englishPages = Pages{
	Home:          "Home",
	Guide:         "Guide",
	Guides:        "Guides",
	Checklist:     "Checklist",
	Notes:         "Notes for the call",
	Search:        "Search",
	Changes:       "What changed",
	Contacts:      "Contacts",
	About:         "About",
	Privacy:       "Privacy",
	Accessibility: "Accessibility",
	Closed:        "Closed",
	NotFound:      "Not found",

	OfGuide: "{page} {guide}",
	OfApp:   "{page} · {app}",

	Description: "Short guides and phone numbers. Works without signal.",

	NotFoundTitle: "Page not found",
	NotFoundWords: "Go to {home_page}, or call:",
	HomePage:      "the home page",
	Moved:         "This guide has a new address.",
	Open:          "Open",

	Draft:     "A draft, not yet the publisher’s own. The words in square brackets are for it to complete: {publisher}",
	Published: "Published by {publisher}",
}
