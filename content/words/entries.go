package words

import (
	"iter"
	"reflect"
	"strings"
	"unicode"
)

// Entry is one text, with its section and its name as a words file has them.
type Entry struct {
	Section, Name string
	Text          *string
}

// Entries lists all texts, in order. It is for those who read or write a words file,
// and is no part of the browser's program.
func Entries(w *Words) []Entry {
	var entries []Entry
	for section, fields := range exported(reflect.ValueOf(w).Elem()) {
		for name, text := range exported(fields) {
			entries = append(entries, Entry{section, name, text.Addr().Convert(reflect.TypeFor[*string]()).Interface().(*string)}) // a Pattern is a string too
		}
	}
	return entries
}

// exported yields a struct's fields under their names in a words file.
func exported(of reflect.Value) iter.Seq2[string, reflect.Value] {
	return func(yield func(string, reflect.Value) bool) {
		for i := range of.NumField() {
			if f := of.Type().Field(i); f.IsExported() && !yield(snake(f.Name), of.Field(i)) {
				return
			}
		}
	}
}

// snake writes GuideAbout as guide_about.
func snake(name string) string {
	var b strings.Builder
	for i, c := range name {
		if unicode.IsUpper(c) && i > 0 {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}
