package app

import (
	"slices"
	"strings"

	"oneminuteguide/content/words"
)

// platform is where the app is used.
type platform string

const (
	ios     platform = "ios"
	android platform = "android"
	desktop platform = "desktop"
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

// title is the heading of the platform's steps.
func (p platform) title(w *words.Install) string {
	switch p {
	case ios:
		return w.Iphone
	case android:
		return w.Android
	default:
		return w.Computer
	}
}

func installTitle(w *words.Words, p platform) string {
	if p == desktop {
		return w.Install.OnComputer
	}
	return w.Install.OnPhone
}
