package pack

import (
	"fmt"
	"io"
	"strings"

	"oneminuteguide/content/words"
)

const aboutWords = `# What the app itself says, in %[1]s.
#
# Save this file as words.%[2]s.yaml beside pack.yaml, and add the line "lang: %[1]s" to
# pack.yaml. Write each text between the quotes below its English. Where a text is
# left empty, phones show the English one.
#
# Keep the names in {braces} as they are: something is put in their place. They can
# be in any order, and each is there once. A " within the words is written as \".
# The words never say whose fault something is, and give no score and no result.
#
# In dates, digits are all ten, from nought to nine (phone numbers keep their own), and
# months are all twelve, with a comma and a space between them.
`

// WriteWords writes a words file to complete: each text in English, and room for it in
// the language.
func WriteWords(to io.Writer, lang string) error {
	var b strings.Builder
	fmt.Fprintf(&b, aboutWords, lang, primaryLanguage(lang))
	section := ""
	for _, e := range words.Entries(words.English()) {
		if e.Section != section {
			section = e.Section
			fmt.Fprintf(&b, "\n%s:\n", section)
		}
		fmt.Fprintf(&b, "  # %s\n  %s: \"\"\n", *e.Text, e.Name)
	}
	_, err := io.WriteString(to, b.String())
	return err
}
