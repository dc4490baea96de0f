package pack

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the kinds of pictures that a pack can have
	_ "image/png"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	_ "golang.org/x/image/webp"

	"oneminuteguide/content"
)

// The bounds of what comes with a pack: a phone keeps all of it.
const (
	largestPicture  = 200 << 10
	largestDocument = 1 << 20
	largestFiles    = 10 << 20 // of one pack
	mostPixels      = 12_000_000
	mostPixelsInAll = 200_000_000
	mostSteps       = 100 // in which a JPEG is drawn: each goes over all of it
)

// mediaFiles are the pictures and documents of a pack, each once its text asks for it.
type mediaFiles struct {
	reader   *reader
	read     map[string]content.File
	pictures map[string]content.Picture
	refused  map[string]bool   // they have been reported
	names    map[string]string // by their addresses in small letters: some systems know no others
	size     int
	pixels   int
}

// fileName is what an address can hold on every server and in every file system.
var fileName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*$`)

var (
	pictureNames  = []string{".png", ".jpg", ".jpeg", ".webp"}
	documentNames = []string{".pdf"}
)

// isMedia reports whether a file of the name can be shown or led to.
func isMedia(name string) bool {
	end := strings.ToLower(path.Ext(name))
	return slices.Contains(pictureNames, end) || slices.Contains(documentNames, end)
}

// has reports whether the pack has a file there that is not part of its texts.
func (f *mediaFiles) has(target string) bool {
	if !fs.ValidPath(target) || path.Ext(target) == ".md" || path.Ext(target) == ".yaml" || passedOver(path.Base(target)) {
		return false
	}
	info, err := fs.Stat(f.reader.fsys, target)
	return err == nil && !info.IsDir()
}

// meant names the file beside the target whose name is nearly its own. Capitals count:
// servers tell them apart.
func (f *mediaFiles) meant(target string) string {
	var names []string
	if fs.ValidPath(target) {
		entries, _ := f.reader.list(path.Dir(target)) // there may be no such folder
		for _, entry := range entries {
			if isMedia(entry.Name()) {
				names = append(names, entry.Name())
			}
		}
	}
	if near := nearestName(path.Base(target), names); near != "" {
		return ": did you mean " + near + "?"
	}
	return ""
}

// document returns the address of a document that a text leads to, or "".
func (f *mediaFiles) document(m *markdown, node ast.Node, target string) string {
	m.turn()
	if !slices.Contains(documentNames, strings.ToLower(path.Ext(target))) {
		m.problem(node, "file %q: want a PDF to lead to", target)
		return ""
	}
	file, ok := f.open(m, node, target, largestDocument)
	if ok && !bytes.HasPrefix(file.Data, []byte("%PDF-")) {
		f.refuse(m, node, target, "is no PDF, whatever its name says")
		return ""
	}
	return file.Path
}

// picture returns a picture of the pack.
func (f *mediaFiles) picture(m *markdown, node ast.Node, target string) (content.Picture, bool) {
	m.turn()
	if !slices.Contains(pictureNames, strings.ToLower(path.Ext(target))) {
		m.problem(node, "picture %q: want a PNG, JPEG or WebP", target)
		return content.Picture{}, false
	}
	file, ok := f.open(m, node, target, largestPicture)
	if !ok {
		return content.Picture{}, false
	}
	if known, ok := f.pictures[target]; ok {
		return known, true
	}
	size, fault := f.sizeOf(file.Data)
	if fault != "" {
		f.refuse(m, node, target, fault)
		return content.Picture{}, false
	}
	picture := content.Picture{Path: file.Path, Width: size.X, Height: size.Y}
	f.pictures[target] = picture
	return picture, true
}

// sizeOf looks at a picture's size first: a small file can be a picture that no
// phone has the memory for.
func (f *mediaFiles) sizeOf(data []byte) (size image.Point, fault string) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	f.pixels += config.Width * config.Height
	switch {
	case err != nil:
		return size, "is no picture, or a broken one"
	case config.Width*config.Height > mostPixels:
		return size, fmt.Sprintf("is %d by %d pixels, want at most 12 million in all", config.Width, config.Height)
	case f.pixels > mostPixelsInAll:
		return size, "all pictures of the pack together have more than 200 million pixels"
	case bytes.Count(data, []byte{0xFF, 0xDA}) > mostSteps: // the marks of JPEG; in a PNG or WebP there are few by chance
		return size, fmt.Sprintf("is drawn in more than %d steps, want it saved again as an ordinary JPEG", mostSteps)
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return size, "is a broken picture"
	}
	return image.Pt(config.Width, config.Height), ""
}

func (f *mediaFiles) open(m *markdown, node ast.Node, target string, largest int) (content.File, bool) {
	if file, ok := f.read[target]; ok {
		return file, true
	}
	if f.refused[target] {
		return content.File{}, false
	}
	end := path.Ext(target)
	address := content.FilesFolder + strings.TrimSuffix(target, end) + strings.ToLower(end)
	data, err := f.reader.readFile(target, largest)
	word, other := indiscreet(target), f.names[strings.ToLower(address)]
	switch {
	case err != nil:
		return f.refuse(m, node, target, err.Error())
	case !fileName.MatchString(target):
		return f.refuse(m, node, target, "want letters, digits, dots, hyphens and _ only in its name")
	case word != "":
		return f.refuse(m, node, target, fmt.Sprintf("shows %q in an address, want a discreet name", word))
	case other != "":
		return f.refuse(m, node, target, fmt.Sprintf("differs from %q in capital letters alone, want another name", other))
	case len(data) > largest:
		return f.refuse(m, node, target, fmt.Sprintf("larger than %d KB, want a smaller one", largest>>10))
	case f.size+len(data) > largestFiles:
		return f.refuse(m, node, target, fmt.Sprintf("all files of the pack together are larger than %d MB", largestFiles>>20))
	}
	f.size += len(data)
	file := content.File{Path: address, Data: data}
	f.read[target], f.names[strings.ToLower(address)] = file, target
	return file, true
}

func (f *mediaFiles) refuse(m *markdown, node ast.Node, target, fault string) (content.File, bool) {
	if !f.refused[target] {
		m.problem(node, "file %q: %s", target, fault)
	}
	f.refused[target] = true
	delete(f.read, target)
	return content.File{}, false
}

// inOrder returns the files that the texts asked for.
func (f *mediaFiles) inOrder() []content.File {
	var files []content.File
	for _, file := range f.read {
		files = append(files, file)
	}
	slices.SortFunc(files, func(a, b content.File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// warnOfUnused names files that nothing leads to: a slip in the text or in the name.
func (f *mediaFiles) warnOfUnused() {
	err := fs.WalkDir(f.reader.fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && passedOver(entry.Name()) && entry.IsDir():
			return fs.SkipDir
		case !entry.IsDir() && isMedia(name) && f.read[name].Path == "" && !f.refused[name] && !passedOver(entry.Name()):
			f.reader.problems.warn(name, 0, "no text shows it or leads to it: it is not published")
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.reader.problems.warn(".", 0, "not all of its files can be listed: %v", err)
	}
}

// picture shows a picture of the pack below the passage. One that the pack does not
// have is not fetched from elsewhere: its words are shown in its place.
func (m *markdown) picture(node ast.Node, source, words string, style content.Span) []content.Span {
	target := path.Join(path.Dir(m.file), source)
	if scheme.MatchString(source) || strings.HasPrefix(source, "/") || !m.files.has(target) {
		outcome := "its words are shown instead"
		if words == "" {
			outcome = "it is left out"
		}
		m.warn(node, "picture %q: not in the pack, %s%s", source, outcome, m.files.meant(target))
		style.Text, style.Emphasis = words, true
		return []content.Span{style}
	}
	picture, ok := m.files.picture(m, node, target)
	if ok && words == "" {
		m.problem(node, "picture %q: want words for those who do not see it, as in ![What it shows](%s)", source, source)
	}
	if ok {
		picture.Words = words
		m.pictures = append(m.pictures, content.Block{Picture: picture})
	}
	return nil
}
