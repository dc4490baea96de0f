package words

import "strings"

// Pattern is a text with named places to fill in: "Item {number} of {total}".
type Pattern string

// Fill puts values in their places: a name and its value, and more of them. Places
// without a value stay as they are.
func (p Pattern) Fill(name, value string, more ...string) string {
	var filled strings.Builder
	rest := string(p)
	for {
		before, place, after, found := cutPlace(rest)
		filled.WriteString(before)
		if !found {
			return filled.String()
		}
		if place == name {
			filled.WriteString(value)
		} else {
			filled.WriteString(valueOf(place, more))
		}
		rest = after
	}
}

func valueOf(name string, namesAndValues []string) string {
	for i := 0; i+1 < len(namesAndValues); i += 2 {
		if namesAndValues[i] == name {
			return namesAndValues[i+1]
		}
	}
	return "{" + name + "}"
}

// Around returns what is before and after a place, for a value that is more than
// text: a link, say.
func (p Pattern) Around(name string) (before, after string) {
	before, after, _ = strings.Cut(string(p), "{"+name+"}")
	return before, after
}

// Places returns the names of the places in a text, in order.
func Places(text string) (names []string) {
	for {
		_, name, after, found := cutPlace(text)
		if !found {
			return names
		}
		names = append(names, name)
		text = after
	}
}

// cutPlace cuts a text at its first place.
func cutPlace(text string) (before, name, after string, found bool) {
	open := strings.IndexByte(text, '{')
	if open < 0 {
		return text, "", "", false
	}
	length := strings.IndexByte(text[open:], '}')
	if length < 0 {
		return text, "", "", false
	}
	return text[:open], text[open+1 : open+length], text[open+length+1:], true
}
