//go:build !js

// Package hostjson reads and writes JSON with what is there already: the
// browser's own JSON in the app, encoding/json in programs that run elsewhere.
// In the app encoding/json would be 96 KB of what a phone downloads.
package hostjson

import "encoding/json"

// Read fills the value that into points to. Names that it does not have are
// passed over. After an error the value may be half filled.
func Read(text string, into any) error { return json.Unmarshal([]byte(text), into) }

// Write returns the value as JSON in one line, a map's names in order. It panics
// for a value that JSON does not know.
func Write(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}
