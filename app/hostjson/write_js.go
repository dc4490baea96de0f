package hostjson

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Write returns the value as JSON in one line, a map's names in order.
func Write(v any) string { return write(reflect.ValueOf(v)) }

// write knows what a visit is made of, and panics for other kinds of values.
func write(v reflect.Value) string {
	var parts []string
	switch kind := v.Kind(); {
	case kind == reflect.String:
		return quote(v.String())
	case kind == reflect.Struct:
		for i := range v.NumField() {
			name, omitEmpty := nameOf(v.Type().Field(i))
			if f := v.Field(i); !omitEmpty || !empty(f) {
				parts = append(parts, quote(name)+":"+write(f))
			}
		}
		return "{" + strings.Join(parts, ",") + "}"
	case kind == reflect.Map && !v.IsNil():
		for each := v.MapRange(); each.Next(); {
			parts = append(parts, quote(each.Key().String())+":"+write(each.Value()))
		}
		slices.Sort(parts)
		return "{" + strings.Join(parts, ",") + "}"
	case kind == reflect.Slice && !v.IsNil():
		for i := range v.Len() {
			parts = append(parts, write(v.Index(i)))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case kind == reflect.Map || kind == reflect.Slice:
		return "null"
	default:
		return strconv.FormatInt(v.Int(), 10)
	}
}

// empty is what omitempty means by it.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	default:
		return v.CanInt() && v.Int() == 0
	}
}

func quote(s string) string {
	if strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || c == '"' || c == '\\' }) {
		return browserJSON.Call("stringify", s).String()
	}
	return `"` + s + `"`
}
