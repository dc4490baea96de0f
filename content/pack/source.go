package pack

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// readSource reads a text file. Windows line ends and a byte order mark, which
// common editors leave, are taken off; no line changes its number.
func (r *reader) readSource(file, holds string) ([]byte, bool) {
	source, err := fs.ReadFile(r.fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.problems.add(file, 0, "no such file: want a file of this name with %s", holds)
		return nil, false
	case err != nil:
		r.problems.add(file, 0, "cannot be read: %v", err)
		return nil, false
	}
	source = bytes.TrimPrefix(source, []byte("\uFEFF"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	return source, r.readable(file, source)
}

func (r *reader) readable(file string, source []byte) bool {
	clean := true
	for i, line := range strings.Split(string(source), "\n") {
		if !utf8.ValidString(line) {
			r.problems.add(file, i+1, "text is not UTF-8: want the file saved as UTF-8")
			clean = false
		} else if c, found := hidden(strings.ReplaceAll(line, "\t", " ")); found {
			r.problems.add(file, i+1, "control character %U: want visible text only", c)
			clean = false
		}
	}
	return clean
}

// hidden finds a character that no one sees but that changes what a phone
// shows, dials or finds.
func hidden(text string) (rune, bool) {
	for _, c := range text {
		switch c {
		case '\u00AD', '\u200B', '\u2028', '\u2029', '\uFEFF':
			return c, true
		}
		if unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
			return c, true
		}
	}
	return 0, false
}

// fold makes every run of white space, line breaks among them, one space.
func fold(text string) string { return strings.Join(strings.Fields(text), " ") }
