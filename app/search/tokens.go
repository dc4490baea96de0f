package search

import "strings"

// A text is words, and what stands between them. Between two words is one space unless
// something else is named.

// split cuts a text into tokens.
func split(text string) []string {
	var tokens []string
	for text != "" {
		token, rest := cutToken(text)
		if token != " " || len(tokens) == 0 || rest == "" { // one space between two words goes without saying
			tokens = append(tokens, token)
		}
		text = rest
	}
	return tokens
}

// cutToken cuts off the first token of a text. A library has a third of a million words,
// most of them of plain letters.
func cutToken(text string) (token, rest string) {
	if len(text) > 1 && text[0] == ' ' && isPlainLetter[text[1]] {
		return text[:1], text[1:]
	}
	at := 0
	for at < len(text) && isPlainLetter[text[at]] {
		at++
	}
	if at > 0 && at < len(text) && text[at] == ' ' {
		return text[:at], text[at:]
	}
	inWord := at > 0
	for i, r := range text[at:] {
		is := isWordRune(r) || inWord && isApostrophe(r) && beginsWithWord(text[at+i+len(string(r)):])
		if at+i > 0 && is != inWord {
			return text[:at+i], text[at+i:]
		}
		inWord = is
	}
	return text, ""
}

var isPlainLetter = func() (is [256]bool) {
	for c := range is {
		is[c] = c < 0x80 && isWordRune(rune(c))
	}
	return is
}()

func isWordRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
		r >= 0xc0 && !isMarkOfText(r)
}

// isMarkOfText is true for punctuation and symbols that are not ASCII: the blocks of them,
// and those of the Arabic and Hebrew scripts. Unicode's own tables would add a tenth to
// what the search takes of the program.
func isMarkOfText(r rune) bool {
	return r == '×' || r == '÷' || r >= 0x2000 && r <= 0x2bff || r >= 0x3000 && r <= 0x303f || r >= 0xfe10 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff0f || r >= 0x1f000 ||
		strings.ContainsRune("،؛؟٪٫٬٭۔־׀׃״", r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func beginsWithWord(text string) bool {
	for _, r := range text {
		return isWordRune(r)
	}
	return false
}

// isWord tells a word from what stands between two.
func isWord(token string) bool { return beginsWithWord(token) }

func isDigits(folded string) bool {
	for i := range len(folded) {
		if folded[i] < '0' || folded[i] > '9' {
			return false
		}
	}
	return folded != ""
}
