package pack

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"oneminuteguide/content"
)

// foldSpans makes runs of white space one space, or one line break if there is one in
// them, also where they cross from one span into the next, and joins neighbours of one style.
func foldSpans(spans []content.Span) []content.Span {
	var folded []content.Span
	spaced := true // nothing may begin with a space
	for _, span := range spans {
		text := make([]byte, 0, len(span.Text))
		for _, c := range span.Text {
			switch {
			case !unicode.IsSpace(c):
				text = utf8.AppendRune(text, c)
			case string(c) == hardBreak && len(text) > 0 && spaced:
				text[len(text)-1] = '\n'
			case string(c) == hardBreak && len(folded) > 0 && spaced:
				last := &folded[len(folded)-1]
				last.Text = strings.TrimSuffix(last.Text, " ") + "\n"
			case string(c) == hardBreak && !spaced:
				text = append(text, '\n')
			case !spaced:
				text = append(text, ' ')
			}
			spaced = unicode.IsSpace(c)
		}
		span.Text = string(text)
		folded = appendSpan(folded, span)
	}
	return trimEnd(folded)
}

func appendSpan(spans []content.Span, span content.Span) []content.Span {
	if span.Text == "" {
		return spans
	}
	if last := len(spans) - 1; last >= 0 && sameStyle(spans[last], span) {
		spans[last].Text += span.Text
		return spans
	}
	return append(spans, span)
}

func sameStyle(a, b content.Span) bool {
	a.Text = b.Text
	return a == b
}

func trimEnd(spans []content.Span) []content.Span {
	for last := len(spans) - 1; last >= 0; last-- {
		spans[last].Text = strings.TrimRight(spans[last].Text, " \n")
		if spans[last].Text != "" {
			return spans[:last+1]
		}
	}
	return nil
}
