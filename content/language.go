package content

import (
	"cmp"
	"strings"

	"oneminuteguide/content/words"
)

// DefaultLang is the language of a pack that does not name its own.
const DefaultLang = "en-GB"

// Language is the language of the pack and of the app around it: a BCP 47 tag.
func (p *Pack) Language() string { return cmp.Or(p.Lang, DefaultLang) }

// Words are the app's own words in the pack's language.
func (p *Pack) Words() *words.Words {
	if p.Translation != nil {
		return p.Translation
	}
	return words.English()
}

// Direction is that of the pack's script, as HTML names it: "ltr" or "rtl".
func (p *Pack) Direction() string { return Direction(p.Lang) }

// Direction is that of the language's script, as HTML names it.
func Direction(lang string) string {
	script, rest, _ := strings.Cut(lang, "-")
	if second, _, _ := strings.Cut(rest, "-"); len(second) == 4 && second[0] > '9' { // a variant of four begins with a digit
		script = second
	}
	if strings.Contains(rightToLeft, " "+script+" ") {
		return "rtl"
	}
	return "ltr"
}

// rightToLeft are scripts, and the languages that are written in them unless a tag
// names another script.
const rightToLeft = " Adlm Arab Aran Hebr Mand Nkoo Rohg Samr Syrc Thaa " +
	"ar arc azb bal ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd skr syr ug ur yi "

// Isolated is a number or an address within a text: between words from right to left
// the groups of a number would change places. (Unicode Bidirectional Algorithm, LRI.)
func (p *Pack) Isolated(number string) string {
	if number == "" || p.Direction() == "ltr" {
		return number
	}
	return "\u2066" + number + "\u2069"
}
