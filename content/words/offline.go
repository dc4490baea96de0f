package words

// Offline is whether the app is saved on this phone: a few words in bold, and what
// follows them.
type Offline struct {
	_ uncompared

	CheckingTitle string
	Checking      string
	UnableTitle   string
	Unable        string
	RefusedTitle  string
	Refused       Pattern // {reason} is one of Reasons
	StartingTitle string
	Starting      string
	SavingTitle   string
	Saving        Pattern
	SavingGuides  Pattern
	PartlyTitle   string
	Partly        Pattern // of a library, whose guides come one by one
	ForNowTitle   string
	SavedTitle    string
	LastChecked   Pattern

	Passing       string // where the browser may delete it
	GuideVersion  string
	Version       Pattern
	NoneYet       string
	LastCheckedAt string
	NotYet        string
	AppVersion    string
}

var englishOffline = Offline{
	CheckingTitle: "Checking",
	Checking:      "whether this works offline.",
	UnableTitle:   "This browser cannot save the app.",
	Unable:        "You need a connection each time.",
	RefusedTitle:  "Not saved on this phone.",
	Refused:       "{reason} Stay online.",
	StartingTitle: "Saving to this phone.",
	Starting:      "Stay online.",
	SavingTitle:   "Saving to this phone:",
	Saving:        "{have} of {total} files. Stay online.",
	SavingGuides:  "{have} of {total} guides. Stay online.",
	PartlyTitle:   "Partly saved on this phone:",
	Partly:        "{have} of {total} guides. {reason} Stay online.",
	ForNowTitle:   "Saved on this phone for now.",
	SavedTitle:    "Saved on this phone.",
	LastChecked:   "Last checked {time}.",

	Passing:       "Install the app, or this browser may delete it. A private window deletes it when you close it.",
	GuideVersion:  "Guide version",
	Version:       "version {number}",
	NoneYet:       "none on this phone yet",
	LastCheckedAt: "Last checked for updates",
	NotYet:        "not yet",
	AppVersion:    "App version",
}

// Update is what comes of "Check this phone" and "Check for an update".
type Update struct {
	_ uncompared

	CheckPhone    string
	Checking      string
	CheckingFiles Pattern
	Nothing       string
	Incomplete    Pattern
	Repaired      Pattern
	Complete      Pattern

	CheckUpdate   string
	CheckingNow   string
	Reopen        string
	StillChecking string
	Unchanged     string
	Older         Pattern
	Refused       Pattern // {reason} is one of Reasons
	Coming        string
	GuideUpToDate string
	Updated       string
	AppRefused    Pattern // {guide} is GuideUpToDate or Updated, as below
	AppComing     Pattern
	AppWithdrawn  Pattern
	AppFailed     Pattern
	NotAllSaved   Pattern
	UpToDate      string
}

var englishUpdate = Update{
	CheckPhone:    "Check this phone",
	Checking:      "Checking every file",
	CheckingFiles: "Checking every file: {have} of {total}",
	Nothing:       "Nothing is saved on this phone.",
	Incomplete:    "Not complete: {have} of {total} files are correct. Go online and check again.",
	Repaired:      "Complete. Files missing or altered, and repaired: {number}.",
	Complete:      "Complete: all {total} files are correct.",

	CheckUpdate:   "Check for an update",
	CheckingNow:   "Checking for an update",
	Reopen:        "Checked. Close the app and open it again to finish updating.",
	StillChecking: "Still checking. Try again in a minute.",
	Unchanged:     "Your saved copy has not changed.",
	Older:         "The server has version {server}, older than version {phone} on this phone, so nothing has changed. Tell the people who publish this guide.",
	Refused:       "There is an update, version {number}, but it was not saved. {reason}",
	Coming:        "There is an update. It is still being saved.",
	GuideUpToDate: "The guide is up to date.",
	Updated:       "Updated. The next page that you open is the new one.",
	AppRefused:    "{guide} There is a new app version, but it was not saved. {reason}",
	AppComing:     "{guide} A new app version is still being saved.",
	AppWithdrawn:  "{guide} The newest app version has been withdrawn by its publisher.",
	AppFailed:     "{guide} The newest app version did not start on this phone, which stays with the one before.",
	NotAllSaved:   "Not complete: {have} of {total} files are saved. Stay online.",
	UpToDate:      "Up to date.",
}

// Reasons are why something from the server was not saved. Each is a sentence.
type Reasons struct {
	_ uncompared

	Slow       string
	Status     Pattern
	Redirected string
	Invalid    string
	Altered    string
	Room       string
	Pages      string
	Other      string
	Connection string
}

var englishReasons = Reasons{
	Slow:       "The connection is too slow.",
	Status:     "The server answered with an error ({number}).",
	Redirected: "This network sends you elsewhere: you may need to sign in to it.",
	Invalid:    "The answer is not a valid update: you may need to sign in to this network.",
	Altered:    "The files were altered on the way.",
	Room:       "There is not enough room on this phone.",
	Pages:      "Pages are missing from it.",
	Other:      "Something went wrong on this phone.",
	Connection: "Could not connect.",
}
