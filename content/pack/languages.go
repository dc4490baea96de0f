package pack

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"oneminuteguide/content"
)

// mostLanguages is how many a pack can have beside its main one: a phone keeps them all.
const mostLanguages = 5

// readLanguages reads in what other languages the pack is.
func (r *reader) readLanguages(m *mapping, main string) {
	all := m.optionalTexts("languages")
	for i, tag := range all {
		switch err := CheckLanguage(tag.words); {
		case tag.words == "":
		case err != nil:
			m.problem(tag.line, "languages: %v", err)
		case strings.EqualFold(tag.words, main):
			m.problem(tag.line, "languages: %q: is the main language, want only the others", tag.words)
		case slices.ContainsFunc(r.languages, func(l phrase) bool { return strings.EqualFold(l.words, tag.words) }):
			m.problem(tag.line, "languages: %q: is there twice, want it once", tag.words)
		case i == mostLanguages:
			m.problem(tag.line, "languages: there are %d, want %d at most", len(all), mostLanguages)
		default:
			r.languages = append(r.languages, tag)
		}
	}
}

// readEditions reads the pack's other languages. What they lack is taken from the main one.
func (r *reader) readEditions(main *content.Pack, links *linkRecords, numbers directory) {
	if len(r.languages) == 0 {
		return
	}
	main.Languages = []content.Language{{Tag: main.Language(), Name: r.languageName(main.Language())}}
	for _, tag := range r.languages {
		e := newEdition(r, main, tag, links)
		e.read(numbers)
		main.Editions = append(main.Editions, e.pack)
		main.Languages = append(main.Languages, content.Language{Tag: tag.words, Name: e.name, Base: e.pack.Base})
	}
	for _, e := range main.Editions {
		e.Languages = main.Languages
	}
}

// inLanguage is the name of the file's translation: guide.md is guide.cy.md in Welsh.
func inLanguage(file, lang string) string {
	end := path.Ext(file)
	return strings.TrimSuffix(file, end) + "." + lang + end
}

// translated are the names with those of their translations, in the pack's languages.
func (r *reader) translated(names []string) []string {
	all := slices.Clone(names)
	for _, tag := range r.languages {
		for _, name := range names {
			if isTranslatable(name) {
				all = append(all, inLanguage(name, tag.words))
			}
		}
	}
	return all
}

func isTranslatable(name string) bool {
	return name != linksFile && strings.Count(name, ".") == 1 && (path.Ext(name) == ".md" || path.Ext(name) == ".yaml" || name == sourceFile)
}

var withLanguage = regexp.MustCompile(`^([a-z_]+)\.([A-Za-z0-9-]+)(\.[a-z]+)$`)

// strayTranslation returns the language of the name of a translation that the pack does not have, or "".
func (r *reader) strayTranslation(name string, known []string) string {
	parts := withLanguage.FindStringSubmatch(name)
	if parts == nil || !slices.Contains(known, parts[1]+parts[3]) || !isTranslatable(parts[1]+parts[3]) || CheckLanguage(parts[2]) != nil {
		return ""
	}
	return parts[2]
}
