// Package pack reads a pack of guides from a folder of plain files that a
// partnership edits itself, and makes sure that the result keeps every rule:
// what Read returns needs no further checks.
//
// The folder holds
//
//	pack.yaml                     the library's title and names
//	contacts.yaml                 who to call
//	links.yaml                    every address that a guide's words may lead to
//	practice.yaml                 what to do before and after a call; optional
//	privacy.md                    the publisher's privacy notice; optional
//	accessibility.md              the publisher's accessibility statement; optional
//	words.LANG.yaml               the app's own words in the language of the pack; optional
//	guides/ID/guide.md            a guide's text: Markdown below YAML front matter
//	guides/ID/checklist.yaml      the guide's own items, in its own words; optional
//	guides/ID/contacts.yaml       who to call for this guide alone; optional
//	guides/ID/source.txt          the text as it was published, to prove the guide's by; optional
//	guides/ID/*.png, *.pdf …      the pictures and documents that the text shows or leads to
//
// and in each other language that pack.yaml names, the translations of these: pack.cy.yaml,
// contacts.cy.yaml, guides/ID/guide.cy.md and so on, in Welsh. They have words alone; ids,
// numbers and the order are those of the main language, and so is what they lack.
//
// There is nothing else: an unknown name is an error. Only what machines and editors
// leave behind is passed over (names that begin with a dot or end in ~), and the
// code beside a pack that is embedded in a program (*.go, testdata).
//
// The formats are standard YAML and a small part of standard Markdown. The
// reader is strict, and tells an editor everything that is wrong at once, by
// file and line.
//
// A pack may come from anyone. No file of text has more than 256 KB, no YAML more
// than 128 KB, no line of a text more than 8 KB and no passage more than 32 KB; all
// tables of a text have 20,000 cells at most, all addresses of its links 1 MB. A picture has 200 KB and 12 million
// pixels at most, all together 200 million; the folder has 10,000 names at most.
// Whatever is in a file of that size is read, or refused, within a few seconds, and no
// picture takes more than 200 MB. A report lists 1,000 faults at most. Nothing but
// plain files is opened. Where fsys is that of an os.Root, no link out of it is
// followed. A report can be printed: hidden characters in it are written as escapes.
//
// This package runs where a pack is published or checked. It is never part of
// the browser's program, which takes the finished content.Pack as JSON.
package pack

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"unicode/utf8"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// longestShortName is what phones show below an icon without cutting it.
const longestShortName = 12

// Read reads the pack in fsys. Its error is Faults, in the order of files and lines.
func Read(fsys fs.FS) (*content.Pack, error) {
	pack, _, err := Check(fsys, content.Date{})
	if err == nil {
		err = WithoutDrafts(pack)
	}
	return pack, err
}

// Check reads the pack in fsys as Read does, and also returns warnings: what an
// editor should look at although the pack can be published as it is, such as a
// guide whose review date is before today. With the zero Date, review dates are
// not compared. There can be warnings beside an error.
func Check(fsys fs.FS, today content.Date) (pack *content.Pack, warnings []Finding, err error) {
	r := &reader{fsys: fsys, today: today, problems: &problems{}, turn: func() {}, anchors: map[string]map[string]string{}, contactIDs: names{},
		numbers: map[string]string{}, lost: map[string]bool{}}
	r.files = &mediaFiles{reader: r, read: map[string]content.File{}, pictures: map[string]content.Picture{}, refused: map[string]bool{}, names: map[string]string{}}
	pack = r.read()
	if err := r.problems.err(); err != nil {
		return nil, r.problems.warnings.inOrder(), err
	}
	return pack, r.problems.warnings.inOrder(), nil
}

func (r *reader) read() *content.Pack {
	pack := &content.Pack{}
	if !r.lookAround() {
		return pack
	}
	groups := r.readNames(pack)
	r.refuseUnknown(".", slices.Concat(packFiles, []string{guidesFolder}, r.wordsFiles())...)
	numbers := r.readContacts(pack)
	links := r.readLinks()
	r.readPractice(pack, numbers)
	pack.Privacy = r.readLegal(privacyFile, links, numbers)
	pack.Accessibility = r.readLegal(accessibilityFile, links, numbers)
	complete := r.readGuides(pack, links, numbers)
	r.orderGuides(pack, groups)
	r.checkFormerIDs(pack)
	r.finishGuideLinks(pack, links, complete)
	r.finishJumps(pack)
	r.readEditions(pack, links, numbers)
	r.files.warnOfUnused()
	pack.Files = r.files.inOrder()
	if links != nil {
		if complete { // otherwise a guide that could not be read may be the one that uses a link
			links.refuseUnused(r.problems)
		}
		pack.Links = links.inOrder()
	}
	return pack
}

