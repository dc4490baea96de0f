package words

// Checklist is the start of a checklist, with all of its items on one page, and how
// long the answers stay. It gives no score and no result, and nothing in it counts.
type Checklist struct {
	_ uncompared

	Lead          string
	NotTranslated string // where the pack has several languages, in the one that the checklist lacks
	OtherParts    string
	ShowAll       string
	AllItems      string
	YourAnswers   string // what the box with Continue is, for screen readers
	KeepInMind    string

	NoAnswers     string
	KeptUntil     Pattern
	KeptWhileOpen string
	Clear         string
	KeptTwoHours  string // until the app has loaded

	GuideChanged string
	GuideGone    string
}

var englishChecklist = Checklist{
	Lead:          "One item at a time, in the guide’s words. There is no score. You can stop at any time.",
	NotTranslated: "This checklist has not been translated yet.",
	OtherParts:    "Other parts of the guide",
	ShowAll:       "Show all items on one page",
	AllItems:      "All items on one page",
	YourAnswers:   "Your answers",
	KeepInMind:    "Keep in mind",

	NoAnswers:     "No answers saved.",
	KeptUntil:     "Your answers stay on this phone until {time}.",
	KeptWhileOpen: "Your answers go when you close the app.",
	Clear:         "Clear them now",
	KeptTwoHours:  "Your answers stay on this phone for 2 hours after your last tap. Hide deletes them straight away.",

	GuideChanged: "The guide changed after you started. Something you answered is no longer in it.",
	GuideGone:    "You also answered items of a guide that has been removed or renamed. Those answers are not shown.",
}

// Step is one item alone on the screen.
type Step struct {
	_ uncompared

	Place       Pattern
	Back        string
	BackToNotes string
	Skip        string
	ShowAll     string
	Notes       string
	Next        string
	YourAnswer  string
	Undo        string
	UndoAnswer  Pattern

	Ask  string
	How  string // of the first buttons, for screen readers
	When string
}

var englishStep = Step{
	Place:       "Item {number} of {total}",
	Back:        "Back",
	BackToNotes: "Back to the notes",
	Skip:        "Skip",
	ShowAll:     "Show all",
	Notes:       "Notes",
	Next:        "Next item",
	YourAnswer:  "Your answer",
	Undo:        "Undo",
	UndoAnswer:  "{undo} “{answer}”",

	Ask:  "How do you know, and when did it happen? (optional)",
	How:  "How do you know",
	When: "When did it happen",
}

// Answers are the three answers, and what may be said of an item that is noticed: on
// the buttons, and within a line of the notes.
type Answers struct {
	_ uncompared

	Noticed    string
	NotNoticed string
	DontKnow   string

	Seen    string
	Child   string
	Someone string
	Concern string
	Recent  string
	Earlier string

	SeenInNotes    string
	ChildInNotes   string
	SomeoneInNotes string
	ConcernInNotes string
	RecentInNotes  string
	EarlierInNotes string
	HowAndWhen     Pattern
}

var englishAnswers = Answers{
	Noticed:    "Noticed",
	NotNoticed: "Not noticed",
	DontKnow:   "Don’t know",

	Seen:    "I saw it",
	Child:   "The child said",
	Someone: "Someone else said",
	Concern: "Professional concern",
	Recent:  "Recently",
	Earlier: "In the past",

	SeenInNotes:    "I saw it",
	ChildInNotes:   "the child said",
	SomeoneInNotes: "someone else said",
	ConcernInNotes: "professional concern",
	RecentInNotes:  "recently",
	EarlierInNotes: "in the past",
	HowAndWhen:     "{how}; {when}",
}
