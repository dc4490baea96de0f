package words

// Notes are the notes for the call.
type Notes struct {
	_ uncompared

	Lead         string
	Noticed      string
	DontKnow     string
	UntilLoaded  string
	Nothing      string
	Purpose      Pattern // {contact} ends in a full stop or a mark of its own
	NotThis      string
	NotInstead   Pattern // after NotThis, where a document comes next
	Absence      string  // where the guide has no sentence of its own on that
	WhoToCall    string
	Share        string
	NotShared    string
	Copy         string
	CopyNotes    Pattern // as screen readers hear it: {copy} is what the button says
	Print        string
	Change       string
	ChangeAnswer Pattern // as screen readers hear it
	ChangeOthers Pattern

	HaveReady  string
	Afterwards string
	Practice   Pattern // {sources} ends in a full stop or a mark of its own
}

var englishNotes = Notes{
	Lead:         "Put the call on speaker and come back here.",
	Noticed:      "Noticed",
	DontKnow:     "Not known yet: keep asking about",
	UntilLoaded:  "Your answers appear here when the page has loaded. Until then, find them in the checklist.",
	Nothing:      "Nothing is marked “Noticed” or “Don’t know”.",
	Purpose:      "Keep these notes in view while you call {contact}",
	NotThis:      "They are not a referral or a risk assessment.",
	NotInstead:   "They do not replace the {document}, which may come next.",
	Absence:      "If you noticed none of these, a child may still be at risk.",
	WhoToCall:    "Who to call",
	Share:        "Share",
	NotShared:    "Not shared. Copy the notes instead.",
	Copy:         "Copy",
	CopyNotes:    "{copy} the notes",
	Print:        "Print",
	Change:       "Change",
	ChangeAnswer: "{change} the answer to: {item}",
	ChangeOthers: "Change an answer “{answer}”",

	HaveReady:  "Have ready",
	Afterwards: "After the call, in your own system",
	Practice:   "“Have ready” and “After the call” are from: {sources} Found {day}.",
}

// NotesText is the notes as plain text, to paste or to read aloud. Its headings are in
// capitals, in languages that have them.
type NotesText struct {
	_ uncompared

	Made       Pattern
	Guide      Pattern
	Noticed    string
	DontKnow   string
	WhatThisIs string
	WhoToCall  string
	Detail     Pattern
	FromGuide  Pattern
	Contact    Pattern
	Tapped     Pattern // of a contact
	Way        Pattern
}

var englishNotesText = NotesText{
	Made:       "Made {time}",
	Guide:      "Guide: {guide}, {publisher}, version {number}, text copied {day}",
	Noticed:    "NOTICED",
	DontKnow:   "NOT KNOWN YET: KEEP ASKING ABOUT",
	WhatThisIs: "WHAT THIS IS",
	WhoToCall:  "WHO TO CALL",
	Detail:     "({detail})",
	FromGuide:  "From the guide: {sentence}",
	Contact:    "{number}, {name}, {audience}",
	Tapped:     "{contact} (you tapped {ways})",
	Way:        "{way} {address}",
}
