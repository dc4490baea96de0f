package hostjson

import (
	"cmp"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"syscall/js"
)

// browserJSON has the browser's own parse and stringify.
var browserJSON = js.Global().Get("JSON")

// Read fills the value that into points to. Names that it does not have are
// passed over. After an error the value may be half filled. Whole numbers are
// exact up to 2^53, as everywhere in a browser.
func Read(text string, into any) (err error) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case js.Error: // by parse
			err = thrown
		default:
			panic(thrown)
		}
	}()
	r := reader{browserJSON.Call("stringify", browserJSON.Call("parse", text)).String()}
	return r.value(reflect.ValueOf(into).Elem())
}

// reader goes through JSON as the browser writes it: valid, and without blanks.
// Asking the browser for each value of a pack would take three times as long.
type reader struct{ rest string }

func (r *reader) take(text string) (taken bool) {
	r.rest, taken = strings.CutPrefix(r.rest, text)
	return taken
}

// value reads one value, and passes it over where into is the zero Value.
func (r *reader) value(into reflect.Value) error {
	switch kind := into.Kind(); {
	case r.take("null"):
		return nil
	case kind == reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return r.value(into.Elem())
	case kind == reflect.Struct && r.take("{"):
		return r.object(func(name string) error { return r.value(field(into, name)) })
	case kind == reflect.Map && r.take("{"):
		into.Set(reflect.MakeMap(into.Type()))
		return r.object(func(name string) error {
			entry := reflect.New(into.Type().Elem()).Elem()
			err := r.value(entry)
			into.SetMapIndex(reflect.ValueOf(name), entry)
			return err
		})
	case kind == reflect.Slice && r.take("["):
		into.Set(reflect.MakeSlice(into.Type(), 0, 0))
		return r.list(func() error {
			into.Grow(1)
			into.SetLen(into.Len() + 1)
			return r.value(into.Index(into.Len() - 1))
		})
	case kind == reflect.Invalid && r.take("{"):
		return r.object(func(string) error { return r.value(into) })
	case kind == reflect.Invalid && r.take("["):
		return r.list(func() error { return r.value(into) })
	default:
		return scalar(r.token(), into)
	}
}

func (r *reader) object(member func(name string) error) error {
	for !r.take("}") {
		name := unquote(r.token())
		r.take(":")
		if err := member(name); err != nil {
			return err
		}
		r.take(",")
	}
	return nil
}

func (r *reader) list(entry func() error) error {
	for !r.take("]") {
		if err := entry(); err != nil {
			return err
		}
		r.take(",")
	}
	return nil
}

// token cuts off a string with its quotes, a number or a boolean.
func (r *reader) token() (token string) {
	end := 1
	if r.rest[0] == '"' {
		for ; r.rest[end] != '"'; end++ {
			if r.rest[end] == '\\' {
				end++
			}
		}
		end++
	} else if end = strings.IndexAny(r.rest, ",]}"); end < 0 {
		end = len(r.rest)
	}
	token, r.rest = r.rest[:end], r.rest[end:]
	return token
}

func unquote(token string) string {
	if strings.Contains(token, `\`) {
		return browserJSON.Call("parse", token).String()
	}
	return token[1 : len(token)-1]
}

// day is what content.Date offers. (To look for UnmarshalText would keep every
// method of that name in the program, time's and url's among them: 60 KB.)
type day interface{ SetISO(string) error }

func scalar(token string, into reflect.Value) error {
	kind, text := into.Kind(), token[0] == '"'
	switch {
	case kind == reflect.Invalid:
		return nil
	case kind == reflect.String && text:
		into.SetString(unquote(token))
		return nil
	case kind == reflect.Bool && (token == "true" || token == "false"):
		into.SetBool(token == "true")
		return nil
	case into.CanInt():
		n, err := strconv.ParseInt(token, 10, into.Type().Bits())
		into.SetInt(n)
		return err
	}
	if d, ok := into.Addr().Interface().(day); ok && text {
		return d.SetISO(unquote(token))
	}
	return fmt.Errorf("JSON: want %s, not %q", kind, token)
}

// fields are the indexes of the structs' fields by their names in JSON.
var fields = map[reflect.Type]map[string]int{}

// field finds a struct's field, and returns the zero Value for an unknown name.
func field(of reflect.Value, name string) reflect.Value {
	t := of.Type()
	if fields[t] == nil {
		fields[t] = map[string]int{}
		for i := range t.NumField() {
			known, _ := nameOf(t.Field(i))
			fields[t][known] = i
		}
	}
	if i, found := fields[t][name]; found {
		return of.Field(i)
	}
	return reflect.Value{}
}

// nameOf returns a field's name in JSON, and whether it is left out when empty.
func nameOf(f reflect.StructField) (name string, omitEmpty bool) {
	name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
	return cmp.Or(name, f.Name), option == "omitempty"
}
