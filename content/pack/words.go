package pack

import (
	"fmt"
	"math"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"oneminuteguide/content"
	"oneminuteguide/content/words"
)

// languageTag is as much of BCP 47 as a page has a use for: a language, and if it
// needs them a script, a region and variants.
var languageTag = regexp.MustCompile(`^([a-z]{2,3})(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?(-[a-z0-9]{5,8}|-[0-9][a-z0-9]{3})*$`)

// CheckLanguage returns an error for what is no language's tag.
func CheckLanguage(lang string) error {
	if !languageTag.MatchString(lang) {
		return fmt.Errorf("language %q: want a tag such as cy, ar or en-GB, with capitals as in these", lang)
	}
	return nil
}

func primaryLanguage(lang string) string { before, _, _ := strings.Cut(lang, "-"); return before }

func wordsFile(lang string) string { return "words." + lang + ".yaml" }

// readLanguage reads what language the pack is in, and the app's own words in it.
func (r *reader) readLanguage(m *mapping, pack *content.Pack) {
	pack.Lang = content.DefaultLang
	written := m.optional("lang")
	if written.words != "" {
		if err := CheckLanguage(written.words); err != nil {
			m.problem(written.line, "%v", err)
			return
		}
		pack.Lang = written.words
	}
	r.readLanguages(m, pack.Lang)
	var own string
	own, pack.Translation = r.readWordsOf(phrase{pack.Lang, written.line})
	known := []string{own}
	for _, tag := range r.languages {
		file, _ := r.wordsFileOf(tag.words)
		known = append(known, file)
	}
	for _, file := range r.wordsFiles() {
		if !slices.Contains(known, file) {
			r.problems.add(file, 0, "the app's words in another language: pack.yaml has lang %s, want %s or no such file", pack.Lang, oneOf(known))
		}
	}
}

// wordsFileOf is the file of the app's own words in the language, and whether it is there.
func (r *reader) wordsFileOf(lang string) (file string, is bool) {
	files := r.wordsFiles()
	general, own := wordsFile(primaryLanguage(lang)), wordsFile(lang)
	switch {
	case slices.Contains(files, own):
		return own, true
	case slices.Contains(files, general):
		return general, true
	}
	return own, false
}

// readWordsOf reads the app's own words in a language that pack.yaml names.
func (r *reader) readWordsOf(lang phrase) (file string, translation *words.Words) {
	english := primaryLanguage(lang.words) == "en"
	file, is := r.wordsFileOf(lang.words)
	switch {
	case is:
		return file, r.readWords(file, english)
	case !english:
		r.problems.warn("pack.yaml", lang.line, `lang %q: the app's own words are in English: want them in %s, which "guide words %s" begins`,
			lang.words, wordsFile(primaryLanguage(lang.words)), lang.words)
	}
	return file, nil
}

// wordsFiles are the files of the app's own words, in any language.
func (r *reader) wordsFiles() (files []string) {
	entries, _ := r.list(".")
	for _, entry := range entries {
		if matches, _ := path.Match("words.*.yaml", entry.Name()); matches {
			files = append(files, entry.Name())
		}
	}
	return files
}

// readWords reads a translation. What it lacks is in English, and only an editor's
// own English can do without it in silence.
func (r *reader) readWords(file string, english bool) *words.Words {
	m, ok := r.readYAML(file, "the app's own words")
	if !ok {
		return nil
	}
	translation := *words.English()
	sections := map[string]*mapping{}
	for _, e := range words.Entries(&translation) {
		section := sections[e.Section]
		if section == nil {
			section = m.section(e.Section)
			sections[e.Section] = section
		}
		switch text := section.optional(e.Name); {
		case text.words != "":
			section.wantPlaces(e.Name, text, *e.Text)
			*e.Text = text.words
		case !english && !m.lost:
			r.problems.warn(file, text.line, "%s: %s has no words yet: %q is shown", e.Section, e.Name, *e.Text)
		}
	}
	m.refuseOtherNames("section")
	for _, section := range sections {
		section.refuseOtherNames("name")
	}
	sections["dates"].wantDates(&translation.Dates)
	return &translation
}

// wantDates looks at what the dates are made from.
func (m *mapping) wantDates(d *words.Dates) {
	all := []rune(d.Digits)
	slices.Sort(all)
	if len(all) != 10 || len(slices.Compact(all)) != 10 {
		digits, _ := m.find("digits")
		m.problem(digits.line, "digits %q: want the ten digits from nought to nine", d.Digits)
	}
	if n := len(d.MonthNames()); n != 12 {
		months, _ := m.find("months")
		m.problem(months.line, "months: there are %d, want all twelve with a comma and a space between them", n)
	}
}

// section takes a group of fields; it has none where the file does not have it.
func (m *mapping) section(name string) *mapping {
	f, found := m.ask(name)
	s := &mapping{file: m.file, line: f.line, thing: name, problems: m.problems, lost: m.lost, patterns: true}
	if _, nothing := f.node.(*ast.NullNode); found && !s.fill(f.node) && !nothing {
		m.problem(f.line, "%s is plain words: want lines below it of a name, a colon, a space and words, each with two spaces before it", name)
	}
	return s
}

// wantPlaces compares the places to fill in with those of the English text.
func (m *mapping) wantPlaces(name string, text phrase, english string) {
	want, got := words.Places(english), words.Places(text.words)
	for i, place := range got {
		switch {
		case slices.Contains(got[:i], place):
			m.problem(text.line, "%s: {%s} is there twice: want it once", name, place)
		case slices.Contains(want, place):
		case len(want) == 0:
			m.problem(text.line, "%s: unknown {%s}: want no words in braces here", name, place)
		default:
			m.problem(text.line, "%s: unknown {%s}: want {%s}, as in %q", name, place, strings.Join(want, "}, {"), english)
		}
	}
	for _, place := range want {
		if !slices.Contains(got, place) {
			m.problem(text.line, "%s: {%s} is missing: want it as in %q", name, place, english)
		}
	}
}

var bracedPlace = regexp.MustCompile(`\{[^{}]*\}`)

// withoutPlaces takes out the braces that are no slip.
func (m *mapping) withoutPlaces(words string) string {
	if !m.patterns {
		return words
	}
	return bracedPlace.ReplaceAllString(words, "")
}

// refuseOtherNames is refuseOthers for names of which there are too many to list.
func (m *mapping) refuseOtherNames(what string) {
	for _, f := range m.fields {
		if slices.Contains(m.asked, f.name) {
			continue
		}
		want := `want only those that "guide words" lists`
		if near, changes := nearestOf(m.asked, f.name); changes <= 1+len(near)/3 {
			want = "did you mean " + near + "?"
		}
		m.problem(f.line, "unknown %s %q: %s", what, f.name, want)
	}
}

// nearestOf returns the first of the names that need the fewest changes.
func nearestOf(names []string, name string) (nearest string, changes int) {
	changes = math.MaxInt
	for _, known := range names {
		if max(len(known)-len(name), len(name)-len(known)) >= changes {
			continue // each letter more is a change
		}
		if n := distance(name, known); n < changes {
			nearest, changes = known, n
		}
	}
	return nearest, changes
}
