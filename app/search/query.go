package search

import (
	"slices"
	"strings"
)

// query is what is searched, as it is compared.
type query struct {
	terms []term
}

// term is one word of a query, or a number.
type term struct {
	folded, stem string
	digits       []string // a number, in each form that it may have in a text; then it is no word
}

func (q query) hasNumbers() bool {
	return slices.ContainsFunc(q.terms, func(t term) bool { return t.digits != nil })
}

// mostTerms is how many words of a query count: each has a bit.
const mostTerms = 8

// leastNumber is how many digits are looked for within numbers.
const leastNumber = 3

// readQuery finds the words and numbers in what was typed. Digits that stand together are
// one number if the index has it, and otherwise words.
func (x *Index) readQuery(typed string) query {
	var q query
	tokens := split(typed)
	for i := 0; i < len(tokens) && len(q.terms) < mostTerms; i++ {
		if !isWord(tokens[i]) {
			continue
		}
		w := newWord(tokens[i])
		switch {
		case w.folded == "":
			continue
		case !w.digits:
			q.terms = append(q.terms, x.termsOf(w)...)
			continue
		}
		digits, next := joinDigits(tokens, i)
		abroad := i > 0 && strings.HasSuffix(tokens[i-1], "+") || strings.HasPrefix(digits, "00")
		if forms := numberForms(digits, abroad); len(digits) >= leastNumber && (next > i+1 || slices.ContainsFunc(x.numbers, func(n number) bool { return n.has(forms) })) {
			q.terms = append(q.terms, term{folded: digits, digits: forms})
			i = next - 1
			continue
		}
		q.terms = append(q.terms, term{folded: w.folded, stem: w.stem})
	}
	q.terms = q.terms[:min(len(q.terms), mostTerms)]
	return q
}

// termsOf is the word, or the two words of which it is made if the index has only these.
func (x *Index) termsOf(w word) []term {
	first, second := x.divide(w)
	if first == "" {
		return []term{{folded: w.folded, stem: w.stem}}
	}
	return []term{{folded: first, stem: stem(first)}, {folded: second, stem: stem(second)}}
}

// leastPart is how long the parts of a word are that was typed as one: "selfharm".
const leastPart = 3

func (x *Index) divide(w word) (first, second string) {
	if len(w.folded) < 2*leastPart {
		return "", ""
	}
	begins, ends := make([]bool, len(w.folded)), make([]bool, len(w.folded))
	stem := lettersOf(w.stem)
	for i := range x.words {
		f := x.words[i].folded
		switch {
		case f == "":
		case x.words[i].letters.lack(stem) == 0 && (strings.Contains(f, w.folded) || x.words[i].stem == w.stem):
			return "", ""
		case w.letters.lack(x.words[i].letters) > 0:
		case len(f) >= leastPart && strings.HasPrefix(w.folded, f):
			begins[len(f)] = true
		case len(f) >= leastPart && strings.HasSuffix(w.folded, f):
			ends[len(w.folded)-len(f)] = true
		}
	}
	for at := range begins {
		if begins[at] && ends[at] {
			return w.folded[:at], w.folded[at:]
		}
	}
	return "", ""
}
