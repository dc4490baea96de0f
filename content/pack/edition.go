package pack

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"oneminuteguide/content"
)

// edition is the pack in another language than its main one, while it is read. It has
// the ids, the numbers and the order of the main one, and words of its own.
type edition struct {
	*reader // with what it knows of this language's texts alone
	main    *content.Pack
	pack    *content.Pack
	tag     phrase
	name    string // of the language, in itself
	links   *linkRecords
	records *linkRecords // of the main language
}

func newEdition(r *reader, main *content.Pack, tag phrase, records *linkRecords) *edition {
	own := *r
	own.anchors, own.jumps = maps.Clone(r.anchors), nil
	pack := *main
	pack.Lang, pack.Base = tag.words, "/"+strings.ToLower(tag.words)
	pack.Translation, pack.Editions, pack.Files = nil, nil, nil
	pack.Groups = slices.Clone(main.Groups)
	for i := range pack.Groups {
		pack.Groups[i].Guides = slices.Clone(main.Groups[i].Guides) // without drafts, both change
	}
	return &edition{reader: &own, main: main, pack: &pack, tag: tag, links: records.inOtherWords(), records: records}
}

func (e *edition) read(numbers directory) {
	e.readNames()
	_, e.pack.Translation = e.readWordsOf(e.tag)
	e.pack.Contacts = e.readContacts(contactsFile, e.main.Contacts, numbers)
	e.readPractice(numbers)
	e.pack.Privacy, e.pack.PrivacyLang = e.readLegal(privacyFile, e.main.Privacy, numbers)
	e.pack.Accessibility, e.pack.AccessibilityLang = e.readLegal(accessibilityFile, e.main.Accessibility, numbers)
	e.pack.Guides = make([]content.Guide, len(e.main.Guides))
	e.sideBySide(len(e.main.Guides), func(own *reader, i int) {
		each := *e
		each.reader = own
		e.pack.Guides[i] = each.readGuide(&e.main.Guides[i], numbers.afresh())
	})
	e.finishJumps(e.pack)
	if e.links != nil {
		e.pack.Links = e.links.inOrder()
		e.records.usedIn(e.links)
	}
}

// has reports whether the translation of a file is there. A file that the main language
// does not have cannot be translated; one that is not translated is told of once.
func (e *edition) has(file, shown string) (name string, is bool) {
	name = inLanguage(file, e.tag.words)
	main, own := e.exists(file), e.exists(name)
	switch {
	case main && !own:
		e.problems.warn(name, 0, "no such file: %s in %s", shown, e.main.Language())
	case own && !main:
		e.problems.add(name, 0, "a translation of nothing: want %s too, or no such file", file)
	}
	return name, main && own
}

// readNames reads what the pack is called. No edition can do without.
func (e *edition) readNames() {
	m, ok := e.readYAML(inLanguage("pack.yaml", e.tag.words), "the title of the pack in "+e.tag.words)
	if !ok {
		return
	}
	e.pack.Title, e.pack.Partnership = m.name("title"), m.name("partnership")
	e.pack.ShortName = cmp.Or(m.shortName(m.optional("short_name")), e.main.ShortName)
	e.name = cmp.Or(m.optional("language").words, e.languageName(e.tag.words))
	if e.name == "" && !m.lost {
		m.problem(m.line, "language is missing: want what the language %s is called in itself", e.tag.words)
	}
	if len(e.main.Groups) > 0 {
		e.readGroupTitles(m)
	}
	m.refuseOthers()
}

// readGroupTitles reads the titles of the groups below the main language's own: groups
// can change their places.
func (e *edition) readGroupTitles(m *mapping) {
	titles := m.section("groups")
	for i := range e.pack.Groups {
		g := &e.pack.Groups[i]
		title := titles.optional(g.Title)
		if title.words == "" {
			e.problems.warn(m.file, titles.line, "groups: %q has no title here: it is shown in %s", g.Title, e.main.Language())
			g.Lang = e.main.Language()
			continue
		}
		g.Title = titles.atMost(longestName, "title", title)
	}
	titles.refuseOthers()
}

func (e *edition) readPractice(numbers directory) {
	name, is := e.has(practiceFile, "what to do before and after a call is shown")
	if !is {
		e.pack.Practice.Lang = e.main.Language()
		return
	}
	p := e.readPracticeFile(name, numbers, (*mapping).optionalDate)
	if p.Found.IsZero() {
		p.Found = e.main.Practice.Found
	}
	e.pack.Practice = p
}

func (e *edition) readLegal(file string, main []content.Block, numbers directory) (blocks []content.Block, lang string) {
	name, is := e.has(file, "it is shown")
	switch {
	case is:
		return e.reader.readLegal(name, e.links, numbers), ""
	case len(main) > 0:
		return main, e.main.Language()
	}
	return nil, ""
}
