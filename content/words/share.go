package words

// Share is the part of the page About with a code that a colleague scans from the screen.
type Share struct {
	_ uncompared

	Title       string
	Lead        string
	ShowCode    string
	CodeFor     Pattern // what the code is, for screen readers
	CopyAddress Pattern // as screen readers hear it: {copy} is what the button says
}

var englishShare = Share{
	Title:       "Share this app",
	Lead:        "A colleague can scan a code from this screen with their phone’s camera. Only their phone needs a connection.",
	ShowCode:    "Show the code",
	CodeFor:     "Code for {address}",
	CopyAddress: "{copy} the address",
}

// Poster is what a poster and cards say that hand the app out: paper on a wall, so nothing
// of what the guides are about. The rest of it is in Share and Install.
type Poster struct {
	_ uncompared

	Title      Pattern
	Scan       string
	IphoneAdd  string
	AndroidAdd string
	Open       string
	Type       Pattern
	Ask        Pattern // {who} ends in a full stop or a mark of its own
}

var englishPoster = Poster{
	Title:      "Put {app} on your phone",
	Scan:       "Scan the code with your phone’s camera, and open the address.",
	IphoneAdd:  "Tap Share, then “Add to Home Screen”, then “Add”.",
	AndroidAdd: "Open the browser’s menu, and tap “Install app” or “Add to Home screen”.",
	Open:       "Open it once from its icon while you are online, and wait for the tick.",
	Type:       "Or type this address: {address}",
	Ask:        "If you need help, ask {who}",
}
