package pack

import (
	"strings"
	"unicode"

	"oneminuteguide/content"
)

// foldSpans makes runs of white space one space, also where they cross from
// one span into the next, and joins neighbours of one style.
func foldSpans(spans []content.Span) []content.Span {
	var folded []content.Span
	spaced := true // nothing may begin with a space
	for _, span := range spans {
		var b strings.Builder
		for _, c := range span.Text {
			if !unicode.IsSpace(c) {
				b.WriteRune(c)
			} else if !spaced {
				b.WriteByte(' ')
			}
			spaced = unicode.IsSpace(c)
		}
		span.Text = b.String()
		folded = appendSpan(folded, span)
	}
	return trimEnd(folded)
}

func appendSpan(spans []content.Span, span content.Span) []content.Span {
	if span.Text == "" {
		return spans
	}
	if last := len(spans) - 1; last >= 0 && spans[last].Strong == span.Strong && spans[last].Link == span.Link {
		spans[last].Text += span.Text
		return spans
	}
	return append(spans, span)
}

func trimEnd(spans []content.Span) []content.Span {
	last := len(spans) - 1
	if last < 0 {
		return nil
	}
	spans[last].Text = strings.TrimRight(spans[last].Text, " ")
	if spans[last].Text == "" {
		return spans[:last]
	}
	return spans
}

func wordsOf(spans []content.Span) string {
	return content.Block{Spans: spans}.Text()
}
