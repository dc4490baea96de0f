package pack

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joiners shape the letters beside them in Persian, Hindi and other scripts,
// and join emoji. Anywhere else they are invisible and change what is found.
const joiners = "\u200C\u200D"

// unseen are the characters that phones show as nothing, or as a blank that is
// no space: ignorable ones, fillers, separators, overrides of direction, tags.
// The direction marks U+061C, U+200E and U+200F are not among them: they put
// punctuation in its place where scripts of both directions meet.
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1}, {Lo: 0x034F, Hi: 0x034F, Stride: 1}, {Lo: 0x115F, Hi: 0x1160, Stride: 1},
		{Lo: 0x17B4, Hi: 0x17B5, Stride: 1}, {Lo: 0x180B, Hi: 0x180F, Stride: 1}, {Lo: 0x200B, Hi: 0x200B, Stride: 1},
		{Lo: 0x2028, Hi: 0x202E, Stride: 1}, {Lo: 0x2060, Hi: 0x206F, Stride: 1}, {Lo: 0x2800, Hi: 0x2800, Stride: 1},
		{Lo: 0x3164, Hi: 0x3164, Stride: 1}, {Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1}, {Lo: 0xFFA0, Hi: 0xFFA0, Stride: 1},
		{Lo: 0xFFF0, Hi: 0xFFFB, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x1BCA0, Hi: 0x1BCA3, Stride: 1}, {Lo: 0x1D173, Hi: 0x1D17A, Stride: 1}, {Lo: 0xE0000, Hi: 0xE0FFF, Stride: 1},
	},
	LatinOffset: 1,
}

// hidden finds a character that no one sees but that changes what a phone
// shows, dials or finds.
func hidden(text string) (rune, bool) {
	before := ' '
	for i, c := range text {
		switch {
		case ' ' <= c && c <= '~': // most of a text
		case unicode.IsControl(c), unicode.Is(unseen, c), unicode.Is(unicode.Co, c), c == unicode.ReplacementChar:
			return c, true
		case strings.ContainsRune(joiners, c):
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
			if !joins(before) || !joins(after) {
				return c, true
			}
		}
		before = c
	}
	return 0, false
}

// joins reports whether a joiner can follow the character: a letter of a script
// that has joined forms, a mark upon one, or an emoji.
func joins(c rune) bool {
	return c > unicode.MaxLatin1 && (unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsSymbol(c))
}

// describe says what is wrong with a hidden character.
func describe(c rune) string {
	switch {
	case unicode.Is(unicode.Co, c):
		return fmt.Sprintf("character %U is of a private font: phones show an empty box, want a common character", c)
	case c == unicode.ReplacementChar:
		return fmt.Sprintf("character %U marks one that was lost: want the right one", c)
	default:
		return fmt.Sprintf("control character %U: want visible text only", c)
	}
}

// blank reports whether there is nothing to see in words.
func blank(words string) bool {
	return !strings.ContainsFunc(words, func(c rune) bool {
		return unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsPunct(c) || unicode.IsSymbol(c)
	})
}
