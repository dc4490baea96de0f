package words

// Install helps to put the app on a phone. The names in quotes are those that the
// phone itself shows in this language.
type Install struct {
	_ uncompared

	OnPhone        string
	OnComputer     string
	IsInstalled    string
	Install        string
	JustInstalled  string
	NotInstalled   string
	Iphone         string
	IphoneShare    string
	IphoneHome     string
	IphoneAdd      string
	Android        string
	AndroidMenu    string
	AndroidInstall string
	Computer       string
	ComputerChrome string
	ComputerSafari string
	Then           string
	NoThanks       string
}

var englishInstall = Install{
	OnPhone:        "Install it on your phone",
	OnComputer:     "Install it on this computer",
	IsInstalled:    "This is the installed app.",
	Install:        "Install",
	JustInstalled:  "Installed. Open it once from its icon, and wait for the tick.",
	NotInstalled:   "Not installed. You can still install it from the browser’s menu, as below.",
	Iphone:         "iPhone and iPad, in Safari",
	IphoneShare:    "Tap Share",
	IphoneHome:     "Tap “Add to Home Screen”",
	IphoneAdd:      "Tap “Add”.",
	Android:        "Android",
	AndroidMenu:    "Open the browser’s menu",
	AndroidInstall: "Tap “Install app” or “Add to Home screen”.",
	Computer:       "Computer",
	ComputerChrome: "In Chrome or Edge, choose the install icon at the end of the address bar.",
	ComputerSafari: "In Safari on a Mac, choose File, then “Add to Dock”.",
	Then:           "Then open it once from its icon while you are online, and wait for the tick.",
	NoThanks:       "No thanks",
}
