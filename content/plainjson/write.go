package plainjson

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Write gives the value as JSON in one line, a map's names in order. It panics
// for a kind of value that this package does not know.
func Write(v any) string {
	var b strings.Builder
	write(&b, reflect.ValueOf(v))
	return b.String()
}

func write(b *strings.Builder, v reflect.Value) {
	if d, ok := v.Interface().(interface{ ISO() string }); ok {
		quote(b, d.ISO())
		return
	}
	switch {
	case v.Kind() == reflect.Struct:
		writeStruct(b, v)
	case v.Kind() == reflect.Map:
		writeMap(b, v)
	case v.Kind() == reflect.Slice && v.IsNil():
		b.WriteString("null")
	case v.Kind() == reflect.Slice:
		writeList(b, v)
	case v.Kind() == reflect.String:
		quote(b, v.String())
	case v.Kind() == reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case v.CanInt():
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	default:
		panic(fmt.Sprintf("no plain JSON for a %s", v.Type()))
	}
}

func writeStruct(b *strings.Builder, v reflect.Value) {
	begin := byte('{')
	for i := range v.NumField() {
		f := fieldOf(v.Type(), i)
		if f.omitEmpty && empty(v.Field(i)) {
			continue
		}
		b.WriteByte(begin)
		begin = ','
		quote(b, f.name)
		b.WriteByte(':')
		write(b, v.Field(i))
	}
	if begin == '{' {
		b.WriteByte('{')
	}
	b.WriteByte('}')
}

// empty is what omitempty means by it: a struct never is.
func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Map || v.Kind() == reflect.Slice {
		return v.Len() == 0
	}
	return v.Kind() != reflect.Struct && v.IsZero()
}

func writeMap(b *strings.Builder, v reflect.Value) {
	if v.IsNil() {
		b.WriteString("null")
		return
	}
	var names []string
	for _, name := range v.MapKeys() {
		names = append(names, name.String())
	}
	slices.Sort(names)
	b.WriteByte('{')
	for i, name := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		quote(b, name)
		b.WriteByte(':')
		write(b, v.MapIndex(reflect.ValueOf(name)))
	}
	b.WriteByte('}')
}

func writeList(b *strings.Builder, v reflect.Value) {
	b.WriteByte('[')
	for i := range v.Len() {
		if i > 0 {
			b.WriteByte(',')
		}
		write(b, v.Index(i))
	}
	b.WriteByte(']')
}

func quote(b *strings.Builder, s string) {
	b.WriteByte('"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ':
			fmt.Fprintf(b, `\u%04x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
}

// field is how a struct's field stands in JSON.
type field struct {
	name      string
	omitEmpty bool
}

func fieldOf(t reflect.Type, i int) field {
	name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
	if name == "" {
		name = t.Field(i).Name
	}
	return field{name, options == "omitempty"}
}
