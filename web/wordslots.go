package web

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"oneminuteguide/content"
)

// A page of a guide has slots for the words of the guide, by their number among the strings
// in the guide's JSON. They are put into what go-app has rendered, wherever a string is in
// it as it is: to fill them gives the same page, whatever the page makes of the words.

// stringsIn are the strings in JSON in their order, without the names of members. The worker
// reads the same in compose.ts.
func stringsIn(text []byte) (words []string, err error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var inObject []bool // and in what this is
	name := false       // the next string is a name
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return words, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '{' || token == '[' {
				inObject = append(inObject, token == '{')
			} else {
				inObject = inObject[:len(inObject)-1]
			}
			name = len(inObject) > 0 && inObject[len(inObject)-1]
			continue
		case string:
			if name {
				name = false
				continue
			}
			words = append(words, token)
		}
		name = len(inObject) > 0 && inObject[len(inObject)-1]
	}
}

// enough is how long a string is that is looked for anywhere. A shorter one may be a part of
// other words, and has a slot where it is the whole of a text or an attribute.
const enough = 12 // bytes

// wordSlots puts slots in the place of the words in a page, the longest first.
func wordSlots(words []string) *strings.Replacer {
	type slotted struct{ markup, slot string }
	var all []slotted
	known := map[string]bool{}
	for i, word := range words {
		if word == "" || known[word] {
			continue
		}
		known[word] = true
		all = append(all, slotted{string(appendEscaped(nil, word)), content.Slot(strconv.Itoa(i))})
	}
	slices.SortStableFunc(all, func(a, b slotted) int { return cmp.Compare(len(b.markup), len(a.markup)) })
	var pairs []string
	for _, s := range all {
		if len(s.markup) >= enough {
			pairs = append(pairs, s.markup, s.slot)
			continue
		}
		pairs = append(pairs, ">"+s.markup+"<", ">"+s.slot+"<", `="`+s.markup+`"`, `="`+s.slot+`"`)
	}
	return strings.NewReplacer(pairs...)
}

// wordValues are the values of the slots.
func wordValues(words []string) map[string]string {
	values := make(map[string]string, len(words))
	for i, word := range words {
		values[strconv.Itoa(i)] = string(appendEscaped(nil, word))
	}
	return values
}
