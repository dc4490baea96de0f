package search

import (
	"slices"
	"strings"
)

// number is digits that belong together, however they are grouped.
type number struct {
	digits      string
	first, last int // tokens
}

// joinDigits joins the digits from token i on that are parted by blanks and the like.
func joinDigits(tokens []string, i int) (digits string, next int) {
	for next = i; next < len(tokens); next++ {
		if isWord(tokens[next]) {
			folded := fold(tokens[next])
			if !isDigits(folded) {
				break
			}
			digits += folded
		} else if !partsDigits(tokens[next]) {
			break
		}
	}
	return digits, next
}

// partsDigits is true for what stands between the groups of one number.
func partsDigits(token string) bool { return strings.Trim(token, " -–‑()./\u00a0") == "" }

// numberForms are the forms in which a number may be written: without its first zero, or
// without the code of its country, which has up to three digits.
func numberForms(digits string, abroad bool) []string {
	const enough = 6 // digits to tell a number by
	forms := []string{digits}
	national := strings.TrimLeft(digits, "0")
	if len(national) >= enough && national != digits {
		forms = append(forms, national)
	}
	for code := 1; abroad && code <= 3 && len(national)-code >= enough; code++ {
		forms = append(forms, national[code:])
	}
	return forms
}

// has reports whether the number has one of the forms in it.
func (n number) has(forms []string) bool {
	return slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(n.digits, form) })
}

// findNumbers finds the digits in the texts.
func (x *Index) findNumbers() []number {
	isDigits := make([]bool, len(x.tokens))
	for id := range x.words {
		if x.words[id].digits {
			for _, at := range x.places.of(uint32(id)) {
				isDigits[at] = true
			}
		}
	}
	var all []number
	for at, is := range isDigits {
		if !is {
			continue
		}
		digits, last := x.words[x.tokens[at]].folded, len(all)-1
		switch {
		case last >= 0 && x.belongsTo(all[last], at):
			all[last].digits += digits
			all[last].last = at
		case last >= 0 && len(all[last].digits) < leastNumber:
			all[last] = number{digits, at, at}
		default:
			all = append(all, number{digits, at, at})
		}
	}
	return all
}

// belongsTo reports whether the digits at the token go on with the number before them.
func (x *Index) belongsTo(n number, at int) bool {
	between := x.tokens[n.last+1 : at]
	return len(between) == 0 || len(between) == 1 && between[0] != 0 && partsDigits(x.words[between[0]].shown)
}
