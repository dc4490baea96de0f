// Package json writes go-app's errors for a person to read on the console.
package json

import (
	"fmt"
	"reflect"
)

// Marshal writes a struct field by field. To look for a MarshalJSON would keep
// every method of that name in the program, time's and url's among them.
func Marshal(v any) (text []byte, err error) {
	fields := reflect.ValueOf(v)
	for i := 0; i < fields.NumField(); i++ { // go-app speaks an older Go
		if field := fields.Field(i); !field.IsZero() {
			text = fmt.Appendf(text, "%s: %v; ", fields.Type().Field(i).Name, field)
		}
	}
	return text, nil
}

func MarshalIndent(v any, _, _ string) ([]byte, error) { return Marshal(v) }
