package words

// Contacts are the numbers, and files of them.
type Contacts struct {
	_ uncompared

	Call      string // what a way to reach somebody is called, on its button
	Text      string
	Textphone string
	Relay     string
	Email     string
	Web       string
	Reach     Pattern // as screen readers hear it
	Extension Pattern
	TextOnly  string
	ForTexts  Pattern
	Tapped    Pattern // {ways} are one or several of TappedAt
	TappedAt  Pattern

	CopyTitle  string
	Copy       string
	CopyWay    Pattern
	CopyNumber Pattern // as screen readers hear it: {copy} is what the button says
	Copied     string
	NotCopied  string

	ElsewhereTitle string
	Elsewhere      string
	Cards          string
	OneFile        string
	NotWorking     Pattern // {publisher} ends in a full stop or a mark of its own
}

var englishContacts = Contacts{
	Call:      "Call",
	Text:      "Text",
	Textphone: "Textphone",
	Relay:     "Relay call",
	Email:     "Email",
	Web:       "Web page",
	Reach:     "{way} {name}, {audience}, {address}",
	Extension: "{number}, extension {extension}",
	TextOnly:  "Text messages only",
	ForTexts:  "{audience}, text messages only",
	Tapped:    "You tapped {ways}",
	TappedAt:  "{way} at {time}",

	CopyTitle:  "Copy a number",
	Copy:       "Copy",
	CopyWay:    "{copy} {name}, {audience}, {way}",
	CopyNumber: "{copy} {name}, {audience}, number",
	Copied:     "Copied",
	NotCopied:  "Not copied",

	ElsewhereTitle: "Save a copy elsewhere",
	Elsewhere:      "Use it if the app does not work. It does not update. You need a connection to download it.",
	Cards:          "Add the numbers to your contacts",
	OneFile:        "Guide and numbers as one file",
	NotWorking:     "Calls stay in the phone’s own call history. If a number does not work, tell {publisher}",
}

// Files are what works without the app: the numbers as cards for an address book, the
// guide as one file, and the page that is shown where there is neither copy nor signal.
type Files struct {
	_ uncompared

	Numbers      string
	NumbersOfApp Pattern
	Contact      Pattern
	ContactLine  Pattern
	CardNote     string
	Extension    Pattern // on a card
	NoGuide      string
	Version      Pattern
	VersionDated Pattern
}

var englishFiles = Files{
	Numbers:      "Numbers to call",
	NumbersOfApp: "Numbers · {app}",
	Contact:      "{name} ({audience})",
	ContactLine:  "{contact}: {number}",
	CardNote:     "This card does not update.",
	Extension:    "Extension {extension}",
	NoGuide:      "The guide is not on this phone. Open it again with signal.",
	Version:      "Numbers from version {number}.",
	VersionDated: "Numbers from version {number}, last dated {day}.",
}

// Print is the end of a page on paper.
type Print struct {
	_ uncompared

	Check  string
	From   Pattern // {app} ends in a full stop or a mark of its own
	FromOn Pattern
}

var englishPrint = Print{
	Check:  "Check a number before relying on it: paper does not update itself.",
	From:   "Printed from {app}",
	FromOn: "Printed from {app}, {time}.",
}
