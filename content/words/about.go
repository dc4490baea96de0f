package words

// About says what this is and is not, and what stays on the phone. Its other parts are
// Offline, Update, Install and Settings.
type About struct {
	_ uncompared

	Offline            string
	Versions           string
	EachGuide          string // where there are several
	Not                string
	NotWords           string
	Settings           string
	SettingsNote       string
	Hide               string
	HideWords          string
	PrivacyAbout       string
	AccessibilityAbout string
	Links              string
	LinksNote          string
	LinkUnconfirmed    string
	LinkConfirmed      Pattern
}

var englishAbout = About{
	Offline:            "Saved on this phone?",
	Versions:           "Versions and dates",
	EachGuide:          "Each guide says below its text where that is from, and when it was last checked.",
	Not:                "What this is not",
	NotWords:           "This is a guide to read and a checklist to help you think. It is not a referral or a risk assessment. It gives no score or result. If you are worried about a child, call.",
	Settings:           "Settings",
	SettingsNote:       "Settings stay on this phone after answers are cleared.",
	Hide:               "Hide",
	HideWords:          "Hide, or Shift three times on a keyboard, shows a plain page at once and deletes the answers, with or without signal. The app then opens at the home page. Hide cannot remove calls from your call history, or earlier pages from your browser history.",
	PrivacyAbout:       "What stays on this phone, and for how long",
	AccessibilityAbout: "What was tested and how, and who to tell",
	Links:              "Links",
	LinksNote:          "You need a connection to open them.",
	LinkUnconfirmed:    "Address not yet confirmed by the publisher.",
	LinkConfirmed:      "Address confirmed {day}.",
}

// Settings are the reader's own.
type Settings struct {
	_ uncompared

	TextSize    string
	Percent     Pattern
	Colours     string
	SameAsPhone string
	Light       string
	Dark        string
	Keep        string
	TwoHours    string
	WhileOpen   string
	HideButton  string
	Shown       string
	NotShown    string
	OpensIn     string // in which language the home page opens, where there are several
}

var englishSettings = Settings{
	TextSize:    "Text size",
	Percent:     "{number} %",
	Colours:     "Colours",
	SameAsPhone: "Same as phone",
	Light:       "Light",
	Dark:        "Dark",
	Keep:        "Keep answers",
	TwoHours:    "For 2 hours",
	WhileOpen:   "Until you close the app",
	HideButton:  "Hide button",
	Shown:       "Shown",
	NotShown:    "Not shown",
	OpensIn:     "Language of the home page",
}
