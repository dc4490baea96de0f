package words

// Notices are above every page when there is something to know about its content.
type Notices struct {
	_ uncompared

	Label        string // for screen readers
	RemovedTitle string
	Removed      Pattern
	RenamedTitle string
	Renamed      Pattern
	NumberTitle  string
	AddressTitle string
	Number       Pattern
	ShowNew      string
	Dismiss      string
	CheckUnknown string
	CheckedOn    Pattern
	ReviewDue    Pattern
	ReviewsDue   Pattern // {guides} ends in a full stop or a mark of its own
	ReviewsMany  string  // where they are too many to name
}

var englishNotices = Notices{
	Label:        "Notices",
	RemovedTitle: "A contact has been removed.",
	Removed:      "{name}, {number}: no longer in this guide.",
	RenamedTitle: "A contact has a new name.",
	Renamed:      "{before}: now {after}.",
	NumberTitle:  "A number has changed.",
	AddressTitle: "An address has changed.",
	Number:       "{name}: was {before}, now {after}.",
	ShowNew:      "Show the new number",
	Dismiss:      "I have read this",
	CheckUnknown: "It is not known when this phone last checked for updates. Go online when you can.",
	CheckedOn:    "This phone last checked for updates on {day}. Go online when you can.",
	ReviewDue:    "{guide} was due for review on {day}. Check a number before you rely on it.",
	ReviewsDue:   "Past the review date: {guides}",
	ReviewsMany:  "Some guides are past their review date. Each of them says so.",
}
