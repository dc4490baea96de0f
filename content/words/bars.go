package words

// Bars are the calls at the top of each screen, and the places at its bottom. There is
// little room: the shortest word is the best.
type Bars struct {
	_ uncompared

	Skip string // the first link of a page, for those who use the keyboard

	Calls         string // what the bar is, for screen readers
	Call          Pattern
	ImmediateHarm string
	Hide          string
	ShiftTwice    string // said while Hide is asked for by the keyboard
	ShiftOnce     string
	ShiftOver     string

	Places string // what the bar is, for screen readers
}

var englishBars = Bars{
	Skip: "Skip to main content",

	Calls:         "Emergency calls and hide",
	Call:          "Call {name}, {number}, {more}",
	ImmediateHarm: "immediate harm",
	Hide:          "Hide",
	ShiftTwice:    "Shift: press it 2 more times to hide this page.",
	ShiftOnce:     "Shift: press it once more to hide this page.",
	ShiftOver:     "Hide by Shift: time is up.",

	Places: "Main",
}
