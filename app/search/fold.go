package search

import (
	"strings"
	"sync"
	"unicode"
)

// fold makes a word as it is compared: in small letters, without accents, vowel marks
// and apostrophes, with the digits 0 to 9, and in Arabic with one form of each letter and
// without the article. The index and a query are folded alike.
func fold(word string) string {
	if isPlain(word) {
		return word
	}
	var out strings.Builder
	for _, r := range word {
		switch {
		case r < 0x80:
			if !isApostrophe(r) {
				out.WriteRune(unicode.ToLower(r))
			}
		case isAccent(r) || isApostrophe(r) || r == 'ـ': // which only makes an Arabic word longer
		case r >= '٠' && r <= '٩':
			out.WriteRune(r - '٠' + '0')
		case r >= '۰' && r <= '۹':
			out.WriteRune(r - '۰' + '0')
		default:
			r = unicode.ToLower(r)
			if plain, found := plainLetters()[r]; found {
				out.WriteString(plain)
			} else {
				out.WriteRune(r)
			}
		}
	}
	return withoutArticle(out.String())
}

// isPlain is true for what folds to itself.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// isAccent is true for what stands above or below a letter and is often left out: accents,
// and the vowels of Hebrew and Arabic. Those of Indian scripts are parts of a word.
func isAccent(r rune) bool {
	return r >= 0x300 && r <= 0x36f || r >= 0x591 && r <= 0x5c7 && r != '־' || r >= 0x610 && r <= 0x61a || r >= 0x64b && r <= 0x65f || r == 0x670 || r >= 0x6d6 && r <= 0x6ed
}

// withoutArticle takes the Arabic article off a word, alone or after "and", "by", "like".
func withoutArticle(folded string) string {
	for _, article := range []string{"ال", "وال", "بال", "كال", "فال", "لل"} {
		if rest, found := strings.CutPrefix(folded, article); found && len(rest) >= len("ولد") {
			return rest
		}
	}
	return folded
}

// plainLetters are letters by those that people type for them.
var plainLetters = sync.OnceValue(func() map[rune]string {
	return letters(
		"a àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "ae æǽ", "c çćĉċč", "d ďđḍð", "e èéêëēĕėęěẹẻẽếềểễệ", "g ĝğġģǧ", "h ĥħḥ",
		"i ìíîïĩīĭįıǐịỉ", "j ĵ", "k ķǩ", "l ĺļľŀł", "n ñńņňŉṇ", "o òóôõöøōŏőǒơọỏốồổỗộớờởỡợ", "oe œ", "r ŕŗř",
		"s śŝşšșṣ", "ss ß", "t ţťŧțṭ", "th þ", "u ùúûüũūŭůűųǔưụủứừửữự", "w ŵẁẃẅ", "y ýÿŷỳỵỷỹ", "z źżžẓ",
		"ا أإآٱ", "ه ة", "ي ىیئ", "ك ک", "و ؤ")
})

func letters(rows ...string) map[rune]string {
	all := map[rune]string{}
	for _, row := range rows {
		plain, marked, _ := strings.Cut(row, " ")
		for _, r := range marked {
			all[r] = plain
		}
	}
	return all
}

// endings of English words that mean the same with and without them, the longest first.
var endings = []string{"ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "ly", "y", "e", "s"}

// stem is a folded word without an English ending, where enough of the word is there.
func stem(folded string) string {
	for _, ending := range endings {
		rest, found := strings.CutSuffix(folded, ending)
		least := 4
		if ending == "s" || ending == "es" {
			least = 3
		}
		if found && len(rest) >= least && !(ending == "s" && strings.HasSuffix(rest, "s")) {
			return rest
		}
	}
	return folded
}
