package pack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var wellFormed = regexp.MustCompile(`^[a-z0-9-]+$`)

// Ids are part of addresses, which stay in histories and on shared screens.
var indiscreetWords = []string{"sexual", "abuse", "exploitation", "violence", "trafficking", "assault"}

func indiscreet(text string) string {
	for _, word := range indiscreetWords {
		if strings.Contains(strings.ToLower(text), word) {
			return word
		}
	}
	return ""
}

// longestID keeps addresses short enough to read out.
const longestID = 60

// wordsOfJavaScript are its values, and what every object has. The app's
// markup and the page's scripts cannot tell them from an id.
var wordsOfJavaScript = []string{"true", "false", "null", "undefined", "nan", "constructor", "prototype"}

// idsOfScreens are the ids of the app's own headings and parts. A test in web
// holds them against the pages.
var idsOfScreens = []string{
	"afterwards", "all", "guides", "hide", "install", "main", "not", "offline", "outside", "ready", "search-field", "search-note", "settings", "share-app", "sources", "versions",
}

func faultInID(id string) string {
	if !wellFormed.MatchString(id) || strings.Trim(id, "-") == "" {
		return "want small letters, digits and hyphens only"
	}
	if len(id) > longestID {
		return fmt.Sprintf("has %d characters, want %d at most", len(id), longestID)
	}
	if slices.Contains(wordsOfJavaScript, id) {
		return "reserved: a word of JavaScript, want another"
	}
	if word := indiscreet(id); word != "" {
		return fmt.Sprintf("shows %q in an address, want a discreet one", word)
	}
	return ""
}

// names holds the ids that must differ from each other, and where each is.
type names map[string]string

// namesOnScreens are names that must differ from those of the app's own parts too.
func namesOnScreens() names {
	n := names{}
	for _, id := range idsOfScreens {
		n[id] = ""
	}
	return n
}

// claim returns what is wrong with the id, if anything, and keeps it for file:line.
func (n names) claim(id, file string, line int) (fault string) {
	if fault := faultInID(id); fault != "" {
		return fault
	}
	if where, taken := n[id]; taken && where == "" {
		return "reserved: the app's own screens have it, want another"
	} else if taken {
		return fmt.Sprintf("duplicate: %s has it already", where)
	}
	n[id] = fmt.Sprintf("%s:%d", file, line)
	return ""
}

// requiredID reads the id of a group of fields.
func (m *mapping) requiredID(taken names) string {
	id := m.required("id")
	if id.words == "" {
		return ""
	}
	m.claim(id, taken)
	return id.words
}

func (m *mapping) claim(id phrase, taken names) {
	if fault := taken.claim(id.words, m.file, id.line); fault != "" {
		m.problem(id.line, "id %q: %s", id.words, fault)
	}
}