// version reads a version that the editor raises by hand. It is lower than any date or
// year: once phones have version 20261125, they refuse version 2. Without one the pack
// is numbered when it is published.
func (m *mapping) version(written phrase) int {
	version, err := strconv.Atoi(written.words)
	switch {
	case written.words == "":
		return 0
	case err != nil || version < 1 || strconv.Itoa(version) != written.words:
		m.problem(written.line, "version %q: want a whole number from 1 to %d", written.words, words.HighestVersion)
	case version > words.HighestVersion:
		m.problem(written.line, "version %q: want the version before and one more, up to %d, not a date: "+
			"phones refuse every lower version after it", written.words, words.HighestVersion)
	}
	return version
}

type reader struct {
	fsys     fs.FS
	today    content.Date
	problems *problems
	files    *mediaFiles
	anchors  map[string]map[string]string // of each guide's headings, by all their names
	jumps    []jumpFrom
	turn     func()          // waits for what is read before
	lost     map[string]bool // links that lead out of the folder or to nothing: they have been reported
	country  country         // where the pack is used; the zero value until that is known

	languages  []phrase          // beside the main one
	contactIDs names             // of the pack and of its guides
	numbers    map[string]string // ids of contacts by their numbers
	formerIDs  []formerID
}

func (r *reader) readNames(pack *content.Pack) (groups []*mapping) {
	m, ok := r.readYAML("pack.yaml", "the title and the names of the pack")
	if !ok {
		return nil
	}
	pack.Title = m.name("title")
	short := m.required("short_name")
	pack.ShortName = m.shortName(short)
	pack.Partnership = m.name("partnership")
	pack.ContactAddress = m.atMost(longestName, "contact", m.optional("contact"))
	r.readCountry(m)
	groups = m.readGroups()
	version := m.optional("version")
	r.readLanguage(m, pack)
	m.refuseOthers()

	pack.Version = m.version(version)
	return groups
}

// shortName reads the name under the icon.
func (m *mapping) shortName(short phrase) string {
	if n := utf8.RuneCountInString(short.words); n > longestShortName {
		m.problem(short.line, "short_name %q: has %d characters, want %d at most", short.words, n, longestShortName)
	}
	if word := indiscreet(short.words); word != "" {
		m.problem(short.line, "short_name %q: shows %q to whoever sees the phone, want a discreet name", short.words, word)
	}
	return short.words
}

// readCountry leaves the country unknown when the field cannot be understood, so
// that every number is not an error of its own.
func (r *reader) readCountry(m *mapping) {
	written := m.optional("country")
	if written.words == "" && !m.lost {
		written.words = defaultCountry
	}
	known := false
	switch r.country, known = newCountry(written.words); {
	case written.words == "UK":
		m.problem(written.line, "country %q: want GB for the UK", written.words)
	case !known && written.words != "":
		m.problem(written.line, "country %q: want the two capital letters of a country (ISO 3166), as in GB, IE or US", written.words)
	}
}

// readGuides is false when a part of a guide could not be looked at.
func (r *reader) readGuides(pack *content.Pack, links *linkRecords, numbers directory) (complete bool) {
	entries, err := r.list(guidesFolder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.problems.add(guidesFolder, 0, "no such folder: want a folder in it for each guide")
		return false
	case err != nil:
		r.problems.add(guidesFolder, 0, "cannot be read: %v", err)
		return false
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return r.lost[path.Join(guidesFolder, e.Name())] })
	guides := make([]guideRead, len(entries))
	r.sideBySide(len(entries), func(own *reader, i int) { guides[i] = own.readEntry(entries[i].Name(), links, numbers.afresh()) })
	complete = true
	for _, g := range guides {
		if g.is {
			complete = complete && g.whole
			pack.Guides = append(pack.Guides, g.guide)
		}
	}
	if len(pack.Guides) == 0 {
		r.problems.add(guidesFolder, 0, "no guide: want at least one folder with guide.md in it")
		return false
	}
	return complete
}

// guideRead is what became of a folder of a guide.
type guideRead struct {
	guide content.Guide
	is    bool // a folder
	whole bool // every part of it could be looked at
}

// readEntry reads what has a guide's place.
func (r *reader) readEntry(name string, links *linkRecords, numbers directory) guideRead {
	folder := path.Join(guidesFolder, name)
	if !r.isFolder(folder) {
		r.problems.add(folder, 0, "not a folder: want only folders here, one for each guide")
		return guideRead{}
	}
	r.refuseUnknown(folder, guideFiles...)
	if fault := faultInID(name); fault != "" {
		r.problems.add(folder, 0, "folder name %q: %s", name, fault)
	}
	guide, whole := r.readGuide(folder, links, numbers)
	return guideRead{guide, true, whole}
}
