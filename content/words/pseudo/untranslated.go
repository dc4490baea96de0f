package pseudo

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"oneminuteguide/content"
)

// PackTexts are the texts that a pack itself shows.
func PackTexts(p *content.Pack) []string {
	own := *p
	own.Translation = nil
	written, err := json.Marshal(own)
	if err != nil {
		panic(err) // a pack is written like this for phones, too
	}
	var fields any
	if err := json.Unmarshal(written, &fields); err != nil {
		panic(err)
	}
	var texts []string
	gather("", fields, &texts)
	return texts
}

// notShown are the fields of a pack that are no text on a screen.
var notShown = []string{"id", "lang", "link", "to", "path", "tel", "address", "emergency", "advice", "outOfHours", "start", "nextDocument",
	"textDate", "copiedOn", "lastChecked", "reviewDue", "found", "verified"}

func gather(name string, field any, texts *[]string) {
	switch field := field.(type) {
	case string:
		if strings.TrimSpace(field) != "" && !slices.Contains(notShown, name) {
			*texts = append(*texts, field)
		}
	case []any:
		for _, each := range field {
			gather(name, each, texts)
		}
	case map[string]any:
		for name, each := range field {
			gather(name, each, texts)
		}
	}
}

// Untranslated returns what of a text is in plain letters or digits, other than what
// the pack says.
func Untranslated(text string, packTexts []string) string {
	for _, own := range packTexts {
		if strings.Contains(own, strings.TrimSpace(text)) {
			return ""
		}
	}
	longest := slices.SortedFunc(slices.Values(packTexts), func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, own := range longest {
		text = strings.ReplaceAll(text, strings.TrimSpace(own), "")
	}
	return strings.Join(strings.FieldsFunc(text, func(c rune) bool {
		return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9')
	}), " ")
}
