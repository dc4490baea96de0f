package app

import (
	"slices"
	"strings"
)

// platform is where the app is used, as headings name it.
type platform string

const (
	ios     platform = "iPhone and iPad, in Safari"
	android platform = "Android"
	desktop platform = "Computer"
)

// platformOf reads the browser's own name. An iPad that asks for the pages of a
// computer cannot be told from a Mac.
func platformOf(userAgent string) platform {
	switch {
	case strings.Contains(userAgent, "iPhone"), strings.Contains(userAgent, "iPad"):
		return ios
	case strings.Contains(userAgent, "Android"):
		return android
	case userAgent == "":
		return ""
	default:
		return desktop
	}
}

// platformsFrom lists all platforms, with the one at hand first.
func platformsFrom(first platform) []platform {
	all := []platform{ios, android, desktop}
	if i := slices.Index(all, first); i > 0 {
		all = slices.Insert(slices.Delete(all, i, i+1), 0, first)
	}
	return all
}

func installTitle(p platform) string {
	if p == desktop {
		return "Install it on this computer"
	}
	return "Install it on your phone"
}
