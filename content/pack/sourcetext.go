package pack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"oneminuteguide/content"
)

const sourceFile = "source.txt"

// mostMissing is how many sentences are reported: with more, it is another text.
const mostMissing = 20

// sentence is a piece of the published text.
type sentence struct {
	words string
	line  int
	at    int // where it is in the guide, or -1
}

// proveText holds every sentence of the published text, as it was copied, against the
// guide: word for word, in order, and nothing besides. A guide can do without it.
func (r *reader) proveText(text, file string, guide *content.Guide) {
	if !r.exists(file) {
		return
	}
	source, ok := r.readSource(file, "the text as it was published")
	if !ok {
		return
	}
	words := []string{guide.Title}
	for _, block := range guide.Blocks {
		words = append(words, block.Text())
	}
	shown := plainWords(strings.Join(words, " "))
	sentences := sentencesOf(string(source))
	locate(sentences, shown)
	p := proof{shown: shown, text: passagesOf(append([]content.Block{{Spans: []content.Span{{Text: guide.Title}}}}, guide.Blocks...))}
	for _, f := range p.compare(sentences) {
		where := file
		if f.Line == 0 {
			where = text
		}
		r.problems.add(where, f.Line, "%s", f.Words)
	}
}

// The marks of layout, which are no words: of Markdown and HTML in the copy, and dashes
// of every kind.
var (
	layoutMarks = regexp.MustCompile(`(?m)</?[a-z]{1,8}>|^\s*(#{1,6} )?([-*` + bullets + `][ \t\x{A0}]+|[–o]\t|\d{1,2}[.)][ \t\x{A0}]+)|^\s*#{1,6} |\*\*`)
	anyDash     = regexp.MustCompile(`\s*—\s*|\s+[-–]\s+`)
	pieces      = regexp.MustCompile(`[^.?!]*[.?!]*`)
)

// plainWords takes off what belongs to a text's layout and not to its words.
func plainWords(text string) string {
	text = anyDash.ReplaceAllString(layoutMarks.ReplaceAllString(text, ""), " — ")
	return straighten(fold(invisible.ReplaceAllString(text, ""))).text
}

func sentencesOf(source string) []sentence {
	var all []sentence
	for i, line := range strings.Split(source, "\n") {
		for _, words := range pieces.FindAllString(plainWords(line), -1) {
			if words = strings.TrimSpace(words); strings.Trim(words, ".?!") != "" {
				all = append(all, sentence{words: words, line: i + 1, at: -1})
			}
		}
	}
	return all
}

// locate finds each sentence in the text: best behind the one before it, else where its
// words are and no sentence with the same words has been found yet.
func locate(sentences []sentence, shown string) {
	behind := map[string]int{}
	end := 0
	for i, s := range sentences {
		if behind[s.words] == len(shown) {
			continue // it was looked for before
		}
		at := findWhole(shown, s.words, end)
		if at < 0 {
			at = findWhole(shown, s.words, behind[s.words])
		}
		if behind[s.words] = len(shown); at >= 0 {
			end = at + len(s.words)
			sentences[i].at, behind[s.words] = at, end
		}
	}
}

// findWhole returns where the words are from a place on, not within other words, or -1.
func findWhole(text, words string, from int) int {
	for {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return -1
		}
		if at += from; isWhole(text, at, at+len(words)) {
			return at
		}
		from = at + 1
	}
}

// isWhole is false where the words begin or end within a word of the text.
func isWhole(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	return !(inWord(before) && inWord(first)) && !(inWord(last) && inWord(after))
}

// proof compares a published text with the guide.
type proof struct {
	shown string
	text  passages
}

func (p proof) compare(sentences []sentence) []Finding {
	var found []Finding
	inPlace := longestRise(sentences)
	covered := make([]bool, len(p.shown))
	missing := 0
	for i, s := range sentences {
		switch {
		case s.at < 0:
			if missing++; missing <= mostMissing {
				found = append(found, Finding{Line: s.line, Words: fmt.Sprintf("%q: not in the guide%s", shorten(s.words), p.nearest(s.words))})
			}
			continue
		case !inPlace[i]:
			found = append(found, Finding{Line: s.line, Words: fmt.Sprintf("%q: in another place in the guide, want the order of the source", shorten(s.words))})
		}
		for at := s.at; at < s.at+len(s.words); at++ {
			covered[at] = true
		}
	}
	if missing > mostMissing {
		found = append(found, Finding{Line: sentences[len(sentences)-1].line, Words: fmt.Sprintf("%d more sentences are not in the guide", missing-mostMissing)})
	}
	if missing == 0 { // otherwise what is besides are mostly their changed words
		for _, words := range p.besides(covered) {
			found = append(found, Finding{Words: fmt.Sprintf("%q: not in %s, want the words of the source alone", shorten(words), sourceFile)})
		}
	}
	return found
}

// nearest quotes what comes near enough to be the same sentence, changed.
func (p proof) nearest(words string) string {
	if near := p.text.nearest(words); !strings.HasPrefix(near, farAway) {
		return near
	}
	return ""
}

// besides are the words that no sentence of the source covers.
func (p proof) besides(covered []bool) []string {
	var all []string
	for at := 0; at < len(covered); {
		end := at
		for end < len(covered) && covered[end] == covered[at] {
			end++
		}
		if words := strings.TrimFunc(p.shown[at:end], func(c rune) bool { return !inWord(c) }); !covered[at] && words != "" && !numbersAPoint(words) {
			all = append(all, words)
		}
		at = end
	}
	return all
}

// numbersAPoint: the number of a heading or a step is a mark of layout in the source. One
// within a sentence cannot be besides: the sentence would be missing.
func numbersAPoint(words string) bool {
	return len(words) <= 2 && strings.Trim(words, "0123456789") == ""
}

// longestRise marks the most sentences whose places in the guide have the order of the
// source: the others were moved.
func longestRise(sentences []sentence) []bool {
	inPlace := make([]bool, len(sentences))
	before := make([]int, len(sentences))
	var ends []int // of the best run of each length, the sentence it ends with
	for i, s := range sentences {
		if s.at < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, s.at, func(end, at int) int { return sentences[end].at - at })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			inPlace[i] = true
		}
	}
	return inPlace
}
