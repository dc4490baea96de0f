package words

// Changes is the page that lists what the updates have changed on this phone.
type Changes struct {
	_ uncompared

	Line            string // of the link on the home page, until somebody has looked
	About           string // of the link on the page About
	UntilLoaded     string
	Unknown         string
	None            string
	Since           Pattern
	Numbers         string
	NewTitle        string
	NewNumber       Pattern
	NewGuides       string
	ChangedGuides   string
	WithdrawnGuides string
	Withdrawn       string
	PartNew         Pattern
	PartChanged     Pattern
	PartRemoved     Pattern
	Beginning       string
	InChecklist     Pattern
	Renamed         Pattern
	Checked         string
	More            string
}

var englishChanges = Changes{
	Line:            "What changed since you last looked",
	About:           "New numbers, new guides and what changed in them",
	UntilLoaded:     "The list appears when this page has loaded, and needs JavaScript.",
	Unknown:         "There is no list of changes on this phone yet.",
	None:            "Nothing has changed since this app was saved on this phone.",
	Since:           "Changes since version {version}",
	Numbers:         "Contacts and numbers",
	NewTitle:        "A new contact.",
	NewNumber:       "{name}: {number}.",
	NewGuides:       "New guides",
	ChangedGuides:   "Changed guides",
	WithdrawnGuides: "Withdrawn guides",
	Withdrawn:       "no longer published. Do not rely on an old copy.",
	PartNew:         "{part}: new",
	PartChanged:     "{part}: changed",
	PartRemoved:     "{part}: removed",
	Beginning:       "The beginning",
	InChecklist:     "Checklist, {part}",
	Renamed:         "Was called {title}",
	Checked:         "Checked again by its publisher",
	More:            "Other parts may have changed too",
}
