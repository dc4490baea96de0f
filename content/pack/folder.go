package pack

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// The files of a pack, and of one guide's folder.
var (
	packFiles  = []string{"pack.yaml", contactsFile, linksFile, practiceFile, privacyFile, accessibilityFile}
	guideFiles = []string{"guide.md", "checklist.yaml", guideContactsFile, sourceFile}
)

const guidesFolder = "guides"

// list returns what is in a folder, without what is passed over on purpose.
func (r *reader) list(folder string) ([]fs.DirEntry, error) {
	// A named pipe in place of a folder would never answer.
	if info, err := fs.Stat(r.fsys, folder); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fs.ErrNotExist
	}
	entries, err := fs.ReadDir(r.fsys, folder)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return passedOver(e.Name()) }), err
}

// mostEntries is far more than the files and folders of a pack.
const mostEntries = 10_000

// lookAround looks at all names in the folder before anything is read, and is false
// when there are too many. A link that cannot be followed is reported by its own name:
// the folder's files are those of the pack alone, and a link may lead out of it.
func (r *reader) lookAround() bool {
	entries := 0
	fs.WalkDir(r.fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		entries++
		switch {
		case err != nil:
			return nil // it is reported where it is read
		case entries > mostEntries:
			r.problems.add(".", 0, "more than 10,000 files and folders: want those of a pack alone")
			return fs.SkipAll
		case name != "." && passedOver(entry.Name()) && entry.IsDir():
			return fs.SkipDir
		case entry.Type()&fs.ModeSymlink == 0 || passedOver(entry.Name()):
			return nil
		}
		if _, err := fs.Stat(r.fsys, name); err != nil {
			r.lost[name] = true
			r.problems.add(name, 0, "a link that leads out of the pack's folder, or to nothing: want the file itself in its place")
		}
		return nil
	})
	return entries <= mostEntries
}

// passedOver are the names of what machines and editors leave behind, and of
// the code beside a pack that is embedded in a program, as content/leeds is.
func passedOver(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") || // Word's, of an open document
		name == "Thumbs.db" || name == "desktop.ini" || path.Ext(name) == ".go" || name == "testdata"
}

// isFolder follows a symbolic link, as opening its files does.
func (r *reader) isFolder(name string) bool {
	info, err := fs.Stat(r.fsys, name)
	return err == nil && info.IsDir()
}

// refuseUnknown reports what has no place in a folder: a slip in a file's name
// would otherwise leave the file out in silence.
func (r *reader) refuseUnknown(folder string, known ...string) {
	entries, _ := r.list(folder) // a folder that cannot be listed is reported where its files are read
	all := r.translated(known)
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		switch {
		case slices.Contains(all, entry.Name()), isMedia(entry.Name()):
			continue
		case r.holdsMedia(name, deepestFolder):
			continue
		}
		want := "want only " + oneOf(append(slices.Clone(known), "pictures", "PDFs")) + " here"
		if near := nearestName(entry.Name(), all); near != "" {
			want = "did you mean " + near + "?"
		}
		if lang := r.strayTranslation(entry.Name(), known); lang != "" {
			want = fmt.Sprintf("want %s in the languages of pack.yaml, or no such file", lang)
		}
		what := "file"
		if entry.IsDir() {
			what = "folder"
		}
		r.problems.add(name, 0, "unknown %s: %s", what, want)
	}
}

// deepestFolder is how many folders of pictures can be within each other.
const deepestFolder = 3

// holdsMedia reports whether it is a folder of pictures and documents, and of nothing else.
func (r *reader) holdsMedia(folder string, depth int) bool {
	if depth == 0 || !r.isFolder(folder) {
		return false
	}
	entries, _ := r.list(folder)
	for _, entry := range entries {
		if !isMedia(entry.Name()) && !r.holdsMedia(path.Join(folder, entry.Name()), depth-1) {
			return false
		}
	}
	return len(entries) > 0
}

// nearestName returns the known name that a slip may have been made in, or "".
// A wrong or second ending, as in guide.md.txt, does not count.
func nearestName(name string, known []string) string {
	stem := func(name string) string { before, _, _ := strings.Cut(strings.ToLower(name), "."); return before }
	nearest, least := "", 4
	for _, k := range known {
		d := distance(stem(name), stem(k))
		if nearer := d < least || d == least && nearest != "" && stem(k) == stem(nearest) && distance(name, k) < distance(name, nearest); nearer && 2*d < len(stem(k)) {
			nearest, least = k, d
		}
	}
	return nearest
}

// distance is how many letters must be put in, taken out or changed to make
// one word the other.
func distance(a, b string) int {
	var room [32]int // enough for a number or a name
	row := room[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
