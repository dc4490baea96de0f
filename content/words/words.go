// Package words is all that the app itself says, as opposed to the guides and the
// contacts, which a pack says. A pack in another language brings a translation of
// it in a file of its own.
//
// Each file here is a screen or a part of one, with its texts in English below the
// names by which a translation gives them. A text with something to fill in is a
// Pattern, so that a language can put that where it needs it. No text has a plural:
// languages have from one form to six of it.
package words

// Words are the app's own texts. The sections and the names in them are those of a
// words file, in small letters: Home.GuideAbout is guide_about in the section home.
type Words struct {
	_ uncompared

	Pages     Pages
	Bars      Bars
	Home      Home
	Guide     Guide
	Checklist Checklist
	Step      Step
	Answers   Answers
	Notes     Notes
	NotesText NotesText
	Contacts  Contacts
	Search    Search
	Changes   Changes
	About     About
	Offline   Offline
	Update    Update
	Reasons   Reasons
	Notices   Notices
	Install   Install
	Share     Share
	Poster    Poster
	Settings  Settings
	Files     Files
	Print     Print
	Marks     Marks
	Dates     Dates
}

// English returns the words that are built in. They are the same ones each time:
// whoever changes them takes a copy first.
func English() *Words { return &english }

var english = Words{
	Pages:     englishPages,
	Bars:      englishBars,
	Home:      englishHome,
	Guide:     englishGuide,
	Checklist: englishChecklist,
	Step:      englishStep,
	Answers:   englishAnswers,
	Notes:     englishNotes,
	NotesText: englishNotesText,
	Contacts:  englishContacts,
	Search:    englishSearch,
	Changes:   englishChanges,
	About:     englishAbout,
	Offline:   englishOffline,
	Update:    englishUpdate,
	Reasons:   englishReasons,
	Notices:   englishNotices,
	Install:   englishInstall,
	Share:     englishShare,
	Poster:    englishPoster,
	Settings:  englishSettings,
	Files:     englishFiles,
	Print:     englishPrint,
	Marks:     englishMarks,
	Dates:     englishDates,
}

// uncompared is in each struct to keep it from being compared: the code for that, which
// the compiler writes for every type that reflection may meet, was 60 KB.
type uncompared [0]func()
