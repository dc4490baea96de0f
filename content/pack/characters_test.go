package pack_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"oneminuteguide/content/pack"
)

func TestCharactersThatNoOneSees(t *testing.T) {
	const control = ": want visible text only"
	for _, test := range []struct{ name, words, want string }{
		{"override of direction", "Duty \u202Eand", "control character U+202E" + control},
		{"isolate", "Duty \u2066and", "control character U+2066" + control},
		{"joiner alone", "\u200D", "control character U+200D" + control},
		{"joiner in an English word", "Du\u200Dty", "control character U+200D" + control},
		{"filler", "\u3164", "control character U+3164" + control},
		{"inhibitor of shapes", "Duty\u206B", "control character U+206B" + control},
		{"tags", "\U000E0061", "control character U+E0061" + control},
		{"braille without dots", "\u2800", "control character U+2800" + control},
		{"bullet of Word's own font", "\uF0B7 Duty", "character U+F0B7 is of a private font: phones show an empty box, want a common character"},
		{"lost character", "Duty \uFFFD and", "character U+FFFD marks one that was lost: want the right one"},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, "pack.yaml", "title: Leeds one minute guides", "title: "+test.words)
			_, err := pack.Read(files)
			assert.EqualError(t, err, "pack.yaml:19: "+test.want)

			files = leedsFiles(t)
			change(t, files, guideFile, "CSE can occur", test.words+"\n\nCSE can occur")
			_, err = pack.Read(files)
			assert.EqualError(t, err, guideFile+":34: "+test.want)
		})
	}
}

func TestNothingToSee(t *testing.T) {
	files := leedsFiles(t)
	change(t, files, "contacts.yaml", "name: Police", "name: \u200F\u200E")
	change(t, files, "pack.yaml", "title: Leeds one minute guides", `title: "\u0301"`)
	change(t, files, guideFile, "CSE can occur", "\u200E\n\nCSE can occur")
	_, err := pack.Read(files)
	assert.EqualError(t, err, `contacts.yaml:35: police: name: nothing in it can be seen, want visible text
guides/cse/guide.md:34: nothing in it can be seen, want visible text
pack.yaml:19: title: nothing in it can be seen, want visible text`)
}

// Other scripts need characters that are invisible by themselves.
func TestCharactersOfOtherScripts(t *testing.T) {
	for name, words := range map[string]string{
		"Arabic with a mark of direction":     "عامة (تجريبية)\u200F، نعم",
		"Hebrew with a mark of direction":     "חירום \u200Eon-call",
		"Persian with a non-joiner":           "می\u200Cخواهم",
		"Sinhala with a joiner":               "ශ\u0DCA\u200Dරී",
		"a family of emoji":                   "👩\u200D👧 and families",
		"a heart with a variation":            "❤\uFE0F",
		"accents that follow a letter":        "cafe\u0301",
		"letters of more than one code point": "ಕ್ಷ",
	} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			change(t, files, guideFile, "CSE can occur", words+"\n\nCSE can occur")
			change(t, files, "pack.yaml", "title: Leeds one minute guides", "title: "+words)
			p, err := pack.Read(files)
			if assert.NoError(t, err) {
				assert.Equal(t, words, p.Title)
			}
		})
	}
}

func TestOtherEncodings(t *testing.T) {
	words := "emergency: police\nadvice: hub\n"
	for name, test := range map[string]struct{ data, want string }{
		"UTF-16":                          {string(inUTF16(words)), "contacts.yaml: text is UTF-16: want the file saved as UTF-8"},
		"UTF-16 without a mark":           {string(inUTF16(words)[2:]), "contacts.yaml: text is UTF-16: want the file saved as UTF-8"},
		"UTF-16 with the high byte first": {"\xFE\xFF" + string(inUTF16(words)[3:]), "contacts.yaml: text is UTF-16: want the file saved as UTF-8"},
		"Windows-1252, in two lines":      {"# caf\xE9\n# \x93words\x94\n", "contacts.yaml:1: text is not UTF-8: want the file saved as UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			files := leedsFiles(t)
			files["contacts.yaml"] = &fstest.MapFile{Data: []byte(test.data)}
			_, err := pack.Read(files)
			assert.EqualError(t, err, test.want)
		})
	}
}
