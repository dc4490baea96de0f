// Package plainjson reads and writes the JSON that the browser's program needs:
// structs, maps, slices, strings, booleans, whole numbers and days. What it writes
// encoding/json reads, and the other way round, but for what is said below.
//
// encoding/json would be 113 KB of what a phone downloads, a tenth of the whole
// (Go 1.26, Brotli). Field names are taken from the json tags, exactly as they
// stand there; of the tags' options only omitempty is known.
package plainjson

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// deepest is how many levels a text may have: no more than a stack bears, and
// far more than a pack has.
const deepest = 64

// Read takes a whole JSON text over into the value that the pointer shows.
// Names that it does not have are passed over. The error tells the place as a
// count of bytes; the value may then be half filled.
func Read(text string, into any) error {
	r := reader{text: text, fields: map[reflect.Type]map[string]int{}}
	if err := r.value(reflect.ValueOf(into).Elem(), 0); err != nil {
		return err
	}
	if r.peek() != 0 || r.at < len(r.text) {
		return r.wants("nothing more")
	}
	return nil
}

type reader struct {
	text   string
	at     int
	fields map[reflect.Type]map[string]int // a struct's fields by their names in JSON
}

func (r *reader) wants(what string) error {
	return fmt.Errorf("JSON, byte %d: want %s", r.at, what)
}

// peek passes space over and returns the byte after it, or 0 at the end.
func (r *reader) peek() byte {
	for ; r.at < len(r.text); r.at++ {
		if c := r.text[r.at]; c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return c
		}
	}
	return 0
}

// take passes the byte over if it comes next.
func (r *reader) take(c byte) bool {
	if r.peek() != c {
		return false
	}
	r.at++
	return true
}

func (r *reader) word(word string) bool {
	if !strings.HasPrefix(r.text[r.at:], word) {
		return false
	}
	r.at += len(word)
	return true
}

// value reads one value into v, or nowhere if v is the zero reflect.Value.
func (r *reader) value(v reflect.Value, depth int) error {
	if depth > deepest {
		return r.wants("less depth")
	}
	switch c := r.peek(); {
	case c == '{':
		return r.object(v, depth)
	case c == '[':
		return r.list(v, depth)
	case c == '"':
		return r.textOrDay(v)
	case r.word("null"):
		if v.IsValid() && (v.Kind() == reflect.Map || v.Kind() == reflect.Slice) {
			v.SetZero()
		}
		return nil
	case r.word("true"), r.word("false"):
		return r.boolean(v, c == 't')
	default:
		return r.number(v)
	}
}

func (r *reader) object(v reflect.Value, depth int) error {
	if v.IsValid() && v.Kind() != reflect.Struct && v.Kind() != reflect.Map {
		return r.wants(v.Kind().String())
	}
	if v.IsValid() && v.Kind() == reflect.Map && v.IsNil() {
		v.Set(reflect.MakeMap(v.Type()))
	}
	r.take('{')
	if r.take('}') {
		return nil
	}
	for {
		if r.peek() != '"' {
			return r.wants("a name")
		}
		name, err := r.str()
		if err != nil {
			return err
		}
		if !r.take(':') {
			return r.wants("a colon")
		}
		if err := r.member(v, name, depth+1); err != nil {
			return err
		}
		if r.take('}') {
			return nil
		}
		if !r.take(',') {
			return r.wants("a comma or the end of the object")
		}
	}
}

func (r *reader) member(v reflect.Value, name string, depth int) error {
	if !v.IsValid() {
		return r.value(v, depth)
	}
	if v.Kind() == reflect.Map {
		entry := reflect.New(v.Type().Elem()).Elem()
		err := r.value(entry, depth)
		v.SetMapIndex(reflect.ValueOf(name), entry)
		return err
	}
	i, known := r.fieldsOf(v.Type())[name]
	if !known {
		return r.value(reflect.Value{}, depth)
	}
	return r.value(v.Field(i), depth)
}

func (r *reader) fieldsOf(t reflect.Type) map[string]int {
	if r.fields[t] == nil {
		r.fields[t] = map[string]int{}
		for i := range t.NumField() {
			r.fields[t][fieldOf(t, i).name] = i
		}
	}
	return r.fields[t]
}

func (r *reader) list(v reflect.Value, depth int) error {
	if v.IsValid() && v.Kind() != reflect.Slice {
		return r.wants(v.Kind().String())
	}
	r.take('[')
	if v.IsValid() {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	if r.take(']') {
		return nil
	}
	for {
		var entry reflect.Value
		if v.IsValid() {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			entry = v.Index(v.Len() - 1)
		}
		if err := r.value(entry, depth+1); err != nil {
			return err
		}
		if r.take(']') {
			return nil
		}
		if !r.take(',') {
			return r.wants("a comma or the end of the list")
		}
	}
}

func (r *reader) boolean(v reflect.Value, value bool) error {
	if !v.IsValid() {
		return nil
	}
	if v.Kind() != reflect.Bool {
		return r.wants(v.Kind().String())
	}
	v.SetBool(value)
	return nil
}

func (r *reader) number(v reflect.Value) error {
	start := r.at
	r.word("-")
	if !r.word("0") && r.digits() == 0 {
		return r.wants("a value")
	}
	if r.word(".") && r.digits() == 0 {
		return r.wants("a digit")
	}
	if r.word("e") || r.word("E") {
		if !r.word("+") {
			r.word("-")
		}
		if r.digits() == 0 {
			return r.wants("a digit")
		}
	}
	if !v.IsValid() {
		return nil
	}
	if !v.CanInt() {
		return r.wants(v.Kind().String())
	}
	n, err := strconv.ParseInt(r.text[start:r.at], 10, v.Type().Bits())
	if err != nil {
		return r.wants("a whole number that is not too large")
	}
	v.SetInt(n)
	return nil
}

func (r *reader) digits() int {
	start := r.at
	for r.at < len(r.text) && '0' <= r.text[r.at] && r.text[r.at] <= '9' {
		r.at++
	}
	return r.at - start
}

// day is what content.Date offers. (To look for UnmarshalText would keep every
// method of that name in the program, time's and url's among them: 60 KB.)
type day interface{ SetISO(string) error }

func (r *reader) textOrDay(v reflect.Value) error {
	s, err := r.str()
	if err != nil || !v.IsValid() {
		return err
	}
	if d, ok := v.Addr().Interface().(day); ok {
		return d.SetISO(s)
	}
	if v.Kind() != reflect.String {
		return r.wants(v.Kind().String())
	}
	v.SetString(s)
	return nil
}
