package words

// Home is the first page.
type Home struct {
	_ uncompared

	Lead           string
	Continue       string
	ContinueAbout  string
	ReadGuide      string
	ReadGuideAbout string
	Checklist      Pattern
	ChecklistAbout string
	Call           string
	CallAbout      string

	Search      string // where there are several guides
	Contents    string
	OtherGuides string // in no group
}

var englishHome = Home{
	Lead:           "What to look for and who to call if you are worried about a child. Works without signal.",
	Continue:       "Continue",
	ContinueAbout:  "Your answers are still on this phone",
	ReadGuide:      "Read the guide",
	ReadGuideAbout: "What it is, what to look for, what to do",
	Checklist:      "Checklist: {part}",
	ChecklistAbout: "One at a time. There is no score",
	Call:           "Call someone",
	CallAbout:      "All numbers, for practitioners and the public, in and out of hours",

	Search:      "Search guides and contacts",
	Contents:    "In this library",
	OtherGuides: "Other guides",
}
