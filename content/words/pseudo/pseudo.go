// Package pseudo makes translations that nobody can read, for tests: what is still in
// plain letters on a screen does not come from the catalogue.
package pseudo

import (
	"strings"
	"unicode"

	"oneminuteguide/content/words"
)

// Accented is English with an accent on each letter, 40 % longer, in brackets:
// ⟦Ĝûûîîđéé⟧.
func Accented() *words.Words {
	return translate("⁰¹²³⁴⁵⁶⁷⁸⁹", func(text, digits string) string { return "⟦" + letters(text, accented+digits) + "⟧" })
}

// RightToLeft is English in Arabic letters, 40 % longer.
func RightToLeft() *words.Words {
	return translate("٠١٢٣٤٥٦٧٨٩", func(text, digits string) string { return letters(text, arabic+digits) })
}

const (
	plain    = "abcdefghijklmnopqrstuvwxyz0123456789"
	accented = "åƀçđéƒĝĥîĵķļɱñøþɋŕšţûṽŵẋýž"
	arabic   = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
)

// translate changes each text but for its places to fill in.
func translate(digits string, change func(text, digits string) string) *words.Words {
	w := *words.English()
	for _, e := range words.Entries(&w) {
		if strings.IndexFunc(*e.Text, unicode.IsLetter) >= 0 {
			*e.Text = change(*e.Text, digits)
		}
	}
	w.Dates.Digits = digits
	return &w
}

// letters replaces the letters and digits outside the braces, vowels by two.
func letters(text, by string) string {
	from, to := []rune(plain), []rune(by)
	var b strings.Builder
	inside := false
	for _, c := range text {
		inside = c == '{' || inside && c != '}'
		i := strings.IndexRune(plain, unicode.ToLower(c))
		if inside || i < 0 {
			b.WriteRune(c)
			continue
		}
		letter := to[i]
		if unicode.IsUpper(c) {
			letter = unicode.ToUpper(letter)
		}
		b.WriteRune(letter)
		if strings.ContainsRune("aeiou", from[i]) {
			b.WriteRune(unicode.ToLower(letter))
		}
	}
	return b.String()
}
