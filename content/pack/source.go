package pack

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// largestFile is more than a guide of a hundred pages has.
const largestFile = 256 << 10

// readSource reads a text file. Windows line ends and a byte order mark, which
// common editors leave, are taken off; no line changes its number.
func (r *reader) readSource(file, holds string) ([]byte, bool) {
	source, err := r.readFile(file, largestFile)
	switch {
	case r.lost[file]:
		return nil, false
	case errors.Is(err, fs.ErrNotExist):
		r.problems.add(file, 0, "no such file: want a file of this name with %s", holds)
		return nil, false
	case err != nil:
		r.problems.add(file, 0, "cannot be read: %v", err)
		return nil, false
	case len(source) > largestFile:
		r.problems.add(file, 0, "larger than 256 KB: want at most 256 KB in a file")
		return nil, false
	case isUTF16(source):
		r.problems.add(file, 0, "text is UTF-16: want the file saved as UTF-8")
		return nil, false
	}
	source = bytes.TrimPrefix(source, []byte("\uFEFF"))
	source = bytes.ReplaceAll(source, []byte("\r\n"), []byte("\n"))
	if path.Ext(file) == ".md" {
		source = r.withoutInvisible(file, source)
	}
	return source, r.readable(file, source)
}

// invisible are characters that web pages and word processors put where a line may be
// broken. Within a number or a word they would keep it from being found.
var invisible = regexp.MustCompile("[\u00AD\u200B\u2060\uFEFF]")

func isInvisible(c rune) bool {
	return c == '\u00AD' || c == '\u200B' || c == '\u2060' || c == '\uFEFF'
}

func (r *reader) withoutInvisible(file string, source []byte) []byte {
	if bytes.IndexFunc(source, isInvisible) < 0 {
		return source
	}
	at := invisible.FindAllIndex(source, -1)
	line := 1 + bytes.Count(source[:at[0][0]], []byte("\n"))
	r.problems.warn(file, line, "invisible character: left out%s", times(len(at)))
	return invisible.ReplaceAll(source, nil)
}

// exists is for the files that a pack can do without.
func (r *reader) exists(file string) bool {
	_, err := fs.Stat(r.fsys, file)
	return !errors.Is(err, fs.ErrNotExist)
}

// readFile reads at most one byte more than a file may have. The kind of file
// is looked at before it is opened: a named pipe would never answer.
func (r *reader) readFile(file string, largest int) ([]byte, error) {
	info, err := fs.Stat(r.fsys, file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("want a plain file, not a " + kind(info.Mode()))
	}
	opened, err := r.fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	var data bytes.Buffer
	data.Grow(int(min(info.Size(), int64(largest))) + bytes.MinRead)
	_, err = data.ReadFrom(io.LimitReader(opened, int64(largest)+1))
	return data.Bytes(), err
}

func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "folder"
	case mode&fs.ModeNamedPipe != 0:
		return "named pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	default:
		return "device"
	}
}

// isUTF16 knows the file by its byte order mark, or by the empty byte beside
// every English letter.
func isUTF16(source []byte) bool {
	marked := bytes.HasPrefix(source, []byte{0xFF, 0xFE}) || bytes.HasPrefix(source, []byte{0xFE, 0xFF})
	return marked || len(source) > 0 && bytes.Count(source, []byte{0}) > len(source)/4
}

func (r *reader) readable(file string, source []byte) bool {
	clean := true
	for i, line := range strings.Split(string(source), "\n") {
		if !utf8.ValidString(line) {
			// Where one line is of another encoding, all are.
			r.problems.add(file, i+1, "text is not UTF-8: want the file saved as UTF-8")
			return false
		}
		if c, found := hidden(strings.ReplaceAll(line, "\t", " ")); found {
			r.problems.add(file, i+1, "%s", describe(c))
			clean = false
		}
	}
	return clean
}

// fold makes every run of white space, line breaks among them, one space.
func fold(text string) string {
	if isFolded(text) { // as most words are
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

func isFolded(text string) bool {
	spaced := true // nothing may begin with a space
	for _, c := range text {
		switch {
		case !unicode.IsSpace(c):
			spaced = false
		case c != ' ' || spaced:
			return false
		default:
			spaced = true
		}
	}
	return !spaced || text == ""
}

// foldLines is fold, but keeps line breaks.
func foldLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, fold(line))
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
